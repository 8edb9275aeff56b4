import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { adviserEn } from '../../src/locales/adviser-en.ts';
import { en } from '../../src/locales/en.ts';
import { startBrowser } from '../e2e/browsers.ts';
import { Adviser } from '../e2e/people/adviser.ts';
import { Customer } from '../e2e/people/customer.ts';
import { Mailbox } from '../e2e/people/mailbox.ts';
import { startXServer } from '../e2e/x-server.ts';
import { startBrokerHost, type BrokerHost } from './broker-host.ts';
import { keepConnections } from './connections.ts';
import { moveScreen } from './moving-screen.ts';
import { addressOf, Network } from './network.ts';

/** Two who met, with the words compared. */
export type People = { readonly customer: Customer; readonly adviser: Adviser };

const patienceMs = 60_000;
const adviserName = 'Ana Novak';

type Person = 'customer' | 'adviser';

/** A network, a demo on the broker's host, and two browsers, each on a host of its own. */
export class FaultStage {
  readonly network: Network;
  readonly broker: BrokerHost;
  /** What went wrong in pages, though nothing of it may. */
  readonly faults: string[] = [];
  readonly #folder: string;
  readonly #display: string;
  readonly #browsers = new Map<Person, Browser>();
  readonly #parts: AsyncDisposableStack;
  #sessions = 0;
  #met: People | undefined;

  private constructor(
    parts: AsyncDisposableStack,
    set: { network: Network; broker: BrokerHost; folder: string; display: string },
  ) {
    this.#parts = parts;
    this.network = set.network;
    this.broker = set.broker;
    this.#folder = set.folder;
    this.#display = set.display;
  }

  static async set({ withTurn = false } = {}): Promise<FaultStage> {
    await using parts = new AsyncDisposableStack();
    const folder = await mkdtemp(join(tmpdir(), 'remote-help-hosts-'));
    parts.defer(() => rm(folder, { recursive: true, force: true }));
    const network = await Network.lay();
    parts.defer(() => network.remove());
    const x = await startXServer();
    parts.defer(() => x.stop());
    parts.defer(await moveScreen(x.display));
    const broker = await startBrokerHost(network, { withTurn });
    parts.defer(() => broker.end());
    const { display } = x;
    const stage = new FaultStage(parts.move(), { network, broker, folder, display });
    await stage.startBrowser('customer');
    await stage.startBrowser('adviser');
    return stage;
  }

  /** Starts the browser of a person, on their host. */
  async startBrowser(person: Person): Promise<void> {
    const program = join(this.#folder, person);
    const chromium = process.env['CHROMIUM'] ?? '/usr/bin/chromium';
    const command = ['ip', 'netns', 'exec', this.network.namespaceOf(person), chromium];
    await writeFile(program, `#!/bin/sh\nexec ${command.join(' ')} "$@"\n`, { mode: 0o755 });
    // By this address alone a page may share a screen without a certificate; the packets go to the broker's host.
    const { turnKeyDigest } = this.broker;
    const flags = [
      `--host-resolver-rules=MAP 127.0.0.1 ${addressOf('broker')}`,
      // A browser takes no certificate for TURN that it would not take for a page.
      ...(turnKeyDigest ? [`--ignore-certificate-errors-spki-list=${turnKeyDigest}`] : []),
    ];
    const sharing = person === 'customer' ? ({ picker: 'screen' } as const) : {};
    this.#browsers.set(person, await startBrowser(this.#display, { program, flags, ...sharing }));
  }

  /** An adviser at the console, signed in. */
  async adviser(): Promise<Adviser> {
    const page = await this.#page('adviser', '/adviser/');
    const adviser = new Adviser(page, adviserEn);
    await adviser.signsIn(adviserName);
    return adviser;
  }

  /** By what the newest session is found in the console's list. */
  get customersEmail(): string {
    return `maja.zupan+${this.#sessions}@example.com`;
  }

  /** A customer and an adviser who have met and compared their words: `chat-only`. */
  async meeting(beforeNumber?: (customer: Customer) => Promise<void>): Promise<People> {
    const adviser = await this.adviser();
    this.#sessions += 1;
    const email = this.customersEmail;
    await adviser.opensSession(email, 'en');
    const mailbox = new Mailbox(await this.#page('adviser', '/mailbox/'));
    const { number, link } = await mailbox.newestTo(email);
    await mailbox.page.context().close();
    const customer = new Customer(await this.#page('customer', link), en);
    await customer.agrees();
    await customer.goesOnInBrowser();
    await beforeNumber?.(customer);
    await customer.givesNumber(number);
    await customer.isIn('chat-only');
    await customer.heard(...(await adviser.wordsToSay()));
    this.#met = { customer, adviser };
    return this.#met;
  }

  /** What stands last in the chats of those who met, for whoever has to find out why something failed. */
  async lastNotices(): Promise<string> {
    const pages = Object.values(this.#met ?? {}).filter(({ page }) => !page.isClosed());
    const notices = pages.map(async ({ element }) => {
      const all = await element.locator('[part~="notice"]').allInnerTexts();
      return all.at(-1)?.replace(/\s+/g, ' ') ?? '';
    });
    return (await Promise.all(notices)).join(' / ');
  }

  /** A meeting in which the customer shows the desktop, and the adviser sees it. */
  async sharing(): Promise<People> {
    const people = await this.meeting();
    await people.customer.shows();
    await people.adviser.seesDesktop();
    return people;
  }

  /** Everyone leaves, and the network is fair again. */
  async empty(): Promise<void> {
    this.#met = undefined;
    await this.network.set({});
    const contexts = [...this.#browsers.values()].flatMap((browser) => browser.contexts());
    await Promise.all(contexts.map((context) => context.close()));
    for (const [person, browser] of this.#browsers) {
      if (!browser.isConnected()) await this.startBrowser(person);
    }
  }

  async close(): Promise<void> {
    await Promise.all([...this.#browsers.values()].map((browser) => browser.close()));
    await this.#parts.disposeAsync();
  }

  async #page(person: Person, path: string): Promise<Page> {
    const browser = this.#browsers.get(person);
    if (browser === undefined) throw new Error(`${person} has no browser`);
    const context = await browser.newContext({
      viewport: { width: 1280, height: 900 },
      screen: { width: 1920, height: 1080 },
    });
    context.setDefaultTimeout(patienceMs);
    await context.addInitScript(keepConnections);
    context.on('weberror', (error) => this.faults.push(String(error.error())));
    const page = await context.newPage();
    await page.goto(new URL(path, this.broker.origin).href);
    return page;
  }
}
