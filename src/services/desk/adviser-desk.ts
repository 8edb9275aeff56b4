import * as v from 'valibot';
import {
  newSession,
  type AskedHandOver,
  type AskedInvitation,
  type NewSession,
  type PresentColleague,
  type SessionSummary,
} from '../../protocol/http.ts';
import { times } from '../../protocol/limits.ts';
import { AdviserRequestError, AdviserRequests } from './adviser-requests.ts';
import { AdviserSeat, type AdviserSeatOptions } from './adviser-seat.ts';
import { SecondSeat } from './second-seat.ts';
import { watchSessions, type SessionWatch } from './adviser-watch.ts';
import { makePeerCertificate } from '../picture/peer-certificate.ts';

/** What a desk needs to know of its page. */
export interface AdviserDeskOptions {
  /** The broker's origin, such as `https://help.bank.example`. */
  readonly broker: string;
}

/** A customer to invite, as typed. */
export interface TypedInvitation {
  readonly customerEmail: string;
  readonly locale: string;
}

/**
 * Everything of an adviser's console that is not a statechart: the requests, the list of sessions, the seats in
 * them, and the page's own certificate. It does what it is asked and tells what it hears; it decides nothing.
 *
 * Fires `change` when the list is new, and `signedOut` when the broker does not know the adviser any more.
 */
export class AdviserDesk extends EventTarget {
  readonly broker: string;
  readonly requests: AdviserRequests;
  readonly certificate = makePeerCertificate();
  readonly #seats = new Map<string, AdviserSeat>();
  #sessions: readonly SessionSummary[] = [];
  #colleagues: readonly PresentColleague[] = [];
  #handOvers: readonly AskedHandOver[] = [];
  #invitations: readonly AskedInvitation[] = [];
  #watch: SessionWatch | undefined;
  #invitation: NewSession | undefined;

  constructor({ broker }: AdviserDeskOptions) {
    super();
    this.broker = broker;
    this.requests = new AdviserRequests(broker);
  }

  /** The adviser's own sessions, newest first: a new array after each change. */
  get sessions(): readonly SessionSummary[] {
    return this.#sessions;
  }

  /** One of the adviser's sessions as it was listed last. */
  session(sessionId: string): SessionSummary | undefined {
    return this.#sessions.find((session) => session.sessionId === sessionId);
  }

  /** Keeps whom to invite until the statechart asks for it. Says whether it can be a person's address. */
  putInvitation(typed: TypedInvitation): boolean {
    const result = v.safeParse(newSession, typed);
    this.#invitation = result.success ? result.output : undefined;
    return result.success;
  }

  /** Opens a session for whom was put here, and gives its name. */
  async openSession(signal: AbortSignal): Promise<string> {
    const invitation = this.#invitation;
    if (invitation === undefined) throw new AdviserRequestError('request.notUnderstood');
    const session = await this.#asking(this.requests.openSession(invitation, signal));
    this.#invitation = undefined;
    // The watching socket says so too, but nobody can tell which of the two is first.
    if (this.session(session.sessionId) === undefined) this.#list([session, ...this.#sessions]);
    return session.sessionId;
  }

  /** Has a new number sent to the customer of a session. */
  async sendNumberAgain(sessionId: string, signal: AbortSignal): Promise<void> {
    await this.#asking(this.requests.sendNumberAgain(sessionId, signal));
  }

