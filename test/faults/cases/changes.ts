import type { FaultCase } from '../fault-case.ts';
import type { FaultStage } from '../fault-stage.ts';
import {
  expectChat,
  isShown,
  NotSeenError,
  seconds,
  secondsUntil,
  secondsUntilPictures,
} from '../measures.ts';

const goesOn = 'the session goes on; no message lost, none twice';

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
    expected: 'closed on both sides, with one reason of the two',
    run: endBoth,
  },
  {
    name: 'the customer and the adviser cannot reach each other, and there is no TURN',
    expected: 'sharing stops on both sides with the reason; the chat goes on',
    run: blockDirectPath,
  },
];

async function changeAddress(stage: FaultStage): Promise<string> {
  const people = await stage.sharing();
  const { customer, adviser } = people;
  await customer.writes('Before.');
  await adviser.sees('Before.');
  stage.network.changeAddress('customer', 3);
  try {
    await customer.writes('From elsewhere.');
    const through = await secondsUntil('the message', () =>
      isShown(adviser.element, 'From elsewhere.'),
    );
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
  const people = await stage.sharing();
  const { customer, adviser } = people;
  await customer.writes('Before.');
  await adviser.sees('Before.');
  await stage.broker.killBroker();
  await customer.writes('To a dead broker.');
  const through = await secondsUntil('the message', () =>
    isShown(adviser.element, 'To a dead broker.'),
  );
  await adviser.writes('It is back.');
  await expectChat(people, ['Before.', 'To a dead broker.', 'It is back.']);
  const pictures = await secondsUntilPictures(adviser, 10);
  await customer.isIn('sharing');
  return `message through after ${through} s, 10 new pictures ${pictures} s later; 3 messages, once each`;
}

async function killAdvisersBrowser(stage: FaultStage): Promise<string> {
  const { customer, adviser } = await stage.meeting();
  await customer.writes('Before.');
  await adviser.sees('Before.');
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
  await Promise.all([customer.ends(), adviser.ends()]);
  const { reasons } = customer.words.closed;
  const { ends } = adviser.words;
  for (const reason of ['customer.ended', 'adviser.ended'] as const) {
    if (!(await isShown(customer.element, reasons[reason]))) continue;
    const told = await secondsUntil('the same reason at the adviser’s', () =>
      isShown(adviser.element, ends[reason]),
    );
    return `closed on both sides with \`${reason}\`, the adviser told ${told} s after the customer`;
  }
  throw new NotSeenError('neither reason on the customer’s page');
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
