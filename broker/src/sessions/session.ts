import type { IceServer } from '../../../src/protocol/fields.ts';
import { closeCodes, type CloseCode } from '../../../src/protocol/reasons.ts';
import { decide } from '../../../src/rules/decide.ts';
import type { Decision, SessionInput } from '../../../src/rules/decision.ts';
import { describedSession } from '../../../src/rules/description.ts';
import { mayAskAgain, type JoiningPage } from '../../../src/rules/joining.ts';
import { RecordingTimer } from '../../../src/rules/recording-timer.ts';
import { toldTypes } from '../../../src/rules/told-types.ts';
import { SessionTimers, type SessionLimits } from '../../../src/rules/session-timers.ts';
import type { Adviser, Seat, SessionState } from '../../../src/rules/session-state.ts';
import type { Clock } from '../clock.ts';
import { signReceipt } from '../keeping/receipt.ts';
import type { SigningKey } from '../keeping/signing-key.ts';
import { factsOf, type Log } from '../log.ts';
import type { Store } from '../store/store.ts';
import type { WriteStep } from '../store/writer-thread.ts';
import { WriteError } from '../store/writer.ts';
import type { Circumstances, Circumstantial, Outcome, Seating } from './circumstances.ts';
import type { Line } from './line.ts';
import { happensAnyway, isHandedOver, keyOf, seatOf } from './kinds-of-input.ts';
import { messageOf, placeRows, type WrittenRow } from './log-row.ts';
import { RowFeed } from './row-feed.ts';
import { placeKey, type KeptSession, type Place, type SessionArchive } from './session-archive.ts';
import { changingSteps, lateSteps, sealTextOf } from './session-writes.ts';

/** What every session works with. */
export interface SessionTools {
  store: Store;
  archive: SessionArchive;
  clock: Clock;
  log: Log;
  limits: SessionLimits;
  /** What the customer's receipts are signed with. */
  signingKey: SigningKey;
  /** The STUN and TURN servers for whoever holds this. */
  iceServers: (holder: string) => readonly IceServer[];
  /** Who is at their console under this name of a colleague (rule P40). */
  colleague: (name: string) => Adviser | null;
  /** Whether what is shown must be recorded. */
  records: boolean;
  /** How large a file may be that is exchanged, in bytes. */
  maxFileBytes: number;
  /** After how long a rest of the customer's hands control comes back; 0 for never. */
  controlReturnSeconds: number;
  /** Called after every change that is on disk. */
  onChange: (session: Session) => void;
}

type Accepted = Extract<Decision, { verdict: 'accepted' }>;

/**
 * One session: takes what happens one after another, decides, writes, and only then lets anyone hear of it
 * (rules P6, P7). What it holds in memory is never ahead of the disk.
 */
