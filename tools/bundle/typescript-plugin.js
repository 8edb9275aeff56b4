import { readFile } from 'node:fs/promises';
import { transform } from 'esbuild';

/**
 * Reads TypeScript in Rollup. Types are only removed here; `tsc` is what checks them.
 *
 * @returns {import('rollup').Plugin}
 */
export function typescript() {
  return {
    name: 'typescript',
    async load(id) {
      if (!id.endsWith('.ts')) return null;
      const { code, map } = await transform(await readFile(id, 'utf8'), {
        loader: 'ts',
        target: 'es2022',
        charset: 'utf8',
        sourcefile: id,
        sourcemap: 'external',
        tsconfigRaw: {
          compilerOptions: {
            experimentalDecorators: true,
            useDefineForClassFields: false,
            verbatimModuleSyntax: true,
          },
        },
      });
      return { code, map };
    },
  };
}
