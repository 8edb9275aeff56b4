import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { startDemo, type Demo } from '../../demo/demo.ts';
import { freePort } from '../../demo/front/listening.ts';
import { describeViolation } from '../../demo/front/violation-reports.ts';
import { adviserEn } from '../../src/locales/adviser-en.ts';
import { en } from '../../src/locales/en.ts';
import { sl } from '../../src/locales/sl.ts';
import { screenIsReal, startBrowser, type Picker } from './browsers.ts';
import { Adviser } from './people/adviser.ts';
import { Customer } from './people/customer.ts';
import { Mailbox, type Invitation } from './people/mailbox.ts';
import { Witness } from './witness.ts';
import { startXServer } from './x-server.ts';

/** The customer's texts, by language. */
export const texts = { sl, en } as const;
export type Language = keyof typeof texts;

/** How long anything may take on a busy machine: a first frame took 23 s once. */
export const patienceMs = 45_000;

export type StageOptions = {
  readonly picker?: Picker;
  readonly brokerSettings?: Readonly<Record<string, string>>;
  /** Whether the customer's own window is on the screen that is shared. */
  readonly customerWindow?: 'none' | 'onScreen';
  /** The X display of the customer's own computer, in place of one that nobody sits in front of. */
  readonly customerDisplay?: string;
  /** Where the demo is, if nobody else is there: a program that is built for it is then not built anew each time. */
  readonly port?: number;
  /** Whether the customer's browser keeps pages that are left. */
  readonly keepsPages?: boolean;
};

/** An X screen, a whole demo, and two browsers: the customer's and the adviser's. */
export class Stage {
  readonly demo: Demo;
  readonly witness: Witness;
  readonly display: string | undefined;
  /** Where the demo keeps everything, its keys too. */
  readonly dataFolder: string;
  readonly #customers: Browser;
  readonly #advisers: Browser;
  readonly #parts: AsyncDisposableStack;
  #sessions = 0;

  private constructor(
    parts: AsyncDisposableStack,
    set: {
      demo: Demo;
      dataFolder: string;
      witness: Witness;
      display: string | undefined;
      browsers: [Browser, Browser];
    },
  ) {
    this.#parts = parts;
    this.demo = set.demo;
    this.dataFolder = set.dataFolder;
    this.witness = set.witness;
    this.display = set.display;
    [this.#customers, this.#advisers] = set.browsers;
  }

  static async set(options: StageOptions = {}): Promise<Stage> {
    const {
      picker = 'screen',
      brokerSettings = {},
      customerWindow = 'none',
      keepsPages = false,
    } = options;
    await using parts = new AsyncDisposableStack();
    const witness = new Witness();
    const dataFolder = await mkdtemp(join(tmpdir(), 'remote-help-e2e-'));
    parts.defer(() => rm(dataFolder, { recursive: true, force: true }));
    const x = screenIsReal && !options.customerDisplay ? await startXServer() : null;
    if (x !== null) parts.defer(() => x.stop());
    const display = options.customerDisplay ?? x?.display;
    const demo = await startDemo({
      port: options.port === undefined ? 0 : await freePort(options.port),
      dataFolder,
      brokerSettings,
      say: (text) => witness.note(text),
      onBrokerLine: (line) => witness.note(line),
      onViolation: (violation) => witness.noteFault(describeViolation(violation)),
    });
    parts.defer(() => demo.close());
    const browsers = await Promise.all([
      startBrowser(display, { picker, window: customerWindow, keepsPages }),
      startBrowser(display),
    ]);
    for (const browser of browsers) parts.defer(() => browser.close());
    return new Stage(parts.move(), { demo, dataFolder, witness, display, browsers });
  }

  /** A customer at the bank's page, in a browser of their own: at the link of an invitation, or at the plain page. */
  async customer(
    language: Language,
    at: { readonly link?: string; readonly from?: Customer } = {},
  ) {
    const page = at.from ? await at.from.page.context().newPage() : await this.customerPage();
    await page.goto(at.link ?? `${this.demo.origin}${language === 'sl' ? '/' : '/en/'}`);
    return new Customer(page, texts[language]);
  }

  /** An empty page in a browser that has never been here. */
  async customerPage(options: BrowserContextOptions = {}): Promise<Page> {
    // The captured picture is capped at what the page takes for the screen's size.
    const screen = { width: 1920, height: 1080 };
    return await this.#page(this.#customers, {
      viewport: { width: 1100, height: 900 },
      screen,
      ...options,
    });
  }

  /** An empty page in the advisers' browser. */
  async adviserPage(): Promise<Page> {
    return await this.#page(this.#advisers, { viewport: { width: 1280, height: 900 } });
  }

  /** An adviser at the console, signed in. */
  async adviser(name = 'Ana Novak', options: BrowserContextOptions = {}): Promise<Adviser> {
    const adviser = await this.stranger(options);
    await adviser.signsIn(name);
    return adviser;
  }

  /** Somebody at the console who has not signed in. */
  async stranger(options: BrowserContextOptions = {}): Promise<Adviser> {
    const viewport = { width: 1280, height: 900 };
    const page = await this.#page(this.#advisers, { viewport, ...options });
    await page.goto(`${this.demo.origin}/adviser/`);
    return new Adviser(page, adviserEn);
  }

  /** The customer's mailbox. */
  async mailbox(options: BrowserContextOptions = {}): Promise<Mailbox> {
    const page = await this.#page(this.#advisers, options);
    await page.goto(`${this.demo.origin}/mailbox/`);
    return new Mailbox(page);
  }

  /** An adviser opens a session; what the customer's mailbox got of it. */
  async invitation(adviser: Adviser, language: Language): Promise<Invitation> {
    const email = `maja.zupan+${++this.#sessions}@example.com`;
    await adviser.opensSession(email, language);
    const mailbox = await this.mailbox();
    const invitation = await mailbox.newestTo(email);
    await mailbox.page.context().close();
    return invitation;
  }

  /** A customer and an adviser who have just met: `chat-only`, words not yet compared. */
  async meeting(language: Language = 'en', by?: Adviser) {
    const adviser = by ?? (await this.adviser());
    const invitation = await this.invitation(adviser, language);
    const customer = await this.customer(language, invitation);
    await customer.comesInWith(invitation.number);
    return { adviser, customer, invitation };
  }

  /** What stands in the address bars of all open pages. */
  openAddresses(): string[] {
    return [this.#customers, this.#advisers].flatMap((browser) =>
      browser.contexts().flatMap((context) => context.pages().map((page) => page.url())),
    );
  }

  /** Everyone leaves: consoles of one adviser would take the next session's seat from each other. */
  async empty(): Promise<void> {
    const contexts = [this.#customers, this.#advisers].flatMap((browser) => browser.contexts());
    await Promise.all(contexts.map((context) => context.close()));
  }

  async close(): Promise<void> {
    await this.#parts.disposeAsync();
  }

  async #page(browser: Browser, options: BrowserContextOptions): Promise<Page> {
    const context = await browser.newContext(options);
    context.setDefaultTimeout(patienceMs);
    this.witness.watch(context);
    return await context.newPage();
  }
}
