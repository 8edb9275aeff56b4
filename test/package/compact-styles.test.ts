import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { chromium, type Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { compactStyles } from '../../tools/bundle/compact-templates-plugin.js';
import { root } from './packed.ts';

const sheets = globSync('src/**/*.ts', { cwd: root }).flatMap((file) => {
  const text = readFileSync(join(root, file), 'utf8');
  return [...text.matchAll(/\bcss`([^`]*)`/g)].map(([, css = '']) => ({ file, css }));
});

let browser: Browser;
beforeAll(async () => {
  browser = await chromium.launch({
    executablePath: process.env['CHROMIUM'] ?? '/usr/bin/chromium',
    args: ['--no-sandbox', '--disable-gpu'],
  });
});
afterAll(() => browser.close());

describe('the styles that are shipped', () => {
  it('are shorter, and a browser reads the same rules in them', async () => {
    const page = await browser.newPage();
    const read = (styles: readonly string[]) =>
      page.evaluate(
        (texts) =>
          texts.map((text) => {
            const sheet = new CSSStyleSheet();
            sheet.replaceSync(text);
            return [...sheet.cssRules].map(({ cssText }) => cssText);
          }),
        styles,
      );
    const written = await read(sheets.map(({ css }) => css));
    const shipped = await read(sheets.map(({ css }) => compactStyles(css)));
    expect(sheets.length).toBeGreaterThan(20);
    for (const [n, { file, css }] of sheets.entries()) {
      expect(compactStyles(css).length, file).toBeLessThan(css.length);
      expect(shipped[n]?.map(plain), file).toEqual(written[n]?.map(plain));
    }
  });
});

/** A browser keeps the value of a custom property as it was written. */
function plain(rule: string): string {
  return rule
    .replaceAll(/\s+/g, ' ')
    .replaceAll(/\b0\.(?=\d)/g, '.')
    .replaceAll(/ ?([,>]) ?/g, '$1');
}
