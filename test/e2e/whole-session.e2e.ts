import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import type { Customer } from './people/customer.ts';
import { Stage, type Language } from './stage.ts';

let stage: Stage;
beforeAll(async () => {
  stage = await Stage.set();
});
afterEach(() => stage.empty());
afterAll(() => stage.close());

const chat: Record<Language, readonly [customer: string, adviser: string, later: string]> = {
  sl: ['Dober dan, plačilo mi ne uspe.', 'Dober dan, skupaj poglejva.', 'Hvala, zdaj deluje.'],
  en: ['Hello, my payment fails.', 'Hello, let us look together.', 'Thank you, it works now.'],
};

describe.each(['sl', 'en'] as const)('a whole session in %s', (language) => {
  it('goes from the agreement to the end, and its number is of no more use', async () => {
    const [question, answer, thanks] = chat[language];
    const adviser = await stage.adviser();
    const { number, link } = await stage.invitation(adviser, language);
    expect(number.replace(' ', '')).toMatch(/^\d{8}$/);
    expect(link).toMatch(language === 'sl' ? /\/#h=/ : /\/en\/#h=/);

    const customer = await stage.customer(language, { link });
    await expectInstructions(customer, language);
    await customer.comesInWith(number);
    await customer.sees('Ana Novak');
    await adviser.sees(adviser.words.states['chat-only']);

    await customer.writes(question);
    await adviser.sees(question);
    await adviser.writes(answer);
    await customer.sees(answer);

    await customer.heard(...(await adviser.wordsToSay()));
    await adviser.sees(adviser.words.check.matched);

    await customer.shows();
    await expectToShare(customer);
    await adviser.seesDesktop();
    await customer.sees(customer.words.session.sharingSeen);
    await customer.stopsSharing();
    await adviser.sees(adviser.words.picture.stops['customer.stoppedSharing']);

    await customer.writes(thanks);
    await adviser.sees(thanks);
    await customer.shows();
    await adviser.seesDesktop();
    await customer.stopsSharing();
    await customer.ends();
    await customer.sees(customer.words.closed.reasons['customer.ended']);
    await customer.sees(customer.words.closed.numberIsDead);
    await adviser.sees(adviser.words.ends['customer.ended']);

    const again = await stage.customer(language, { link });
    await again.agrees();
    await again.goesOnInBrowser();
    await again.givesNumber(number);
    await again.sees(again.words.connect.refusals['number.notAccepted']);
    await again.isIn('connect');

    await expectNothingLeaked(number, link);
  });
});

/** What the customer says that they know must be one click away. */
async function expectInstructions({ words, element }: Customer, language: Language) {
  const link = element.getByRole('link', { name: words.consent.instructions });
  await link.waitFor();
  const path = language === 'sl' ? '/navodila' : '/en/instructions';
  expect(await link.getAttribute('href')).toBe(path);
}

/** While the desktop is shown, the page can hold back payments by what the element reflects. */
async function expectToShare({ page, element }: Customer) {
  await page.locator('remote-help[sharing]').waitFor();
  expect(await element.getAttribute('controlled')).toBeNull();
  expect(await page.locator('.pay').isVisible()).toBe(false);
  expect(await page.locator('.pay-held').isVisible()).toBe(true);
}

/** The number is in no address, title, console or log; the link's handle in no log, and not left in an address. */
async function expectNothingLeaked(number: string, link: string): Promise<void> {
  const digits = number.replace(/\D/g, '');
  const seen = await stage.witness.everything();
  expect(seen.length).toBeGreaterThan(50);
  expect(seen.filter((line) => line.replace(/[\s%-]|%20/g, '').includes(digits))).toEqual([]);
  const handle = link.split('#h=')[1] ?? 'none';
  expect(seen.filter((line) => line.includes(handle) && !line.startsWith(link))).toEqual([]);
  expect(stage.openAddresses().filter((address) => address.includes(handle))).toEqual([]);
  expect(stage.witness.faults).toEqual([]);
}
