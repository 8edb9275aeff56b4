import { describe, expect, it } from 'vitest';
import { EvidenceSession } from '../../src/evidence/player/evidence-session.ts';
import { clockText } from '../../src/evidence/player/moments.ts';
import { evidenceEn } from '../../src/locales/evidence-en.ts';
import { evidenceRowsEn } from '../../src/locales/evidence-rows-en.ts';
import { evidenceRowsSl } from '../../src/locales/evidence-rows-sl.ts';
import { evidenceSl } from '../../src/locales/evidence-sl.ts';
import { toldTypes } from '../../src/rules/told-types.ts';
import type { RowLine, TraceLine } from '../../src/trace/format.ts';
import { logTrace } from '../../src/trace/log-trace.ts';
import { LoggedLife, meeting } from '../trace/log-lives.ts';

const shares = {
  type: 'customer.pickedSurface',
  id: 'p',
  surface: 'monitor',
  width: 9,
  height: 9,
} as const;

/** A session that shares from 4.5 s on by its log, with a film from there that has two gaps. */
function session(): EvidenceSession {
  const life = new LoggedLife();
  for (const input of [...meeting, shares]) life.happens(input);
  const lines: TraceLine[] = [...logTrace(life.rows)];
  const chat = lines.findIndex((line) => line.k === 'row');
  lines.splice(chat + 1, 0, { k: 'text', seq: 1, text: 'Dober dan' });
  const film = {
    startedAt: 1_000 + 4_000,
    durationMs: 10_000,
    takes: [{ take: 'a', fromMs: 0, untilMs: 3_000 }],
    gaps: [
      { fromMs: 3_000, untilMs: 5_000, why: 'notShared' as const },
      { fromMs: 5_000, untilMs: 10_000, why: 'take.missing' as const },
    ],
  };
  return new EvidenceSession(lines, film);
}

describe('how long something was kept', () => {
  it.each([
    [1, '1 koledarski mesec po', '1 calendar month after'],
    [2, '2 koledarska meseca po', '2 calendar months after'],
    [3, '3 koledarske mesece po', '3 calendar months after'],
    [6, '6 koledarskih mesecev po', '6 calendar months after'],
  ])('is said with its number: %i', (months, slovenian, english) => {
    expect(evidenceSl.deletion.rule.joined(months)).toContain(slovenian);
    expect(evidenceEn.deletion.rule.joined(months)).toContain(english);
  });
});

describe('a session that is played', () => {
  it('has one time for all: video, statechart, chat and log', () => {
    const played = session();
    expect(played.durationMs).toBe(14_000);
    expect(played.stepAt(played.durationMs)?.tags).toContain('sharing');
    expect(played.stepAt(0)?.tags).toContain('consent');
    expect(played.rowAt(played.durationMs)?.seq).toBe(played.rows.length);
    expect(played.filmTimeAt(3_999)).toBeNull();
    expect(played.filmTimeAt(6_500)).toBe(2_500);
    expect(played.chat).toMatchObject([{ text: 'Dober dan', who: 'broker', t: 0 }]);
  });

  it('does not show what the program asked the customer as something that somebody wrote', () => {
    const { lines } = session();
    const row = lines.find((line) => line.k === 'row') as RowLine;
    const asked: TraceLine[] = lines.map((line) =>
      line === row ? { ...row, type: 'companion.wasAsked' } : line,
    );
    expect(new EvidenceSession(asked, null).chat).toEqual([]);
  });

  it('says of what nobody wrote what it is: a file, a folder, information about the computer', () => {
    const { lines } = session();
    const row = lines.find((line) => line.k === 'row') as RowLine;
    const toldBy = (type: string, facts: object, text: string) => {
      const changed: TraceLine[] = lines.map((line) => {
        if (line === row) return { ...row, type, body: JSON.stringify(facts) };
        return line.k === 'text' ? { ...line, text } : line;
      });
      return new EvidenceSession(changed, null).chat[0];
    };
    const name = 'račun.pdf';
    expect(toldBy('customer.offeredFile', { bytes: 12 }, name)).toMatchObject({
      text: name,
      told: { kind: 'file', bytes: 12 },
    });
    const list = `Računi\n3\tnovember/${name}`;
    expect(toldBy('companion.showedFolder', { files: 1 }, list)?.told).toEqual({
      kind: 'folder',
      list: { name: 'Računi', files: [{ path: ['november', name], bytes: 3 }] },
    });
    const system = toldBy('companion.sentSystem', { kinds: ['system', 'disk'] }, 'Linux\n1 / 2 GB');
    expect(system?.told).toEqual({
      kind: 'system',
      lines: [
        { kind: 'system', value: 'Linux' },
        { kind: 'disk', value: '1 / 2 GB' },
      ],
    });
    expect(toldBy('customer.wroteChat', {}, name)?.told).toBeUndefined();
  });

  it('says at each moment what is to be seen, or why there is nothing', () => {
    const played = session();
    const sights = [0, 4_000, 7_500, 9_500, 14_000].map((t) => played.sightAt(t));
    expect(sights).toEqual(['before', 'film', 'notShared', 'take.missing', 'take.missing']);
    const { lines } = played;
    // The first piece is stored a moment after sharing has begun.
    const film = { startedAt: 1_000 + 6_000, durationMs: 1_000, takes: [], gaps: [] };
    const later = new EvidenceSession(lines, film);
    expect([1_000, 5_500].map((t) => later.sightAt(t))).toEqual(['before', 'starting']);
    expect(new EvidenceSession(lines, null).sightAt(5_000)).toBe('none');
  });

  it('shows a clock that people can read', () => {
    expect([0, 65_999, 3_725_000].map(clockText)).toEqual(['0:00', '1:05', '1:02:05']);
  });

  it('has words for every row that people are told of, in both languages', () => {
    expect(Object.keys(evidenceRowsSl).sort()).toEqual(Object.keys(evidenceRowsEn).sort());
    expect([...toldTypes].filter((type) => !(type in evidenceRowsSl))).toEqual([]);
  });
});
