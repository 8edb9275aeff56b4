import { randomUUID } from 'node:crypto';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { rates, times } from '../../src/protocol/limits.ts';
import type { Client } from './world/client.ts';
import { MortalBroker } from './world/mortal-broker.ts';
import { customerKey, newPageKey } from './world/page-key.ts';
import { World } from './world/world.ts';

const joinId = randomUUID();
const refused = { reason: 'number.notAccepted' };

let world: World;
afterEach(() => world.close());

const joins = () =>
  world.rows(`select * from log_rows where type = 'customer.joined'`).map(({ who }) => who);

async function isLetIn(page: Client) {
  return page.hears('broker.admitted');
}

describe('P17 a join whose answer was lost', () => {
  beforeEach(async () => {
    world = await World.open();
    world.clock.hurriesUpTo = times.refusalMs;
  });

  /** A customer who joined, heard nothing of it, and is alone with a broker that was started again. */
  async function startedAgain() {
    const seat = world.signIn();
    const invitation = await world.invite(seat);
    const lost = await world.givesNumber(invitation, joinId);
    await isLetIn(lost);
    lost.drop();
    await world.stop();
    await world.start();
    return { seat, invitation, id: invitation.session.sessionId };
  }

  it('P17 lets the same page in again, as often as the answer is lost, and is one join', async () => {
    const { invitation } = await startedAgain();
    await isLetIn(await world.givesNumber(invitation, joinId));
    const customer = await world.givesNumber(invitation, joinId);
    const { resumeToken, lastSeq } = await isLetIn(customer);
    expect(lastSeq).toBe(0);
    await customer.tells({ type: 'customer.wroteChat', text: 'and on' });
    expect(joins()).toEqual(['customer']);
    await isLetIn(await world.resume(resumeToken, 0));
    // A token was used: the page has had its answer.
    const again = await world.givesNumber(invitation, joinId);
    expect(await again.hears('broker.refused')).toMatchObject(refused);
  });

  it('P17 P5 refuses another join, another page’s key, and a copied signature', async () => {
    const { invitation } = await startedAgain();
    const other = await world.givesNumber(invitation);
    expect(await other.hears('broker.refused')).toMatchObject(refused);
    const stranger = await world.givesNumber(invitation, joinId, newPageKey());
    expect(await stranger.hears('broker.refused')).toMatchObject(refused);
    const { publicKey } = customerKey;
    const thief = await world.givesNumber(invitation, joinId, { ...newPageKey(), publicKey });
    expect(await thief.hears('broker.refused')).toMatchObject(refused);
    await isLetIn(await world.givesNumber(invitation, joinId));
  });

  it('P17 refuses the page itself when it asks too late, though the session goes on', async () => {
    const { seat, invitation, id } = await startedAgain();
    const adviser = await world.adviser(seat, id);
    await adviser.hears('broker.seated');
    const customer = await world.givesNumber(invitation, joinId);
    await isLetIn(customer);
    await world.passes(times.seatMs / 1_000, customer, adviser);
    world.clock.advance(1);
    const late = await world.givesNumber(invitation, joinId);
    expect(await late.hears('broker.refused')).toMatchObject(refused);
    await customer.tells({ type: 'customer.wroteChat', text: 'still here' });
  });

  it('P14 P17 leads nowhere once the session is over', async () => {
    const { seat, invitation, id } = await startedAgain();
    const adviser = await world.adviser(seat, id);
    await adviser.hears('broker.seated');
    adviser.say({ type: 'adviser.ended', id: randomUUID() });
    await adviser.closed;
    const customer = await world.givesNumber(invitation, joinId);
    expect(await customer.hears('broker.refused')).toMatchObject(refused);
  });

  it('P17 lets a page in that asks again while its first join is on its way to the disk', async () => {
    const invitation = await world.invite(world.signIn());
    const pages: Client[] = [];
    while (pages.length < 8) pages.push(await world.customer());
    // All at once: each later one finds the first still being written.
    for (const page of pages) world.sayNumber(page, invitation, joinId);
    const last = pages.pop();
    if (last === undefined) throw new Error();
    for (const page of pages) expect(await page.closed).toBe(4409);
    await isLetIn(last);
    await last.tells({ type: 'customer.wroteChat', text: 'it is me' });
    expect(joins()).toEqual(['customer']);
    for (const page of [...pages, last]) {
      expect(page.heard.some(({ type }) => type === 'broker.refused')).toBe(false);
    }
    expect(world.log.all.some(({ event }) => event === 'number.refused')).toBe(false);
  });

  it('P5 P17 lets it in although its network has guessed too often meanwhile', async () => {
    const { invitation } = await startedAgain();
    for (let connection = 0; connection < 4; connection += 1) {
      const guesser = await world.customer();
      for (let wrong = 0; wrong < rates.maxWrongTries; wrong += 1) {
        guesser.say({ type: 'customer.gaveNumber', id: randomUUID(), number: '00000000' });
        await guesser.hears('broker.refused');
      }
    }
    const other = await world.givesNumber(invitation);
    expect(await other.hears('broker.refused')).toMatchObject({ reason: 'number.tooManyTries' });
    await isLetIn(await world.givesNumber(invitation, joinId));
  });
});

