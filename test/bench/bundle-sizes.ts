import { brotliCompressSync, gzipSync } from 'node:zlib';
import { rollup, type OutputChunk, type RollupOptions } from 'rollup';
import { browserPlugins, classicScript, lazy, oneFile } from '../../tools/bundle/builds.js';

/** What a set of files weighs, in bytes. Each file is compressed by itself, as a server sends it. */
export type Weight = { readonly raw: number; readonly gzip: number; readonly brotli: number };

/** One line of the report. `budget` is the most that its gzip may be, in bytes. */
export type Size = Weight & { readonly name: string; readonly budget?: number };

const yardstick = `
  export { LitElement, html, css } from 'lit';
  export { setup, assign, createActor, fromPromise, fromCallback } from 'xstate';
`;

/** Builds everything that a bank's page can load, and what it is compared with, in one go. */
export async function measureSizes(): Promise<Size[]> {
  const light = await chunksOf(lazy);
  return [
    { name: 'First load', ...weigh(firstLoad(light)), budget: 26_000 },
    { name: "Everything a customer's session can load", ...weigh(light), budget: 48_000 },
    { name: 'The same, with the words of one language', ...weigh(oneLanguage(light)) },
    { name: 'Lit and XState alone', ...weigh(await chunksOf(onlyDependencies)) },
    { name: 'One-file module', ...weigh(await chunksOf(oneFile('src/index.ts', 'a.js'))) },
    { name: 'Classic script', ...weigh(await chunksOf(classicScript('src/index.ts', 'a.js'))) },
    {
      name: "Adviser's console",
      ...weigh(await chunksOf(oneFile('src/adviser/index.ts', 'a.js'))),
    },
    {
      name: 'One-file module of the QA build',
      ...weigh(await chunksOf(oneFile('src/qa.ts', 'a.js', []))),
    },
  ];
}

/** The entry, what it imports at once, and the words of the first locale. */
export function firstLoad(chunks: readonly OutputChunk[]): OutputChunk[] {
  const entries = chunks.filter(({ isEntry }) => isEntry);
  const words = chunks.filter(({ moduleIds }) =>
    moduleIds.some((id) => id.endsWith('/locales/sl.ts')),
  );
  const needed = new Set([...entries, ...words]);
  // A set that grows while it is gone through is gone through to its end.
  for (const { imports } of needed) {
    for (const chunk of chunks) if (imports.includes(chunk.fileName)) needed.add(chunk);
  }
  return [...needed];
}

/** What a session can load that stays with the first locale. */
function oneLanguage(chunks: readonly OutputChunk[]): OutputChunk[] {
  return chunks.filter(({ facadeModuleId }) => facadeModuleId?.endsWith('/locales/en.ts') !== true);
}

/** What these files weigh together. */
export function weigh(chunks: readonly Pick<OutputChunk, 'code'>[]): Weight {
  const weight = { raw: 0, gzip: 0, brotli: 0 };
  for (const { code } of chunks) {
    weight.raw += Buffer.byteLength(code);
    weight.gzip += gzipSync(code, { level: 9 }).length;
    weight.brotli += brotliCompressSync(code).length;
  }
  return weight;
}

const onlyDependencies: RollupOptions = {
  input: 'yardstick',
  plugins: [
    {
      name: 'yardstick',
      resolveId: (id) => (id === 'yardstick' ? import.meta.filename : null),
      load: (id) => (id === import.meta.filename ? yardstick : null),
    },
    browserPlugins(),
  ],
  output: { format: 'es' },
};

async function chunksOf({ output, ...input }: RollupOptions): Promise<OutputChunk[]> {
  const build = await rollup(input);
  const options = Array.isArray(output) ? output[0] : output;
  const { output: files } = await build.generate({ ...options, sourcemap: false });
  await build.close();
  return files.filter((file) => file.type === 'chunk');
}
