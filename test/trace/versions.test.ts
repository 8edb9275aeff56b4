import { expect, it } from 'vitest';
import { readSource } from '../architecture/sources.ts';
import { build, xstateVersion } from '../../src/trace/versions.ts';

const versionIn = (file: string) => (JSON.parse(readSource(file)) as { version: string }).version;

it('says in a trace which version of the product and of XState made it', () => {
  expect(build).toBe(versionIn('package.json'));
  expect(xstateVersion).toBe(versionIn('node_modules/xstate/package.json'));
});
