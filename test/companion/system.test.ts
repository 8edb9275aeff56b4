import { readFileSync } from 'node:fs';
import { hostname, userInfo } from 'node:os';
import { describe, expect, it } from 'vitest';
import { readComputer } from '../../companion/src/system/computer-facts.ts';
import { SystemQuestion } from '../../companion/src/system/system-question.ts';
import { Glyphs } from '../../companion/src/ui/glyphs.ts';
import { systemScene } from '../../companion/src/ui/system-scene.ts';
import { wordsIn } from '../../companion/src/ui/words.ts';
import { linuxNetworkKind } from '../../companion/src/x11/linux-network.ts';

const desktop = {
  system: 'Debian GNU/Linux 12 (bookworm)',
  monitors: [
    { name: 'screen:1:0', x: 0, y: 0, width: 1280, height: 1024 },
    { name: 'screen:2:0', x: 1280, y: 0, width: 1024, height: 768 },
  ],
  scalePercent: 125,
};
const read = () => readComputer({ desktop, networkKind: () => 'wifi', clockAheadMs: -2_400 });
const glyphs = new Glyphs(
  readFileSync(new URL('../../companion/assets/glyphs.bin.gz', import.meta.url)),
);

describe('what the bank’s program says of a computer', () => {
  it('P37 is its system, screens, memory, disk, network, zone and clock, as long as it is known', () => {
    const said = Object.fromEntries(read().map(({ kind, value }) => [kind, value]));
    expect(said).toMatchObject({
      screens: '1280 × 1024, 1024 × 768, 125 %',
      network: 'wifi',
      clock: '−2 s',
    });
    expect(said['system']).toContain(desktop.system);
    expect(said['memory']).toMatch(/^[\d.]+ GB$/);
    expect(said['disk']).toMatch(/^[\d.]+ GB \/ [\d.]+ GB$/);
    const silent = { desktop, networkKind: () => null, clockAheadMs: null };
    const kinds = readComputer(silent).map(({ kind }) => kind);
    expect(kinds).not.toContain('network');
    expect(kinds).not.toContain('clock');
  });

  it('P37 has no name of the person or the computer in it, and no line of its own in any value', () => {
    const told = read().map(({ value }) => value);
    for (const name of [hostname(), userInfo().username]) {
      const whole = new RegExp(`(^|\\W)${name}(\\W|$)`);
      expect(told.filter((value) => whole.test(value))).toEqual([]);
    }
    const odd = { ...desktop, system: 'Two\nlines\u0007' };
    const [system] = readComputer({ desktop: odd, networkKind: () => null, clockAheadMs: null });
    expect(system?.value).toContain('Two lines');
  });

  it('P37 tells the kind of network in one word, where the system says it', () => {
    expect(['ethernet', 'wifi', 'vpn', 'mobile', null]).toContain(linuxNetworkKind());
  });
});

describe('the question in the program’s window', () => {
  it('P37 sends only what was not struck out, in the order in which it stands there', () => {
    const question = new SystemQuestion();
    question.begin(read());
    question.strike('disk');
    question.strike('zone');
    question.strike('zone');
    const { kinds } = question.left;
    expect(kinds).toEqual(['system', 'screens', 'memory', 'network', 'zone', 'clock']);
    question.begin(read());
    expect(question.left.kinds).toContain('disk');
  });

  for (const locale of ['sl', 'en'] as const) {
    it(`P37 has a box for each line and room for all it says, and nothing to send with nothing ticked (${locale})`, () => {
      const question = new SystemQuestion();
      question.begin(read());
      const facts = () => ({ adviserName: 'Ana Novak', isShown: true, lines: question.lines });
      const { canvas, buttons } = systemScene(glyphs, wordsIn(locale), facts(), 0);
      for (const { box } of buttons) {
        expect(box.x + box.width).toBeLessThanOrEqual(canvas.width);
        expect(box.y + box.height).toBeLessThanOrEqual(canvas.height);
      }
      expect(buttons.map(({ press }) => press)).toContain('strike:disk');
      expect(buttons.at(-1)?.press).toBe('sendSystem');
      for (const { kind } of read()) question.strike(kind);
      const empty = systemScene(glyphs, wordsIn(locale), facts(), 0).buttons;
      expect(empty.map(({ press }) => press)).not.toContain('sendSystem');
    });
  }
});
