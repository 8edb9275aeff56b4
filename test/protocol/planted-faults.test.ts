import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { checkWitness, type FilmFault } from '../../src/protocol/witness-check.ts';
import type { FilmSample, PlacedPrint } from '../../src/protocol/witness-film.ts';
import { sharedDesktop } from '../broker/film/shared-desktop.ts';

// A real desktop is not a formula: which of its moments come too near to each other is known for these runs only.
const runs = { numRuns: 60, seed: 2411 } as const;

type Film = readonly FilmSample[];

const between = (film: Film, fromMs: number, untilMs: number) =>
  film.filter(({ timeMs }) => timeMs >= fromMs && timeMs < untilMs);
const moved = <Timed extends { timeMs: number }>(some: readonly Timed[], byMs: number) =>
  some.map((one) => ({ ...one, timeMs: one.timeMs + byMs }));

const cut = (film: Film, atMs: number, byMs: number) => [
  ...between(film, 0, atMs),
  ...moved(between(film, atMs + byMs, Infinity), -byMs),
];
const put = (film: Film, atMs: number, byMs: number, ofMs: number) => [
  ...between(film, 0, atMs),
  ...moved(between(film, ofMs, ofMs + byMs), atMs - ofMs),
  ...moved(between(film, atMs, Infinity), byMs),
];
const swap = (film: Film, atMs: number, byMs: number, ofMs: number) => [
  ...between(film, 0, atMs),
  ...moved(between(film, ofMs, ofMs + byMs), atMs - ofMs),
  ...between(film, atMs + byMs, Infinity),
];

/** A desktop that does the same again every 30 s. */
function goingRound(film: Film, prints: readonly PlacedPrint[]) {
  const roundMs = 30_000;
  const first = between(film, 0, roundMs);
  const taken = prints.filter(({ timeMs }) => timeMs < roundMs);
  const rounds = [0, 1, 2, 3, 4].map((round) => round * roundMs);
  return {
    samples: rounds.flatMap((byMs) => moved(first, byMs)),
    prints: rounds.flatMap((byMs) => moved(taken, byMs)),
  };
}

/** That these are one fault, of this kind, here, and of this length; as near as prints of every 5 s can tell. */
function expectOne(faults: readonly FilmFault[], kind: string, atMs: number, byMs: number): void {
  expect(faults).toMatchObject([{ kind }]);
  const [fault] = faults;
  if (fault === undefined || fault.kind === 'swapped') return;
  expect(fault.fromMs).toBeLessThanOrEqual(atMs + 3_000);
  expect(fault.untilMs).toBeGreaterThanOrEqual(atMs - 3_000);
  expect(Math.abs(fault.byMs - byMs)).toBeLessThanOrEqual(4_000);
}

const place = fc.integer({ min: 40, max: 220 }).map((at) => at * 250);
const length = fc.integer({ min: 16, max: 30 }).map((by) => by * 500);
const elsewhere = fc.integer({ min: 0, max: 290 }).map((at) => at * 250);

describe.each([1080, 180] as const)('P34 in a film of %i lines', (lines) => {
  const { samples, prints } = sharedDesktop(lines);

  it('wherever time is cut out, and however much, it is told', () => {
    fc.assert(
      fc.property(place, length, (atMs, byMs) => {
        const { faults } = checkWitness(cut(samples, atMs, byMs), prints);
        expectOne(faults, 'cutOut', atMs, byMs);
      }),
      runs,
    );
  });

  it('wherever something is put in, and whatever it is, it is told', () => {
    fc.assert(
      fc.property(place, length, elsewhere, (atMs, byMs, ofMs) => {
        const { faults } = checkWitness(put(samples, atMs, byMs, ofMs), prints);
        expectOne(faults, 'putIn', atMs, byMs);
      }),
      runs,
    );
  });

  it('whatever is put over what was captured, the pictures that it hides are told', () => {
    fc.assert(
      fc.property(place, length, elsewhere, (atMs, byMs, ofMs) => {
        fc.pre(Math.abs(ofMs - atMs) > 8_000);
        const { faults } = checkWitness(swap(samples, atMs, byMs, ofMs), prints);
        expect(faults.length).toBeGreaterThan(0);
        for (const fault of faults) {
          const [fromMs, untilMs] =
            fault.kind === 'swapped' ? [fault.atMs, fault.atMs] : [fault.fromMs, fault.untilMs];
          expect(untilMs).toBeGreaterThanOrEqual(atMs - 3_000);
          expect(fromMs).toBeLessThanOrEqual(atMs + byMs + 3_000);
        }
      }),
      runs,
    );
  });

  it('whatever was not recorded, and though the clocks are half a second apart, nothing is called false', () => {
    const gap = fc.tuple(elsewhere, length);
    const late = fc.integer({ min: -2, max: 2 }).map((by) => by * 250);
    fc.assert(
      fc.property(fc.array(gap, { maxLength: 3 }), late, (gaps, byMs) => {
        const film = samples.filter(({ timeMs }) =>
          gaps.every(([fromMs, forMs]) => timeMs < fromMs || timeMs >= fromMs + forMs),
        );
        expect(checkWitness(moved(film, byMs), prints).faults).toEqual([]);
      }),
      runs,
    );
  });
});

describe('P34 in a film of a desktop that comes back to where it was', () => {
  const desktop = sharedDesktop(1080);
  const { samples, prints } = goingRound(desktop.samples, desktop.prints);

  it('a cut is told, though it may be taken for something that was put in', () => {
    fc.assert(
      fc.property(place, length, (atMs, byMs) => {
        const { faults } = checkWitness(cut(samples, atMs, byMs), prints);
        expect(faults.length).toBeGreaterThan(0);
      }),
      runs,
    );
  });

  it('up to a third of its round is told as what it is', () => {
    const short = fc.integer({ min: 16, max: 20 }).map((by) => by * 500);
    fc.assert(
      fc.property(place, short, (atMs, byMs) => {
        const { faults } = checkWitness(cut(samples, atMs, byMs), prints);
        expect(faults.map(({ kind }) => kind)).toContain('cutOut');
      }),
      runs,
    );
  });
});
