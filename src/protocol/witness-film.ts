import { bitsOf } from './witness-print.ts';

/** A picture of a film, as far as prints go: when it is seen, and how steep its brightness is from part to part. */
export interface FilmSample {
  readonly timeMs: number;
  readonly steepness: readonly number[];
}

/** A witness print in the film's own time. */
export interface PlacedPrint {
  readonly timeMs: number;
  readonly print: string;
}

/** What a print says of a film: nothing where the film shows next to nothing, and where it does not go on from before to after it. */
export type Answer = 'agrees' | 'differs' | 'silent' | 'outside';

/** A part that is brighter than the next by less than this may be darker after compression: it proves nothing. */
const leastSteepness = 3;
/** With fewer parts that prove something a picture is next to blank. */
const leastTelling = 6;
/** So many of them may differ: something may have moved just then. */
const mostWrong = 1;
/** A picture is seen in the film between so long before and so long after its print was taken: it has a way to go. */
export const windowMs = { before: 2_000, after: 3_000 } as const;
/** Where a film has no picture for longer than this it has a gap. */
const longestHoleMs = 1_000;

/** A film that prints are held against. */
export class WitnessedFilm {
  readonly #times: Float64Array;
  readonly #pictures: readonly Picture[];
  /** How many pictures before each one prove something, and how often the film stops before it. */
  readonly #telling: Uint32Array;
  readonly #holes: Uint32Array;

  constructor(samples: readonly FilmSample[]) {
    this.#times = Float64Array.from(samples, ({ timeMs }) => timeMs);
    this.#pictures = samples.map(({ steepness }) => new Picture(steepness));
    this.#telling = sumsOf(this.#pictures.map(({ isTelling }) => isTelling));
    this.#holes = sumsOf(
      samples.map(({ timeMs }, at) => timeMs - (samples[at - 1]?.timeMs ?? timeMs) > longestHoleMs),
    );
  }

  /** What a print says of the film at any delay of at most `longestMs`, either way. */
  ask({ timeMs, print }: PlacedPrint, longestMs: number): (delayMs: number) => Answer {
    const bits = wordsOf(bitsOf(print));
    const isOfBlank = bits.every((word) => word === 0);
    const first = this.#firstAt(timeMs - longestMs - windowMs.before);
    const end = this.#firstAt(timeMs + longestMs + windowMs.after);
    const agreeing = sumsOf(this.#pictures.slice(first, end).map((one) => one.agreesWith(bits)));
    return (delayMs) => {
      const from = this.#firstAt(timeMs + delayMs - windowMs.before);
      const to = this.#firstAt(timeMs + delayMs + windowMs.after);
      if (differenceIn(agreeing, from - first, to - first) > 0) return 'agrees';
      if (to === from) return 'outside';
      const telling = differenceIn(this.#telling, from, to);
      // The page sends blank frames while nothing is recorded, and what it takes a print of is blank too.
      if (telling === 0 || (isOfBlank && telling < to - from)) return 'silent';
      return this.#covers(timeMs + delayMs, from, to) ? 'differs' : 'outside';
    };
  }

  /** Whether the film goes on from before a moment until after it. */
  #covers(timeMs: number, from: number, to: number): boolean {
    const [first = Infinity, last = -Infinity] = [this.#times[from], this.#times[to - 1]];
    const isWhole = differenceIn(this.#holes, from + 1, to) === 0;
    return (
      isWhole &&
      first <= timeMs - windowMs.before + longestHoleMs &&
      last >= timeMs + windowMs.after - longestHoleMs
    );
  }

  #firstAt(timeMs: number): number {
    let [low, high] = [0, this.#times.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((this.#times[middle] ?? Infinity) < timeMs) low = middle + 1;
      else high = middle;
    }
    return low;
  }
}

type Words = readonly [number, number];

/** Which of a picture's 64 parts prove something, and what they say. */
class Picture {
  readonly isTelling: boolean;
  readonly #proving: Words;
  readonly #falling: Words;

  constructor(steepness: readonly number[]) {
    this.#proving = wordsOf(steepness.map((one) => Math.abs(one) > leastSteepness));
    this.#falling = wordsOf(steepness.map((one) => one > 0));
    this.isTelling = onesIn(this.#proving[0]) + onesIn(this.#proving[1]) >= leastTelling;
  }

  agreesWith(bits: Words): boolean {
    if (!this.isTelling) return false;
    const wrong = (at: 0 | 1) => onesIn((this.#falling[at] ^ bits[at]) & this.#proving[at]);
    return wrong(0) + wrong(1) <= mostWrong;
  }
}

/** 64 answers of yes or no in two words of 32 bits. */
function wordsOf(all: readonly boolean[]): Words {
  const words: [number, number] = [0, 0];
  for (const [at, is] of all.entries()) if (is) words[at < 32 ? 0 : 1] |= 1 << (at % 32);
  return words;
}

/** How many bits of a word are set (H. S. Warren, “Hacker's Delight”, 5-1). */
function onesIn(word: number): number {
  let sum = word - ((word >>> 1) & 0x55555555);
  sum = (sum & 0x33333333) + ((sum >>> 2) & 0x33333333);
  return Math.imul((sum + (sum >>> 4)) & 0x0f0f0f0f, 0x01010101) >>> 24;
}

/** How often it is so before each place. */
function sumsOf(all: readonly boolean[]): Uint32Array {
  const sums = new Uint32Array(all.length + 1);
  for (const [at, is] of all.entries()) sums[at + 1] = (sums[at] ?? 0) + (is ? 1 : 0);
  return sums;
}

function differenceIn(sums: Uint32Array, from: number, to: number): number {
  return to <= from ? 0 : (sums[to] ?? 0) - (sums[from] ?? 0);
}
