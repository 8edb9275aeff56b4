import { rollup } from 'rollup';
import { expect, it } from 'vitest';
import { browserPlugins } from '../../tools/bundle/builds.js';
import { weigh } from '../bench/bundle-sizes.ts';

const root = new URL('../../', import.meta.url).pathname;

it('adds at most 1.5 kB (gzip) to a page that reports what happens, besides the list of what may be said', async () => {
  const entry = 'recorder';
  const build = await rollup({
    input: entry,
    plugins: [
      {
        name: 'entry',
        resolveId: (id) => (id === entry ? id : null),
        load: (id) =>
          id === entry ? `export { Recorder } from '${root}src/trace/recorder.ts';` : null,
      },
      // There is no Lit in it whose policy could be renamed.
      browserPlugins().filter(({ name }) => name !== 'rename-policy'),
    ],
  });
  const { output } = await build.generate({ format: 'es' });
  const chunks = output.filter((file) => file.type === 'chunk');
  expect(chunks[0]?.code).toContain('xstate.init');
  expect(weigh(chunks).gzip).toBeLessThanOrEqual(1_500);
  await build.close();
}, 60_000);
