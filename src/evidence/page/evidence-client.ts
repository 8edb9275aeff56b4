import * as v from 'valibot';
import {
  foundSessions,
  offeredBundle,
  openedEvidence,
  refusedEvidence,
  signedInOfficer,
  type EvidenceSearch,
  type OpenedEvidence,
} from '../../protocol/evidence.ts';

/** The broker did not do what it was asked for; `reason` is one of `docs/errors.md`, or `null` if it did not answer. */
export class EvidenceRefusedError extends Error {
  override readonly name = 'EvidenceRefusedError';
  readonly reason: string | null;
  constructor(reason: string | null) {
    super(`Refused: ${reason ?? 'no answer'}`);
    this.reason = reason;
  }
}

const root = '/v1/evidence';

/** Asks the broker for evidence, always with the reason. */
export const evidenceClient = {
  /** Who is signed in; `null` for nobody. */
  async officer() {
    const answer = await fetch(`${root}/officer`).catch(() => null);
    if (answer?.status === 401) return null;
    return v.parse(signedInOfficer, await bodyOf(answer)).officer;
  },

  async search(by: EvidenceSearch) {
    return v.parse(foundSessions, await post('search', by));
  },

  async open(sessionId: string, reason: string): Promise<OpenedEvidence> {
    return v.parse(openedEvidence, await post(`sessions/${sessionId}/open`, { reason }));
  },

  /** Says that the film is played; answers where it is. */
  async play(sessionId: string, reason: string): Promise<string> {
    await post(`sessions/${sessionId}/play`, { reason });
    return `${root}/sessions/${sessionId}/film`;
  },

  /** Sets or releases a hold. */
  async hold(sessionId: string, act: 'hold' | 'release', reason: string): Promise<void> {
    await post(`sessions/${sessionId}/${act}`, { reason });
  },

  /** Where the bundle can be fetched, once. */
  async bundle(sessionId: string, reason: string): Promise<string> {
    return v.parse(offeredBundle, await post(`sessions/${sessionId}/bundle`, { reason })).path;
  },

  async signOut(): Promise<void> {
    await post('sign-out', {});
  },
};

async function post(path: string, body: object): Promise<unknown> {
  const answer = await fetch(`${root}/${path}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'remote-help': '1' },
    body: JSON.stringify(body),
  }).catch(() => null);
  return bodyOf(answer);
}

async function bodyOf(answer: Response | null): Promise<unknown> {
  if (answer === null) throw new EvidenceRefusedError(null);
  if (answer.status === 204) return null;
  const body: unknown = await answer.json().catch(() => null);
  if (answer.ok) return body;
  const refused = v.safeParse(refusedEvidence, body);
  throw new EvidenceRefusedError(refused.success ? refused.output.reason : null);
}
