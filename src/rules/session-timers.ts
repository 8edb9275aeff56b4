import type { Clock } from './clock.ts';
import type { BrokerSays, SessionInput } from './decision.ts';
import { times } from '../protocol/limits.ts';
import { isJoined, type Seat, type SessionState } from './session-state.ts';

/** How long things in a session may take, in milliseconds. */
export interface SessionLimits {
  /** How long a seat is kept from its last byte. */
  seatMs: number;
  maxSessionMs: number;
}

/** How far a session has come by elapsed time, which no setting of the wall clock moves. */
export interface Life {
  /** Whether the number, or the session that it has led into, has lasted as long as it may. */
  readonly isOver: boolean;
  /** How long ago the customer joined; `null` before that. */
  readonly sinceJoinMs: number | null;
}

/** How long a disk that took nothing is left alone. */
const againMs = 2_000;

/** What ends a session by itself: a number not used, a seat empty for too long, a session too long. */
export class SessionTimers {
  readonly #clock: Clock;
  readonly #limits: SessionLimits;
  readonly #strike: (input: BrokerSays) => void;
  readonly #running = new Map<string, () => void>();
  #isStopped = false;
  /** How far the second adviser was when their time was reckoned last. */
  #secondStep = '';
  #lifeOf = '';
  #lifeEndsAt = Infinity;
  #joinedAt: number | null = null;

  constructor(clock: Clock, limits: SessionLimits, strike: (input: BrokerSays) => void) {
    this.#clock = clock;
    this.#limits = limits;
    this.#strike = strike;
  }

  /** How far the session has come. */
  get life(): Life {
    const elapsed = this.#clock.elapsed();
    return {
      isOver: elapsed >= this.#lifeEndsAt,
      sinceJoinMs: this.#joinedAt === null ? null : elapsed - this.#joinedAt,
    };
  }

  /** Begins with a session as it was found on disk: both seats are empty, since when stands there too. */
  start(session: SessionState): void {
    this.#setLifetime(session);
    if (!isJoined(session)) return;
    this.#missKeptSeat(session, 'customer');
    if (session.adviserWasSeated) this.#missKeptSeat(session, 'adviser');
    if (session.program.key !== null) this.#missKeptSeat(session, 'companion');
    this.#followHandOver(session);
    this.#followSecond(session);
  }

  /** Goes on after a change. */
  follow(session: SessionState, input: SessionInput): void {
    if (session.state === 'closed') return this.stop();
    if (session.isPresent.customer) this.#cancel('customer');
    if (session.isPresent.adviser) this.#cancel('adviser');
    if (session.isPresent.companion) this.#cancel('companion');
    this.#followApplicant(session, input);
    this.#followHandOver(session);
    this.#followSecond(session);
    if (input.type === 'broker.lostSeat' && isJoined(session)) {
      this.#missSeat(input.seat, this.#clock.elapsed() - input.heardAt);
    }
    // Whoever took the session over comes to it from their list.
    if (input.type === 'broker.heardColleague' && input.accepts) this.#missSeat('adviser', 0);
    this.#setLifetime(session);
  }

  /** Lets no more time pass, for good. */
  stop(): void {
    this.#isStopped = true;
    for (const name of [...this.#running.keys()]) this.#cancel(name);
  }

  /** Does again in a while what the disk did not take. */
  again(name: string, act: () => void): void {
    this.#after(`again ${name}`, againMs, act);
  }

  /** How long a customer is waited for who is asked about a program. */
  #followApplicant({ applicant }: SessionState, { type }: SessionInput): void {
    if (applicant === null) return this.#cancel('program');
    if (type !== 'broker.heardProgram') return;
    const { request } = applicant;
    this.#set('program', times.programAnswerMs, { type: 'broker.sawProgramTimeUp', request });
  }

  /** How long a colleague is waited for who is asked to take the session over; over a restart too. */
  #followHandOver({ handOver }: SessionState): void {
    if (handOver === null) return this.#cancel('handOver');
    if (this.#running.has('handOver')) return;
    const { ask, askedAt } = handOver;
    const waitedMs = Math.max(0, this.#clock.now() - askedAt);
    const leftMs = Math.max(0, times.handOverAnswerMs - waitedMs);
    this.#set('handOver', leftMs, { type: 'broker.sawHandOverTimeUp', ask });
  }

  /** How long a second adviser is waited for: their answer, the customer's, and their line; over a restart too. */
  #followSecond({ second }: SessionState): void {
    const step = second === null ? '' : `${second.ask} ${second.at} ${String(second.isPresent)}`;
    if (step === this.#secondStep) return;
    this.#secondStep = step;
    this.#cancel('second');
    if (second === null || second.isPresent) return;
    const { ask, at, since, awaySince } = second;
    const waitedMs = Math.max(0, this.#clock.now() - (awaySince ?? since));
    if (at === 'in') {
      this.#set('second', this.#limits.seatMs - waitedMs, { type: 'broker.gaveSecondUp', ask });
    } else {
      const leftMs = Math.max(0, times.handOverAnswerMs - waitedMs);
      this.#set('second', leftMs, { type: 'broker.sawSecondTimeUp', ask, at });
    }
  }

  #missKeptSeat({ awaySince }: SessionState, seat: Seat): void {
    const now = this.#clock.now();
    // The machine's clock may have been set back meanwhile: nobody waits longer for that.
    this.#missSeat(seat, Math.max(0, now - (awaySince[seat] ?? now)));
  }

  #missSeat(seat: Seat, silentMs: number): void {
    this.#set(seat, this.#limits.seatMs - silentMs, { type: 'broker.gaveSeatUp', seat });
  }

  /** Each end is reckoned once, so that a wall clock that is set meanwhile moves neither. */
  #setLifetime({ state, number, joinedAt }: SessionState): void {
    const { issuedAt, expiresAt } = number;
    const lifeOf = joinedAt === null ? `${number.digest} ${expiresAt}` : 'joined';
    if (state === 'closed' || lifeOf === this.#lifeOf) return;
    this.#lifeOf = lifeOf;
    const now = this.#clock.now();
    if (joinedAt === null) {
      // A clock that was set back while the broker was down makes nothing last longer than its whole time.
      const leftMs = Math.min(expiresAt - now, expiresAt - issuedAt);
      this.#limitLife(leftMs, { type: 'broker.sawNumberExpire', expiresAt });
    } else {
      const sinceJoinMs = Math.max(0, now - joinedAt);
      this.#joinedAt = this.#clock.elapsed() - sinceJoinMs;
      this.#limitLife(this.#limits.maxSessionMs - sinceJoinMs, { type: 'broker.sawTimeUp' });
    }
  }

  #limitLife(ms: number, input: BrokerSays): void {
    this.#lifeEndsAt = this.#clock.elapsed() + ms;
    this.#set('life', ms, input);
  }

  #set(name: string, ms: number, input: BrokerSays): void {
    this.#after(name, ms, () => this.#strike(input));
  }

  #after(name: string, ms: number, act: () => void): void {
    if (this.#isStopped) return;
    this.#cancel(name);
    this.#running.set(name, this.#clock.after(ms, act));
  }

  #cancel(name: string): void {
    this.#running.get(name)?.();
    this.#running.delete(name);
  }
}
