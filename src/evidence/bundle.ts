import { readFilm, type SignedFilm } from './film.ts';
import { readZip } from './zip-reader.ts';

/** A bundle's parts, each a part of its file. */
export interface Bundle {
  readonly trace: Blob;
  readonly film: { readonly facts: SignedFilm; readonly video: Blob } | null;
  /** The takes as they were stored, by their names in the log. */
  readonly takes: ReadonlyMap<string, Blob>;
}

/** A file is an archive, but no bundle. */
export class BundleError extends Error {
  override readonly name = 'BundleError';
}

/**
 * Opens a bundle, as the broker exports it.
 *
 * @throws {ZipError} or {BundleError} in a few words, if it is none.
 */
export async function openBundle(file: Blob): Promise<Bundle> {
  const files = await readZip(file);
  const trace = files.get('session.jsonl');
  if (trace === undefined) throw new BundleError('there is no session in it');
  const takes = [...files].flatMap(([name, content]) => {
    const [, take] = /^takes\/([\w-]+)\.webm$/.exec(name) ?? [];
    return take === undefined ? [] : [[take, content] as const];
  });
  return { trace, film: await filmIn(files), takes: new Map(takes) };
}

async function filmIn(files: ReadonlyMap<string, Blob>): Promise<Bundle['film']> {
  const [video, beside] = [files.get('film.webm'), files.get('film.json')];
  if (video === undefined && beside === undefined) return null;
  const facts =
    beside === undefined || beside.size > maxFacts ? null : readFilm(await beside.text());
  if (video === undefined || facts === null) throw new BundleError('its film is not whole');
  return { facts, video: new Blob([video], { type: 'video/webm' }) };
}

const maxFacts = 4 * 1024 * 1024;
