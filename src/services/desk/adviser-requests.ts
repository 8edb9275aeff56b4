import * as v from 'valibot';
import type { AdviserIdentity } from '../../protocol/fields.ts';
import {
  openedSession,
  refusedRequest,
  signedInAdviser,
  socketTicket,
  storedNotes,
  type NewSession,
  type SessionSummary,
  type StoredNotes,
  type WrittenNotes,
} from '../../protocol/http.ts';
import type { RequestReason } from '../../protocol/reasons.ts';

/** Why the broker did not do what the console asked for; `broker.unreachable` where there was no answer. */
export type RequestProblem = RequestReason | 'broker.unreachable';

/** A request of the console that was not carried out. */
export class AdviserRequestError extends Error {
  override readonly name = 'AdviserRequestError';
  readonly reason: RequestProblem;
  constructor(reason: RequestProblem, cause?: unknown) {
    super(`The broker did not carry out a request: ${reason}`, { cause });
    this.reason = reason;
  }
}

/** What the console asks of the broker over HTTP, with the adviser's cookie. */
export class AdviserRequests {
  readonly #broker: string;

  constructor(broker: string) {
    this.#broker = broker;
  }

  /** Where one signs in; the broker leads back to the console from there. */
  get signInAddress(): string {
    return new URL('/v1/sign-in', this.#broker).href;
  }

  /**
   * Who is signed in, or `null`.
   *
   * @throws {AdviserRequestError} if the broker does not say.
   */
  async whoIsSignedIn(signal: AbortSignal): Promise<AdviserIdentity | null> {
    try {
      const answer = await this.#ask('GET', '/v1/adviser', { signal });
      return read(signedInAdviser, answer).adviser;
    } catch (error) {
      if (error instanceof AdviserRequestError && error.reason === 'signIn.needed') return null;
      throw error;
    }
  }

  /**
   * Opens a session for a customer and has the number sent.
   *
   * @throws {AdviserRequestError} if there is no new session.
   */
  async openSession(invitation: NewSession, signal: AbortSignal): Promise<SessionSummary> {
    const answer = await this.#ask('POST', '/v1/sessions', { signal, body: invitation });
    return read(openedSession, answer).session;
  }

  /**
   * Has a new number sent; the one before is dead.
   *
   * @throws {AdviserRequestError} if none is on its way.
   */
  async sendNumberAgain(sessionId: string, signal: AbortSignal): Promise<void> {
    const path = `/v1/sessions/${encodeURIComponent(sessionId)}/number`;
    await this.#ask('POST', path, { signal });
  }

  /**
   * Stores the adviser's notes on a session.
   *
   * @throws {AdviserRequestError} if they are not on the broker's disk.
   */
  async storeNotes(
    sessionId: string,
    notes: WrittenNotes,
    signal: AbortSignal,
  ): Promise<StoredNotes> {
    const path = `/v1/sessions/${encodeURIComponent(sessionId)}/notes`;
    return read(storedNotes, await this.#ask('POST', path, { signal, body: notes }));
  }

  /**
   * The right to open one socket, once.
   *
   * @throws {AdviserRequestError} if there is none.
   */
  async ticket(signal: AbortSignal): Promise<string> {
    return read(socketTicket, await this.#ask('POST', '/v1/tickets', { signal })).ticket;
  }

  /**
   * Ends the adviser's signing in.
   *
   * @throws {AdviserRequestError} if the broker still takes the adviser for signed in.
   */
  async signOut(signal: AbortSignal): Promise<void> {
    await this.#ask('POST', '/v1/sign-out', { signal });
  }

  async #ask(
    method: 'GET' | 'POST',
    path: string,
    { signal, body }: { signal: AbortSignal; body?: NewSession | WrittenNotes },
  ): Promise<unknown> {
    const answer = await fetch(new URL(path, this.#broker), {
      method,
      signal,
      credentials: 'include',
      cache: 'no-store',
      redirect: 'error',
      referrerPolicy: 'no-referrer',
      headers: {
        'Remote-Help': '1',
        ...(body && { 'Content-Type': 'application/json' }),
      },
      ...(body && { body: JSON.stringify(body) }),
    }).catch((cause: unknown) => {
      throw new AdviserRequestError('broker.unreachable', cause);
    });
    const told: unknown = await answer.json().catch(() => null);
    if (!answer.ok) throw new AdviserRequestError(reasonIn(told, answer.status));
    return told;
  }
}

/** Whoever stands in front of the broker may answer in its place, and knows nothing of our reasons. */
function reasonIn(told: unknown, status: number): RequestProblem {
  const refused = v.safeParse(refusedRequest, told);
  if (refused.success) return refused.output.reason;
  return status === 401 ? 'signIn.needed' : 'broker.unreachable';
}

function read<Schema extends v.GenericSchema>(
  schema: Schema,
  told: unknown,
): v.InferOutput<Schema> {
  const result = v.safeParse(schema, told);
  if (!result.success) throw new AdviserRequestError('broker.unreachable');
  return result.output;
}
