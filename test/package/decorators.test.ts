import { globSync, mkdtempSync, rmSync } from 'node:fs';
import { basename, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { rollup, type Plugin } from 'rollup';
import { afterAll, describe, expect, it } from 'vitest';
import { oneDecoratorHelper } from '../../tools/bundle/decorators-plugin.js';
import { typescript } from '../../tools/bundle/typescript-plugin.js';
import { root } from './packed.ts';

type Element = { readonly elementProperties: ReadonlyMap<string, object>; finalize(): void };

// Beside the packages that what is built there imports.
const folder = mkdtempSync(join(root, 'node_modules/.cache/decorators-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const files = globSync('src/{components,adviser}/**/*-element.ts', { cwd: root });

const litsOwn: Plugin = {
  name: 'lits-own',
  resolveId: (id) => (id === 'lit/decorators.js' ? { id, external: true } : null),
};

/** The fields of each element, by what its file is called: their options, and whether they look something up. */
async function fieldsBy(name: string, plugins: Plugin[]): Promise<Record<string, unknown>> {
  const input = files.map((file) => join(root, file));
  const build = await rollup({ input, external: /^(lit(?!\/decorators)|xstate|valibot)/, plugins });
  const entryFileNames = '[name].mjs';
  await build.write({
    dir: join(folder, name),
    format: 'es',
    entryFileNames,
    chunkFileNames: '[name]-[hash].mjs',
  });
  const found: Record<string, unknown> = {};
  for (const file of files) {
    const path = join(folder, name, `${basename(file, '.ts')}.mjs`);
    const exported = (await import(pathToFileURL(path).href)) as Record<string, unknown>;
    for (const [key, element] of Object.entries(exported)) {
      if (!key.endsWith('Element')) continue;
      const type = element as Element & { readonly prototype: object };
      type.finalize();
      found[key] = {
        properties: [...type.elementProperties],
        fields: Object.entries(Object.getOwnPropertyDescriptors(type.prototype))
          .filter(([, { get }]) => get !== undefined)
          .map(([field]) => field),
      };
    }
  }
  return found;
}

describe('the decorators that are shipped', () => {
  it("make of every element what Lit's own make of it", async () => {
    const shipped = await fieldsBy('shipped', [typescript(), oneDecoratorHelper()]);
    const written = await fieldsBy('written', [typescript(), litsOwn]);
    expect(Object.keys(written).length).toBeGreaterThan(30);
    expect(shipped).toEqual(written);
  });
});
