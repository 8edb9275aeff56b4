import { randomUUID } from 'node:crypto';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { World } from '../world/world.ts';
import { openFilm } from '../../../broker/src/recordings/film/film.ts';
import { filmOf, hasFfprobe, pictureAt, probe, records, whole, withStore } from './film-world.ts';
import { recordedTake, type RealPiece } from './recorded-takes.ts';

let world: World;
beforeEach(async () => {
  world = await World.open();
});
afterEach(async () => {
  await world.close();
});

const lengthOf = (pieces: readonly RealPiece[]) =>
  pieces.reduce((sum, { lengthMs }) => sum + lengthMs, 0);

const contrastOf = (picture: Buffer) =>
  picture.reduce((most, point) => Math.max(most, point), 0) -
  picture.reduce((least, point) => Math.min(least, point), 255);

/** A sharing of three takes: one, a second that begins 4 s after it, and one of a later sharing. */
async function threeTakes() {
  const { seat, id, customer, adviser, epoch } = await world.share();
  const takes = [await records(world, recordedTake('wide'), { seat, id })];
  world.clock.advance(4_000);
  takes.push(await records(world, recordedTake('grown'), { seat, id }));
  await customer.tells({ type: 'customer.stoppedSharing', why: 'customer.stoppedSharing' });
  await world.passes(60, customer, adviser);
  const picked = { surface: 'monitor', width: 1920, height: 1080 } as const;
  await customer.shows(picked);
  await adviser.hears('broker.openedPicture');
  await adviser.tells({ type: 'adviser.sawPicture', epoch: epoch + 1 });
  takes.push(await records(world, recordedTake('still'), { seat, id, epoch: epoch + 1 }));
  await customer.tells({ type: 'customer.ended', why: 'customer.ended' });
  return { id, takes };
}

describe('the film of a session', { timeout: 60_000 }, () => {
  it('has its takes in real time, and tells what was not shared from what was not recorded', async () => {
    const { id, takes } = await threeTakes();
    const { facts } = (await filmOf(world, id)) ?? expect.fail('There is no film');
    expect(facts.takes.map(({ take }) => take)).toEqual(takes);
    expect(facts.takes.map(({ problem }) => problem)).toEqual([null, null, null]);
    const [first, second, third] = facts.takes;
    expect(first?.fromMs).toBe(0);
    // Between the recorder's begin and its first picture a moment passes.
    const firstEndsMs = first?.untilMs ?? 0;
    expect(firstEndsMs).toBeLessThanOrEqual(lengthOf(recordedTake('wide')));
    expect(firstEndsMs).toBeGreaterThan(lengthOf(recordedTake('wide')) - 300);
    expect(facts.gaps).toEqual([
      { fromMs: firstEndsMs, untilMs: second?.fromMs, why: 'notRecorded' },
      { fromMs: second?.untilMs, untilMs: third?.fromMs, why: 'notShared' },
    ]);
    expect((second?.fromMs ?? 0) - firstEndsMs).toBeGreaterThanOrEqual(4_000);
    expect((second?.fromMs ?? 0) - firstEndsMs).toBeLessThan(5_000);
    expect((third?.fromMs ?? 0) - (second?.untilMs ?? 0)).toBeGreaterThanOrEqual(60_000);
    expect(facts.durationMs).toBe(third?.untilMs);
    const [row] = world.rows(
      `select min(at) as at from log_rows where session_id = '${id}' and type = 'broker.storedPiece'`,
    );
    expect(Math.abs(facts.startedAt - Number(row?.['at']))).toBeLessThan(300);
  });

  it('is the same file in whatever parts it is read', async () => {
    const { id } = await threeTakes();
    await withStore(world, async (store, folder) => {
      const film = (await openFilm(store, folder, id)) ?? expect.fail('There is no film');
      const file = await whole(film);
      expect(film.bytes).toBe(file.length);
      const step = 9_973;
      const parts: Buffer[] = [];
      for (let from = 0; from < film.bytes; from += step) {
        parts.push(await whole(film, from, from + step));
      }
      expect(Buffer.concat(parts).equals(file)).toBe(true);
    });
  });

  it('goes on in real time when the broker’s clock was put back, and says so', async () => {
    const { seat, id } = await world.share();
    await records(world, recordedTake('wide'), { seat, id });
    world.clock.setTo(world.clock.now() - 3_600_000);
    world.clock.advance(2_000);
    await records(world, recordedTake('still'), { seat, id });
    const { facts } = (await filmOf(world, id)) ?? expect.fail('There is no film');
    const [first, second] = facts.takes;
    expect(facts.clockJumps).toHaveLength(1);
    expect(facts.clockJumps[0]?.byMs).toBeGreaterThan(3_590_000);
    const betweenMs = (second?.fromMs ?? 0) - (first?.untilMs ?? 0);
    expect(betweenMs).toBeGreaterThanOrEqual(0);
    expect(betweenMs).toBeLessThan(4_000);
  });

  it('shows the newer picture where two were recorded at once', async () => {
    const { seat, id } = await world.share();
    await records(world, recordedTake('wide'), { seat, id });
    await records(world, recordedTake('still'), { seat, id, ageMs: 1_500 });
    const { facts } = (await filmOf(world, id)) ?? expect.fail('There is no film');
    const [first, second] = facts.takes;
    expect(first?.untilMs).toBe(second?.fromMs);
    expect(first?.untilMs).toBeLessThan(lengthOf(recordedTake('wide')) - 1_000);
    expect(facts.gaps).toEqual([]);
  });

  it('is none when nothing was recorded', async () => {
    const { id } = await world.share();
    expect(await filmOf(world, id)).toBeNull();
    expect(await filmOf(world, randomUUID())).toBeNull();
  });
});

