import { existsSync, openAsBlob, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import * as fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { checkLog } from '../../../src/evidence/log-check.ts';
import { checkRecording } from '../../../src/evidence/recording-check.ts';
import { takesIn } from '../../../src/evidence/takes.ts';
import { openBundle } from '../../../src/evidence/bundle.ts';
import { isFilmOf } from '../../../src/evidence/film.ts';
import { isStep, type LogLine, type TraceLine } from '../../../src/trace/format.ts';
import { readTrace } from '../../../src/trace/read-trace.ts';
import { replayTrace } from '../../../src/trace/replay.ts';
import { tracedMachines } from '../../../src/trace/traced-machines.ts';
import { canary, KeepingWorld } from '../world/keeping-world.ts';
import { records } from '../film/film-world.ts';
import { recordedTake, type RealPiece } from '../film/recorded-takes.ts';

const who = ['--by', 'Nada Zupan', '--reason', 'Complaint 2028/17'];

let keeping: KeepingWorld;
let reference: string;
let bundle: string;
let take: string;
let pieces: RealPiece[];
let exported: { lines: readonly TraceLine[]; text: string };

/** Two sessions, one of them recorded, and a head over both. */
beforeAll(async () => {
  keeping = await KeepingWorld.open();
  const { world } = keeping;
  await keeping.talk();
  const { customer, adviser, seat, id } = await world.meet();
  await customer.tells({ type: 'customer.wroteChat', text: canary });
  await customer.tells({ type: 'customer.choseWords', matched: true });
  await customer.shows({ surface: 'monitor', width: 9, height: 9 });
  const { epoch } = await adviser.hears('broker.openedPicture');
  pieces = recordedTake('still').slice(0, 3);
  take = await records(world, pieces, { seat, id, epoch });
  await customer.tells({ type: 'customer.ended', why: 'customer.ended' });
  await adviser.closed;
  const [row] = world.rows(`select reference from sessions where session_id = '${id}'`);
  reference = String(row?.['reference']);
  await keeping.comesTo('2027-12-01T09:00:00Z');
  bundle = join(world.folder, 'bundle.zip');
  await keeping.command('export', reference, ...who, '--to', bundle);
  const { lines } = await keeping.command('export', reference, ...who);
  const text = lines.join('\n');
  exported = { text, lines: readTrace(text).lines };
}, 60_000);
afterAll(() => keeping.world.close());

const logIn = (lines: readonly TraceLine[]) =>
  lines.find((line): line is LogLine => line.k === 'log')!;
const check = (text: string) => {
  const { lines } = readTrace(text);
  return checkLog(logIn(lines), lines);
};

describe('an exported session', () => {
  it('is a trace that reads without a fault and replays as it says', () => {
    expect(readTrace(exported.text).faults).toEqual([]);
    const { divergence } = replayTrace(tracedMachines.get('session')!, exported.lines);
    expect(divergence).toBeUndefined();
    const states = exported.lines.filter(isStep).map(({ tags }) => tags);
    expect(states.some((tags) => tags.includes('screenIsRecorded'))).toBe(true);
    expect(states.at(-1)).toContain('closed');
  });

  it('is proven without the database: each row by its hash, all of them by the signed head', async () => {
    const found = await check(exported.text);
    expect(found).toMatchObject({ faults: [], rows: logIn(exported.lines).rows });
    expect(found.provenTo).toBe(found.rows);
    expect(found.fingerprint).toMatch(/^([0-9a-f]{4} ){3}[0-9a-f]{4}$/);
    const { lines } = await keeping.command('public-key');
    expect(lines[0]).toBe(`${keeping.publicKey} ${found.fingerprint}`);
  });

  it('has what was written, beside its row', () => {
    expect(exported.lines).toContainEqual(expect.objectContaining({ k: 'text', text: canary }));
  });

  it('shows any change of a character in its rows', { retry: 0 }, async () => {
    const from = exported.text.indexOf('{"k":"row"');
    const rows = [...exported.text.matchAll(/\{"k":"row".*\}/g)];
    await fc.assert(
      fc.asyncProperty(fc.nat(), fc.nat(), async (which, where) => {
        const row = rows[which % rows.length]!;
        const body = JSON.parse(row[0]) as Record<string, unknown>;
        const field = ['at', 'who', 'type', 'id', 'body', 'previous', 'hash'][where % 7]!;
        const changed = {
          ...body,
          [field]: field === 'at' ? Number(body['at']) + 1 : `${body[field]}x`,
        };
        const text = exported.text.replace(row[0], JSON.stringify(changed));
        expect((await check(text)).faults).not.toEqual([]);
      }),
      { numRuns: 60 },
    );
    expect(from).toBeGreaterThan(0);
  });

  it('shows a row that was taken out, moved or left off, and a step that was put in', async () => {
    const lines = exported.text.split('\n');
    const rows = lines.flatMap((line, place) => (line.startsWith('{"k":"row"') ? [place] : []));
    const without = (place: number) => lines.filter((_, at) => at !== place).join('\n');
    const [, second = 0, third = 0] = rows;
    const moved = [...lines];
    [moved[second], moved[third]] = [moved[third]!, moved[second]!];
    expect((await check(without(second))).faults[0]).toEqual({ problem: 'row.missing', seq: 2 });
    expect((await check(without(rows.at(-1)!))).faults[0]).toMatchObject({ problem: 'log.cut' });
    expect((await check(moved.join('\n'))).faults[0]).toMatchObject({ problem: 'row.missing' });
    const forged = exported.text.replace('"matched":true', '"matched":false');
    expect((await check(forged)).faults).not.toEqual([]);
  });

  it('shows a head of another key, and one that knows the log otherwise', async () => {
    const log = logIn(exported.lines);
    const other = { ...log, key: 'A'.repeat(43) };
    expect((await checkLog(other, exported.lines)).faults).toMatchObject([
      { problem: 'head.notSigned' },
    ]);
    const elsewhere = { ...log, head: { ...log.head!, position: log.head!.position ^ 1 } };
    expect((await checkLog(elsewhere, exported.lines)).faults).toMatchObject([
      { problem: 'head.differs' },
    ]);
  });
});

describe('a bundle', () => {
  it('has the trace, the film, and each take byte for byte: every piece is the one that the log knows', async () => {
    const { trace, takes } = await openBundle(await openAsBlob(bundle));
    const { lines } = readTrace(await trace.text());
    expect(await checkLog(logIn(lines), lines)).toMatchObject({ faults: [] });
    expect([...takes.keys()]).toEqual([take]);
    const whole = Buffer.concat(pieces.map(({ bytes }) => bytes));
    expect(Buffer.from(await takes.get(take)!.arrayBuffer()).equals(whole)).toBe(true);
    expect(await checkRecording(takesIn(lines), takes)).toEqual({ pieces: 3, faults: [] });
  });

  it('has a film that the broker has signed, and shows when it is another one, or of another session', async () => {
    const { trace, film } = await openBundle(await openAsBlob(bundle));
    const log = logIn(readTrace(await trace.text()).lines);
    const { facts, video } = film!;
    expect(facts.facts.takes.map((one) => one.take)).toEqual([take]);
    expect(await isFilmOf(facts, video, log)).toBe(true);
    const bytes = Buffer.from(await video.arrayBuffer());
    bytes[bytes.length - 5]! ^= 1;
    expect(await isFilmOf(facts, new Blob([bytes]), log)).toBe(false);
    expect(await isFilmOf(facts, video, { ...log, session: 'another' })).toBe(false);
    expect(await isFilmOf(facts, video, { ...log, key: 'A'.repeat(43) })).toBe(false);
  });

  it('shows the very piece in which a byte was changed', async () => {
    const bytes = readFileSync(bundle);
    const { trace } = await openBundle(new Blob([bytes]));
    const { lines } = readTrace(await trace.text());
    const second = pieces[1]!.bytes;
    const place = bytes.lastIndexOf(second.subarray(0, 40));
    bytes[place + 10]! ^= 1;
    const { takes } = await openBundle(new Blob([bytes]));
    const { seq } = takesIn(lines)[0]!.pieces[1]!;
    const faults = [{ problem: 'piece.changed', take, seq }];
    expect(await checkRecording(takesIn(lines), takes)).toEqual({ pieces: 3, faults });
  });

  it('that is cut, packed again or no archive says so in one line', async () => {
    const bytes = readFileSync(bundle);
    for (const bad of [bytes.subarray(0, -30), Buffer.from('no'), bytes.subarray(100)]) {
      await expect(openBundle(new Blob([bad]))).rejects.toThrow(/^[^\n]{5,80}$/);
    }
  });

  it('is not written over a file, nor without a name and a reason, nor for a session that there is not', async () => {
    const { environment } = keeping.world;
    expect(environment).toBeDefined();
    writeFileSync(join(keeping.world.folder, 'mine.zip'), 'mine');
    const to = ['--to', join(keeping.world.folder, 'mine.zip')];
    await expect(keeping.command('export', reference, ...who, ...to)).rejects.toThrow('already');
    expect(readFileSync(to[1]!, 'utf8')).toBe('mine');
    await expect(keeping.command('export', reference, '--by', 'Nada Zupan')).rejects.toThrow(
      '--reason',
    );
    const nowhere = join(keeping.world.folder, 'none.zip');
    await expect(keeping.command('export', 'ACDE-FGHJ', ...who, '--to', nowhere)).rejects.toThrow(
      'no such session',
    );
    expect(existsSync(nowhere)).toBe(false);
  });

  it('is written down, with who and why, in the log of keeping', () => {
    const rows = keeping.world.rows(
      `select * from log_rows where session_id = 'keeping' order by seq`,
    );
    const exports = rows.filter(({ type }) => type === 'complaints.exportedSession');
    expect(exports.length).toBeGreaterThanOrEqual(2);
    expect(JSON.parse(String(exports[0]?.['body']))).toMatchObject({
      reference,
      by: { name: 'Nada Zupan' },
    });
    expect(keeping.damages).toEqual([]);
  });
});
