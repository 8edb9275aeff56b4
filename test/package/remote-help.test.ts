import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { nodeResolve } from '@rollup/plugin-node-resolve';
import { rollup } from 'rollup';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { importsOf } from '../architecture/imports.ts';
import { packInto, root, runIn, type Packed } from './packed.ts';

const dependencies = ['lit', 'valibot', 'xstate'];
let packed: Packed;

beforeAll(() => {
  const beside = [...dependencies, 'lit-html', 'lit-element', '@lit/reactive-element'];
  packed = packInto('remote-help', '.', [...beside, '@types/trusted-types']);
});
afterAll(() => packed.remove());

const read = (file: string) => readFileSync(join(packed.folder, file), 'utf8');
const filesEnding = (end: string) => packed.files.filter((file) => file.endsWith(end));

/** What a bank's own bundler makes of one import. */
async function bundle(specifier: string): Promise<string> {
  const entry = join(packed.project, 'entry.js');
  writeFileSync(entry, `import '${specifier}';\n`);
  const build = await rollup({
    input: entry,
    external: (id) => dependencies.some((name) => id === name || id.startsWith(`${name}/`)),
    plugins: [nodeResolve()],
    onwarn: ({ message }) => expect.unreachable(message),
  });
  const { output } = await build.generate({ format: 'es', inlineDynamicImports: true });
  return output[0].code;
}

describe('what a bank gets from npm', () => {
  it('holds what a browser loads, its types and its papers, and nothing else', () => {
    const foreign = packed.files.filter(
      (file) =>
        !/^dist\/.+\.(js|js\.map|d\.ts)$/.test(file) &&
        !['package.json', 'README.md', 'LICENSE', 'custom-elements.json'].includes(file),
    );
    expect(foreign).toEqual([]);
    expect(packed.files).toContain('LICENSE');
  });

  it('brings three dependencies and no server code', () => {
    const manifest = JSON.parse(read('package.json')) as { dependencies: object };
    expect(Object.keys(manifest.dependencies).sort()).toEqual(dependencies);
    const withNode = filesEnding('.js').filter((file) => /['"]node:/.test(read(file)));
    expect(withNode).toEqual([]);
  });

  it('has a file behind each of its exports', () => {
    const { exports } = JSON.parse(read('package.json')) as { exports: Record<string, unknown> };
    const targets = Object.values(exports).flatMap((target) =>
      typeof target === 'string' ? [target] : Object.values(target as Record<string, string>),
    );
    const missing = targets.filter(
      (target) => !existsSync(join(packed.folder, target.replace('*', ''))),
    );
    expect(missing).toEqual([]);
  });

  it('names no folder of the machine that built it', () => {
    const maps = filesEnding('.js.map');
    expect(maps.length).toBeGreaterThan(0);
    for (const file of maps) {
      const { sources } = JSON.parse(read(file)) as { sources: string[] };
      const named = sources.filter((source) => /^(\/|file:|[A-Za-z]:)/.test(source));
      expect({ file, named: named.concat(sources.filter((source) => source.includes(root))) }) //
        .toEqual({ file, named: [] });
    }
  });

  it('gives its types to a bank that writes strict TypeScript', () => {
    writeFileSync(
      join(packed.project, 'page.ts'),
      `import type {} from 'remote-help';
import type {} from 'remote-help/adviser';
const help = document.querySelector('remote-help');
if (help) {
  const state: 'consent' | 'download' | 'connect' | 'chat-only' | 'sharing' | 'stopped' | 'closed' =
    help.state;
  help.addEventListener('remote-help-statechange', (event) => console.log(event.state, state));
  help.stopSharing();
  help.end();
  // @ts-expect-error Nothing on the page can start a session.
  help.start();
}
`,
    );
    const compilerOptions = {
      noEmit: true,
      strict: true,
      skipLibCheck: false,
      module: 'nodenext',
      target: 'es2022',
      lib: ['es2024', 'dom'],
      types: [],
    };
    const config = JSON.stringify({ compilerOptions, include: ['page.ts'] });
    writeFileSync(join(packed.project, 'tsconfig.json'), config);
    expect(runIn(packed.project, join(root, 'node_modules/.bin/tsc'), [])).toBe('');
  });
});

/** The elements that the types in a folder promise. */
const promisedIn = (folder: string) =>
  packed.files
    .filter((file) => file.startsWith(folder) && file.endsWith('.d.ts'))
    .flatMap((file) => [...read(file).matchAll(/^\s+'(remote-help[\w-]*)': \w+;$/gm)])
    .map(([, tag = '']) => tag);

describe('what a bank builds with it', () => {
  for (const [specifier, folder] of [
    ['remote-help', 'dist/types/components/'],
    ['remote-help/adviser', 'dist/types/adviser/'],
  ] as const) {
    it(`registers every element by one import of ${specifier}`, async () => {
      const code = await bundle(specifier);
      const missing = promisedIn(folder).filter((tag) => !new RegExp(`['"]${tag}['"]`).test(code));
      expect(promisedIn(folder).length).toBeGreaterThan(1);
      expect(code).toContain('customElements.define(');
      expect(missing).toEqual([]);
    });
  }
});

describe('what a bank puts on its server', () => {
  const whole = [
    ['dist/remote-help.js', 'remote-help'],
    ['dist/remote-help.classic.js', 'remote-help'],
    ['dist/remote-help-adviser.js', 'remote-help-adviser'],
    ['dist/remote-help.qa.js', 'remote-help'],
  ] as const;

  for (const [file, element] of whole) {
    it(`${file} is whole: one integrity covers all that it runs`, () => {
      const code = read(file);
      expect(code).toContain(element);
      expect(code).not.toMatch(/\bimport\s*\(|\bimport\s*['"]|\bfrom\s*['"][./a-z]/);
    });

    it(`${file} leaves the policy name of a page's own Lit alone`, () => {
      expect(read(file)).toContain('createPolicy("remote-help"');
      expect(read(file)).not.toContain('createPolicy("lit-html"');
    });
  }

  it('the classic script is read as UTF-8, whatever the encoding of its page', () => {
    expect(read('dist/remote-help.classic.js').startsWith('\uFEFF')).toBe(true);
  });

  it('the classic script exports nothing and leaves no global', () => {
    expect(read('dist/remote-help.classic.js')).toMatch(
      /^\uFEFF(\/\*[^]*?\*\/\s*)*!?[(]?function\s*\(\)/,
    );
  });

  it('the light entry loads the rest by names that change with their content', () => {
    const chunks = packed.files.filter((file) => /^dist\/lazy\/.*\.js$/.test(file));
    const loaded = chunks.flatMap((path) => importsOf({ path, text: read(path) }));
    const outside = loaded.filter(({ specifier }) => !specifier.startsWith('./'));
    const unhashed = loaded.filter(({ specifier }) => !/-[\w-]{8}\.js$/.test(specifier));
    const named = new Set(loaded.map(({ specifier }) => specifier.replace('./', 'dist/lazy/')));
    expect({ outside, unhashed }).toEqual({ outside: [], unhashed: [] });
    expect([...named, 'dist/lazy/remote-help.js'].sort()).toEqual(chunks.sort());
    expect(loaded.some(({ dynamic }) => dynamic)).toBe(true);
  });
});