describe('P19 a full broker and a join whose answer was lost', () => {
  it('P17 P19 lets the page in by the places that are kept for who comes back', async () => {
    const maxSockets = 10;
    world = await World.open({ REMOTE_HELP_MAX_SOCKETS: String(maxSockets) });
    world.clock.hurriesUpTo = times.refusalMs;
    const invitation = await world.invite(world.signIn());
    const lost = await world.givesNumber(invitation, joinId);
    await isLetIn(lost);
    lost.drop();
    await lost.closed;
    for (let count = 0; count < maxSockets; count += 1) await world.customer();
    const other = await world.givesNumber(invitation);
    expect(await other.hears('broker.refused')).toMatchObject({ reason: 'broker.busy' });
    await isLetIn(await world.givesNumber(invitation, joinId));
  });
});

describe('P17 a broker that is killed between the commit of a join and its answer', () => {
  /** A customer's page that gives its number to a broker of its own process, which dies as it is told. */
  async function givesNumber(when: 'after' | 'never', commit: number) {
    world = await World.prepare();
    const broker = new MortalBroker(world.environment, { when, commit });
    world.borrow(await broker.listens());
    const invitation = await world.invite(world.signIn());
    // What the letter changes is on disk before the number is given: each write is a commit of its own.
    const letters = () => world.rows('select status from outbox');
    await expect.poll(letters, { timeout: 10_000 }).toEqual([{ status: 'sent' }]);
    return { broker, invitation, page: await world.givesNumber(invitation, joinId) };
  }

  /** Which commit is the join's. */
  async function commitOfJoin(): Promise<number> {
    const { broker, page } = await givesNumber('never', 0);
    await isLetIn(page);
    broker.kill('SIGTERM');
    await broker.ended;
    await world.close();
    const join = broker.commits.find(({ writes }) => writes.includes('customer.joined'));
    return join?.commit ?? NaN;
  }

  it('P17 costs the customer nothing: the page asks the next broker, and is in', async () => {
    const { broker, invitation, page } = await givesNumber('after', await commitOfJoin());
    expect(await broker.ended).toBe('SIGKILL');
    await page.closed;
    expect(page.heard.some(({ type }) => type === 'broker.admitted')).toBe(false);
    expect(joins()).toEqual(['customer']);
    await world.start();
    const back = await world.givesNumber(invitation, joinId);
    await isLetIn(back);
    await back.tells({ type: 'customer.wroteChat', text: 'and on' });
    expect(joins()).toEqual(['customer']);
    // Three brokers start here, two of them as processes of their own.
  }, 45_000);
});
