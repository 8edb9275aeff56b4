import type { Locator } from 'playwright-core';
import type { FaultCase } from '../fault-case.ts';
import type { FaultStage, People } from '../fault-stage.ts';
import {
  expectChat,
  goesOn,
  isShown,
  NotSeenError,
  sayBefore,
  seconds,
  secondsUntil,
  secondsUntilMessage,
  secondsUntilPictures,
} from '../measures.ts';

const shortCutsSeconds = [3, 10, 25] as const;
const longestSeconds = 59;
const tooLongSeconds = 70;
const mustSayWithinSeconds = 20;

const says = `; “reconnecting” within ${mustSayWithinSeconds} s`;

/** The customer's line is cut without a word, as by a tunnel: neither end hears of it. */
export const cutLines: readonly FaultCase[] = [
  ...shortCutsSeconds.map((howLong) => ({
    name: `the customer’s line is cut for ${howLong} s, in chat-only`,
    expected: goesOn + (howLong > mustSayWithinSeconds ? says : ''),
    run: async (stage: FaultStage) => cutAndBack(stage, await stage.meeting(), howLong),
  })),
  ...shortCutsSeconds.map((howLong) => ({
    name: `the customer’s line is cut for ${howLong} s, while sharing`,
    expected: `${goesOn}; the picture comes back${howLong > mustSayWithinSeconds ? says : ''}`,
    run: async (stage: FaultStage) => {
      const people = await stage.sharing();
      const seen = await cutAndBack(stage, people, howLong);
      const after = await secondsUntilPictures(people.adviser, 10);
      await people.customer.isIn('sharing');
      return `${seen}; 10 new pictures ${after} s later`;
    },
  })),
  ...(['customer', 'adviser'] as const).map((whose) => ({
    name: `the ${whose}’s line is cut for ${longestSeconds} s, in chat-only`,
    expected: goesOn,
    run: async (stage: FaultStage) => cutNearlyTooLong(stage, whose),
  })),
  {
    name: `the adviser’s line is cut for ${tooLongSeconds} s, while sharing`,
    expected: 'closed on both sides, with the reason; nothing is shared any more',
    run: cutAdviserTooLong,
  },
  {
    name: `the customer’s line is cut for ${tooLongSeconds} s, while sharing`,
    expected: 'closed on both sides, with the reason; nothing is shared any more',
    run: cutTooLong,
  },
];

async function cutAndBack(stage: FaultStage, people: People, howLong: number): Promise<string> {
  const { customer, adviser } = people;
  await customer.writes('Before, by the customer.');
  await adviser.writes('Before, by the adviser.');
  await expectChat(people, ['Before, by the customer.', 'Before, by the adviser.']);
  await stage.network.set({ cut: ['customer'] });
  await customer.writes('Into the cut.');
  const over = seconds(howLong);
  const said = await whenSaid(people, howLong);
  await over;
  await stage.network.set({});
  const back = await secondsUntilMessage(adviser, 'Into the cut.');
  await adviser.writes('After.');
  await expectChat(people, [
    'Before, by the customer.',
    'Before, by the adviser.',
    'Into the cut.',
    'After.',
  ]);
  return `${said}message through ${back} s after the cut; 4 messages, once each`;
}

/** After how many seconds the page says that the line is lost, where the cut is long enough for that. */
async function whenSaid({ customer }: People, howLong: number): Promise<string> {
  if (howLong <= mustSayWithinSeconds) return '';
  const { element, words } = customer;
  const what = 'the customer’s page says that it reconnects';
  const isSaid = () => isShown(element, words.bar.lineLost);
  const after = await secondsUntil(what, isSaid, mustSayWithinSeconds * 1000);
  return `“reconnecting” after ${after} s; `;
}

async function cutNearlyTooLong(stage: FaultStage, whose: 'customer' | 'adviser') {
  const people = await sayBefore(await stage.meeting());
  const { customer, adviser } = people;
  await stage.network.set({ cut: [whose] });
  await people[whose].writes('Into the cut.');
  await seconds(longestSeconds);
  await stage.network.set({});
  const other = whose === 'customer' ? adviser : customer;
  const back = await secondsUntilMessage(other, 'Into the cut.');
  await other.writes('After.');
  await expectChat(people, ['Before.', 'Into the cut.', 'After.']);
  return `message through ${back} s after the cut; 3 messages, once each`;
}

async function cutAdviserTooLong(stage: FaultStage): Promise<string> {
  const { customer, adviser } = await stage.sharing();
  await stage.network.set({ cut: ['adviser'] });
  const cutAt = performance.now();
  const { reasons } = customer.words.closed;
  const told = await secondsUntil(
    'the reason on the customer’s page',
    () => isShown(customer.element, reasons['adviser.gone']),
    tooLongSeconds * 1000,
  );
  await seconds(tooLongSeconds - (performance.now() - cutAt) / 1000);
  await stage.network.set({});
  const { ends } = adviser.words;
  const reason = await firstShown(adviser.element, [ends['adviser.gone'], ends['line.lost']]);
  if ((await customer.element.getAttribute('sharing')) !== null) {
    throw new NotSeenError('the customer’s page still shares');
  }
  return `customer told ${told} s after the cut’s beginning: “${reasons['adviser.gone']}”; adviser: “${reason}”`;
}

async function cutTooLong(stage: FaultStage): Promise<string> {
  const { customer, adviser } = await stage.sharing();
  await stage.network.set({ cut: ['customer'] });
  const cutAt = performance.now();
  const { ends } = adviser.words;
  const told = await secondsUntil(
    'the reason at the adviser’s',
    () => isShown(adviser.element, ends['customer.gone']),
    tooLongSeconds * 1000,
  );
  await seconds(tooLongSeconds - (performance.now() - cutAt) / 1000);
  await stage.network.set({});
  await customer.isIn('closed');
  const { reasons } = customer.words.closed;
  const gone = [reasons['customer.gone'], reasons['line.lost']];
  const reason = await firstShown(customer.element, gone);
  if ((await customer.element.getAttribute('sharing')) !== null) {
    throw new NotSeenError('the customer’s page still shares');
  }
  return `adviser told ${told} s after the cut’s beginning: “${ends['customer.gone']}”; customer: “${reason}”`;
}

/** Waits for one of these texts, and says which it is. */
async function firstShown(element: Locator, texts: readonly string[]): Promise<string> {
  let found: string | undefined;
  await secondsUntil(`one of: ${texts.join(' ')}`, async () => {
    for (const text of texts) if (await isShown(element, text)) found ??= text;
    return found !== undefined;
  });
  return found ?? '';
}
