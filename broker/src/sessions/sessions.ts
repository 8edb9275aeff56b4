import { randomInt, randomUUID } from 'node:crypto';
import type {
  AskedHandOver,
  AskedInvitation,
  NewSession,
  SessionSummary,
} from '../../../src/protocol/http.ts';
import { brokerRow } from '../../../src/rules/decision.ts';
import { identityOf } from '../../../src/rules/hand-over.ts';
import { freshSession } from '../../../src/rules/fresh-session.ts';
import { summaryOf, type Adviser, type SessionState } from '../../../src/rules/session-state.ts';
import type { Outbox } from '../mail/outbox.ts';
import { WriteError } from '../store/writer.ts';
import type { CodeBook, IssuedNumber } from './code-book.ts';
import { EndedSessions } from './ended-sessions.ts';
import { emptyLog, placeRows, type WrittenRow } from './log-row.ts';
import type { KeptSession } from './session-archive.ts';
import { Session, type SessionTools } from './session.ts';
import { openingSteps, sealTextOf } from './session-writes.ts';

const listedSessions = 50;

/** Why a session could not be given a new number. */
export type ReissueProblem = 'session.unknown' | 'session.closed';

/** All sessions that are open: opens them, finds them, and lists them to their advisers. */
export class Sessions {
  readonly #tools: SessionTools;
  readonly #ended: EndedSessions;
  readonly #codeBook: CodeBook;
  readonly #outbox: Outbox;
  readonly #byId = new Map<string, Session>();
  readonly #byHandle = new Map<string, Session>();
  /** Whose lists a session stands in. */
  readonly #listedTo = new Map<string, ReadonlySet<string>>();
  readonly #onListChange: (adviserSubject: string) => void;

  constructor(
    tools: Omit<SessionTools, 'onChange'>,
    codeBook: CodeBook,
    outbox: Outbox,
    onListChange: (adviserSubject: string) => void,
  ) {
    this.#tools = { ...tools, onChange: (session) => this.#noticeChange(session) };
    this.#ended = new EndedSessions(this.#tools);
    this.#codeBook = codeBook;
    this.#outbox = outbox;
    this.#onListChange = onListChange;
  }

  /** Takes up the sessions that were open when the broker last ran. */
  async load(): Promise<number> {
    const { archive } = this.#tools;
    for (const kept of await archive.open()) {
      this.#add(new Session(kept, await archive.places(kept.state.id), this.#tools));
    }
    return this.#byId.size;
  }

