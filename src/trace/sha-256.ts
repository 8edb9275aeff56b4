/**
 * SHA-256 (FIPS 180-4) of a text in UTF-8, as 64 hexadecimal digits.
 *
 * The browser's own answers only later and only on a secure page; a statechart's hash is wanted at once, everywhere.
 */
export function sha256(text: string): string {
  const words = padded(bytesOf(text));
  const state = [...initial];
  for (let at = 0; at < words.length; at += 16) compress(state, words.subarray(at, at + 16));
  return state.map((word) => (word >>> 0).toString(16).padStart(8, '0')).join('');
}

const primes = firstPrimes(64);
const initial = primes.slice(0, 8).map((prime) => fraction(Math.sqrt(prime)));
const constants = primes.map((prime) => fraction(Math.cbrt(prime)));

function compress(state: number[], block: Uint32Array): void {
  const schedule = [...block];
  let [a, b, c, d, e, f, g, h] = state as [
    number,
    number,
    number,
    number,
    number,
    number,
    number,
    number,
  ];
  for (let i = 0; i < 64; i++) {
    const word = (schedule[i] ??= expanded(schedule, i));
    const choice = (e & f) ^ (~e & g);
    const first =
      (h + (turned(e, 6) ^ turned(e, 11) ^ turned(e, 25)) + choice + (constants[i] ?? 0) + word) |
      0;
    const majority = (a & b) ^ (a & c) ^ (b & c);
    const second = ((turned(a, 2) ^ turned(a, 13) ^ turned(a, 22)) + majority) | 0;
    [h, g, f, e, d, c, b, a] = [g, f, e, (d + first) | 0, c, b, a, (first + second) | 0];
  }
  [a, b, c, d, e, f, g, h].forEach((word, i) => (state[i] = ((state[i] ?? 0) + word) | 0));
}

function expanded(schedule: readonly number[], i: number): number {
  const [x = 0, y = 0] = [schedule[i - 15], schedule[i - 2]];
  const [u = 0, v = 0] = [schedule[i - 16], schedule[i - 7]];
  const near = turned(x, 7) ^ turned(x, 18) ^ (x >>> 3);
  const far = turned(y, 17) ^ turned(y, 19) ^ (y >>> 10);
  return (u + near + v + far) | 0;
}

function turned(word: number, by: number): number {
  return (word >>> by) | (word << (32 - by));
}

/** The bytes, a one bit, zeros, and the length in bits: whole blocks of sixteen words. */
function padded(bytes: readonly number[]): Uint32Array {
  const words = new Uint32Array((((bytes.length + 8) >> 6) + 1) * 16);
  [...bytes, 0x80].forEach((byte, i) => {
    words[i >> 2] = (words[i >> 2] ?? 0) | (byte << (24 - (i % 4) * 8));
  });
  words[words.length - 1] = bytes.length * 8;
  return words;
}

function bytesOf(text: string): number[] {
  const bytes = encodeURIComponent(text).match(/%..|./g) ?? [];
  return bytes.map((byte) =>
    byte.length === 3 ? parseInt(byte.slice(1), 16) : byte.charCodeAt(0),
  );
}

function firstPrimes(count: number): number[] {
  const primes: number[] = [];
  for (let n = 2; primes.length < count; n++) {
    if (primes.every((prime) => n % prime !== 0)) primes.push(n);
  }
  return primes;
}

/** The first 32 bits behind the point. */
function fraction(value: number): number {
  return ((value - Math.floor(value)) * 2 ** 32) | 0;
}