  /** Hears of sessions until `signal` aborts. */
  watch(onListed: () => void, onLost: () => void, signal: AbortSignal): void {
    this.#watch = watchSessions({
      broker: this.broker,
      ticket: this.#ticket,
      signal,
      onLost: () => {
        // Whom one could ask, and who asks, is known anew when the broker says so.
        this.#colleagues = [];
        this.#handOvers = [];
        this.dispatchEvent(new Event('change'));
        onLost();
      },
      onColleagues: (colleagues) => {
        this.#colleagues = colleagues;
        this.dispatchEvent(new Event('change'));
      },
      onInvitations: (invitations) => {
        this.#invitations = invitations;
        this.dispatchEvent(new Event('invitations'));
        this.dispatchEvent(new Event('change'));
      },
      onHandOvers: (handOvers) => {
        this.#handOvers = handOvers;
        this.dispatchEvent(new Event('change'));
      },
      onListed: (sessions) => {
        this.#list(sessions);
        onListed();
      },
    });
  }

  /** The seat in a session of the list; the same one every time. */
  seat(sessionId: string): AdviserSeat | undefined {
    const session = this.session(sessionId);
    const known = this.#seats.get(sessionId);
    if (known !== undefined || session === undefined) return known;
    const { broker, certificate } = this;
    const storeNotes: AdviserSeatOptions['storeNotes'] = (notes, signal) => {
      const patience = AbortSignal.any([signal, AbortSignal.timeout(times.answerMs)]);
      return this.#asking(this.requests.storeNotes(sessionId, notes, patience));
    };
    const seat = new AdviserSeat({
      ...{ broker, certificate, session, storeNotes },
      ticket: this.#ticket,
    });
    this.#seats.set(sessionId, seat);
    return seat;
  }

  /** Forgets a seat that is somebody else's by now. */
  forgetSeat(sessionId: string): void {
    this.#seats.get(sessionId)?.notes.release();
    this.#seats.delete(sessionId);
  }

  /** The colleagues who are at their consoles, by name. */
  get colleagues(): readonly PresentColleague[] {
    return this.#colleagues;
  }

  /** The sessions that this adviser is asked to take over, oldest question first. */
  get handOvers(): readonly AskedHandOver[] {
    return this.#handOvers;
  }

  /** The sessions into whose chat this adviser is invited, or in which they take part, oldest first. */
  get invitations(): readonly AskedInvitation[] {
    return this.#invitations;
  }

  /** Answers an invitation. */
  answerInvitation({ sessionId, ask }: AskedInvitation, accepts: boolean): void {
    const type = accepts ? 'adviser.acceptedInvitation' : 'adviser.declinedInvitation';
    this.#watch?.send({ type, sessionId, ask });
  }

  /** The seat of a second adviser in a colleague's session. */
  secondSeat({ sessionId, from }: AskedInvitation): SecondSeat {
    const { broker } = this;
    return new SecondSeat({ broker, sessionId, adviserName: from.name, ticket: this.#ticket });
  }

  /** Answers a question to take a session over. An answer that is lost is given again by hand: the question stands. */
  answerHandOver({ sessionId, ask }: AskedHandOver, accepts: boolean): void {
    const type = accepts ? 'adviser.acceptedHandOver' : 'adviser.declinedHandOver';
    this.#watch?.send({ type, sessionId, ask });
  }

  /** Forgets everything that only somebody who is signed in may see. */
  forget(): void {
    for (const { notes } of this.#seats.values()) notes.release();
    this.#seats.clear();
    this.#invitation = undefined;
    this.#colleagues = [];
    this.#handOvers = [];
    this.#invitations = [];
    this.#list([]);
  }

  /** Over a dead network a request would wait for minutes; a line that comes back has no such time. */
  readonly #ticket = (signal: AbortSignal) => {
    const patience = AbortSignal.any([signal, AbortSignal.timeout(times.answerMs)]);
    return this.#asking(this.requests.ticket(patience));
  };

  async #asking<Answer>(answer: Promise<Answer>): Promise<Answer> {
    return answer.catch((error: unknown) => {
      if (error instanceof AdviserRequestError && error.reason === 'signIn.needed') {
        this.dispatchEvent(new Event('signedOut'));
      }
      throw error;
    });
  }

  #list(sessions: readonly SessionSummary[]): void {
    this.#sessions = sessions;
    this.dispatchEvent(new Event('change'));
  }
}
