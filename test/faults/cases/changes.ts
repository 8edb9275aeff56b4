import type { Locator } from 'playwright-core';
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

const ends = ['customer.ended', 'adviser.ended'] as const;
type End = (typeof ends)[number];

/** Things that change or die under a session. */
export const changes: readonly FaultCase[] = [
  {
    name: 'the customer’s address changes, while sharing',
    expected: `${goesOn}; the picture comes back`,
    run: changeAddress,
  },
  {
    name: 'the broker is killed (SIGKILL) and started again, while sharing',
    expected: `${goesOn}; the picture comes back`,
    run: killBroker,
  },
  {
    name: 'the adviser’s browser is killed, and started again after 20 s, in chat-only',
    expected: goesOn,
    run: killAdvisersBrowser,
  },
  {
    name: 'both sides end at once',
    expected: 'closed on both sides; each tells its own end, or the other’s that came first',
    run: endBoth,
  },
  {
    name: 'the customer and the adviser cannot reach each other, and there is no TURN',
    expected: 'sharing stops on both sides with the reason; the chat goes on',
    run: blockDirectPath,
  },
];

async function changeAddress(stage: FaultStage): Promise<string> {
  const people = await sayBefore(await stage.sharing());
  const { customer, adviser } = people;
  stage.network.changeAddress('customer', 3);
  try {
    await customer.writes('From elsewhere.');
    const through = await secondsUntilMessage(adviser, 'From elsewhere.');
    await adviser.writes('Still here.');
    await expectChat(people, ['Before.', 'From elsewhere.', 'Still here.']);
    const pictures = await secondsUntilPictures(adviser, 10);
    await customer.isIn('sharing');
    return `message through after ${through} s, 10 new pictures ${pictures} s later; 3 messages, once each`;
  } finally {
    stage.network.changeAddress('customer', 2);
  }
}

async function killBroker(stage: FaultStage): Promise<string> {
  const people = await sayBefore(await stage.sharing());
  const { customer, adviser } = people;
  await stage.broker.killBroker();
  await customer.writes('To a dead broker.');
  const through = await secondsUntilMessage(adviser, 'To a dead broker.');
  await adviser.writes('It is back.');
  await expectChat(people, ['Before.', 'To a dead broker.', 'It is back.']);
  const pictures = await secondsUntilPictures(adviser, 10);
  await customer.isIn('sharing');
  return `message through after ${through} s, 10 new pictures ${pictures} s later; 3 messages, once each`;
}

async function killAdvisersBrowser(stage: FaultStage): Promise<string> {
  const { customer } = await sayBefore(await stage.meeting());
  stage.network.killAllOn('adviser');
  const away = await secondsUntil('the customer’s page says that the adviser is not there', () =>
    isShown(customer.element, customer.words.bar.adviserAway),
  );
  await customer.writes('Are you there?');
  await seconds(Math.max(0, 20 - away));
  await stage.startBrowser('adviser');
  const again = await stage.adviser();
  await again.presses(stage.customersEmail);
  await again.sees('Are you there?');
  await again.writes('I am back.');
  await expectChat({ customer, adviser: again }, ['Before.', 'Are you there?', 'I am back.']);
  return `customer told after ${away} s; 3 messages, once each`;
}

async function endBoth(stage: FaultStage): Promise<string> {
  const { customer, adviser } = await stage.sharing();
  // Both are asked whether to end it before either says yes: the later yes may find the session over.
  await customer.presses(customer.words.actions.endSession);
  await adviser.presses(adviser.words.session.end);
  const yes = customer.button(customer.words.ending.end);
  await Promise.all([pressIfThere(yes), pressIfThere(adviser.yesToEnd)]);
  await customer.isIn('closed');
  const byCustomer = await reasonOf(customer.element, customer.words.closed.reasons);
  const byAdviser = await reasonOf(adviser.element, adviser.words.ends);
  // Who said yes before hearing of the other's is right to read that they ended it; nobody may read that of the other.
  if (byCustomer === 'adviser.ended' && byAdviser === 'customer.ended') {
    throw new NotSeenError('each side says that the other one ended it');
  }
  return `closed on both sides, with \`${byCustomer}\` at the customer’s and \`${byAdviser}\` at the adviser’s`;
}

/** Which of the two ends a page tells. */
async function reasonOf(element: Locator, reasons: Record<End, string>): Promise<End> {
  let found: End | undefined;
  await secondsUntil('which side ended it', async () => {
    for (const end of ends) if (await isShown(element, reasons[end])) found = end;
    return found !== undefined;
  });
  return found ?? ends[0];
}

/** Presses a button that may go away under the hand. */
async function pressIfThere(button: Locator): Promise<void> {
  const isGone = button.waitFor({ state: 'hidden' });
  await Promise.race([button.click(), isGone]).catch(() => isGone);
  await isGone;
}

async function blockDirectPath(stage: FaultStage): Promise<string> {
  await stage.network.set({ apart: [['customer', 'adviser']] });
  const people = await stage.meeting();
  const { customer, adviser } = people;
  await customer.shows();
  const stopped = await secondsUntil('the customer’s page says why sharing stopped', () =>
    isShown(customer.element, customer.words.session.stopReasons['browser.lostPeer']),
  );
  await customer.isIn('stopped');
  await adviser.sees(adviser.words.picture.stops['browser.lostPeer']);
  await customer.writes('You see nothing?');
  await adviser.writes('Nothing.');
  await expectChat(people, ['You see nothing?', 'Nothing.']);
  return `stopped after ${stopped} s, with the reason on both sides; 2 messages, once each`;
}
