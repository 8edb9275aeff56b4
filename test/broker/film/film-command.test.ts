import { appendFileSync, existsSync, readFileSync, rmSync, statSync, truncateSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { KeepingWorld } from '../world/keeping-world.ts';
import type { World } from '../world/world.ts';
import { filmOf, records } from './film-world.ts';
import { recordedTake } from './recorded-takes.ts';

let keeping: KeepingWorld;
let world: World;
beforeEach(async () => {
  keeping = await KeepingWorld.open();
  world = keeping.world;
});
afterEach(() => world.close());

const filed = ['--by', 'Cilka Zajc', '--reason', 'Complaint 2028/17 of Maja Zupan'];
const fileAt = (name: string) => join(world.folder, name);
const takeOf = (id: string, take: string) =>
  join(world.folder, 'data', 'recordings', id, `${take}.take`);

/** A recorded session that is over. */
async function recorded() {
  const { seat, id, customer, adviser } = await world.share();
  const take = await records(world, recordedTake('wide'), { seat, id });
  await customer.tells({ type: 'customer.ended', why: 'customer.ended' });
  await adviser.closed;
  return { id, take };
}

describe('remote-help-broker film', { timeout: 60_000 }, () => {
  it('writes the film for its owner alone, and says what is seen when', async () => {
    const { id, take } = await recorded();
    const { code, lines } = await keeping.command('film', id, fileAt('film.webm'), ...filed);
    expect(code).toBe(0);
    expect(lines[0]).toMatch(new RegExp(`^0\\.000 s to \\d\\.\\d{3} s: recorded, take ${take}$`));
    expect(lines.at(-1)).toMatch(/ s from 2027-11-30T09:/);
    const film = await filmOf(world, id);
    expect(readFileSync(fileAt('film.webm')).equals(film?.file ?? Buffer.alloc(0))).toBe(true);
    expect(statSync(fileAt('film.webm')).mode & 0o777).toBe(0o600);
  });

  it('writes down who looks and why before it shows anything', async () => {
    const { id } = await recorded();
    const looks = () =>
      world.rows(`select type, body from log_rows where session_id = 'keeping' order by seq`);
    await expect(keeping.command('film', id, fileAt('film.webm'))).rejects.toMatchObject({
      exitCode: 64,
    });
    expect(existsSync(fileAt('film.webm'))).toBe(false);
    await keeping.command('film', id, fileAt('film.webm'), ...filed);
    expect(looks()).toMatchObject([{ type: 'complaints.exportedFilm' }]);
    expect(JSON.parse(String(looks()[0]?.['body']))).toMatchObject({
      sessionId: id,
      by: { subject: 'command line', name: 'Cilka Zajc' },
    });
    expect(keeping.damages).toEqual([]);
  });

  it('writes over nothing', async () => {
    const { id } = await recorded();
    appendFileSync(fileAt('letter.txt'), 'important');
    const refused = keeping.command('film', id, fileAt('letter.txt'), ...filed);
    await expect(refused).rejects.toMatchObject({ message: /already/ });
    expect(readFileSync(fileAt('letter.txt'), 'utf8')).toBe('important');
  });

  it('knows what it cannot show', async () => {
    const { id } = await keeping.talk();
    const refused = (name: string) =>
      expect(keeping.command('film', name, fileAt('film.webm'), ...filed)).rejects;
    await refused(id).toMatchObject({ exitCode: 66, message: /nothing of it was recorded/ });
    await refused('AAAA-AAAA').toMatchObject({ exitCode: 66, message: /no such session/ });
    const other = await recorded();
    await keeping.comesTo('2028-06-01T12:00:00Z');
    await refused(other.id).toMatchObject({ exitCode: 66, message: /deleted/ });
    expect(existsSync(fileAt('film.webm'))).toBe(false);
  });

  it('shows what is left of a damaged recording, and where the rest is gone', async () => {
    const { id, take } = await recorded();
    const path = takeOf(id, take);
    const bytes = readFileSync(path);
    truncateSync(path, bytes.length - 100);
    const cut = await keeping.command('film', id, fileAt('cut.webm'), ...filed);
    expect(cut.code).toBe(1);
    expect(cut.lines).toContainEqual(
      expect.stringMatching(/The recording of this part is missing$/),
    );
    expect((await filmOf(world, id))?.facts.takes).toMatchObject([{ problem: 'take.missing' }]);
    rmSync(path);
    const gone = await keeping.command('film', id, fileAt('gone.webm'), ...filed);
    expect(gone.lines).toContainEqual(
      expect.stringMatching(/The recording of this part is missing$/),
    );
  });

  it('tells a recording that was changed from the byte on', async () => {
    const { id, take } = await recorded();
    const path = takeOf(id, take);
    const bytes = readFileSync(path);
    bytes[bytes.length - 2_000] = (bytes[bytes.length - 2_000] ?? 0) ^ 1;
    rmSync(path);
    appendFileSync(path, bytes);
    const { code, lines } = await keeping.command('film', id, fileAt('film.webm'), ...filed);
    expect(code).toBe(1);
    expect(lines).toContainEqual(expect.stringMatching(/The recording of this part was changed$/));
    const { takes = [], gaps = [] } = (await filmOf(world, id))?.facts ?? {};
    expect(takes[0]?.untilMs).toBeGreaterThan(1_000);
    expect(gaps).toMatchObject([{ fromMs: takes[0]?.untilMs, why: 'take.changed' }]);
  });
});
