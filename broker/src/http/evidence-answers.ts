import type { EvidenceReason, RequestReason } from '../../../src/protocol/reasons.ts';
import type { Reasoned } from '../evidence/looks.ts';
import type { RouteContext } from './environment.ts';

type Status = 400 | 401 | 403 | 404 | 409;

const statuses: Readonly<Partial<Record<EvidenceReason | RequestReason, Status>>> = {
  'signIn.needed': 401,
  'look.needed': 403,
  'session.unknown': 404,
  'recording.none': 404,
  'session.deleted': 409,
  'hold.alreadySet': 409,
  'hold.notSet': 409,
};

/** Who asks, and why. */
export function whoIs(context: RouteContext, reason: string): Reasoned {
  const { subject, name } = context.get('signedIn').adviser;
  return { by: { subject, name }, reason };
}

/** Answers a request of the complaints department that is not carried out. */
export function refuseEvidence(
  context: RouteContext,
  reason: EvidenceReason | RequestReason,
): Response {
  return context.json({ reason }, statuses[reason] ?? 400);
}
