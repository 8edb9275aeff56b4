import type { BrokerMessage } from '../protocol/broker-messages.ts';
import type { IceServer } from '../protocol/fields.ts';
import { closeCodes, type CloseCode, type RefusalReason } from '../protocol/reasons.ts';
import type { Clock } from '../rules/clock.ts';
import { decide } from '../rules/decide.ts';
import {
  brokerRow,
  textFieldOf,
  type Decision,
  type NewRow,
  type SessionInput,
  type Tell,
} from '../rules/decision.ts';
import { receiptType } from '../rules/questions.ts';
import { SessionTimers, type Life, type SessionLimits } from '../rules/session-timers.ts';
import { nobody, type Adviser, type Seat, type SessionState } from '../rules/session-state.ts';
import { isTold, toldTypes } from '../rules/told-types.ts';

/** Where a session says something to one of its two people. */
export interface SeatLine {
  send(message: BrokerMessage): void;
  close(code: CloseCode): void;
}

/** Who takes a seat, and how they are received. */
export interface Seating {
  readonly seat: Seat | 'second';
  readonly line: SeatLine;
  /** Up to where the newcomer knows the log; `null` for all that is there now. */
  readonly lastSeq: number | null;
  readonly welcome: (session: SessionState, lastSeq: number) => BrokerMessage;
}

/** A row of a simulated session's log: what happened, without what anybody wrote. */
export type SimulatedRow = Pick<NewRow, 'who' | 'type' | 'facts'> & {
  readonly seq: number;
  readonly at: number;
};

/** What a simulated session works with. */
export interface SimulatedSessionTools {
  readonly clock: Clock;
  readonly limits: SessionLimits;
  readonly iceServers: readonly IceServer[];
  readonly maxFileBytes: number;
  /** Who can be asked to take a session over, by the name of a colleague. */
  readonly colleague: (name: string) => Adviser | null;
}

type Outcome =
  { verdict: 'accepted' | 'passed' | 'dropped' } | { verdict: 'refused'; reason: RefusalReason };
type Accepted = Extract<Decision, { verdict: 'accepted' }>;
type Place = Pick<SimulatedRow, 'seq' | 'at'>;

/**
 * One session of a simulated broker. It decides by the very rules of the real one (`src/rules`) and tells in the same
 * order; only the disk is missing: what it has accepted counts as stored.
 */
