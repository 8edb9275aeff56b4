import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import type { Page } from 'playwright-core';
import { samplesOf } from '../../broker/src/recordings/check/film-samples.ts';
import { keptPrints } from '../../broker/src/recordings/check/kept-prints.ts';
import { openFilm, type Film } from '../../broker/src/recordings/film/film.ts';
import { joinStore, type Store } from '../../broker/src/store/store.ts';
import { keptSecrets } from '../../demo/kept-secrets.ts';
import { checkWitness, type WitnessCheck } from '../../src/protocol/witness-check.ts';
import type { PlacedPrint } from '../../src/protocol/witness-film.ts';

/** What a demo's broker has kept of its newest recorded session, read as somebody at the bank's terminal could. */
export class KeptRecording {
  readonly #dataFolder: string;

  constructor(dataFolder: string) {
    this.#dataFolder = dataFolder;
  }

  /** How many rows of a type there are in all logs. */
  count(type: string): number {
    return this.#rows('select count(*) as count from log_rows where type = ?', type)[0] as number;
  }

  /** How many pieces came after the end of their session. */
  piecesAfterEnd(): number {
    return this.#rows(
      `select count(*) as count from log_rows piece join log_rows ended using (bank, session_id)
       where piece.type = ? and ended.type = ? and piece.seq > ended.seq`,
      ...['broker.storedPiece', 'broker.closed'],
    )[0] as number;
  }

  /** How many takes there are. */
  takes(): number {
    const bodies = this.#rows(
      `select body from log_rows where type = ?`,
      'broker.storedPiece',
    ) as string[];
    return new Set(bodies.map((body) => (JSON.parse(body) as { take: string }).take)).size;
  }

  /** How many bytes of pieces between two moments are stored, and how long these pieces are. */
  storedBetween(from: number, until: number): { bytes: number; ms: number } {
    const bodies = this.#rows(
      'select body from log_rows where type = ?',
      'broker.storedPiece',
    ) as string[];
    const pieces = bodies
      .map((body) => JSON.parse(body) as { bytes: number; from: number; until: number })
      .filter((piece) => piece.from >= from && piece.until <= until);
    return {
      bytes: pieces.reduce((sum, piece) => sum + piece.bytes, 0),
      ms: pieces.reduce((sum, piece) => sum + piece.until - piece.from, 0),
    };
  }

  /** The film, which pieces the log has, the witness prints, and what they say of it where there is a decoder. */
  async film(ffmpeg: string | null) {
    const [sessionId] = this.#rows(
      `select session_id from log_rows where type = ? order by at desc limit 1`,
      'broker.storedPiece',
    ) as string[];
    return this.#withStore(async (store, folder) => {
      const film = await openFilm(store, folder, sessionId ?? '');
      if (film === null) throw new Error('Nothing was recorded');
      const file = await bytesOf(film);
      const stored = new Set(this.#pieces(sessionId ?? ''));
      const prints = await keptPrints(store, sessionId ?? '', film.facts.startedAt);
      const check = ffmpeg === null ? null : await checked(film, prints, ffmpeg);
      return { facts: film.facts, stored, prints, file, check };
    });
  }

  #pieces(sessionId: string): string[] {
    const sql = 'select body from log_rows where session_id = ? and type = ?';
    const bodies = this.#rows(sql, sessionId, 'broker.storedPiece') as string[];
    return bodies.map((body) => {
      const { take, piece } = JSON.parse(body) as { take: string; piece: number };
      return `${take}/${piece}`;
    });
  }

  #rows(sql: string, ...values: string[]): unknown[] {
    const path = join(this.#dataFolder, 'broker', 'broker.sqlite');
    const database = new DatabaseSync(path, { readOnly: true });
    try {
      database.exec('pragma busy_timeout = 5000');
      return database
        .prepare(sql)
        .all(...values)
        .flatMap((row) => Object.values(row));
    } finally {
      database.close();
    }
  }

  async #withStore<Result>(act: (store: Store, folder: string) => Promise<Result>) {
    const folder = join(this.#dataFolder, 'broker');
    const keepingKey = readFileSync(keptSecrets(this.#dataFolder).files.keepingKey);
    const onBroken = () => undefined;
    const store = await joinStore({ folder, bank: 'bank', owner: 'broker', keepingKey, onBroken });
    try {
      return await act(store, folder);
    } finally {
      await store.close();
    }
  }
}

async function checked(
  film: Film,
  prints: readonly PlacedPrint[],
  ffmpeg: string,
): Promise<WitnessCheck> {
  return checkWitness(await samplesOf(film, ffmpeg), prints);
}

async function bytesOf(film: Film): Promise<Buffer> {
  const parts: Buffer[] = [];
  for await (const part of film.read()) parts.push(part);
  return Buffer.concat(parts);
}

/** The pieces, by take and number, that a console is told from now on to be stored. */
export function acknowledgedTo(console: Page): ReadonlySet<string> {
  const acknowledged = new Set<string>();
  console.on('response', (answer) => {
    const [, piece] = /\/recording\/([\w-]+\/\d+)\?/.exec(answer.url()) ?? [];
    if (piece !== undefined && answer.ok()) acknowledged.add(piece);
  });
  return acknowledged;
}

/** Winds a film in a browser to moments of it: its length, and how much contrast there is at each. */
export async function winds(page: Page, file: Buffer, moments: readonly number[]) {
  // A page with an origin and without a policy: what a video shows can be looked at there.
  const empty = { contentType: 'text/html', body: '<!doctype html><title>Film</title>' };
  await page.route('http://127.0.0.1/film', (route) => route.fulfill(empty));
  await page.goto('http://127.0.0.1/film');
  return await page.evaluate(
    async ({ base64, seconds }) => {
      const bytes = Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0));
      const video = document.createElement('video');
      video.muted = true;
      const happens = (name: string) =>
        new Promise((resolve, reject) => {
          video.addEventListener(name, resolve, { once: true });
          video.addEventListener('error', () => reject(new Error(video.error?.message)), {
            once: true,
          });
        });
      const loaded = happens('loadeddata');
      video.src = URL.createObjectURL(new Blob([bytes], { type: 'video/webm' }));
      await loaded;
      const canvas = new OffscreenCanvas(64, 36);
      const context = canvas.getContext('2d', { willReadFrequently: true });
      const contrasts: number[] = [];
      for (const second of seconds) {
        const wound = happens('seeked');
        video.currentTime = second;
        await wound;
        context?.drawImage(video, 0, 0, 64, 36);
        const points = Array.from(context?.getImageData(0, 0, 64, 36).data ?? []);
        const greens = points.filter((_, index) => index % 4 === 1);
        contrasts.push(Math.max(...greens) - Math.min(...greens));
      }
      const ended = happens('ended');
      video.playbackRate = 4;
      video.currentTime = Math.max(0, video.duration - 2);
      await video.play();
      await ended;
      return { seconds: video.duration, contrasts, endedAt: video.currentTime };
    },
    { base64: file.toString('base64'), seconds: moments },
  );
}
