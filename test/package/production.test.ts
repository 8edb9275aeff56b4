import { existsSync, readFileSync } from 'node:fs';
import { join, posix } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { importsOf } from '../architecture/imports.ts';
import { packInto, type Packed } from './packed.ts';

let packed: Packed;
beforeAll(() => {
  packed = packInto('remote-help', '.', []);
});
afterAll(() => packed.remove());

const read = (file: string) => readFileSync(join(packed.folder, file), 'utf8');

/** What only the QA build may hold: ways to watch a session, to drive it, or to hand it to a tool. */
const forbidden = [
  'BroadcastChannel',
  'postMessage',
  'window.open',
  'stately.ai',
  'xstateinspector',
  'service.register',
  'xstate.inspecting',
  'remote-help-inspect',
  'remote-help-qa',
  'qa-control',
  'qa-relay',
  '__xstate__',
  'data-xstate',
  'localhost',
];

/** Every module that an entry of the package leads to. */
function modulesFrom(entry: string): string[] {
  const reached = new Set([entry]);
  for (const path of reached) {
    const inside = importsOf({ path, text: read(path) }).filter(({ specifier }) =>
      specifier.startsWith('.'),
    );
    for (const { specifier } of inside) reached.add(posix.join(posix.dirname(path), specifier));
  }
  return [...reached];
}

describe("what customers' and advisers' pages load", () => {
  const shipped = () =>
    packed.files.filter((file) =>
      /^dist\/(remote-help(\.classic|-adviser)?\.js|lazy\/.*\.js)$/.test(file),
    );

  it('holds nothing of the QA build', () => {
    expect(shipped().length).toBeGreaterThan(5);
    const found = shipped().flatMap((file) => {
      const code = read(file);
      return forbidden.filter((text) => code.includes(text)).map((text) => `${file}: ${text}`);
    });
    expect(found).toEqual([]);
  });

  it('leads to no module of the QA build either, where a bank bundles it itself', () => {
    for (const entry of ['dist/modules/index.js', 'dist/modules/adviser/index.js']) {
      const modules = modulesFrom(entry);
      expect(modules.length).toBeGreaterThan(20);
      expect(modules.filter((path) => /\/(qa|testing)[/.]|inspection|qa-words/.test(path))).toEqual(
        [],
      );
    }
    const ofQa = modulesFrom('dist/modules/qa.js');
    expect(ofQa).toContain('dist/modules/qa/qa-desk.js');
  });
});

describe('the QA build', () => {
  it('is a file and an entry of its own, and what is forbidden elsewhere is in it', () => {
    const { exports } = JSON.parse(read('package.json')) as { exports: Record<string, unknown> };
    expect(exports['./qa']).toEqual({
      types: './dist/types/qa.d.ts',
      default: './dist/modules/qa.js',
    });
    expect(existsSync(join(packed.folder, 'dist/types/qa.d.ts'))).toBe(true);
    const code = read('dist/remote-help.qa.js');
    const missing = ['BroadcastChannel', 'service.register', 'remote-help-inspect', 'qa-control'];
    expect(missing.filter((text) => !code.includes(text))).toEqual([]);
  });

  it('reaches for no public site, and has nothing of @xstate/inspect or XState 4 in it', () => {
    const code = read('dist/remote-help.qa.js');
    const outside = ['stately.ai', 'xstateinspector', '__xstate__', 'window.open', 'toSCXMLEvent'];
    expect(outside.filter((text) => code.includes(text))).toEqual([]);
  });
});
