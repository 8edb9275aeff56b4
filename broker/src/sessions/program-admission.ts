import { randomInt } from 'node:crypto';
import type { CompanionMessages } from '../../../src/protocol/companion-messages.ts';
import { times } from '../../../src/protocol/limits.ts';
import type { RefusalReason } from '../../../src/protocol/reasons.ts';
import type { Log } from '../log.ts';
import type { WrongTries } from './admission.ts';
import type { CodeBook } from './code-book.ts';
import type { Line } from './line.ts';
import type { NumberBudgets } from './number-budgets.ts';
import { isProvedBy, isPublicKey } from './resume-proof.ts';
import type { SessionArchive } from './session-archive.ts';
import type { Session } from './session.ts';
import type { Sessions } from './sessions.ts';

/** What the admission of programs works with. */
export interface ProgramAdmissionTools {
  sessions: Sessions;
  archive: SessionArchive;
  codeBook: CodeBook;
  budgets: NumberBudgets;
  log: Log;
}

type NetworkLine = Line & { readonly network: string };

/** Lets the bank's program ask to join a session that a page has joined, and come back to it (rule P20). */
export class ProgramAdmission {
  readonly #tools: ProgramAdmissionTools;

  constructor(tools: ProgramAdmissionTools) {
    this.#tools = tools;
  }

  /** The session whose customer is asked about the program now; or why nobody is, which says little (rule P5). */
  async ask(
    { number, key, computer }: CompanionMessages['companion.gaveNumber'],
    line: NetworkLine,
    tries: WrongTries,
  ): Promise<Session | RefusalReason> {
    const { budgets } = this.#tools;
    if (tries.areTooMany || budgets.isNetworkSpent(line.network)) return 'number.tooManyTries';
    // A program has no link, so its number is as bare as one typed on a public page.
    if (budgets.isBrokerSpent()) return 'broker.busy';
    const session = isPublicKey(key) ? await this.#find(number) : null;
    const check = String(randomInt(10, 100));
    const input = { type: 'broker.heardProgram', key, computer, check } as const;
    const outcome = await session?.handle(input, { applicant: line });
    if (session !== null && outcome?.verdict === 'accepted') return session;
    if (outcome?.verdict === 'refused' && outcome.reason === 'broker.busy') return 'broker.busy';
    tries.add();
    budgets.spend(line.network, true);
    return tries.areTooMany ? 'number.tooManyTries' : 'number.notAccepted';
  }

  /** The session of a program that comes back, with its seat taken again; `null` if the key is not the one bound. */
  async resume(
    { sessionId, signature, lastSeq }: CompanionMessages['companion.resumed'],
    nonce: string,
    line: Line,
  ): Promise<Session | null> {
    const session = this.#tools.sessions.find(sessionId);
    const key = session?.state.program.key ?? null;
    if (session === null || key === null) return null;
    if (!isProvedBy(key, { token: sessionId, nonce, signature })) {
      this.#tools.log('resume.notProved', { session: sessionId });
      return null;
    }
    const welcome = {
      type: 'broker.boundProgram',
      sessionId,
      resumeMs: times.resumeMs,
    } as const;
    const seating = {
      seat: 'companion',
      line,
      lastSeq: lastSeq ?? null,
      welcome: () => welcome,
    } as const;
    const outcome = await session.handle({ type: 'broker.resumedProgram' }, { seating });
    return outcome.verdict === 'accepted' ? session : null;
  }

  async #find(number: string): Promise<Session | null> {
    const { archive, codeBook, sessions } = this.#tools;
    const digest = codeBook.digest(number);
    const sessionId = await archive.idByNumber(digest);
    const session = sessionId === null ? null : sessions.find(sessionId);
    return session?.state.number.digest === digest ? session : null;
  }
}
