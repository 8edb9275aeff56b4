import { existsSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { allSources, readSource, root } from './sources.ts';

const versionOf = (path: string) =>
  (JSON.parse(readSource(`${path}/package.json`)) as { version: string }).version;

describe('the two XStates', () => {
  it('lie apart: 5 for everything, 4 for nobody but the inspector', () => {
    expect(versionOf('node_modules/xstate')).toMatch(/^5\./);
    expect(versionOf('tools/inspector/node_modules/xstate')).toBe('4.38.3');
    expect(versionOf('tools/inspector/node_modules/@xstate/inspect')).toBe('0.8.0');
    expect(existsSync(`${root}node_modules/@xstate/inspect`)).toBe(false);
  });

  it('are named in no list of packages but the one they belong to', () => {
    const lists = allSources().filter(({ path }) => path.endsWith('package.json'));
    const naming = lists.filter(({ text }) => /@xstate\/inspect|@statelyai\/inspect/.test(text));
    expect(naming.map(({ path }) => path)).toEqual(['tools/inspector/package.json']);
  });
});
