import { execFileSync } from 'node:child_process';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { printedSize, printOf } from '../../../src/protocol/witness-print.ts';
import { KeepingWorld } from '../world/keeping-world.ts';
import type { World } from '../world/world.ts';
import { hasFfprobe, records } from './film-world.ts';
import { recordedFolder, recordedTake, type RealPiece } from './recorded-takes.ts';

let keeping: KeepingWorld;
let world: World;
beforeEach(async () => {
  keeping = await KeepingWorld.open();
  world = keeping.world;
});
afterEach(() => world.close());

const filed = ['--by', 'Cilka Zajc', '--reason', 'Complaint 2028/17 of Maja Zupan'];

/** The print of what a recorded take shows at a second of it. */
function printAt(name: 'grown', second: number): string {
  const { width, height } = printedSize;
  const small = `scale=${width}:${height}:flags=area,format=gray`;
  const words = ['-v', 'error', '-i', `${recordedFolder}/${name}.webm`, '-ss', String(second)];
  const out = ['-frames:v', '1', '-vf', small, '-f', 'rawvideo', '-'];
  return printOf(execFileSync('ffmpeg', [...words, ...out]));
}

/** A session of one take, during which the customer's page takes prints. */
async function shared(pieces: readonly RealPiece[], prints: readonly string[]) {
  const { seat, id, customer, adviser } = await world.share();
  const beganAt = world.clock.now();
  await records(world, pieces, { seat, id });
  for (const [index, print] of prints.entries()) {
    // This page's clock is 1.5 s ahead, as its greeting has said.
    const takenAt = beganAt + 1_500 + index * 500 + 1_500;
    await customer.tells({ type: 'customer.tookPrint', takenAt, print });
  }
  await customer.tells({ type: 'customer.ended', why: 'customer.ended' });
  await adviser.closed;
  return id;
}

function checked(): void {
  it('agrees with a recording of what was captured', async () => {
    const prints = [printAt('grown', 1.5), printAt('grown', 2)];
    const id = await shared(recordedTake('grown'), prints);
    const { code, lines } = await keeping.command('check-film', id, ...filed);
    expect(lines).toEqual([expect.stringMatching(/^2 prints .*: 2 agree with the film, 0 do not/)]);
    expect(code).toBe(0);
  });

  it('names the moment at which a recording shows something else', async () => {
    const other = printOf(Array.from({ length: 144 * 72 }, (_, at) => (at * 7919) % 256));
    const id = await shared(recordedTake('grown'), [printAt('grown', 1.5), other]);
    const { code, lines } = await keeping.command('check-film', id, ...filed);
    expect(code).toBe(1);
    expect(lines[0]).toMatch(/^FALSE [12]\.\d s: the film shows something else/);
    expect(lines[1]).toMatch(/1 agree with the film, 1 do not/);
  });

  it('is a look that is written down', async () => {
    const id = await shared(recordedTake('still'), []);
    await keeping.command('check-film', id, ...filed);
    const looks = world.rows(`select type from log_rows where session_id = 'keeping'`);
    expect(looks).toEqual([{ type: 'complaints.checkedFilm' }]);
  });

  it('says what it lacks when there is no decoder', async () => {
    const id = await shared(recordedTake('still'), []);
    for (const ffmpeg of ['/nowhere/ffmpeg', '/bin/false']) {
      const refused = keeping.command('check-film', id, ...filed, '--ffmpeg', ffmpeg);
      await expect(refused).rejects.toMatchObject({ exitCode: 66, message: /ffmpeg/ });
    }
  });
}

if (hasFfprobe) describe('remote-help-broker check-film', { timeout: 60_000 }, checked);
else describe('no film is checked: there is no ffmpeg here', () => undefined);