export class SimulatedSession {
  readonly #tools: SimulatedSessionTools;
  readonly #log: SimulatedRow[] = [];
  readonly #told: { who: NewRow['who']; seq: number; message: BrokerMessage }[] = [];
  readonly #places = new Map<string, Place>();
  readonly #lines: Record<Tell['to'] | 'second', { line: SeatLine; lastSeq: number } | null> = {
    customer: null,
    adviser: null,
    companion: null,
    applicant: null,
    second: null,
  };
  #timers: SessionTimers;
  #state: SessionState;

  /** Opens a session, as the adviser's order at the console does. */
  constructor(state: SessionState, tools: SimulatedSessionTools) {
    const { reference, adviser, locale, openedAt } = state;
    this.#state = state;
    this.#tools = tools;
    this.#write(brokerRow('broker.openedSession', { reference, adviser, locale }), openedAt);
    this.#write(brokerRow('broker.issuedNumber'), openedAt);
    this.#timers = this.#startTimers();
  }

  get state(): SessionState {
    return this.#state;
  }

  /** What happened, oldest first. */
  get log(): readonly SimulatedRow[] {
    return this.#log;
  }

  /** How far it has come. */
  get life(): Life {
    return this.#timers.life;
  }

  /** Takes an input: decides, and lets those hear of it whom it concerns. */
  handle(input: SessionInput, from?: SeatLine, seating?: Seating): Outcome {
    if (from !== undefined && this.#lines[seatOf(input)]?.line !== from) {
      return { verdict: 'dropped' };
    }
    if ('id' in input && this.#answer(input, this.#places.get(placeOf(input)))) {
      return { verdict: 'accepted' };
    }
    const { clock, iceServers, maxFileBytes, colleague } = this.#tools;
    const { life } = this;
    const around = {
      now: clock.now(),
      elapsed: clock.elapsed(),
      life,
      maxFileBytes,
      colleague,
      // No program sits here, so no control is ever given.
      controlReturnSeconds: 0,
      iceServers: () => iceServers,
    };
    const decision = decide(this.#state, input, around);
    if (decision.verdict === 'passed') this.#tell(decision.tell.to, decision.tell.message);
    if (decision.verdict === 'accepted') this.#publish(input, decision, around.now, seating);
    return decision;
  }

  /** Goes on as after the broker's restart: with all that was stored, and nobody there. */
  restart(): void {
    this.#lines.customer = this.#lines.adviser = this.#lines.second = null;
    const now = this.#tools.clock.now();
    const { customer, adviser, companion } = this.#state.awaySince;
    const awaySince = { customer: customer ?? now, adviser: adviser ?? now, companion };
    const { second } = this.#state;
    const away = second === null ? null : { ...second, isPresent: false };
    this.#state = { ...this.#state, isPresent: nobody, awaySince, second: away };
    this.#timers.stop();
    this.#timers = this.#startTimers();
  }

  /** Tells a line all that came after `lastSeq`, the receiver's own rows too. */
  tellSince(lastSeq: number, line: SeatLine, seat: Seating['seat'] = 'customer'): void {
    for (const { seq, message } of this.#told) {
      if (seq > lastSeq && isTold(seat, message.type)) line.send(message);
    }
  }

  #publish(
    input: SessionInput,
    { next, rows, tells }: Accepted,
    at: number,
    seating: Seating | undefined,
  ): void {
    this.#state = next;
    const first = this.#log.length;
    const told = this.#told.length;
    for (const row of rows) this.#write(row, at);
    if (input.type === 'broker.lostSeat') this.#lines[input.seat] = null;
    if (input.type === 'broker.lostSecond') this.#lines.second = null;
    if ('id' in input) this.#answer(input, this.#placeIn(input, first));
    if (seating !== undefined) this.#seat(seating);
    for (const row of this.#told.slice(told)) this.#tellRow(row);
    for (const { to, message } of tells) this.#tell(to, message);
    // Whoever has handed the session over hears so, and nothing after it.
    if (input.type === 'broker.heardColleague' && input.accepts) {
      this.#leave('adviser', closeCodes.handedOver);
    }
    if (next.second === null && next.state !== 'closed') {
      this.#leave('second', closeCodes.secondGone);
    }
    if (next.state === 'closed') this.#close();
    this.#timers.follow(next, input);
  }

  #write({ who, type, id, facts: known, text }: NewRow, at: number): void {
    const facts = type === receiptType ? unsignedReceipt(known) : known;
    const place = { seq: this.#log.length + 1, at };
    this.#log.push({ ...place, who, type, facts });
    if (id !== null) this.#places.set(`${who} ${id}`, place);
    if (!toldTypes.has(type)) return;
    const said = {
      ...(id !== null && { id }),
      ...facts,
      ...(text !== null && { [textFieldOf(type)]: text }),
    };
    this.#told.push({ who, seq: place.seq, message: { type, ...said, ...place } as BrokerMessage });
  }

  #placeIn(input: SessionInput, first: number): Place | undefined {
    const place = this.#places.get(placeOf(input));
    return place !== undefined && place.seq > first ? place : undefined;
  }

  /** The same message again gets the same answer, and is not stored again (rule P6). */
  #answer(input: SessionInput & { id: string }, place: Place | undefined): boolean {
    if (place === undefined) return false;
    const { id } = input;
    this.#tell(
      seatOf(input),
      input.type === 'customer.raisedAlarm'
        ? { type: 'broker.heardAlarm', id }
        : { type: 'broker.stored', id, ...place },
    );
    return true;
  }

  #seat({ seat, line, lastSeq, welcome }: Seating): void {
    const before = this.#lines[seat];
    const newest = this.#log.length;
    const known = Math.max(Math.min(lastSeq ?? newest, newest), this.#beginningFor(seat));
    this.#lines[seat] = { line, lastSeq: newest };
    before?.line.close(closeCodes.openedElsewhere);
    line.send(welcome(this.#state, newest));
    this.tellSince(known, line, seat);
  }

  /** What was said before the customer let a second adviser in is not told to them (rule P42). */
  #beginningFor(seat: Seating['seat']): number {
    if (seat !== 'second') return 0;
    return this.#places.get(`customer ${this.#state.second?.allowed ?? ''}`)?.seq ?? Infinity;
  }

  #tellRow({ who, seq, message }: { who: NewRow['who']; seq: number; message: BrokerMessage }) {
    for (const seat of ['customer', 'adviser', 'second'] as const) {
      const seated = this.#lines[seat];
      // Who has just sat down has caught up with this very row.
      if (who === seat || seated === null || seq <= seated.lastSeq) continue;
      if (isTold(seat, message.type)) seated.line.send(message);
    }
  }

  #tell(seat: Tell['to'] | 'second', message: BrokerMessage): void {
    this.#lines[seat]?.line.send(message);
  }

  #leave(seat: Seating['seat'], code: CloseCode): void {
    const seated = this.#lines[seat];
    this.#lines[seat] = null;
    seated?.line.close(code);
  }

  #close(): void {
    for (const seat of ['customer', 'adviser', 'second'] as const) {
      this.#leave(seat, closeCodes.sessionClosed);
    }
  }

  #startTimers(): SessionTimers {
    const { clock, limits } = this.#tools;
    const timers = new SessionTimers(clock, limits, (input) => void this.handle(input));
    timers.start(this.#state);
    return timers;
  }
}

function seatOf(input: SessionInput): Seat | 'second' {
  if (input.type.startsWith('second.') || input.type === 'broker.lostSecond') return 'second';
  if (input.type === 'broker.lostSeat') return input.seat;
  return input.type.startsWith('customer.') ? 'customer' : 'adviser';
}

function placeOf(input: SessionInput): string {
  return `${seatOf(input)} ${'id' in input ? input.id : ''}`;
}

/** A receipt as the real broker gives it, but that nobody has signed it. */
function unsignedReceipt({ question, answer, ...more }: NewRow['facts']): NewRow['facts'] {
  const body = JSON.stringify({ bank: 'simulated', question, answer, ...more });
  return { question, answer, body, signature: 'A'.repeat(86), key: 'A'.repeat(43) };
}
