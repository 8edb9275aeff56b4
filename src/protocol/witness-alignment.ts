import { windowMs, WitnessedFilm, type Answer, type PlacedPrint } from './witness-film.ts';

/** Where a print belongs in a film. */
export interface Placement {
  /** How much later than it should the film shows what the print is of; `null` where that has no place in the film at all. */
  readonly delayMs: number | null;
  readonly answer: Answer;
}

/** So far a film may be ahead or behind and the place is still looked for. */
export const longestDelayMs = 120_000;
export const stepMs = 500;
const noDelay = longestDelayMs / stepMs;
const delays = 2 * noDelay + 1;

/** What speaks against a way to read a film. A print that differs counts 1. */
const costs = {
  /** Another delay from here on: it has to explain at least two prints. */
  change: 1.5,
  /** Of two delays that explain the same the nearer one is meant: the longest change counts less than half a print. */
  changeStep: 0.001,
  /** A print that says nothing once there is a delay: to read it so must not be a way out. */
  excuse: 1,
  /** A print of what was cut out has no place in the film. */
  cutOut: 0.5,
} as const;

/** So many prints in a row may have no place in the film, where time was cut out of it. */
const mostWithoutPlace = Math.ceil(longestDelayMs / 5_000) + 6;

/** How prints belong to a film. */
export interface Alignment {
  readonly placements: readonly Placement[];
  /** What a print would say with another delay. */
  answerOf(index: number, delayMs: number): Answer;
}

/**
 * Reads a film by its prints: which delay each of them has, so that as few as possible differ and the delay changes as seldom as
 * possible. What is seen later was captured later, so that after a change nothing is read for a second time: by that a desktop
 * that comes back to where it was is told from itself.
 *
 * It is the cheapest path through all prints and delays (R. Bellman, 1957; as A. J. Viterbi, 1967), with steps over prints
 * that have no place.
 */
export function align(film: WitnessedFilm, prints: readonly PlacedPrint[]): Alignment {
  const questions = prints.map((print) => film.ask(print, longestDelayMs));
  const answerOf = (index: number, delayMs: number) => questions[index]?.(delayMs) ?? 'outside';
  const undelayed = questions.map((ask) => ({ delayMs: 0, answer: ask(0) }));
  if (!undelayed.some(({ answer }) => answer === 'differs')) {
    return { placements: undelayed, answerOf };
  }
  const answers = questions.map((ask) =>
    Array.from({ length: delays }, (_, at) => ask((at - noDelay) * stepMs)),
  );
  const placements = new Paths(prints, answers).cheapest().map((at, index): Placement => {
    if (at === null) return { delayMs: null, answer: 'differs' };
    return { delayMs: (at - noDelay) * stepMs, answer: answers[index]?.[at] ?? 'outside' };
  });
  return { placements, answerOf };
}

