/**
 * `npm run screenshots`: lives through sessions in both languages, light and dark, wide and narrow, and takes a
 * picture of every state. All go to `dist/screenshots`, the few that the documents show to `docs/pictures`.
 */
import { copyFileSync, mkdirSync, rmSync } from 'node:fs';
import { setTimeout as pause } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import type { BrowserContextOptions, Page } from 'playwright-core';
import { adviserEn } from '../../src/locales/adviser-en.ts';
import { Adviser } from './people/adviser.ts';
import { Customer } from './people/customer.ts';
import { drawProgram, walkWithProgram } from './program-pictures.ts';
import { shrinkFloatingBar } from './people/floating-bar.ts';
import { Stage, texts, type Language } from './stage.ts';

const root = fileURLToPath(new URL('../../', import.meta.url));
const all = `${root}dist/screenshots/`;
const ofDocuments = `${root}docs/pictures/`;

/** What the documents show, by the names of the pictures in `dist/screenshots`. */
const shown: Readonly<Record<string, string>> = {
  'en-light-wide-consent': 'consent',
  'en-light-wide-connect': 'connect',
  'en-light-wide-chat-only': 'chat-only',
  'en-light-wide-warning': 'warning',
  'en-light-wide-sharing': 'sharing',
  'en-light-wide-closed': 'closed',
  'sl-dark-narrow-chat-only': 'chat-only-narrow-dark',
  'en-light-wide-console-words': 'console-words',
  'en-light-wide-console-sharing': 'console-sharing',
  'en-light-wide-mailbox': 'mailbox',
};

type Variant = {
  readonly language: Language;
  readonly scheme: 'light' | 'dark';
  readonly width: 'wide' | 'narrow';
};

const variants: readonly Variant[] = (['sl', 'en'] as const).flatMap((language) =>
  (['light', 'dark'] as const).flatMap((scheme) =>
    (['wide', 'narrow'] as const).map((width) => ({ language, scheme, width })),
  ),
);

const chat: Record<Language, readonly [string, string]> = {
  sl: [
    'Plačilo položnice mi vedno zavrne.',
    'Dober dan! Poglejva skupaj, kaj piše pri namenu plačila.',
  ],
  en: [
    'The bank slip is refused every time.',
    'Hello! Let us look together at the purpose of payment.',
  ],
};

rmSync(all, { recursive: true, force: true });
for (const folder of [all, ofDocuments]) mkdirSync(folder, { recursive: true });
const stage = await Stage.set({ customerWindow: 'onScreen' });
try {
  for (const variant of variants) await liveThrough(variant);
} finally {
  await stage.close();
}
drawProgram(`${ofDocuments}program.png`);
await walkWithProgram(ofDocuments);
for (const [from, to] of Object.entries(shown)) {
  copyFileSync(`${all}${from}.png`, `${ofDocuments}${to}.png`);
}

async function liveThrough(variant: Variant): Promise<void> {
  const { language, scheme, width } = variant;
  const look = { colorScheme: scheme, reducedMotion: 'reduce' } as const;
  const size = width === 'wide' ? { width: 1280, height: 860 } : { width: 320, height: 1100 };
  const deskSize = width === 'wide' ? { width: 1600, height: 900 } : { width: 800, height: 900 };
  const take = (name: string, page: Page) => takePicture(variant, name, page);

  const adviser = await stage.stranger({ ...look, viewport: deskSize });
  await adviser.button(adviser.words.signIn.button).waitFor();
  await take('console-sign-in', adviser.page);
  await adviser.signsIn(language === 'en' ? 'Ana Novak' : 'Boris Kranjc');
  await take('console-queue', adviser.page);
  const email = `maja.zupan.${scheme}.${width}@example.com`;
  await adviser.opensSession(email, language);
  const { number, link } = await readMail({ ...look, viewport: size }, email, take);
  await adviser.sees(adviser.words.picture.next);
  await take('console-waiting', adviser.page);

  const page = await stage.customerPage({ ...look, viewport: size });
  await page.goto(link);
  const customer = new Customer(page, texts[language]);
  await beforeJoining(customer, number, take);
  await talking(customer, adviser, chat[language], take);
  await sharing(customer, adviser, take);
  await Promise.all([page.context().close(), adviser.page.context().close()]);
}

type Take = (name: string, page: Page) => Promise<void>;

async function readMail(options: BrowserContextOptions, email: string, take: Take) {
  const mailbox = await stage.mailbox(options);
  const invitation = await mailbox.newestTo(email);
  await take('mailbox', mailbox.page);
  await mailbox.page.context().close();
  return invitation;
}

async function beforeJoining(customer: Customer, number: string, take: Take): Promise<void> {
  const { page, words } = customer;
  await customer.sees(words.consent.heading);
  await take('consent', page);
  await customer.agrees();
  await customer.sees(words.download.none);
  await take('download', page);
  await customer.goesOnInBrowser();
  await take('connect', page);
  await customer.givesNumber('1234');
  await customer.sees(words.connect.problems.tooShort);
  await take('connect-error', page);
  await customer.givesNumber(number);
  await customer.isIn('chat-only');
}

async function talking(
  customer: Customer,
  adviser: Adviser,
  [question, answer]: readonly [string, string],
  take: Take,
): Promise<void> {
  await customer.writes(question);
  await adviser.sees(question);
  await adviser.writes(answer);
  await customer.sees(answer);
  const spoken = await adviser.wordsToSay();
  await take('chat-only', customer.page);
  await take('console-words', adviser.page);
  await customer.heard(...spoken);
  await take('chat-only-matched', customer.page);
  await customer.starts();
  await take('warning', customer.page);
}

async function sharing(customer: Customer, adviser: Adviser, take: Take): Promise<void> {
  await customer.presses(customer.words.actions.show);
  await customer.isIn('sharing');
  await adviser.seesDesktop();
  await customer.sees(customer.words.session.sharingSeen);
  await customer.page.locator('remote-help[recorded]').waitFor();
  await shrinkFloatingBar(customer.page);
  // Until the picture of that is at the adviser.
  await pause(1_500);
  await take('sharing', customer.page);
  await take('console-sharing', adviser.page);
  await customer.stopsSharing();
  await take('stopped', customer.page);
  await adviser.sees(adviser.words.picture.stopped);
  await take('console-stopped', adviser.page);
  await customer.presses(customer.words.actions.endSession);
  await customer.sees(customer.words.ending.heading);
  await take('ending', customer.page);
  await customer.presses(customer.words.ending.end);
  await customer.isIn('closed');
  await take('closed', customer.page);
  await adviser.sees(adviserEn.picture.closed);
  await take('console-closed', adviser.page);
}

/** Takes a picture of what is on the screen at the page's top. */
async function takePicture(variant: Variant, name: string, page: Page): Promise<void> {
  const { language, scheme, width } = variant;
  const file = `${language}-${scheme}-${width}-${name}.png`;
  await page.evaluate(() => scrollTo(0, 0));
  await page.screenshot({ path: all + file, animations: 'disabled' });
}
