/**
 * `npm run bench:recording` measures what a recording costs: a piece from the console's request to its answer, against writing and syncing the same bytes;
 * and a film of many takes, opened and read. With `-- --desktop`, or `-- --desktop 5` for five minutes each, it measures what a real desktop takes on the disk instead.
 */
import { randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { open } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openFilm } from '../../broker/src/recordings/film/film.ts';
import { withStore } from '../broker/film/film-world.ts';
import { recordedTake } from '../broker/film/recorded-takes.ts';
import { putPiece } from '../broker/world/pieces.ts';
import { World } from '../broker/world/world.ts';
import { measureDesktops } from './desktop-recording.ts';

/** An hour of takes as Chromium recorded them: some 6 s each. */
const takesAnHour = 600;

const [wanted, minutes] = process.argv.slice(2);
if (wanted === '--desktop') await measureDesktops(Number(minutes ?? 3));
else await measurePieces();

async function measurePieces(): Promise<void> {
  const world = await World.open();
  try {
    const { seat, id } = await world.share();
    const ours: number[] = [];
    const peer: number[] = [];
    const folder = mkdtempSync(join(tmpdir(), 'remote-help-bench-'));
    for (let count = 0; count < takesAnHour; count += 1) {
      const take = randomUUID();
      for (const [number, piece] of recordedTake('grown').entries()) {
        world.clock.advance(piece.lengthMs);
        const sent = { take, number, ...piece, ageMs: 0 };
        ours.push(
          await timed(async () => void (await (await putPiece(world, seat, id, sent)).json())),
        );
        if (count < 20) peer.push(await timed(() => writeSynced(join(folder, take), piece.bytes)));
      }
    }
    rmSync(folder, { recursive: true });
    console.log(
      `a piece, from its request to its answer: ${median(ours).toFixed(1)} ms (99 of 100 within ${share(ours, 0.99).toFixed(1)} ms); the same bytes written and synced: ${median(peer).toFixed(1)} ms`,
    );
    await withStore(world, async (store, dataFolder) => {
      let opening = 0;
      let reading = 0;
      let hours = 0;
      let size = 0;
      opening = await timed(async () => {
        const film = await openFilm(store, dataFolder, id);
        if (film === null) throw new Error('There is no film');
        hours = film.facts.durationMs / 3_600_000;
        reading = await timed(async () => {
          for await (const part of film.read()) size += part.length;
        });
      });
      console.log(
        `a film of ${hours.toFixed(2)} h in ${takesAnHour} takes, ${(size / 1e6).toFixed(0)} MB: opened in ${((opening - reading) / 1_000).toFixed(1)} s, read in ${(reading / 1_000).toFixed(1)} s`,
      );
    });
  } finally {
    await world.close();
  }
}

async function writeSynced(path: string, bytes: Buffer): Promise<void> {
  const file = await open(path, 'a');
  await file.write(bytes);
  await file.datasync();
  await file.close();
}

async function timed(act: () => Promise<void>): Promise<number> {
  const since = performance.now();
  await act();
  return performance.now() - since;
}

function share(all: readonly number[], part: number): number {
  return all.toSorted((one, other) => one - other)[Math.floor(all.length * part)] ?? 0;
}

function median(all: readonly number[]): number {
  return share(all, 0.5);
}
