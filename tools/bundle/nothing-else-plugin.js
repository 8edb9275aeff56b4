import { readdir, rm } from 'node:fs/promises';
import { join, relative } from 'node:path';

/**
 * Removes what an older build left in the folder: a chunk named by an old hash must not reach a package.
 *
 * It does so at the end, so that whoever is served from the folder meanwhile finds all files.
 *
 * @returns {import('rollup').Plugin}
 */
export function nothingElse() {
  return {
    name: 'nothing-else',
    async writeBundle({ dir = '' }, bundle) {
      const entries = await readdir(dir, { recursive: true, withFileTypes: true });
      const files = entries.filter((entry) => entry.isFile());
      const paths = files.map(({ parentPath, name }) => join(parentPath, name));
      const old = paths.filter((path) => !(relative(dir, path) in bundle));
      await Promise.all(old.map((path) => rm(path, { force: true })));
    },
  };
}
