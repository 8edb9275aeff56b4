import { describe, expect, it } from 'vitest';
import * as reasons from '../../src/protocol/reasons.ts';
import { definedIn, rulesIn, rulesInTitles, titlesOf, variablesIn } from './documents.ts';
import { allSources, readSource } from './sources.ts';

const sources = allSources();

/** Compares both ways: what is only in the code, and what is only in the document. */
function compare(code: ReadonlySet<string>, document: ReadonlySet<string>) {
  expect(code.size).toBeGreaterThan(0);
  return {
    undocumented: [...code].filter((name) => !document.has(name)),
    gone: [...document].filter((name) => !code.has(name)),
  };
}
const agreement = { undocumented: [], gone: [] };

describe('the documents', () => {
  it('docs/errors.md has every reason and close code, and no other', () => {
    const ofTheProtocol = Object.values(reasons).flatMap((group): string[] =>
      Array.isArray(group) ? [...group] : Object.values(group).map(String),
    );
    const documented = definedIn(readSource('docs/errors.md'));
    expect(compare(new Set(ofTheProtocol), documented)).toEqual(agreement);
  });

  it('every rule of docs/protocol.md is named by a test, and no test names another', () => {
    const tests = sources.filter(({ path }) => /^test\/(?!architecture\/)/.test(path));
    const rules = rulesIn(readSource('docs/protocol.md'));
    expect(compare(rulesInTitles(tests), rules)).toEqual(agreement);
  });

  it('docs/operating.md has every variable that the broker reads, and no other', () => {
    const broker = sources.filter(({ path }) => path.startsWith('broker/src/'));
    const read = variablesIn(broker.map(({ text }) => text).join('\n'));
    expect(compare(read, variablesIn(readSource('docs/operating.md')))).toEqual(agreement);
  });
});

describe('the check of documents', () => {
  it('reads what tables and headings define', () => {
    const text = '# Errors\n### `a.b`\n| reason | so |\n| --- | --- |\n| `c`, `d` | see `e` |\n';
    expect([...definedIn(text)]).toEqual(['a.b', 'c', 'd']);
  });

  it('reads the numbers of rules and of titles', () => {
    expect([...rulesIn('**P1 One.** Two, see P9.\n\n**P12 Three.**')]).toEqual(['P1', 'P12']);
    const text = "describe('P3 a', () => { it.each([1])(`P4 ${x}`, () => expect('P5')); });";
    expect([...rulesInTitles([{ path: 'a.test.ts', text }])]).toEqual(['P3', 'P4']);
    expect(titlesOf({ path: 'a.test.ts', text })).toHaveLength(3);
  });

  it('reads the names of variables', () => {
    const text = 'REMOTE_HELP_PORT=1 `REMOTE_HELP_SMTP_URL` REMOTE_HELP_*';
    expect([...variablesIn(text)]).toEqual(['REMOTE_HELP_PORT', 'REMOTE_HELP_SMTP_URL']);
  });
});
