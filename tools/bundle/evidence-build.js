import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { chartStyle } from '../statechart/chart-style.ts';
import { browserPlugins } from './builds.js';
import { plainValues } from './plain-values-plugin.js';

const root = fileURLToPath(new URL('../../', import.meta.url));

/** @returns {Promise<string>} What the page looks like; buttons, chart and what is lit in it are the inspector's. */
async function styles() {
  const files = [
    'tools/inspector/src/styles/base.css',
    'tools/inspector/src/styles/details.css',
    'src/evidence/styles/player.css',
    'src/evidence/styles/page.css',
  ];
  const read = (/** @type {string} */ path) => readFile(`${root}${path}`, 'utf8');
  const texts = await Promise.all(files.map(read));
  const place =
    '.chart-place,.chart-place>.chart{position:absolute;inset:0;width:100%;height:100%}';
  return [...texts, chartStyle, place, await read('tools/inspector/src/styles/lit.css')].join('\n');
}

/**
 * The page of the complaints department: the broker serves it with its own policy.
 *
 * @type {import('rollup').RollupOptions}
 */
export const evidence = {
  input: `${root}src/evidence/page/main.ts`,
  plugins: [
    plainValues(),
    ...browserPlugins(),
    {
      name: 'styles',
      async generateBundle() {
        this.emitFile({ type: 'asset', fileName: 'evidence.css', source: await styles() });
      },
    },
  ],
  output: {
    dir: `${root}broker/dist/evidence`,
    format: 'es',
    entryFileNames: 'evidence.js',
    inlineDynamicImports: true,
  },
};
