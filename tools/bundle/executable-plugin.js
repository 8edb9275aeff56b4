import { chmod } from 'node:fs/promises';
import { join } from 'node:path';

/**
 * Makes each entry of a Node bundle a command that a shell can run.
 *
 * @returns {import('rollup').Plugin}
 */
export function executable() {
  return {
    name: 'executable',
    // A source may have such a line too, and only the first one counts as such.
    transform: (code) => ({ code: code.replace(/^#!.*/, ''), map: null }),
    banner: '#!/usr/bin/env node',
    async writeBundle({ dir = '.' }, bundle) {
      for (const file of Object.values(bundle)) {
        if (file.type === 'chunk' && file.isEntry) await chmod(join(dir, file.fileName), 0o755);
      }
    },
  };
}
