import { execFileSync } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openFilm, type Film } from '../../../broker/src/recordings/film/film.ts';
import { joinStore, type Store } from '../../../broker/src/store/store.ts';
import { findProgram } from '../../run/programs.ts';
import { putPiece } from '../world/pieces.ts';
import type { AdviserSeat, World } from '../world/world.ts';
import type { RealPiece } from './recorded-takes.ts';

/** Whether this machine has the program that reads films as any player does. */
export const hasFfprobe = findProgram('ffprobe') !== null;

/** Where a take goes, and what its pieces are said to be. */
export interface Bringing {
  readonly seat: AdviserSeat;
  readonly id: string;
  readonly epoch?: number;
  readonly ageMs?: number;
}

/** Records a take in real time by the world's clock: its pieces come to the broker as the console brings them. */
export async function records(
  world: World,
  pieces: readonly RealPiece[],
  { seat, id, epoch = 1, ageMs = 0 }: Bringing,
): Promise<string> {
  const take = randomUUID();
  for (const [number, { bytes, lengthMs }] of pieces.entries()) {
    world.clock.advance(lengthMs);
    const piece = { take, number, bytes, lengthMs, epoch, ageMs };
    const answer = await putPiece(world, seat, id, piece);
    if (answer.status !== 200) throw new Error(`A piece is refused: ${await answer.text()}`);
  }
  return take;
}

/** Opens the store of a world beside its broker, as a command does. */
export async function withStore<Result>(
  { folder }: World,
  act: (store: Store, dataFolder: string) => Promise<Result>,
): Promise<Result> {
  const dataFolder = join(folder, 'data');
  const keepingKey = readFileSync(join(folder, 'keeping.key'));
  const onBroken = () => undefined;
  const store = await joinStore({
    ...{ folder: dataFolder, bank: 'bank', owner: 'broker', keepingKey },
    onBroken,
  });
  try {
    return await act(store, dataFolder);
  } finally {
    await store.close();
  }
}

/** The film of a session: what stands beside it, and the file. */
export async function filmOf(world: World, id: string) {
  return withStore(world, async (store, dataFolder) => {
    const film = await openFilm(store, dataFolder, id);
    return film === null ? null : { facts: film.facts, file: await whole(film) };
  });
}

/** All bytes of a film, or those of a range. */
export async function whole(film: Film, from?: number, to?: number): Promise<Buffer> {
  const parts: Buffer[] = [];
  for await (const part of film.read(from, to)) parts.push(part);
  return Buffer.concat(parts);
}

/** What `ffprobe` says of a file: everything that it finds wrong, and what is asked. */
export function probe(file: Buffer, ...questions: string[]) {
  return inFile(file, (path) => {
    const asked = ['-v', 'warning', '-of', 'json', ...questions, path];
    return JSON.parse(execFileSync('ffprobe', asked, { encoding: 'utf8', stdio: probing })) as {
      format?: { duration: string };
      packets?: { pts_time: string; flags: string }[];
      frames?: { pts_time: string; width: number; height: number; key_frame: number }[];
      chapters?: { start_time: string; end_time: string; tags: { title: string } }[];
    };
  });
}

/** What it complains of goes to the test's own output: a good file gives it no reason. */
const probing: ('ignore' | 'pipe' | 'inherit')[] = ['ignore', 'pipe', 'inherit'];

/** The brightness of every point of the picture at a moment, as any player would show it. */
export function pictureAt(file: Buffer, seconds: number): Buffer {
  return inFile(file, (path) =>
    execFileSync(
      'ffmpeg',
      [
        ...['-v', 'error', '-ss', String(seconds), '-i', path, '-frames:v', '1'],
        ...['-f', 'rawvideo', '-pix_fmt', 'gray', '-'],
      ],
      { maxBuffer: 64 * 1024 * 1024 },
    ),
  );
}

function inFile<Result>(file: Buffer, act: (path: string) => Result): Result {
  const folder = mkdtempSync(join(tmpdir(), 'remote-help-film-'));
  try {
    writeFileSync(join(folder, 'film.webm'), file);
    return act(join(folder, 'film.webm'));
  } finally {
    rmSync(folder, { recursive: true });
  }
}
