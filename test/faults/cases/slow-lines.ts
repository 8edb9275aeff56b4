import type { FaultCase } from '../fault-case.ts';
import type { FaultStage } from '../fault-stage.ts';
import { expectChat, secondsUntilPictures } from '../measures.ts';
import type { Weather } from '../network.ts';

const expected = 'the chat works, the picture arrives and goes on';

/** Lines that are slow or lose packets, from the first page on. */
export const slowLines: readonly FaultCase[] = [
  {
    name: '40 ms and 3 % loss, each way, on every line',
    expected,
    run: (stage) => meetAndShow(stage, { delayMs: 40, lossPercent: 3 }),
  },
  {
    name: '20 % of packets doubled, and each up to 40 ms late, so that they overtake each other',
    expected,
    run: (stage) => meetAndShow(stage, { doublePercent: 20, jitterMs: 40 }),
  },
  {
    name: '500 kbit/s for each host',
    expected,
    run: (stage) => meetAndShow(stage, { kbitPerSecond: 500 }),
  },
];

async function meetAndShow(stage: FaultStage, weather: Partial<Weather>): Promise<string> {
  await stage.network.set(weather);
  const people = await stage.meeting();
  const { customer, adviser } = people;
  await customer.writes('Hello.');
  await adviser.sees('Hello.');
  await adviser.writes('Good day.');
  await expectChat(people, ['Hello.', 'Good day.']);
  const startedAt = performance.now();
  await customer.shows();
  await adviser.seesDesktop();
  const first = ((performance.now() - startedAt) / 1000).toFixed(1);
  const more = await secondsUntilPictures(adviser, 20);
  await customer.writes('You see it.');
  await expectChat(people, ['Hello.', 'Good day.', 'You see it.']);
  return `first picture ${first} s after “Start”, 20 more in ${more} s; 3 messages, once each`;
}
