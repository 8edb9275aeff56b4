import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import commonjsModule from '@rollup/plugin-commonjs';
import { chartStyle } from '../statechart/chart-style.ts';
import { browserPlugins } from './builds.js';
import { plainValues } from './plain-values-plugin.js';
import { singlePage } from './single-page-plugin.js';

const folder = fileURLToPath(new URL('../inspector/', import.meta.url));

// Its types say that the function is inside a `default`, which is so for `require` only.
const commonjs = /** @type {typeof import('@rollup/plugin-commonjs').default} */ (
  /** @type {unknown} */ (commonjsModule)
);

/** @returns {Promise<string>} What the page looks like; the chart's style is the documents' too. */
async function styles() {
  const files = ['base', 'log', 'transport', 'details', 'layout'].map(
    (name) => `${folder}src/styles/${name}.css`,
  );
  const texts = await Promise.all(files.map((path) => readFile(path, 'utf8')));
  const lit = await readFile(`${folder}src/styles/lit.css`, 'utf8');
  const player = await readFile(`${folder}../../src/evidence/styles/player.css`, 'utf8');
  return [...texts, player, chartStyle, lit].join('\n');
}

/**
 * The inspector: one page with everything in it, which works from a disk without any network.
 *
 * @type {import('rollup').RollupOptions}
 */
export const inspector = {
  input: `${folder}src/main.ts`,
  plugins: [
    plainValues(),
    commonjs(),
    ...browserPlugins(),
    singlePage({
      fileName: 'inspector.html',
      connecting: 'inspector-relay.html',
      title: 'Remote Help inspector',
      styles,
    }),
  ],
  output: {
    dir: `${folder}dist`,
    format: 'iife',
    entryFileNames: 'inspector.js',
    inlineDynamicImports: true,
  },
};
