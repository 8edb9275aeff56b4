import { createHash } from 'node:crypto';
import { openPieceOf } from '../recordings/film/open-piece.ts';
import { openFilm, type Film } from '../recordings/film/film.ts';
import { TakeError } from '../recordings/film/take-source.ts';
import { knownTakes, type KnownTake } from '../recordings/known-pieces.ts';
import { exportedText, type ExportedSession, type ExportSource } from './exported-log.ts';
import type { ZipEntry } from './zip.ts';

/** A file name for the bundle of a session. */
export function bundleName({ reference }: Pick<ExportedSession, 'reference'>): string {
  return `remote-help-${reference}.zip`;
}

/**
 * What is kept of a session, for one file: its log as a trace; its film, and what the broker signs about that; and each take of the
 * recording byte for byte as it was stored, so that every piece can be held against the hash that the log has of it.
 */
export async function* bundleEntries(
  source: ExportSource,
  session: ExportedSession,
): AsyncGenerator<ZipEntry> {
  const { store, folder } = source;
  const { sessionId } = session;
  yield { name: 'session.jsonl', content: bytesOf(exportedText(source, session)) };
  const film = await openFilm(store, folder, sessionId);
  if (film === null) return;
  const hash = createHash('sha256');
  yield { name: 'film.webm', content: hashed(film.read(), hash) };
  const sha256 = hash.digest('base64url');
  yield { name: 'film.json', content: filmFacts(source, session, film, sha256) };
  for (const known of await knownTakes(store, sessionId)) {
    yield { name: `takes/${known.take}.webm`, content: storedBytes(source, sessionId, known) };
  }
}

/** What the broker signs about a film that it made: of which session, what is seen in it when, and its hash. */
async function* filmFacts(
  { store, signingKey }: ExportSource,
  { sessionId: session, reference }: ExportedSession,
  { facts, bytes }: Film,
  sha256: string,
): AsyncGenerator<Buffer> {
  const { bank } = store.ownership;
  const signed = signingKey.sign('film', { bank, session, reference, sha256, bytes, facts });
  yield Buffer.from(`${JSON.stringify(signed)}\n`);
}

/** What of a take can be read. That the rest is missing shows in the bundle too: the log knows every piece. */
async function* storedBytes(
  { store, folder }: ExportSource,
  sessionId: string,
  known: KnownTake,
): AsyncGenerator<Buffer> {
  const { sessionKeys: keys, ownership } = store;
  const open = openPieceOf({ keys, bank: ownership.bank, dataFolder: folder, sessionId });
  for (const piece of known.pieces.keys()) {
    const bytes = await open(known, piece).catch((error: unknown) => {
      if (error instanceof TakeError) return null;
      throw error;
    });
    if (bytes === null) return;
    yield bytes;
  }
}

async function* hashed(
  content: AsyncIterable<Buffer>,
  hash: ReturnType<typeof createHash>,
): AsyncGenerator<Buffer> {
  for await (const bytes of content) {
    hash.update(bytes);
    yield bytes;
  }
}

async function* bytesOf(texts: AsyncIterable<string>): AsyncGenerator<Buffer> {
  for await (const text of texts) yield Buffer.from(text);
}
