/** For an adviser without a picture: the words need some certificate, and no connection is ever made with it. */
export function anyFingerprint(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(32));
  return [...bytes].map((byte) => byte.toString(16).padStart(2, '0').toUpperCase()).join(':');
}
