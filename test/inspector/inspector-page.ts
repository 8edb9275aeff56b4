import { readFileSync } from 'node:fs';
import { mkdtemp, readFile, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import axe from 'axe-core';
import type { Browser, BrowserContextOptions, Download, Locator, Page } from 'playwright-core';

const root = new URL('../../', import.meta.url);
const builtPage = new URL('tools/inspector/dist/inspector.html', root);

/** A QA person's browser with the inspector in it. */
export class InspectorPage {
  readonly page: Page;
  /** Everything that the page asked for, besides itself. */
  readonly requests: string[] = [];
  /** Everything that went wrong in the page, by its own account. */
  readonly complaints: string[] = [];
  #folder: string | undefined;

  constructor(page: Page) {
    this.page = page;
    page.on('request', (request) => this.requests.push(request.url()));
    page.on('console', (message) => {
      if (message.type() === 'error' || message.type() === 'warning') {
        this.complaints.push(message.text());
      }
    });
    page.on('pageerror', (error) => this.complaints.push(String(error)));
    page.on('dialog', (dialog) => {
      this.complaints.push(`dialog ${dialog.message()}`);
      void dialog.dismiss();
    });
  }

  /** Opens the built page, from the disk unless said. */
  static async open(
    browser: Browser,
    options: BrowserContextOptions = {},
    address = pathToFileURL(builtPage.pathname).href,
  ): Promise<InspectorPage> {
    const context = await browser.newContext({
      locale: 'en',
      viewport: { width: 1440, height: 900 },
      reducedMotion: 'reduce',
      ...options,
    });
    context.setDefaultTimeout(10_000);
    const inspector = new InspectorPage(await context.newPage());
    await inspector.page.goto(address);
    await inspector.page.locator('h1').waitFor();
    return inspector;
  }

  async close(): Promise<void> {
    await this.page.context().close();
  }

  /** Opens a trace as a file from the disk. */
  async opens(text: string | Buffer, name = 'session.jsonl'): Promise<void> {
    this.#folder ??= await mkdtemp(join(tmpdir(), 'inspector-'));
    const path = join(this.#folder, name);
    await writeFile(path, text);
    await this.page.locator('#trace-file').setInputFiles(path);
    await this.page.locator('.said', { hasText: name }).waitFor();
  }

  async presses(...keys: readonly string[]): Promise<void> {
    for (const key of keys) await this.page.keyboard.press(key);
  }

  button(name: string): Locator {
    return this.page.getByRole('button', { name, exact: true });
  }

  tab(name: string): Locator {
    return this.page.getByRole('tab', { name });
  }

  get panel(): Locator {
    return this.page.getByRole('tabpanel');
  }

  /** "Step 3 of 21". */
  position(): Locator {
    return this.page.locator('.position');
  }

  async seesStep(step: number, all: number): Promise<void> {
    const text = `Step ${step.toLocaleString('en')} of ${all.toLocaleString('en')}`;
    await this.position().getByText(text, { exact: true }).waitFor();
  }

  async seesChip(text: string): Promise<void> {
    await this.page.locator('.chip', { hasText: text }).waitFor();
  }

  /** The states that are lit, by their ids. */
  async litStates(): Promise<string[]> {
    const lit = this.page.locator('.chart .state.is-active');
    return await lit.evaluateAll((all) => all.map((one) => one.getAttribute('data-state') ?? ''));
  }

  /** The labels of the arrows that are lit. */
  async litArrows(): Promise<string[]> {
    const lit = this.page.locator('.chart [data-edge].is-taken');
    return await lit.evaluateAll((all) => all.map((one) => one.getAttribute('data-edge') ?? ''));
  }

  /** The row of the log that is shown. */
  get shownRow(): Locator {
    return this.page.locator('.log-row.is-shown');
  }

  /** What is downloaded when a button is pressed. */
  async saves(button: string): Promise<{ name: string; bytes: Buffer }> {
    const waiting = this.page.waitForEvent('download');
    await this.button(button).click();
    const download: Download = await waiting;
    return { name: download.suggestedFilename(), bytes: await readFile(await download.path()) };
  }

  /** What keeps somebody from using the page, by axe. */
  async barriers(): Promise<string[]> {
    await this.page.evaluate(axe.source);
    return await this.page.evaluate(async () => {
      const axe = (globalThis as unknown as { axe: typeof import('axe-core') }).axe;
      const { violations } = await axe.run(document);
      return violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`);
    });
  }
}

/** The built page's own text. */
export function builtText(): string {
  return readFileSync(builtPage, 'utf8');
}
