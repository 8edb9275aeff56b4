import { readFile } from 'node:fs/promises';

/**
 * Reads JSON files, and writes out what a package would ask a build about: that this is one for production.
 *
 * @returns {import('rollup').Plugin}
 */
export function plainValues() {
  return {
    name: 'plain-values',
    async load(id) {
      return id.endsWith('.json') ? `export default ${await readFile(id, 'utf8')};` : null;
    },
    transform(code) {
      if (!code.includes('process.env.NODE_ENV')) return null;
      return { code: code.replaceAll('process.env.NODE_ENV', '"production"'), map: null };
    },
  };
}
