import type { Candidate } from '../../protocol/fields.ts';

/** What of a route that this browser has found is told to the other one. */
export function candidateOf({ candidate, sdpMid, sdpMLineIndex }: RTCIceCandidate): Candidate {
  return { candidate, sdpMid, sdpMLineIndex };
}

/** Adds a route that the other side has found; one that this browser cannot use leaves the others as they are. */
export async function addRoute(peer: RTCPeerConnection, route: Candidate): Promise<void> {
  try {
    await peer.addIceCandidate(route);
  } catch (error) {
    if (!(error instanceof DOMException || error instanceof TypeError)) throw error;
  }
}