export class Session {
  readonly #tools: SessionTools;
  readonly #places: Map<string, Place>;
  readonly #feeds: Record<Seat | 'applicant' | 'second', RowFeed | null> = {
    customer: null,
    adviser: null,
    companion: null,
    applicant: null,
    second: null,
  };
  #described = '';
  readonly #timers: SessionTimers;
  readonly #recording: RecordingTimer | null;
  #kept: KeptSession;
  #turn: Promise<unknown> = Promise.resolve();

  constructor(kept: KeptSession, places: Map<string, Place>, tools: SessionTools) {
    this.#kept = kept;
    this.#places = places;
    this.#tools = tools;
    this.#timers = new SessionTimers(tools.clock, tools.limits, (input) => void this.handle(input));
    this.#timers.start(kept.state);
    this.#recording = tools.records ? this.#recordingTimer() : null;
  }

  get state(): SessionState {
    return this.#kept.state;
  }

  /** Where a message stands in the session's log, if it does. */
  placeOf(who: string, id: string): Place | undefined {
    return this.#places.get(placeKey(who, id));
  }

  /** Takes an input in its turn; resolves when all that follows from it is on disk and said. */
  handle(input: SessionInput, circumstances: Circumstantial = {}): Promise<Outcome> {
    const outcome = this.#turn.then(() => this.#handle(input, circumstances));
    this.#turn = outcome;
    return outcome;
  }

  /** Whether `page` is the one that has joined, once all is done that was begun before. */
  async mayBeAskedAgainBy(page: JoiningPage): Promise<boolean> {
    await this.#turn;
    return mayAskAgain(this.state, page, this.#timers.life);
  }

  /** Lets no more time pass for this session, and waits for what it has begun. */
  async stop(): Promise<void> {
    this.#timers.stop();
    this.#recording?.stop();
    await this.#turn;
  }

  #recordingTimer(): RecordingTimer {
    return new RecordingTimer({
      clock: this.#tools.clock,
      adviserLine: () => this.#feeds.adviser?.line,
      onMissed: () => void this.handle({ type: 'broker.missedPieces' }),
    });
  }

  async #handle(input: SessionInput, circumstances: Circumstantial): Promise<Outcome> {
    try {
      const isSettled = typeof circumstances !== 'function';
      const settled = isSettled ? circumstances : circumstances(this.state, this.#timers.life);
      return await this.#decide(input, settled);
    } catch (error) {
      if (!(error instanceof WriteError)) this.#tools.log('session.failed', factsOf(error));
      // Nothing was written, so nothing has happened: whoever asked may ask again. Time and lost lines do not ask.
      if (happensAnyway.has(input.type)) {
        this.#timers.again(keyOf(input), () => void this.handle(input, circumstances));
      }
      return { verdict: 'refused', reason: 'broker.busy' };
    }
  }

  async #decide(input: SessionInput, circumstances: Circumstances): Promise<Outcome> {
    const { clock, iceServers, maxFileBytes, controlReturnSeconds, colleague } = this.#tools;
    if (this.#isFromLostSeat(input, circumstances)) return { verdict: 'dropped' };
    if (this.#answerAgain(input)) return { verdict: 'accepted' };
    const { id } = this.#kept.state;
    const around = {
      ...{ now: clock.now(), elapsed: clock.elapsed(), maxFileBytes, controlReturnSeconds },
      colleague,
      life: this.#timers.life,
      iceServers: (seat: Seat) => iceServers(`${id} ${seat}`),
    };
    const decision = decide(this.#kept.state, input, around);
    if (decision.verdict === 'passed') {
      this.#feeds[decision.tell.to]?.tell(decision.tell.message);
    }
    if (decision.verdict !== 'accepted') return decision;
    const written = await this.#write(decision, around.now, circumstances.steps ?? []);
    if (written === null) return { verdict: 'refused', reason: 'notNow' };
    this.#publish(input, decision, written, circumstances);
    return { verdict: 'accepted' };
  }

  #isFromLostSeat({ type, ...rest }: SessionInput, { from }: Circumstances): boolean {
    if (from === undefined) return false;
    const seat = 'seat' in rest ? rest.seat : seatOf(type);
    return this.#feeds[seat]?.line !== from;
  }

  /** The same message again gets the same answer, and is not stored again (rule P6). */
  #answerAgain(input: SessionInput): boolean {
    if (!('id' in input)) return false;
    const place = this.#places.get(placeKey(seatOf(input.type), input.id));
    if (place !== undefined) this.#answer(input, place);
    return place !== undefined;
  }

  async #write(
    decision: Accepted,
    at: number,
    before: readonly WriteStep[],
  ): Promise<WrittenRow[] | null> {
    const { store, signingKey } = this.#tools;
    const { next } = decision;
    const { bank } = store.ownership;
    const log = { bank, session: next.id };
    const signed = decision.rows.map((row) => signReceipt(row, signingKey, bank));
    const seal = sealTextOf(store, next.id);
    const { rows, tail } = placeRows(signed, this.#kept.tail, at, log, seal);
    const kept: KeptSession = { state: next, tail };
    const steps =
      this.#kept.state.state === 'closed'
        ? lateSteps(store, this.#kept, kept, rows)
        : changingSteps(store, this.#kept, kept, rows);
    const written = await store.writer.write([...before, ...steps]);
    if (written === null) return null;
    this.#kept = kept;
    return rows;
  }

  #publish(
    input: SessionInput,
    { next, tells }: Accepted,
    rows: readonly WrittenRow[],
    { seating, applicant }: Circumstances,
  ): void {
    if (input.type === 'broker.lostSeat') this.#feeds[input.seat] = null;
    if (input.type === 'broker.lostSecond') this.#feeds.second = null;
    for (const { row } of rows) {
      if (row.message_id === null) continue;
      const place = { seq: row.seq, at: row.at };
      this.#places.set(placeKey(row.who, row.message_id), place);
      this.#answer(input, place);
    }
    if (seating !== undefined) this.#seat(seating);
    this.#seatProgram(input, applicant);
    for (const written of rows) this.#tellRow(written);
    for (const { to, message } of tells) this.#feeds[to]?.tell(message);
    // Whoever has handed the session over hears so, and nothing after it.
    if (isHandedOver(input)) this.#leave('adviser', closeCodes.handedOver);
    this.#describe();
    if (next.applicant === null) this.#leave('applicant', closeCodes.notAllowed);
    if (next.second === null && next.state !== 'closed') {
      this.#leave('second', closeCodes.secondGone);
    }
    if (next.state === 'closed') this.#close();
    this.#timers.follow(next, input);
    this.#recording?.follow(next, input);
    this.#tools.onChange(this);
  }

  #answer(input: SessionInput, { seq, at }: Place): void {
    if (!('id' in input)) return;
    const { id } = input;
    const isAlarm = input.type === 'customer.raisedAlarm';
    this.#feeds[seatOf(input.type)]?.tell(
      isAlarm ? { type: 'broker.heardAlarm', id } : { type: 'broker.stored', id, seq, at },
    );
  }

  #seat({ seat, line, lastSeq, welcome }: Seating): void {
    this.#feeds[seat]?.line.close(closeCodes.openedElsewhere);
    if (seat === 'companion') this.#described = '';
    const { state, tail } = this.#kept;
    const known = Math.max(Math.min(lastSeq ?? tail.seq, tail.seq), this.#beginningFor(seat));
    const feed = new RowFeed(
      { line, seat, archive: this.#tools.archive, sessionId: state.id },
      known,
    );
    this.#feeds[seat] = feed;
    feed.tell(welcome(state, tail.seq));
    if (known === tail.seq) return;
    feed.catchUp().catch((error: unknown) => {
      this.#tools.log('session.failed', factsOf(error));
      line.close(closeCodes.goingAway);
    });
  }

  /** What was said before the customer let a second adviser in is not told to them (rule P42). */
  #beginningFor(seat: Seating['seat']): number {
    const allowed = this.#kept.state.second?.allowed ?? null;
    if (seat !== 'second' || allowed === null) return 0;
    return this.placeOf('customer', allowed)?.seq ?? this.#kept.tail.seq;
  }

  /** A program waits, or takes the seat that it was given. */
  #seatProgram({ type }: SessionInput, applicant: Line | undefined): void {
    const { state, tail } = this.#kept;
    if (type === 'broker.heardProgram' && applicant !== undefined) {
      const { archive } = this.#tools;
      const of = { line: applicant, seat: 'applicant', archive, sessionId: state.id } as const;
      this.#feeds.applicant = new RowFeed(of, tail.seq);
    }
    if (type !== 'customer.confirmedProgram') return;
    this.#feeds.companion = this.#feeds.applicant;
    this.#feeds.applicant = null;
    this.#described = '';
  }

  /** Tells the program what its bar has to say, whenever any of it is new. */
  #describe(): void {
    const { companion } = this.#feeds;
    if (companion === null) return;
    const message = describedSession(this.#kept.state, this.#tools);
    const described = JSON.stringify(message);
    if (described === this.#described) return;
    this.#described = described;
    companion.tell(message);
  }

  #leave(seat: Seat | 'applicant' | 'second', code: CloseCode): void {
    this.#feeds[seat]?.close(code);
    this.#feeds[seat] = null;
  }

  #tellRow({ row, text }: WrittenRow): void {
    if (!toldTypes.has(row.type)) return;
    const told = { seq: row.seq, message: messageOf(row, text) };
    if (row.who !== 'customer') this.#feeds.customer?.tellRow(told);
    if (row.who !== 'adviser') this.#feeds.adviser?.tellRow(told);
    if (row.who !== 'companion') this.#feeds.companion?.tellRow(told);
    if (row.who !== 'second') this.#feeds.second?.tellRow(told);
  }

  #close(): void {
    for (const seat of ['customer', 'adviser', 'companion', 'second'] as const) {
      this.#leave(seat, closeCodes.sessionClosed);
    }
  }
}
