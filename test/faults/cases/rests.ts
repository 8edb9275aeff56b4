import type { FaultCase } from '../fault-case.ts';
import type { FaultStage } from '../fault-stage.ts';
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

const nap = 25;
const sleep = 80;
const freeze = 45;

/** Computers that sleep for a while. */
export const rests: readonly FaultCase[] = [
  {
    name: `the customer’s computer sleeps for ${nap} s, while sharing`,
    expected: `${goesOn}; the picture comes back`,
    run: napAndGoOn,
  },
  {
    name: `the customer’s computer sleeps for ${sleep} s, while sharing`,
    expected: 'closed on both sides, with the reason; nothing is shared any more',
    run: sleepTooLong,
  },
  {
    name: `the customer’s tab is frozen for ${freeze} s, as browsers do with hidden ones, in chat-only`,
    expected: 'it keeps its seat, though no timer of it runs; no message lost, none twice',
    run: freezeTab,
  },
];

async function napAndGoOn(stage: FaultStage): Promise<string> {
  const people = await sayBefore(await stage.sharing());
  const { customer, adviser } = people;
  stage.network.sleep('customer');
  try {
    const { customerLeft } = adviser.words.chat.notices;
    const away = await secondsUntil('the console says that the customer is away', () =>
      isShown(adviser.element, customerLeft),
    );
    await adviser.writes('Are you there?');
    await seconds(nap - away);
    stage.network.wake('customer');
    const through = await secondsUntilMessage(customer, 'Are you there?');
    await customer.writes('It slept.');
    await expectChat(people, ['Before.', 'Are you there?', 'It slept.']);
    const pictures = await secondsUntilPictures(adviser, 10);
    await customer.isIn('sharing');
    return `adviser told after ${away} s; message through ${through} s after the sleep, 10 new pictures ${pictures} s later; 3 messages, once each`;
  } finally {
    stage.network.wake('customer');
  }
}

async function sleepTooLong(stage: FaultStage): Promise<string> {
  const { customer, adviser } = await stage.sharing();
  stage.network.sleep('customer');
  try {
    const { ends } = adviser.words;
    const told = await secondsUntil(
      'the reason at the adviser’s',
      () => isShown(adviser.element, ends['customer.gone']),
      sleep * 1000,
    );
    await seconds(sleep - told);
    stage.network.wake('customer');
    const { reasons } = customer.words.closed;
    const after = await secondsUntil('the same reason on the customer’s page', () =>
      isShown(customer.element, reasons['customer.gone']),
    );
    if ((await customer.element.getAttribute('sharing')) !== null) {
      throw new NotSeenError('the customer’s page still shares');
    }
    return `adviser told ${told} s after the sleep’s beginning, the customer ${after} s after its end, both with \`customer.gone\``;
  } finally {
    stage.network.wake('customer');
  }
}

async function freezeTab(stage: FaultStage): Promise<string> {
  const people = await sayBefore(await stage.meeting());
  const { customer, adviser } = people;
  const browser = await customer.page.context().newCDPSession(customer.page);
  await browser.send('Page.setWebLifecycleState', { state: 'frozen' });
  await adviser.writes('Are you there?');
  await seconds(freeze);
  const wasMissed = await isShown(adviser.element, adviser.words.chat.notices.customerLeft);
  await browser.send('Page.setWebLifecycleState', { state: 'active' });
  if (wasMissed) throw new NotSeenError('the frozen page was taken for gone');
  const through = await secondsUntilMessage(customer, 'Are you there?');
  await customer.writes('I was in another tab.');
  await expectChat(people, ['Before.', 'Are you there?', 'I was in another tab.']);
  return `never taken for gone; message read ${through} s after the thaw; 3 messages, once each`;
}
