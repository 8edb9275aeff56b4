import { ESLint } from 'eslint';
import { describe, expect, it } from 'vitest';
import { root } from './sources.ts';

const needTypes = ['no-floating-promises', 'await-thenable', 'switch-exhaustiveness-check'].map(
  (name) => `@typescript-eslint/${name}`,
);

const eslint = new ESLint({
  cwd: root,
  overrideConfig: {
    languageOptions: { parserOptions: { projectService: false } },
    rules: Object.fromEntries(needTypes.map((name) => [name, 'off'])),
  },
});

/** The rules that a text would break if it stood in a file. */
async function brokenRules(filePath: string, text: string) {
  const [result] = await eslint.lintText(text, { filePath });
  return result?.messages.map(({ ruleId, message }) => ruleId ?? message);
}

const element = 'src/components/consent/a-element.ts';
const template = (inside: string) =>
  `import { html } from 'lit';\nexport const view = (x: string) => html\`${inside}\`;\n`;
const registry = ['https://registry', 'npmjs.org/'].join('.');

const wrong: [what: string, path: string, text: string, rule: string][] = [
  ['a default export', 'src/a.ts', 'export default 1;', 'no-restricted-syntax'],
  ['an empty catch', 'broker/src/a.ts', 'try { a(); } catch {}', 'no-restricted-syntax'],
  [
    'a catch with nothing but a remark',
    'src/a.ts',
    'try { a(); } catch { /* never mind */ }',
    'no-restricted-syntax',
  ],
  ['a swallowed rejection', 'src/a.ts', 'a().catch(() => {});', 'no-restricted-syntax'],
  ['the console', 'src/services/a.ts', 'console.log(1);', 'no-console'],
  ['the console in the broker', 'broker/src/a.ts', 'console.log(1);', 'no-console'],
  [
    'markup from text',
    element,
    "import { unsafeHTML } from 'lit/directives/unsafe-html.js'; unsafeHTML('');",
    'no-restricted-imports',
  ],
  [
    'tags from text',
    element,
    "import { unsafeStatic } from 'lit/static-html.js'; unsafeStatic('');",
    'no-restricted-imports',
  ],
  ['innerHTML', element, "document.body.innerHTML = '';", 'no-restricted-properties'],
  ['a style attribute', element, template('<p style="color: red">a</p>'), 'no-restricted-syntax'],
  ['a bound style attribute', element, template('<p style=${x}></p>'), 'no-restricted-syntax'],
  ['a global', 'src/a.ts', 'window.remoteHelp = 1;', 'no-restricted-syntax'],
  ['a tag made of text', element, template('<${x}></${x}>'), 'lit/binding-positions'],
  [
    'an inspector that sends what it sees',
    'src/a.ts',
    "import { inspect } from '@xstate/inspect'; inspect();",
    'no-restricted-imports',
  ],
  [
    'the other inspector that does',
    'src/trace/a.ts',
    "import { createBrowserInspector } from '@statelyai/inspect'; createBrowserInspector();",
    'no-restricted-imports',
  ],
  [
    'the inspector of XState 4 itself, where only its receivers are used',
    'tools/inspector/src/a.ts',
    "import { inspect } from '@xstate/inspect'; inspect();",
    'no-restricted-imports',
  ],
  [
    'markup from text in the inspector',
    'tools/inspector/src/a.ts',
    "document.body.innerHTML = '';",
    'no-restricted-properties',
  ],
  ['a registry', 'demo/a.ts', `export const a = '${registry}';`, 'no-restricted-syntax'],
  ['a skipped test', 'test/a.test.ts', "it.skip('x', () => {});", 'no-restricted-syntax'],
  [
    'a test that sleeps',
    'test/a.test.ts',
    'await new Promise((resolve) => setTimeout(resolve, 100));',
    'no-restricted-syntax',
  ],
  ['any', 'src/a.ts', 'export const a = (b: any) => b;', '@typescript-eslint/no-explicit-any'],
  ['a long file', 'src/a.ts', 'export {};\n'.repeat(301), 'max-lines'],
  [
    'a long function',
    'src/a.ts',
    `export function a() {\n${'  b();\n'.repeat(61)}}\n`,
    'max-lines-per-function',
  ],
];

describe('the linter', () => {
  for (const [what, path, text, rule] of wrong) {
    it(`refuses ${what} in ${path}`, async () => {
      expect(await brokenRules(path, text)).toContain(rule);
    });
  }

  it('lets pass what is none of these', async () => {
    const text = template('<p class=${x}>style = calm</p>');
    expect(await brokenRules(element, text)).toEqual([]);
    expect(await brokenRules('broker/src/log.ts', 'console.log(1);')).toEqual([]);
    expect(await brokenRules('vitest.config.ts', 'export default {};')).toEqual([]);
  });
});
