/** The error code of a browser that got no answer; what a server answers is below it (W3C WebRTC, RFC 8489). */
const noAnswer = 701;

/** Nobody has this password: a TURN server that is reached refuses it, and that is the answer. */
const useless = { username: '0:connection-test', credential: 'none' };

/** Whether this browser tells what a server refused; without that a knock is heard by nobody. */
export function canKnock(): boolean {
  return 'RTCPeerConnection' in globalThis && 'onicecandidateerror' in RTCPeerConnection.prototype;
}

/**
 * Whether a STUN or TURN server can be reached from here, over the transport that its address names.
 *
 * A STUN server is asked what it answers to everybody. A TURN server is asked for a relay with a password that is
 * of no use: its refusal (401) comes back over the same way that a picture would take, TLS and its certificate
 * included, and no relay is made (rule P24).
 *
 * @returns `false` when the browser has given up, or `signal` aborts first.
 */
export async function knock(url: string, signal: AbortSignal): Promise<boolean> {
  if (signal.aborted) return false;
  const isTurn = url.startsWith('turn');
  const peer = new RTCPeerConnection({
    iceServers: [{ urls: url, ...(isTurn && useless) }],
    iceTransportPolicy: isTurn ? 'relay' : 'all',
  });
  try {
    return await new Promise<boolean>((resolve, reject) => {
      signal.addEventListener('abort', () => resolve(false), { once: true });
      peer.addEventListener('icecandidateerror', ({ errorCode }) => {
        if (errorCode < noAnswer) resolve(true);
      });
      peer.addEventListener('icecandidate', ({ candidate }) => {
        if (candidate === null) resolve(false);
        else if (candidate.type === 'srflx' || candidate.type === 'relay') resolve(true);
      });
      // Without something to send there are no routes to look for.
      peer.createDataChannel('');
      peer.setLocalDescription().catch(reject);
    });
  } finally {
    peer.close();
  }
}
