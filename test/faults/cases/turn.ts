import type { FaultCase } from '../fault-case.ts';
import type { FaultStage } from '../fault-stage.ts';
import { relayUsedBy } from '../connections.ts';
import { expectChat, NotSeenError, secondsUntilPictures } from '../measures.ts';
import type { Weather } from '../network.ts';

const pages = [8080, 8081, 8082];
const expected =
  'the picture arrives by the relay and goes on; the test of the connection says what is so';
const apart = [['customer', 'adviser']] as const;

/** Networks that let no picture through directly, with the bank's TURN server beside the broker. */
export const turn: readonly FaultCase[] = [
  {
    name: 'direct path blocked: TURN over UDP',
    expected,
    withTurn: true,
    run: (stage) => showBy(stage, { apart }, { finding: 'connection.direct', way: 'udp' }),
  },
  {
    name: 'all UDP blocked: TURN over TCP',
    expected,
    withTurn: true,
    run: (stage) =>
      showBy(stage, { apart, noUdp: true }, { finding: 'connection.detour', way: 'tcp' }),
  },
  {
    name: 'all UDP blocked, and TCP but for the pages and 443: TURN over TLS',
    expected,
    withTurn: true,
    run: (stage) =>
      showBy(
        stage,
        { apart, noUdp: true, onlyTcpPorts: [...pages, 443] },
        { finding: 'connection.detour', way: 'tls' },
      ),
  },
  {
    name: 'all UDP is blocked while sharing: the picture goes over to TURN over TCP',
    expected: 'the picture comes back by itself, the session goes on in sharing',
    withTurn: true,
    run: loseUdp,
  },
];

type Expected = {
  readonly finding: 'connection.direct' | 'connection.detour';
  readonly way: 'udp' | 'tcp' | 'tls';
};

async function showBy(
  stage: FaultStage,
  weather: Partial<Weather>,
  { finding, way }: Expected,
): Promise<string> {
  await stage.network.set(weather);
  const people = await stage.meeting((customer) =>
    customer.sees(customer.words.connect.connection.findings[finding]),
  );
  const { customer, adviser } = people;
  const startedAt = performance.now();
  await customer.shows();
  await adviser.seesDesktop();
  const first = ((performance.now() - startedAt) / 1000).toFixed(1);
  const used = await relayUsedBy(customer.page);
  if (used !== way) throw new NotSeenError(`the relay is reached over ${used}, not over ${way}`);
  const more = await secondsUntilPictures(adviser, 20);
  await customer.writes('You see it.');
  await expectChat(people, ['You see it.']);
  return `“${customer.words.connect.connection.findings[finding]}”; relayed over ${way}; first picture ${first} s after “Start”, 20 more in ${more} s`;
}

async function loseUdp(stage: FaultStage): Promise<string> {
  const people = await stage.sharing();
  const { customer, adviser } = people;
  await stage.network.set({ apart, noUdp: true });
  const back = await secondsUntilPictures(adviser, 30);
  await customer.isIn('sharing');
  const used = await relayUsedBy(customer.page);
  if (used !== 'tcp') throw new NotSeenError(`the relay is reached over ${used}, not over tcp`);
  await customer.writes('You see it again.');
  await expectChat(people, ['You see it again.']);
  return `30 new pictures ${back} s after the block, relayed over ${used}; 1 message, once`;
}
