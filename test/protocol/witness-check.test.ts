import { describe, expect, it } from 'vitest';
import { checkWitness, type FilmFault } from '../../src/protocol/witness-check.ts';
import type { FilmSample, PlacedPrint } from '../../src/protocol/witness-film.ts';
import { sharedDesktop } from '../broker/film/shared-desktop.ts';

const { samples, prints } = sharedDesktop(1080);

const between = (fromMs: number, untilMs: number) =>
  samples.filter(({ timeMs }) => timeMs >= fromMs && timeMs < untilMs);
const moved = (some: readonly FilmSample[], byMs: number) =>
  some.map((sample) => ({ ...sample, timeMs: sample.timeMs + byMs }));

/** The film with what it shows elsewhere in the place of `fromMs` to `untilMs`. */
function swap(fromMs: number, untilMs: number, byMs: number): FilmSample[] {
  const other = moved(between(fromMs + byMs, untilMs + byMs), -byMs);
  return [...between(0, fromMs), ...other, ...between(untilMs, Infinity)];
}

describe('P34 a film that was recorded honestly', () => {
  it.each([1080, 180] as const)('agrees with every print, at %i lines', (lines) => {
    const desktop = sharedDesktop(lines);
    const { faults, agreeing, silent, outside } = checkWitness(desktop.samples, desktop.prints);
    expect(faults).toEqual([]);
    expect({ agreeing, silent, outside }).toEqual({ agreeing: 18, silent: 0, outside: 0 });
  });

  it('agrees also when its times are a second ahead or two behind', () => {
    for (const byMs of [-1_000, -500, 1_000, 2_000]) {
      expect(checkWitness(moved(samples, byMs), prints).faults).toEqual([]);
    }
  });

  it('has gaps, of which prints say nothing', () => {
    const film = [...between(0, 30_000), ...between(50_000, Infinity)];
    const { faults, outside } = checkWitness(film, prints);
    expect(faults).toEqual([]);
    expect(outside).toBeGreaterThanOrEqual(2);
  });

  it('may show next to nothing, of which prints say nothing', () => {
    const blank = samples.map(({ timeMs, steepness }) => ({
      timeMs,
      steepness: steepness.map((one) => one / 100),
    }));
    const { faults, silent } = checkWitness(blank, prints);
    expect([faults, silent]).toEqual([[], prints.length]);
  });
});

/** Where a print tells this part of the film from that which is `byMs` away. */
const tells = (print: PlacedPrint, byMs: number) => {
  const around = between(print.timeMs + byMs - 5_000, print.timeMs + byMs + 5_000);
  const elsewhere = moved(around, -byMs);
  return elsewhere.length > 20 && checkWitness(elsewhere, [print]).faults.length === 1;
};

describe('P34 a film in which a picture was swapped', () => {
  const cases = prints.flatMap((print, index) =>
    [-60_000, -30_000, 30_000, 60_000]
      .filter((byMs) => tells(print, byMs))
      .map((byMs) => ({ print, index, byMs })),
  );

  it('is found in places enough to say so', () => {
    expect(cases.length).toBeGreaterThan(12);
  });

  it.each(cases)('differs at print $index, whose picture is from $byMs ms away', (swapped) => {
    const { print, byMs } = swapped;
    const film = swap(print.timeMs - 2_100, print.timeMs + 3_100, byMs);
    const { faults, agreeing } = checkWitness(film, prints);
    expect(faults).toEqual([{ kind: 'swapped', atMs: print.timeMs }]);
    expect(agreeing).toBe(prints.length - 1);
  });
});

/** From where on a film may be told to have other times, and by how much, for a fault at `placeMs` of `byMs`. */
function expectAt(fault: FilmFault | undefined, placeMs: number, byMs: number): void {
  if (fault === undefined || fault.kind === 'swapped') return expect.fail('No time is missed');
  expect(fault.fromMs).toBeLessThanOrEqual(placeMs + 6_000);
  expect(fault.untilMs).toBeGreaterThanOrEqual(placeMs);
  expect(fault.untilMs).toBeLessThanOrEqual(placeMs + 15_000);
  expect(Math.abs(fault.byMs - byMs)).toBeLessThanOrEqual(7_000);
}

describe('P34 a film with other times than its session', () => {
  const places = [22_000, 31_000, 40_000].flatMap((placeMs) =>
    [8_000, 12_000].map((byMs) => ({ placeMs, byMs })),
  );

  it.each(places)('tells that $byMs ms were cut out at $placeMs ms', ({ placeMs, byMs }) => {
    const film = [...between(0, placeMs), ...moved(between(placeMs + byMs, Infinity), -byMs)];
    const [fault] = checkWitness(film, prints).faults;
    expect(fault?.kind).toBe('cutOut');
    expectAt(fault, placeMs, byMs);
  });

  it.each(places)('tells that $byMs ms were put in at $placeMs ms', ({ placeMs, byMs }) => {
    const put = moved(between(0, byMs), placeMs);
    const film = [...between(0, placeMs), ...put, ...moved(between(placeMs, Infinity), byMs)];
    const [fault] = checkWitness(film, prints).faults;
    expect(fault?.kind).toBe('putIn');
    expectAt(fault, placeMs, byMs);
  });
});
