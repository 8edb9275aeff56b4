import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { barScene } from '../../companion/src/ui/bar-scene.ts';
import { Glyphs } from '../../companion/src/ui/glyphs.ts';
import { wordsIn } from '../../companion/src/ui/words.ts';

const file = new URL('../../companion/assets/glyphs.bin.gz', import.meta.url);
const glyphs = new Glyphs(readFileSync(file));

type Second = { name: string; role: string; isPresent: boolean };

/** The bar after so long a session, on a screen so wide, with a second adviser in the chat or without. */
function barAfter(
  ms: number,
  locale: 'sl' | 'en',
  screenWidth: number,
  second?: Second,
): Uint8Array {
  const session = {
    state: 'sharing',
    adviser: { name: 'Ana Novak', role: 'Svetovalka za e-banko' },
    adviserIsPresent: true,
    customerIsPresent: true,
    shown: { surface: 'monitor', width: 1920, height: 1080 },
    records: true,
    maxFileBytes: 0,
    joinedAt: 0,
    controlReturnSeconds: 0,
    locale,
    ...(second && { second }),
  } as const;
  const facts = {
    control: 'allowed',
    lineIsLost: false,
    hasFiles: true,
    asksBeforeEnd: false,
    returnSeconds: 0,
    restSeconds: 0,
    now: ms,
  } as const;
  return barScene(glyphs, wordsIn(locale), { ...facts, session }, screenWidth).canvas.pixels;
}

describe.each(['sl', 'en'] as const)('the program’s bar in %s', (locale) => {
  it.each([1024, 1920])('shows how long the session lasts, on a screen %i wide', (width) => {
    const [one, two] = [barAfter(65_000, locale, width), barAfter(66_000, locale, width)];
    expect(Buffer.from(one).equals(two)).toBe(false);
  });

  it.each([1024, 1920])('P42 says who else is in the chat, on a screen %i wide', (width) => {
    const boris = { name: 'Boris Kranjc', role: 'Svetovalec' };
    const bars = [
      barAfter(0, locale, width),
      barAfter(0, locale, width, { ...boris, isPresent: true }),
      barAfter(0, locale, width, { ...boris, isPresent: false }),
    ].map((pixels) => Buffer.from(pixels).toString('base64'));
    expect(new Set(bars).size).toBe(bars.length);
  });
});
