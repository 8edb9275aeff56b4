import { chmod } from 'node:fs/promises';
import { join } from 'node:path';

/**
 * Makes one entry of a Node bundle a command that a shell can run.
 *
 * @param {string} command The entry's name.
 * @returns {import('rollup').Plugin}
 */
export function executable(command) {
  return {
    name: 'executable',
    // A source may have such a line too, and only the first one counts as such.
    transform: (code) => ({ code: code.replace(/^#!.*/, ''), map: null }),
    banner: ({ name }) => (name === command ? '#!/usr/bin/env node' : ''),
    writeBundle: ({ dir = '.' }) => chmod(join(dir, `${command}.js`), 0o755),
  };
}