  /** Opens a session for an adviser, and sends the customer its number. */
  async open(adviser: Adviser, request: NewSession): Promise<SessionSummary> {
    const { clock, store } = this.#tools;
    for (let attempt = 1; ; attempt += 1) {
      const now = clock.now();
      const issued = await this.#codeBook.draw(now);
      const state = newSession(adviser, request, issued, this.#codeBook, now);
      // First the key: a key without a session is swept up, a session without a key could not be read.
      store.sessionKeys.make(state.id);
      const { kept, rows } = this.#openingRows(state, now);
      const steps = [...openingSteps(store, kept, rows), ...this.#letterSteps(state, issued)];
      try {
        await store.writer.write(steps);
      } catch (error) {
        if (attempt < 3 && error instanceof WriteError && error.problem === 'notUnique') continue;
        throw error;
      }
      const session = new Session(kept, new Map(), this.#tools);
      this.#add(session);
      this.#outbox.wake();
      this.#onListChange(adviser.subject);
      return summaryOf(session.state);
    }
  }

  /** Gives an adviser's session a new number; the old one is dead. */
  async reissue(
    adviser: Adviser,
    sessionId: string,
  ): Promise<{ session: SessionSummary } | { problem: ReissueProblem }> {
    const { clock } = this.#tools;
    const session = this.ofAdviser(adviser.subject, sessionId);
    if (session === null) return { problem: await this.#problemOf(adviser, sessionId) };
    const now = clock.now();
    const issued = await this.#codeBook.draw(now);
    const steps = [
      this.#codeBook.killStep(session.state.number.digest, now),
      this.#outbox.eraseStep(session.state.number.digest),
      ...this.#letterSteps(session.state, issued),
    ];
    const input = { type: 'broker.issuedNumber', number: issued.state } as const;
    const outcome = await session.handle(input, { steps });
    if (outcome.verdict !== 'accepted') return { problem: 'session.closed' };
    this.#outbox.wake();
    return { session: summaryOf(session.state) };
  }

  /** An open session, or `null`. */
  find(sessionId: string): Session | null {
    return this.#byId.get(sessionId) ?? null;
  }

  /** An adviser's own open session, or `null`: another adviser's looks as if it did not exist. */
  ofAdviser(subject: string, sessionId: string): Session | null {
    const session = this.find(sessionId);
    return session?.state.adviser.subject === subject ? session : null;
  }

  /** An adviser's own session that may yet be written to: an open one, or one that ended a short while ago; or `null`. */
  async writableBy(subject: string, sessionId: string): Promise<Session | null> {
    return this.ofAdviser(subject, sessionId) ?? this.#ended.ofAdviser(subject, sessionId);
  }

  /** The open session that a link leads to, or `null`. */
  byHandle(handle: string): Session | null {
    return this.#byHandle.get(this.#codeBook.handleDigest(handle)) ?? null;
  }

  /** An adviser's latest sessions, newest first. */
  async list(subject: string): Promise<SessionSummary[]> {
    const states = await this.#tools.archive.ofAdviser(subject, listedSessions);
    return states.map((state) => summaryOf(this.find(state.id)?.state ?? state));
  }

  /** Into which sessions a colleague of theirs asks an adviser (rules P40, P42). */
  askedOf(subject: string): { handOvers: AskedHandOver[]; invitations: AskedInvitation[] } {
    return { handOvers: this.handOversTo(subject), invitations: this.invitationsTo(subject) };
  }

  /** The sessions that an adviser is asked to take over, oldest question first. */
  handOversTo(subject: string): AskedHandOver[] {
    const asked = [...this.#byId.values()].map(({ state }) => state);
    return asked
      .flatMap((state) => (state.handOver?.to.subject === subject ? [askedOf(state)] : []))
      .toSorted((one, other) => one.askedAt - other.askedAt)
      .map(({ askedAt: _, ...shown }) => shown);
  }

  /** The sessions that an adviser is invited to take part in, or takes part in, oldest first (rule P42). */
  invitationsTo(subject: string): AskedInvitation[] {
    const seconds = [...this.#byId.values()].filter(
      ({ state }) => state.second?.adviser.subject === subject,
    );
    return seconds
      .toSorted((one, other) => (one.state.second?.since ?? 0) - (other.state.second?.since ?? 0))
      .flatMap(({ state }) => invitationIn(state));
  }

  /** An open session that the customer has let an adviser into as the second one, or `null`. */
  ofSecond(subject: string, sessionId: string): Session | null {
    const session = this.find(sessionId);
    const second = session?.state.second;
    return second?.at === 'in' && second.adviser.subject === subject ? session : null;
  }

  /** An adviser has left their console: nobody waits for an answer of theirs (rules P40, P42). */
  loseColleague(subject: string): void {
    for (const session of this.#byId.values()) {
      const { handOver, second } = session.state;
      const isAsked = handOver?.to.subject === subject || second?.adviser.subject === subject;
      if (!isAsked) continue;
      void session.handle({ type: 'broker.lostColleague', subject });
    }
  }

  /** Stops all sessions' timers, and waits for what they have begun. */
  async stop(): Promise<void> {
    await Promise.all([...this.#byId.values()].map((session) => session.stop()));
  }

  #openingRows(state: SessionState, now: number): { kept: KeptSession; rows: WrittenRow[] } {
    const { store } = this.#tools;
    const log = { bank: store.ownership.bank, session: state.id };
    const { reference, adviser, locale } = state;
    const opened = brokerRow('broker.openedSession', { reference, adviser, locale });
    const newRows = [opened, brokerRow('broker.issuedNumber')];
    const { rows, tail } = placeRows(newRows, emptyLog, now, log, sealTextOf(store, state.id));
    return { kept: { state, tail }, rows };
  }

  #letterSteps(state: SessionState, issued: IssuedNumber) {
    return [
      this.#codeBook.issueStep(state.id, issued.state),
      this.#outbox.letterStep(state, issued, this.#codeBook.handle(state.id)),
    ];
  }

  #add(session: Session): void {
    this.#byId.set(session.state.id, session);
    this.#byHandle.set(session.state.handleDigest, session);
  }

  #noticeChange(session: Session): void {
    const { state } = session;
    if (state.state === 'closed' && this.#byId.delete(state.id)) {
      this.#byHandle.delete(state.handleDigest);
      this.#ended.keep(session);
    }
    const { adviser, handOver, second } = state;
    const concerned = new Set([
      adviser.subject,
      ...(handOver === null ? [] : [handOver.to.subject]),
      ...(second === null ? [] : [second.adviser.subject]),
    ]);
    const before = this.#listedTo.get(state.id) ?? new Set();
    if (state.state === 'closed') this.#listedTo.delete(state.id);
    else this.#listedTo.set(state.id, concerned);
    for (const subject of new Set([...concerned, ...before])) this.#onListChange(subject);
  }

  async #problemOf(adviser: Adviser, sessionId: string): Promise<ReissueProblem> {
    const kept = await this.#tools.archive.find(sessionId);
    return kept?.state.adviser.subject === adviser.subject ? 'session.closed' : 'session.unknown';
  }
}

function askedOf(state: SessionState): AskedHandOver & { askedAt: number } {
  const { id, reference, locale, adviser, handOver } = state;
  if (handOver === null) throw new Error('Nobody is asked to take this session over');
  const { ask, askedAt } = handOver;
  return { sessionId: id, ask, reference, locale, from: identityOf(adviser), askedAt };
}

function invitationIn({ id, reference, locale, adviser, second }: SessionState): AskedInvitation[] {
  if (second === null) return [];
  const { ask, at } = second;
  return [{ sessionId: id, ask, reference, locale, from: identityOf(adviser), at }];
}

function newSession(
  adviser: Adviser,
  { customerEmail, locale }: NewSession,
  { state: number }: IssuedNumber,
  codeBook: CodeBook,
  now: number,
): SessionState {
  const id = randomUUID();
  return freshSession({
    id,
    reference: newReference(),
    adviser,
    customerEmail,
    locale,
    openedAt: now,
    handleDigest: codeBook.handleDigest(codeBook.handle(id)),
    number,
  });
}

// Without letters and digits that look alike on paper or sound alike on the phone.
const referenceCharacters = 'ACDEFGHJKLMNPRTUVWXY34679';

function newReference(): string {
  const draw = () => referenceCharacters.charAt(randomInt(referenceCharacters.length));
  const part = () => Array.from({ length: 4 }, draw).join('');
  return `${part()}-${part()}`;
}