function played(): void {
  it('has a length, chapters, and pictures whose times only go on', async () => {
    const { id } = await threeTakes();
    const { facts, file } = (await filmOf(world, id)) ?? expect.fail('There is no film');
    const {
      format,
      packets = [],
      chapters = [],
    } = probe(file, '-show_format', '-show_packets', '-show_chapters');
    expect(Number(format?.duration)).toBeCloseTo(facts.durationMs / 1_000, 2);
    const times = packets.map(({ pts_time }) => Number(pts_time));
    expect(times.length).toBeGreaterThan(60);
    expect(times).toEqual([...times].sort((one, other) => one - other));
    expect(new Set(times).size).toBe(times.length);
    expect(chapters.map(({ tags }) => tags.title)).toEqual([
      'Posneto',
      'Deljeno, a ni posneto',
      'Posneto',
      'Namizje ni bilo deljeno',
      'Posneto',
    ]);
  });

  it('is grey where nothing is recorded, and never the last picture before', async () => {
    const { id } = await threeTakes();
    const { facts, file } = (await filmOf(world, id)) ?? expect.fail('There is no film');
    for (const { fromMs } of facts.gaps) {
      const picture = pictureAt(file, fromMs / 1_000);
      expect(contrastOf(picture)).toBeLessThan(4);
    }
    for (const { fromMs, untilMs } of facts.takes) {
      const picture = pictureAt(file, (fromMs + untilMs) / 2_000);
      expect(contrastOf(picture)).toBeGreaterThan(100);
    }
  });

  it('keeps each picture’s own size', async () => {
    const { id } = await threeTakes();
    const { file } = (await filmOf(world, id)) ?? expect.fail('There is no film');
    const { frames = [] } = probe(file, '-show_frames');
    const sizes = new Set(frames.map(({ width, height }) => `${width}x${height}`));
    expect([...sizes]).toEqual(['480x270', '240x180', '320x176', '304x200']);
  });
}

if (hasFfprobe)
  describe(
    'the film of a session, by a player that is not a browser,',
    { timeout: 60_000 },
    played,
  );
else describe('the film is not played: there is no ffprobe here', () => undefined);
