import { align, longestDelayMs, stepMs, type Alignment } from './witness-alignment.ts';
import { windowMs, WitnessedFilm, type FilmSample, type PlacedPrint } from './witness-film.ts';

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

/** Two delays that are nearer than this are the same: no more can be told from prints. */
const sameMs = 2_500;

/**
 * Holds a film against the witness prints of its session: each print must be that of a picture which the film shows at that time. A print
 * that is not is a picture that was swapped; where all later ones agree a while earlier or later, time was cut out or put in (rule P34).
 */
export function checkWitness(
  samples: readonly FilmSample[],
  prints: readonly PlacedPrint[],
): WitnessCheck {
  const alignment = align(new WitnessedFilm(samples), prints);
  const answers = alignment.placements.map(({ answer }) => answer);
  const count = (wanted: string) => answers.filter((answer) => answer === wanted).length;
  return {
    agreeing: count('agrees'),
    silent: count('silent'),
    outside: count('outside'),
    faults: new Reading(prints, alignment).faults(),
  };
}

/** A stretch of the film that is read with one delay. */
interface Stretch {
  readonly delayMs: number;
  readonly indexes: number[];
}

/** A film as its prints read it. */
class Reading {
  readonly #prints: readonly PlacedPrint[];
  readonly #alignment: Alignment;

  constructor(prints: readonly PlacedPrint[], alignment: Alignment) {
    this.#prints = prints;
    this.#alignment = alignment;
  }

  faults(): FilmFault[] {
    const stretches = this.#stretches();
    const faults: FilmFault[] = [];
    let before: Stretch = { delayMs: 0, indexes: [] };
    for (const [number, stretch] of stretches.entries()) {
      const isBack = Math.abs(delayOf(stretches, number + 1) - before.delayMs) <= sameMs;
      const isSame = Math.abs(stretch.delayMs - before.delayMs) <= sameMs;
      // What was read elsewhere for a while, and then goes on as before, was put over what is missing.
      if (!isSame && isBack)
        faults.push(...stretch.indexes.map((index) => this.#swapped(index, before)));
      else {
        if (stretch.delayMs < before.delayMs - sameMs) faults.push(this.#moved(before, stretch));
        else {
          faults.push(...this.#withoutPlace(before, stretch));
          if (!isSame) faults.push(this.#moved(before, stretch));
        }
        faults.push(...this.#differing(stretch).map((index) => this.#swapped(index, stretch)));
        before = stretch;
      }
    }
    return faults;
  }

  #stretches(): Stretch[] {
    const stretches: Stretch[] = [];
    for (const [index, { delayMs }] of this.#alignment.placements.entries()) {
      if (delayMs === null) continue;
      const last = stretches.at(-1);
      if (last?.delayMs === delayMs) last.indexes.push(index);
      else stretches.push({ delayMs, indexes: [index] });
    }
    return stretches.map((stretch) => ({ ...stretch, delayMs: this.#middleOf(stretch) }));
  }

  /** Of all delays with which a stretch agrees as well, the middle one. */
  #middleOf({ delayMs, indexes }: Stretch): number {
    if (delayMs === 0) return 0;
    const { placements, answerOf } = this.#alignment;
    const agreeing = indexes.filter((index) => placements[index]?.answer === 'agrees');
    const agree = (at: number) =>
      Math.abs(at) <= longestDelayMs && agreeing.every((index) => answerOf(index, at) === 'agrees');
    let [from, until] = [delayMs, delayMs];
    while (agree(from - stepMs)) from -= stepMs;
    while (agree(until + stepMs)) until += stepMs;
    return (from + until + windowMs.after - windowMs.before) / 2;
  }

  #differing({ indexes }: Stretch): number[] {
    return indexes.filter((index) => this.#alignment.placements[index]?.answer === 'differs');
  }

  /** Prints before a stretch that have no place, though no time was cut out there. */
  #withoutPlace(before: Stretch, { indexes: [next = 0] }: Stretch): FilmFault[] {
    const { placements, answerOf } = this.#alignment;
    const last = before.indexes.at(-1) ?? -1;
    const without = Array.from({ length: next - last - 1 }, (_, at) => last + 1 + at);
    return without
      .filter((index) => placements[index]?.delayMs === null)
      .filter((index) => answerOf(index, before.delayMs) === 'differs')
      .map((index) => this.#swapped(index, before));
  }

  #swapped(index: number, { delayMs }: Stretch): FilmFault {
    return { kind: 'swapped', atMs: this.#timeOf(index) + delayMs };
  }

  /** Time is missing, or is put in, after what can only belong before, and before what cannot any more. */
  #moved(before: Stretch, after: Stretch): FilmFault {
    const { answerOf } = this.#alignment;
    const last = before.indexes.findLast((index) => answerOf(index, after.delayMs) === 'differs');
    const known = before.indexes.at(-1) ?? -1;
    const first = this.#prints.findIndex(
      (_, index) => index > known && answerOf(index, before.delayMs) === 'differs',
    );
    return {
      kind: after.delayMs < before.delayMs ? 'cutOut' : 'putIn',
      fromMs: last === undefined ? 0 : Math.max(0, this.#timeOf(last) + before.delayMs),
      untilMs: this.#timeOf(first) + before.delayMs,
      byMs: Math.abs(after.delayMs - before.delayMs),
    };
  }

  #timeOf(index: number): number {
    return this.#prints[index]?.timeMs ?? 0;
  }
}

function delayOf(stretches: readonly Stretch[], number: number): number {
  return stretches[number]?.delayMs ?? Infinity;
}
