import type { Candidate } from '../../protocol/fields.ts';

/** What of a route that this browser has found is told to the other one. */
export function candidateOf({ candidate, sdpMid, sdpMLineIndex }: RTCIceCandidate): Candidate {
  return { candidate, sdpMid, sdpMLineIndex };
}
