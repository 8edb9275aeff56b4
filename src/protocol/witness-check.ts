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

/** Where a film is not what the customer's browser captured. */
export type FilmFault =
  /** At this moment it shows something else. */
  | { readonly kind: 'swapped'; readonly atMs: number }
  /** Somewhere between these moments of the film time is missing: from there on it is ahead of the prints. */
  | {
      readonly kind: 'cutOut';
      readonly fromMs: number;
      readonly untilMs: number;
      readonly byMs: number;
    }
  /** Somewhere between these moments of the film something was put in: from there on it is behind the prints. */
  | {
      readonly kind: 'putIn';
      readonly fromMs: number;
      readonly untilMs: number;
      readonly byMs: number;
    };

/** What holding a film against its prints found. */
export interface WitnessCheck {
  /** Prints that agree with the film. */
  readonly agreeing: number;
  /** Prints of moments where the film shows next to nothing: they prove nothing. */
  readonly silent: number;
  /** Prints of moments of which the film has nothing. */
  readonly outside: number;
  readonly faults: readonly FilmFault[];
}

/** A part that is brighter than the next by less than this may be darker after compression: it proves nothing. */
const leastSteepness = 3;
/** With fewer parts that prove something a picture is next to blank. */
const leastTelling = 6;
/** So many of them may differ: something may have moved just then. */
const mostWrong = 1;
/** A picture is seen in the film between so long before and so long after its print was taken: it has a way to go. */
const windowMs = { before: 2_000, after: 3_000 } as const;
/** So far a film may be ahead or behind and the place is still looked for. */
const longestShiftMs = 120_000;
const shiftStepMs = 500;
/** So many more prints must agree with another time before time counts as cut out or put in. */
const leastGain = 2;

type Answer = 'agrees' | 'differs' | 'silent' | 'outside';

/**
 * Holds a film against the witness prints of its session: each print must be that of a picture which the film shows at that time. A print
 * that is not, while the next one is, is a picture that was swapped; when all later ones agree a while earlier or later, time was cut out or put in
 * (rule P34).
 */
export function checkWitness(
  samples: readonly FilmSample[],
  prints: readonly PlacedPrint[],
): WitnessCheck {
  const film = new Film(samples);
  const faults: FilmFault[] = [];
  const counts = { agrees: 0, differs: 0, silent: 0, outside: 0 };
  let shiftMs = 0;
  for (const [index, print] of prints.entries()) {
    let answer = film.answer(print, shiftMs);
    const shift = answer === 'differs' ? film.shiftOf(prints.slice(index), shiftMs) : null;
    if (shift !== null) {
      const untilMs = print.timeMs + shiftMs;
      const before = prints
        .slice(0, index)
        .findLast((one) => film.answer(one, shift) === 'differs');
      const fromMs = Math.max(0, (before?.timeMs ?? 0) + shiftMs);
      const kind = shift < shiftMs ? 'cutOut' : 'putIn';
      faults.push({ kind, fromMs, untilMs, byMs: Math.abs(shift - shiftMs) });
      shiftMs = shift;
      answer = 'agrees';
    } else if (answer === 'differs') {
      faults.push({ kind: 'swapped', atMs: print.timeMs + shiftMs });
    }
    counts[answer] += 1;
  }
  const { agrees: agreeing, silent, outside } = counts;
  return { agreeing, silent, outside, faults };
}

class Film {
  readonly #samples: readonly FilmSample[];

  constructor(samples: readonly FilmSample[]) {
    this.#samples = samples;
  }

  /** What a print says of the film when this is `shiftMs` behind. */
  answer({ timeMs, print }: PlacedPrint, shiftMs: number): Answer {
    const seen = this.#around(timeMs + shiftMs);
    if (seen.length === 0) return 'outside';
    const bits = bitsOf(print);
    const telling = seen.filter(({ steepness }) => tellingIn(steepness) >= leastTelling);
    if (telling.some(({ steepness }) => wrongIn(steepness, bits) <= mostWrong)) return 'agrees';
    // The page sends blank frames while nothing is recorded, and what it takes a print of is blank too.
    const isBlank = !bits.includes(true) && telling.length < seen.length;
    return telling.length === 0 || isBlank ? 'silent' : 'differs';
  }

  /**
   * The shift that makes the first of these prints agree, and by much more of the others than the present one does; the nearest of
   * several. `null` if there is none: then it is this picture alone that is wrong.
   */
  shiftOf(prints: readonly PlacedPrint[], shiftMs: number): number | null {
    const agreeingAt = (shift: number) =>
      prints.filter((one) => this.answer(one, shift) === 'agrees').length;
    let best: number | null = null;
    let most = agreeingAt(shiftMs) + leastGain - 1;
    for (let step = shiftStepMs; step <= longestShiftMs; step += shiftStepMs) {
      for (const shift of [shiftMs - step, shiftMs + step]) {
        if (prints.slice(0, 1).some((one) => this.answer(one, shift) !== 'agrees')) continue;
        const agreeing = agreeingAt(shift);
        if (agreeing > most) [best, most] = [shift, agreeing];
      }
    }
    return best;
  }

  #around(timeMs: number): readonly FilmSample[] {
    const from = this.#firstAt(timeMs - windowMs.before);
    return this.#samples.slice(from, this.#firstAt(timeMs + windowMs.after));
  }

  #firstAt(timeMs: number): number {
    let [low, high] = [0, this.#samples.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((this.#samples[middle]?.timeMs ?? Infinity) < timeMs) low = middle + 1;
      else high = middle;
    }
    return low;
  }
}

function tellingIn(steepness: readonly number[]): number {
  return steepness.filter((one) => Math.abs(one) > leastSteepness).length;
}

function wrongIn(steepness: readonly number[], bits: readonly boolean[]): number {
  return steepness.filter((one, at) => Math.abs(one) > leastSteepness && one > 0 !== bits[at])
    .length;
}
