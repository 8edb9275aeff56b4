import { describe, expect, it } from 'vitest';
import { faultOfName } from './names.ts';
import { allSources, type Source } from './sources.ts';

const sources = allSources();
const code = sources.filter(({ path }) => /\.(ts|js|css|html)$/.test(path));
const paths = new Set(sources.map(({ path }) => path));

/** The files that hold something that no file should hold. */
const withText = (pattern: RegExp, among: readonly Source[] = sources) =>
  among.filter(({ text }) => pattern.test(text)).map(({ path }) => path);

describe('the files of the project', () => {
  it('are named in kebab-case, by what they hold and of which kind they are', () => {
    const named = code.filter(({ path }) => /\.(ts|js)$/.test(path));
    expect(named.length).toBeGreaterThan(0);
    expect(named.map(({ path }) => faultOfName(path, paths)).filter(Boolean)).toEqual([]);
  });

  it('have at most 300 lines, or say in their head why not', () => {
    const reason = /eslint-disable max-lines -- .{15}/;
    const tooLong = code.filter(({ text }) => {
      const lines = text.split('\n');
      return lines.length > 301 && !reason.test(lines.slice(0, 10).join('\n'));
    });
    expect(tooLong.map(({ path }) => path)).toEqual([]);
  });

  it('name no registry, so that a bank can install from its own', () => {
    expect(withText(/registry\.(npmjs|yarnpkg)\.|npm\.pkg\.github\./)).toEqual([]);
  });

  it('never talk to a host whose certificate is not checked', () => {
    expect(withText(/rejectUnauthorized\W{0,3}:\s*false|TLS_REJECT_UNAUTHORIZED\W+0/)).toEqual([]);
  });

  it('hold no private key', () => {
    expect(withText(/-BEGIN [A-Z ]*PRIVATE KEY-/)).toEqual([]);
  });
});

describe('the check of names', () => {
  const known = new Set(['src/machines/session.machine.ts']);
  for (const path of ['src/Codes.ts', 'src/wire_utils.ts', 'src/date-utils.ts', 'src/a.thing.ts']) {
    it(`refuses ${path}`, () => expect(faultOfName(path, known)).not.toBeNull());
  }
  for (const path of [
    'src/code-book.ts',
    'src/a.machine.ts',
    'src/machines/session.sharing.ts',
    'test/a.machine.test.ts',
    'test/e2e/whole-session.e2e.ts',
  ]) {
    it(`lets pass ${path}`, () => expect(faultOfName(path, known)).toBeNull());
  }
});
