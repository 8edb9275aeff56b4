import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { subprotocol } from '../../src/protocol/limits.ts';
import type { SessionSummary } from '../../src/protocol/http.ts';
import { AdviserSeat } from '../../src/services/desk/adviser-seat.ts';
import { ChatLog, type ChatEntry } from '../../src/services/desk/chat-log.ts';
import { CustomerSeat } from '../../src/services/desk/customer-seat.ts';
import type { PeerCertificate } from '../../src/services/picture/peer-certificate.ts';
import { expectWhole } from './world/kept-log.ts';
import { MortalBroker } from './world/mortal-broker.ts';
import { pageKey, signJoin, signResume } from './world/page-key.ts';
import { consoleOrigin, pageOrigin, World } from './world/world.ts';

/** Node's own socket, which says where its page comes from as a browser's does. */
class PageSocket extends WebSocket {
  constructor(address: string) {
    super(address, { protocols: subprotocol, headers: { origin: consoleOrigin } } as never);
  }
}

// No picture is shown here, so that nobody needs a real certificate.
const fingerprint = Array.from({ length: 32 }, () => 'AB').join(':');
const certificate = Promise.resolve({ fingerprint } as PeerCertificate);

let world: World;
let leaving: AbortController;
let brokers: MortalBroker[];
beforeEach(async () => {
  leaving = new AbortController();
  brokers = [];
  vi.stubGlobal('WebSocket', PageSocket);
  const origins = `${pageOrigin},${consoleOrigin}`;
  world = await World.prepare({ REMOTE_HELP_PAGE_ORIGINS: origins });
});
afterEach(async () => {
  leaving.abort();
  for (const broker of brokers) {
    broker.kill('SIGKILL');
    await broker.ended;
  }
  await world.close();
  vi.unstubAllGlobals();
});

/** Starts a broker of its own process, where it listened before if need be. */
async function starts(listen: string): Promise<MortalBroker> {
  const broker = new MortalBroker({ ...world.environment, REMOTE_HELP_LISTEN: listen });
  brokers.push(broker);
  world.borrow(await broker.listens());
  return broker;
}

/** The seats of both sides, as their pages hold them. */
async function takeSeats() {
  const { customer, adviser, admission, seat, invitation } = await world.meet();
  customer.drop();
  adviser.drop();
  const { session } = invitation;
  return {
    customer: customerSeat(session, admission.resumeToken),
    adviser: adviserSeat(session, async () => {
      const answer = await world.request(seat, 'POST', '/v1/tickets');
      return ((await answer.json()) as { ticket: string }).ticket;
    }),
    console: await world.adviser(seat),
    page: await world.customer(),
  };
}

function customerSeat({ sessionId }: SessionSummary, firstToken: string) {
  let token = firstToken;
  const heard: string[] = [];
  const chat = new ChatLog();
  const seat = new CustomerSeat({
    ...{ broker: world.origin, locale: 'en', sessionId, certificate, chat },
    token: () => token,
    key: Promise.resolve({
      publicKey: pageKey,
      sign: async (...said) => signResume(...said),
      signJoin: async (...said) => signJoin(...said),
    }),
    onAdmitted: ({ resumeToken }) => (token = resumeToken),
    onHandedOver: () => undefined,
    onAlive: () => undefined,
  });
  seat.listen({ onMessage: ({ type }) => heard.push(type) });
  seat.comeBack();
  return { seat, chat, heard };
}

function adviserSeat(session: SessionSummary, ticket: () => Promise<string>) {
  const heard: string[] = [];
  const storeNotes = () => Promise.reject(new Error('Nobody writes notes here'));
  const seat = new AdviserSeat({
    ...{ broker: world.origin, session, certificate, ticket, storeNotes },
  });
  seat.listen({ onMessage: ({ type }) => heard.push(type) });
  seat.take(leaving.signal);
  return { seat, chat: seat.chat, heard };
}

/** What people said as a page shows it, once all of it is on disk. */
async function shown(chat: AdviserSeat['chat'] | ChatLog, count: number) {
  const said = () => (chat.entries as readonly ChatEntry[]).filter(isSaid);
  await expect
    .poll(() => said().filter(({ status }) => status === 'stored').length, { timeout: 12_000 })
    .toBe(count);
  return said().map(({ text }) => text);
}

function isSaid(entry: ChatEntry): entry is Extract<ChatEntry, { kind: 'message' }> {
  return entry.kind === 'message';
}

it('P16 a broker that is stopped and started again is missed for a blink, and nothing is lost or doubled', async () => {
  const first = await starts('127.0.0.1:0');
  const { customer, adviser, console: list, page } = await takeSeats();
  const say = (moment: string) => {
    for (const count of [1, 2]) {
      customer.seat.write(`customer ${moment} ${count}`);
      adviser.seat.write(`adviser ${moment} ${count}`);
    }
  };
  say('before');
  await shown(customer.chat, 4);
  await shown(adviser.chat, 4);

  say('meanwhile');
  first.kill('SIGTERM');
  const since = performance.now();
  for (const other of [list, page]) {
    await other.hears('broker.goingAway');
    expect(await other.closed).toBe(1001);
  }
  expect(await first.ended).toBe(0);
  expect(performance.now() - since).toBeLessThan(4_000);
  expect(customer.heard).toContain('broker.goingAway');
  expect(adviser.heard).toContain('broker.goingAway');
  say('in between');

  const second = await starts(new URL(world.origin).host);
  const atCustomer = await shown(customer.chat, 12);
  const atAdviser = await shown(adviser.chat, 12);
  expect(new Set(atCustomer).size).toBe(12);
  expect(new Set(atAdviser).size).toBe(12);
  const kept = world
    .chatOf(String(world.rows('select session_id from sessions')[0]?.['session_id']))
    .map(({ text }) => text);
  expect(atCustomer.toSorted()).toEqual(kept.toSorted());
  expect(atAdviser.toSorted()).toEqual(kept.toSorted());
  for (const who of ['customer', 'adviser']) {
    const moments = ['before', 'meanwhile', 'in between'];
    const inOrder = moments.flatMap((moment) => [`${who} ${moment} 1`, `${who} ${moment} 2`]);
    expect(kept.filter((text) => text.startsWith(who))).toEqual(inOrder);
  }

  customer.seat.leave('customer.ended');
  await expect.poll(() => adviser.heard).toContain('broker.closed');
  second.kill('SIGTERM');
  expect(await second.ended).toBe(0);
  expectWhole(world);
});
