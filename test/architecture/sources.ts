import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

/** The checkout, with a slash at its end. */
export const root = fileURLToPath(new URL('../../', import.meta.url));

/** A text file of the project. */
export type Source = { readonly path: string; readonly text: string };

const binary = /\.(png|jpe?g|gif|webp|avif|ico|woff2?|webm|mp4|zip|exe)$/;

/** Every text file that belongs to the project: tracked, or new and not ignored. */
export function allSources(): Source[] {
  const list = execFileSync(
    'git',
    ['ls-files', '-z', '--cached', '--others', '--exclude-standard', '--deduplicate'],
    { cwd: root, encoding: 'utf8', maxBuffer: 32 * 1024 * 1024 },
  );
  return list
    .split('\0')
    .filter((path) => path !== '' && !binary.test(path) && existsSync(root + path))
    .map((path) => ({ path, text: readFileSync(root + path, 'utf8') }));
}

/** The text of one file, or an error that names it. */
export function readSource(path: string): string {
  return readFileSync(root + path, 'utf8');
}
