/**
 * `npm run size` prints what a bank's page loads; with `-- --write` it also writes `docs/sizes.md`.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { measureSizes, type Size } from './bundle-sizes.ts';

const root = new URL('../../', import.meta.url);
const sizes = await measureSizes();
console.log(report(sizes));
if (process.argv.includes('--write')) writeFileSync(new URL('docs/sizes.md', root), page(sizes));

function report(all: readonly Size[]): string {
  const rows = all.map(({ name, raw, gzip, brotli, budget }) =>
    [name, kilobytes(raw), kilobytes(gzip), kilobytes(brotli), verdict(gzip, budget)].join(' | '),
  );
  return [
    '| what | raw | gzip | brotli | budget (gzip) |',
    '| --- | --- | --- | --- | --- |',
    ...rows.map((row) => `| ${row} |`),
  ].join('\n');
}

function verdict(gzip: number, budget: number | undefined): string {
  if (budget === undefined) return '';
  return `≤ ${budget / 1000} kB: ${gzip <= budget ? 'met' : 'not met'}`;
}

function kilobytes(bytes: number): string {
  return `${(bytes / 1000).toFixed(1)} kB`;
}

function page(all: readonly Size[]): string {
  const versions = ['lit', 'xstate', 'valibot', 'rollup', 'terser'].map(versionOf).join(', ');
  return `# Sizes

What a bank's page loads. Written by \`npm run size -- --write\`; the yardstick is built by the same
pipeline in the same run (${versions}). A kB is 1,000 bytes; each file is compressed by itself, as a
server sends it: gzip at level 9, brotli at its highest.

${report(all)}

The first load is the light entry \`dist/lazy/remote-help.js\`, what it imports at once, and the words of
one language. Everything else comes once the customer has agreed. "Everything" counts every chunk, with the
words of all languages.
`;
}

function versionOf(name: string): string {
  const file = new URL(`node_modules/${name}/package.json`, root);
  const { version } = JSON.parse(readFileSync(file, 'utf8')) as { version: string };
  return `${name} ${version}`;
}
