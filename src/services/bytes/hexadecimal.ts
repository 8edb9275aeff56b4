/** Writes bytes as pairs of lower-case hexadecimal digits, as digests are shown to people. */
export function toHexadecimal(bytes: ArrayBuffer): string {
  return [...new Uint8Array(bytes)].map((byte) => byte.toString(16).padStart(2, '0')).join('');
}
