import type { BrokerMessages } from '../protocol/broker-messages.ts';
import type { CustomerMessages } from '../protocol/customer-messages.ts';
import { rates, times } from '../protocol/limits.ts';
import { closeCodes, type RefusalReason } from '../protocol/reasons.ts';
import type { Clock } from '../rules/clock.ts';
import { mayAskAgain } from '../rules/joining.ts';
import { shownSecond } from '../rules/second.ts';
import { isToken, type Adviser, type SessionState } from '../rules/session-state.ts';
import { randomBits256 } from '../services/bytes/base64url.ts';
import { isProvedBy } from './resume-proof.ts';
import type { SeatLine, Seating, SimulatedSession } from './simulated-session.ts';

type GaveNumber = CustomerMessages['customer.gaveNumber'];
type Resumed = CustomerMessages['customer.resumed'];
type RaisedAlarm = CustomerMessages['customer.raisedAlarm'];

/** What the simulated broker promises whoever is let in. */
export interface Terms {
  readonly records: boolean;
  readonly maxFileBytes: number;
  readonly wordsNeeded: boolean;
  readonly resumeMs: number;
  /** Where the STUN and TURN servers are. */
  readonly iceUrls: readonly string[];
}

/** Lets people into the simulated broker's sessions: customers by number or token, advisers by ticket. */
export class FrontDesk {
  readonly clock: Clock;
  /** What the next numbers are answered, whatever they are. */
  readonly refusals: RefusalReason[] = [];
  readonly tickets = new Map<string, Adviser>();
  readonly terms: Terms;
  readonly #sessions: ReadonlyMap<string, SimulatedSession>;
  readonly #handles: ReadonlyMap<string, string>;

  constructor(
    clock: Clock,
    sessions: ReadonlyMap<string, SimulatedSession>,
    handles: ReadonlyMap<string, string>,
    terms: Terms,
  ) {
    this.clock = clock;
    this.#sessions = sessions;
    this.#handles = handles;
    this.terms = terms;
  }

  /** What everybody may know before a session (rule P24). */
  get iceUrls(): readonly string[] {
    return this.terms.iceUrls;
  }

  get #logged() {
    const { records, wordsNeeded, resumeMs } = this.terms;
    return { records, wordsNeeded, resumeMs };
  }

  /** The session that a number leads to, with the seat taken; or why not, which says little (rule P5). */
  async admit(
    given: GaveNumber,
    nonce: string,
    line: SeatLine,
    wrongTries: number,
  ): Promise<SimulatedSession | RefusalReason> {
    const wanted = this.refusals.shift();
    if (wanted !== undefined) return wanted;
    if (wrongTries >= rates.maxWrongTries) return 'number.tooManyTries';
    const session = this.#find(given);
    if (session !== null && session.state.number.digest !== given.number) {
      session.handle({ type: 'broker.refusedNumber' });
    } else if (session !== null) {
      const token = randomBits256();
      const resumeKey = given.key ?? null;
      const known = { resumeKey, joinId: await provedJoin(given, nonce) };
      const asksAgain = mayAskAgain(session.state, known, session.life);
      const seated = this.#seating(line, token, asksAgain ? 0 : null);
      // Who never heard of the log is told all of it, and counts from its beginning.
      const { welcome } = seated;
      const outcome = session.handle(
        { type: 'broker.admittedCustomer', resumeDigest: token, ...known, terms: this.#logged },
        undefined,
        asksAgain ? { ...seated, welcome: (now) => welcome(now, 0) } : seated,
      );
      if (outcome.verdict === 'accepted') return session;
    }
    return wrongTries + 1 >= rates.maxWrongTries ? 'number.tooManyTries' : 'number.notAccepted';
  }

  /** The session of a token's owner, with the seat taken again; `over` when they were told of its end. */
  async resume(
    given: Resumed,
    nonce: string,
    line: SeatLine,
  ): Promise<SimulatedSession | 'over' | null> {
    const { token, signature, lastSeq, pairing } = given;
    const session = [...this.#sessions.values()].find(({ state }) => isToken(state, token));
    const { resumeKey = null } = session?.state ?? {};
    if (session === undefined || resumeKey === null) return null;
    if (!(await isProvedBy(resumeKey, { token, nonce, signature }))) return null;
    const next = randomBits256();
    const outcome = session.handle(
      { type: 'broker.resumedCustomer', tokenDigest: token, resumeDigest: next, pairing },
      undefined,
      this.#seating(line, next, lastSeq),
    );
    if (outcome.verdict === 'accepted') return session;
    const { closedAt } = session.state;
    if (closedAt === null) return null;
    // Who slept for long is told why it is over, and no more of what was said.
    const isLate = this.clock.now() > closedAt + times.resumeMs;
    session.tellSince(isLate ? session.log.length - 1 : lastSeq, line);
    line.close(closeCodes.sessionClosed);
    return 'over';
  }

  /** Ends what a report "This was not my idea" is about, if anything: the sender cannot tell. */
  report(alarm: RaisedAlarm): void {
    this.#find(alarm)?.handle({ type: 'broker.heardAlarm' });
  }

  /** Who a ticket was given to; it works once. */
  takeTicket(ticket: string): Adviser | null {
    const adviser = this.tickets.get(ticket) ?? null;
    this.tickets.delete(ticket);
    return adviser;
  }

  /** A session, or `null`. */
  find(sessionId: string): SimulatedSession | null {
    return this.#sessions.get(sessionId) ?? null;
  }

  /** An adviser's own session, or `null`. */
  ofAdviser({ subject }: Adviser, sessionId: string): SimulatedSession | null {
    const session = this.#sessions.get(sessionId);
    return session?.state.adviser.subject === subject ? session : null;
  }

  #find({ handle, number }: { handle?: string; number?: string }): SimulatedSession | null {
    if (handle !== undefined) return this.#sessions.get(this.#handles.get(handle) ?? '') ?? null;
    const open = [...this.#sessions.values()].filter(({ state }) => state.state !== 'closed');
    return open.find(({ state }) => state.number.digest === number) ?? null;
  }

  #seating(line: SeatLine, resumeToken: string, lastSeq: number | null): Seating {
    const { records, wordsNeeded, resumeMs, maxFileBytes } = this.terms;
    const welcome = (session: SessionState, known: number): BrokerMessages['broker.admitted'] => ({
      type: 'broker.admitted',
      sessionId: session.id,
      state: session.state,
      adviser: { name: session.adviser.name, role: session.adviser.role },
      adviserIsPresent: session.isPresent.adviser,
      ...{ records, wordsNeeded, resumeMs, maxFileBytes },
      ...shownSecond(session, 'customer'),
      resumeToken,
      lastSeq: known,
    });
    return { seat: 'customer', line, lastSeq, welcome };
  }
}

/** The id of a page's join, if its key has signed it in answer to this greeting (rule P17). */
async function provedJoin({ key, joining }: GaveNumber, nonce: string): Promise<string | null> {
  if (key === undefined || joining === undefined) return null;
  const { joinId, signature } = joining;
  const proof = { token: joinId, nonce, signature };
  return (await isProvedBy(key, proof, 'remote-help-join-1')) ? joinId : null;
}
