import { accessSync, constants, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { importsOf, packageOf } from '../architecture/imports.ts';
import { packInto, runIn, type Packed } from './packed.ts';

const command = 'dist/remote-help-broker.js';
let packed: Packed;

beforeAll(() => {
  packed = packInto('@remote-help/broker', 'broker', []);
});
afterAll(() => packed.remove());

const read = (file: string) => readFileSync(join(packed.folder, file), 'utf8');

describe('the broker as a bank gets it from npm', () => {
  it('holds its command, and no source that Node would have to strip of types', () => {
    expect(packed.files).toContain(command);
    expect(packed.files.filter((file) => file.endsWith('.ts'))).toEqual([]);
  });

  it('can be run by its name', () => {
    expect(read(command)).toMatch(/^#!\/usr\/bin\/env node\n/);
    accessSync(join(packed.folder, command), constants.X_OK);
    expect(runIn(packed.project, 'node', ['--check', join(packed.folder, command)])).toBe('');
  });

  it('imports only what its list of dependencies brings', () => {
    const { dependencies } = JSON.parse(read('package.json')) as { dependencies: object };
    const imports = packed.files
      .filter((file) => file.endsWith('.js'))
      .flatMap((path) => importsOf({ path, text: read(path) }))
      .filter(({ specifier }) => !specifier.startsWith('./'));
    const allowed = ['node:', ...Object.keys(dependencies)];
    const foreign = imports.filter(({ specifier }) => !allowed.includes(packageOf(specifier)));
    expect(imports.length).toBeGreaterThan(0);
    expect(foreign).toEqual([]);
  });
});
