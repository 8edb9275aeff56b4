import type { CustomerMessages } from '../../../src/protocol/customer-messages.ts';
import { rates, times } from '../../../src/protocol/limits.ts';
import { closeCodes, type RefusalReason } from '../../../src/protocol/reasons.ts';
import { mayAskAgain, type JoiningPage } from '../../../src/rules/joining.ts';
import { shownSecond } from '../../../src/rules/second.ts';
import { isToken } from '../../../src/rules/session-state.ts';
import type { Clock } from '../clock.ts';
import type { Log } from '../log.ts';
import type { WayIn } from '../settings.ts';
import { digestOf, newSecret } from '../store/keys.ts';
import { isProvedBy, isPublicKey } from './resume-proof.ts';
import type { CodeBook } from './code-book.ts';
import type { Line } from './line.ts';
import type { NumberBudgets } from './number-budgets.ts';
import { RowFeed } from './row-feed.ts';
import type { Circumstances, Outcome, Seating } from './circumstances.ts';
import type { Session } from './session.ts';
import type { SessionArchive } from './session-archive.ts';
import type { Sessions } from './sessions.ts';

/** How many wrong numbers came on one connection. */
export class WrongTries {
  #count = 0;

  get areTooMany(): boolean {
    return this.#count >= rates.maxWrongTries;
  }

  add(): void {
    this.#count += 1;
  }
}

/** What the admission works with. */
export interface AdmissionTools {
  sessions: Sessions;
  archive: SessionArchive;
  codeBook: CodeBook;
  budgets: NumberBudgets;
  /** Whether there is no place for anybody new. */
  room: { readonly isFull: boolean };
  waysIn: readonly WayIn[];
  wordsNeeded: boolean;
  /** Whether what is shown is recorded. */
  records: boolean;
  /** How large a file may be that is exchanged, in bytes. */
  maxFileBytes: number;
  clock: Clock;
  log: Log;
}

type GaveNumber = CustomerMessages['customer.gaveNumber'];
type NetworkLine = Line & { readonly network: string };

/** Lets customers in: by a number, once, or by the token of a lost line. */
export class Admission {
  readonly #tools: AdmissionTools;

  constructor(tools: AdmissionTools) {
    this.#tools = tools;
  }

