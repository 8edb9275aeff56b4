/** A page's own WebRTC certificate, and the fingerprint by which the other side knows it. */
export interface PeerCertificate {
  readonly certificate: RTCCertificate;
  /** SHA-256, as in SDP: 32 pairs of upper-case hexadecimal digits. */
  readonly fingerprint: string;
}

/** Makes a certificate that lives as long as the page; its fingerprint goes into the words (rule P13). */
export async function makePeerCertificate(): Promise<PeerCertificate> {
  const certificate = await RTCPeerConnection.generateCertificate({
    name: 'ECDSA',
    namedCurve: 'P-256',
  } as EcKeyGenParams);
  return { certificate, fingerprint: await fingerprintOf(certificate) };
}

/** The fingerprints that a session description announces. */
export function fingerprintsIn(sdp: string): readonly string[] {
  return [...sdp.matchAll(/^a=fingerprint:sha-256 ([0-9A-Fa-f:]{95})\s*$/gm)].map(([, found]) =>
    String(found).toUpperCase(),
  );
}

/** Whether a session description announces exactly the certificate that was opened, and no other. */
export function isFrom(fingerprint: string, sdp: string): boolean {
  const all = [...sdp.matchAll(/^a=fingerprint:/gm)].length;
  const found = fingerprintsIn(sdp);
  return found.length > 0 && found.length === all && found.every((one) => one === fingerprint);
}

async function fingerprintOf(certificate: RTCCertificate): Promise<string> {
  // Firefox has no getFingerprints(): there the fingerprint is read from a description that is never sent.
  const told = certificate.getFingerprints?.().find(({ algorithm }) => algorithm === 'sha-256');
  if (told?.value !== undefined) return told.value.toUpperCase();
  const peer = new RTCPeerConnection({ certificates: [certificate] });
  try {
    peer.createDataChannel('fingerprint');
    const found = fingerprintsIn((await peer.createOffer()).sdp ?? '')[0];
    if (found === undefined) throw new Error('The browser told no fingerprint of its certificate');
    return found;
  } finally {
    peer.close();
  }
}