/** The cheapest paths to every print with every delay. Layer 0 is the film's beginning, layer n + 1 the print n. */
class Paths {
  readonly #prints: readonly PlacedPrint[];
  readonly #answers: readonly (readonly Answer[])[];
  readonly #costs: Float64Array[] = [
    new Float64Array(delays).fill(Infinity).fill(0, noDelay, noDelay + 1),
  ];
  /** From which layer and delay. */
  readonly #from: Int32Array[] = [new Int32Array(delays)];

  constructor(prints: readonly PlacedPrint[], answers: readonly (readonly Answer[])[]) {
    this.#prints = prints;
    this.#answers = answers;
    for (let layer = 1; layer <= prints.length; layer += 1) this.#extend(layer);
  }

  /** The delay of each print on the cheapest path of all, as a number of it; `null` where that steps over it. */
  cheapest(): (number | null)[] {
    const path = new Array<number | null>(this.#prints.length).fill(null);
    let layer = this.#prints.length;
    const last = this.#costs[layer] ?? [];
    let at = noDelay;
    for (const [one, cost] of last.entries()) if (cost < (last[at] ?? Infinity)) at = one;
    while (layer > 0) {
      path[layer - 1] = at;
      const from = this.#from[layer]?.[at] ?? 0;
      [layer, at] = [Math.floor(from / delays), from % delays];
    }
    return path;
  }

  #extend(layer: number): void {
    const before = this.#costs[layer - 1] ?? new Float64Array();
    const answers = this.#answers[layer - 1] ?? [];
    this.#costs.push(before.map((cost, at) => cost + costOf(answers, at)));
    this.#from.push(Int32Array.from(before, (_, at) => (layer - 1) * delays + at));
    let withoutPlace = 0;
    for (let past = layer - 1; past >= Math.max(0, layer - mostWithoutPlace); past -= 1) {
      this.#change(past, layer, withoutPlace);
      withoutPlace += costOf(this.#answers[past - 1] ?? [], noDelay);
    }
  }

  /** From one print that agrees to another one that does, with another delay; those between have no place. */
  #change(past: number, layer: number, withoutPlace: number): void {
    const here = this.#costs[layer] ?? new Float64Array();
    const from = this.#from[layer] ?? new Int32Array();
    const passedMs = this.#timeOf(layer) - this.#timeOf(past);
    const mostSteps = Math.floor((passedMs + windowMs.before + windowMs.after) / stepMs);
    const agreeing = this.#agreeingIn(past);
    const putIn = fromSmaller(agreeing);
    const cutOut = fromLarger(agreeing, mostSteps);
    for (const [at, answer] of (this.#answers[layer - 1] ?? []).entries()) {
      if (answer !== 'agrees') continue;
      for (const [way, each] of [
        [putIn[at], 1],
        [cutOut[at], costs.cutOut],
      ] as const) {
        const cost = (way?.cost ?? Infinity) + withoutPlace * each + costs.change;
        if (way === undefined || cost >= (here[at] ?? Infinity)) continue;
        here[at] = cost;
        from[at] = past * delays + way.at;
      }
    }
  }

  /** What it costs to come to a print with the delays at which it agrees. */
  #agreeingIn(layer: number): readonly number[] {
    const answers = this.#answers[layer - 1];
    const all = Array.from(this.#costs[layer] ?? []);
    return answers === undefined
      ? all
      : all.map((cost, at) => (answers[at] === 'agrees' ? cost : Infinity));
  }

  #timeOf(layer: number): number {
    return this.#prints[layer - 1]?.timeMs ?? 0;
  }
}

function costOf(answers: readonly Answer[], at: number): number {
  const answer = answers[at];
  if (answer === 'differs') return 1;
  if (answer === 'agrees' || answer === undefined) return 0;
  return at === noDelay ? 0 : costs.excuse;
}

interface Way {
  readonly at: number;
  readonly cost: number;
}

/** For each delay the cheapest way to it from a smaller one. */
function fromSmaller(all: readonly number[]): (Way | undefined)[] {
  let best: Way | undefined;
  return all.map((cost, at) => {
    const way = best && { at: best.at, cost: best.cost + costs.changeStep };
    best = cost < (way?.cost ?? Infinity) ? { at, cost } : way;
    return way;
  });
}

/** For each delay the cheapest way to it from one that is larger by at most so many steps. */
function fromLarger(all: readonly number[], mostSteps: number): (Way | undefined)[] {
  const ways = new Array<Way | undefined>(all.length);
  // Those that can still be the cheapest, the cheapest first: what is further away and not cheaper never is.
  const waiting: Way[] = [];
  for (let at = all.length - 2; at >= 0; at -= 1) {
    const next = { at: at + 1, cost: (all[at + 1] ?? Infinity) + costs.changeStep * (at + 1) };
    while ((waiting.at(-1)?.cost ?? -Infinity) >= next.cost) waiting.pop();
    waiting.push(next);
    while ((waiting[0]?.at ?? 0) > at + mostSteps) waiting.shift();
    const [first] = waiting;
    if (first !== undefined) ways[at] = { at: first.at, cost: first.cost - costs.changeStep * at };
  }
  return ways;
}