  /** The session that a number leads to, with its customer's seat taken; or why not, which says little (rule P5). */
  async admit(
    message: GaveNumber,
    nonce: string,
    line: NetworkLine,
    tries: WrongTries,
  ): Promise<Session | RefusalReason> {
    const { budgets, waysIn } = this.#tools;
    const hasNoLink = message.handle === undefined;
    // Where bare numbers lead nowhere there is nothing to guess.
    const isBare = hasNoLink && waysIn.includes('number');
    const page = pageOf(message, nonce);
    // Who has joined already is neither new nor guessing.
    if (!(await this.#knows(message, page))) {
      if (this.#tools.room.isFull) return 'broker.busy';
      if (tries.areTooMany || budgets.isNetworkSpent(line.network)) return 'number.tooManyTries';
      if (isBare && budgets.isBrokerSpent()) return 'broker.busy';
    }
    const session = await this.#lookUp(message);
    const outcome = session === null ? null : await this.#join(session, page, line);
    if (session !== null && outcome?.verdict === 'accepted') return session;
    if (outcome?.verdict === 'refused' && outcome.reason === 'broker.busy') return 'broker.busy';
    tries.add();
    budgets.spend(line.network, isBare);
    return tries.areTooMany ? 'number.tooManyTries' : 'number.notAccepted';
  }

  /**
   * The session of a token's owner, with the seat taken again; `null` if the token is not the newest of a session or
   * the page's key has not signed it.
   * Whose session ended while the line was lost is told how, and that is `over`.
   */
  async resume(
    { token, signature, lastSeq, pairing }: CustomerMessages['customer.resumed'],
    nonce: string,
    line: Line,
  ): Promise<Session | 'over' | null> {
    const { archive, sessions } = this.#tools;
    const tokenDigest = digestOf(token);
    const sessionId = await archive.idByToken(tokenDigest);
    if (sessionId === null) return null;
    const session = sessions.find(sessionId);
    const { resumeKey } = (session ?? (await archive.find(sessionId)))?.state ?? {};
    if (!resumeKey || !isProvedBy(resumeKey, { token, nonce, signature })) {
      // Somebody has the token who is not the page that it was given to.
      this.#tools.log('resume.notProved', { session: sessionId });
      return null;
    }
    const next = newSecret();
    const resumeDigest = digestOf(next);
    const { clockOffsetMs } = line;
    const known = { tokenDigest, resumeDigest, pairing, clockOffsetMs };
    const input = { type: 'broker.resumedCustomer', ...known } as const;
    const outcome = await session?.handle(input, { seating: this.#seating(line, next, lastSeq) });
    if (session !== null && outcome?.verdict === 'accepted') return session;
    return (await this.#tellEnd(sessionId, tokenDigest, lastSeq, line)) ? 'over' : null;
  }

  /** In its turn: of a page that asks twice, the first joins, and the second is that one again. */
  #join(session: Session, page: JoiningPage, line: Line): Promise<Outcome> {
    const { codeBook, clock } = this.#tools;
    const token = newSecret();
    const { clockOffsetMs } = line;
    const { records, wordsNeeded } = this.#tools;
    const terms = { records, wordsNeeded, resumeMs: times.seatMs };
    const known = { resumeDigest: digestOf(token), ...page, clockOffsetMs, terms };
    const input = { type: 'broker.admittedCustomer', ...known } as const;
    return session.handle(input, (state, life): Circumstances => {
      if (mayAskAgain(state, page, life)) return { seating: this.#seatingAgain(line, token) };
      const steps = [codeBook.redeemStep(state.number.digest, state.id, clock.now())];
      return { steps, seating: this.#seating(line, token, null) };
    });
  }

  async #knows(message: GaveNumber, page: JoiningPage): Promise<boolean> {
    if (!page.joinId) return false;
    const session = await this.#find(message);
    return session !== null && session.mayBeAskedAgainBy(page);
  }

  /** The session that a number leads to. A wrong one within a session's own link is counted there. */
  async #lookUp(message: GaveNumber): Promise<Session | null> {
    const session = await this.#find(message);
    if (session !== null || message.handle === undefined) return session;
    await this.#tools.sessions.byHandle(message.handle)?.handle({ type: 'broker.refusedNumber' });
    return null;
  }

  async #find({ number, handle }: GaveNumber): Promise<Session | null> {
    const { codeBook, sessions } = this.#tools;
    const digest = codeBook.digest(number);
    const session =
      handle === undefined ? await this.#findByNumber(digest) : sessions.byHandle(handle);
    return session?.state.number.digest === digest ? session : null;
  }

  async #findByNumber(digest: string): Promise<Session | null> {
    const { archive, sessions, waysIn } = this.#tools;
    const sessionId = waysIn.includes('number') ? await archive.idByNumber(digest) : null;
    return sessionId === null ? null : sessions.find(sessionId);
  }

  async #tellEnd(
    sessionId: string,
    tokenDigest: string,
    lastSeq: number,
    line: Line,
  ): Promise<boolean> {
    const { archive, clock } = this.#tools;
    const kept = await archive.find(sessionId);
    const { closedAt = null } = kept?.state ?? {};
    if (closedAt === null || kept === null || !isToken(kept.state, tokenDigest)) return false;
    // Who slept for long is told why it is over, and no more of what was said.
    const isLate = clock.now() > closedAt + times.resumeMs;
    const known = isLate ? kept.tail.seq - 1 : lastSeq;
    const feed = new RowFeed({ line, seat: 'customer', archive, sessionId }, known);
    await feed.catchUp();
    feed.close(closeCodes.sessionClosed);
    return true;
  }

  #seating(line: Line, resumeToken: string, lastSeq: number | null): Seating {
    const welcome: Seating['welcome'] = (session, known) => ({
      type: 'broker.admitted',
      sessionId: session.id,
      state: session.state,
      adviser: { name: session.adviser.name, role: session.adviser.role },
      adviserIsPresent: session.isPresent.adviser,
      records: this.#tools.records,
      maxFileBytes: this.#tools.maxFileBytes,
      wordsNeeded: this.#tools.wordsNeeded,
      ...shownSecond(session, 'customer'),
      resumeToken,
      resumeMs: times.seatMs,
      lastSeq: known,
    });
    return { seat: 'customer', line, lastSeq, welcome };
  }

  /** Who never heard of the log is told all of it, and counts from its beginning. */
  #seatingAgain(line: Line, resumeToken: string): Seating {
    const seating = this.#seating(line, resumeToken, 0);
    return { ...seating, welcome: (session) => seating.welcome(session, 0) };
  }
}

/** Who gives a number. Its join has a name only if its key has signed that in answer to this greeting. */
function pageOf({ key, joining }: GaveNumber, nonce: string): JoiningPage {
  const resumeKey = key !== undefined && isPublicKey(key) ? key : null;
  if (resumeKey === null || joining === undefined) return { resumeKey, joinId: null };
  const { joinId, signature } = joining;
  const isProved = isProvedBy(resumeKey, { token: joinId, nonce, signature }, 'remote-help-join-1');
  return { resumeKey, joinId: isProved ? joinId : null };
}
