import { randomUUID } from 'node:crypto';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { BrokerMessages } from '../../src/protocol/broker-messages.ts';
import type { Client } from './world/client.ts';
import { times } from '../../src/protocol/limits.ts';
import { World } from './world/world.ts';

let world: World;
beforeEach(async () => {
  world = await World.open();
  world.clock.hurriesUpTo = times.refusalMs;
});
afterEach(() => world.close());

const id = randomUUID();
const minute = 60_000;

async function tries(client: Client, number: string, handle?: string) {
  const link = handle === undefined ? {} : { handle };
  client.say({ type: 'customer.gaveNumber', id, number, ...link });
  return client.hears('broker.refused');
}

/** A number that is not this one. */
const other = (number: string) => number.replace(/.$/, (digit) => String((Number(digit) + 1) % 10));

describe('P5 all refused numbers look the same', () => {
  it('P5 an unknown, used, replaced, ended, bare and foreign number get the same bytes after 300 ms', async () => {
    world.clock.hurriesUpTo = 0;
    const seat = world.signIn();
    const used = await world.invite(seat);
    await world.join(used);
    const replaced = await world.invite(seat);
    await world.request(seat, 'POST', `/v1/sessions/${replaced.session.sessionId}/number`);
    await world.mailbox.nextInvitation();
    const ended = await world.invite(seat);
    const adviser = await world.adviser(seat, ended.session.sessionId);
    await adviser.tells({ type: 'adviser.ended' });
    const live = await world.invite(seat);
    const wrong: [string, string | undefined][] = [
      [other(live.number), undefined],
      [live.number, undefined],
      [live.number, 'A'.repeat(22)],
      [live.number, used.handle],
      [used.number, used.handle],
      [replaced.number, replaced.handle],
      [ended.number, ended.handle],
    ];
    const frames = new Set<string>();
    for (const [number, handle] of wrong) {
      const customer = await world.customer();
      const since = performance.now();
      await tries(customer, number, handle);
      expect(performance.now() - since).toBeGreaterThan(298);
      frames.add(customer.frames.at(-1) ?? '');
    }
    expect([...frames]).toEqual([
      JSON.stringify({ type: 'broker.refused', reason: 'number.notAccepted', id }),
    ]);
  });

  it('P5 an expired number gets those bytes too', async () => {
    const { number, handle } = await world.invite(world.signIn());
    await world.logs('mail.sent');
    world.clock.advance(10 * minute + 1);
    expect(await tries(await world.customer(), number, handle)).toMatchObject({
      reason: 'number.notAccepted',
    });
  });

  it('P5 the fifth wrong try on a connection, and every later one, is too many', async () => {
    const { number, handle } = await world.invite(world.signIn());
    const customer = await world.customer();
    const reasons: string[] = [];
    for (const tried of ['00000001', '00000002', '00000003', '00000004', '00000005']) {
      reasons.push((await tries(customer, tried)).reason);
    }
    expect(reasons).toEqual([...Array(4).fill('number.notAccepted'), 'number.tooManyTries']);
    expect((await tries(customer, number, handle)).reason).toBe('number.tooManyTries');
    await world.join({ number, ...(handle === undefined ? {} : { handle }) });
  });

  it('P5 five wrong tries within a link end its invitation, from however many connections', async () => {
    const seat = world.signIn();
    const { session, number, handle } = await world.invite(seat);
    const list = await world.adviser(seat);
    for (let count = 0; count < 5; count += 1) {
      await tries(await world.customer(), other(number), handle);
    }
    expect((await tries(await world.customer(), number, handle)).reason).toBe('number.notAccepted');
    const again = await world.adviser(seat, session.sessionId);
    expect(await again.hears('broker.closed')).toMatchObject({ reason: 'number.tooManyTries' });
    list.drop();
  });

  it('P5 wrong tries within a link do not end a session that has begun', async () => {
    const { customer, invitation } = await world.meet();
    for (let count = 0; count < 6; count += 1) {
      await tries(await world.customer(), other(invitation.number), invitation.handle);
    }
    await customer.tells({ type: 'customer.wroteChat', text: 'still here' });
  });

  it("P5 over its network's budget every try is refused, and after its time none", async () => {
    const { number, handle } = await world.invite(world.signIn());
    for (let count = 0; count < 4; count += 1) {
      const customer = await world.customer();
      for (let wrong = 0; wrong < 5; wrong += 1) await tries(customer, `0000000${wrong}`);
    }
    const customer = await world.customer();
    expect((await tries(customer, number, handle)).reason).toBe('number.tooManyTries');
    world.clock.advance(5 * minute);
    const invitation = await world.invite(world.signIn());
    world.clock.advance(5 * minute + 1);
    await world.join(invitation);
  });
});

describe('P5 bare numbers', () => {
  beforeEach(async () => {
    await world.close();
    world = await World.open({ REMOTE_HELP_WAYS_IN: 'link,number' });
    world.clock.hurriesUpTo = times.refusalMs;
  });

  it('P5 lead in where the bank allows them', async () => {
    const { number } = await world.invite(world.signIn());
    await world.join({ number });
  });

  it('P5 are held back for everyone when ten a minute were wrong; links go on', async () => {
    const { number, handle } = await world.invite(world.signIn());
    for (let count = 0; count < 10; count += 1) await tries(await world.customer(), '00000000');
    expect((await tries(await world.customer(), number)).reason).toBe('broker.busy');
    await world.join({ number, ...(handle === undefined ? {} : { handle }) });
  });

  it('P5 that were wrong a hundred times in an hour are an alarm for the bank', async () => {
    for (let network = 0; network < 5; network += 1) {
      for (let count = 0; count < 20; count += 1) {
        await tries(await world.customer(), '00000000', 'A'.repeat(22));
      }
      world.clock.advance(10 * minute + 1);
    }
    expect(await world.logs('numbers.areGuessed')).toMatchObject({ facts: { inAnHour: 100 } });
  }, 60_000);
});

describe('P17 the number', () => {
  it('P17 is used once: of fifty at the same time one has it', async () => {
    const { number, handle = '' } = await world.invite(world.signIn());
    const many: Client[] = [];
    while (many.length < 50) many.push(await world.customer());
    const answers = many.map(async (customer) => {
      customer.say({ type: 'customer.gaveNumber', id: randomUUID(), number, handle });
      return Promise.race([customer.hears('broker.admitted'), customer.hears('broker.refused')]);
    });
    const types = (await Promise.all(answers)).map(({ type }) => type);
    expect(types.filter((type) => type === 'broker.admitted')).toHaveLength(1);
    expect(types.filter((type) => type === 'broker.refused')).toHaveLength(49);
  });

  it('P17 tried again at once from another connection is refused, and the first goes on', async () => {
    const { customer, invitation } = await world.meet();
    const { number, handle } = invitation;
    expect((await tries(await world.customer(), number, handle)).reason).toBe('number.notAccepted');
    await customer.tells({ type: 'customer.wroteChat', text: 'I was first' });
  });

  it('P17 lives 10 minutes from the acceptance of its letter', async () => {
    const invitation = await world.invite(world.signIn());
    world.clock.advance(10 * minute - 5_000);
    await world.join(invitation);
  });

  it('P17 lives 15 minutes from its issue at most, however late its letter was accepted', async () => {
    world.mailbox.answers.push(451);
    const seat = world.signIn();
    const invited = world.invite(seat);
    await world.logs('mail.retrying');
    world.clock.advance(11 * minute);
    const { session } = await invited;
    await world.logs('mail.sent');
    const { sessions } = await (await world.adviser(seat)).hears('broker.listedSessions');
    expect(sessions[0]?.numberExpiresAt).toBe(session.openedAt + 15 * minute);
    world.clock.advance(4 * minute);
    const client = await world.adviser(seat, session.sessionId);
    expect(await client.hears('broker.closed')).toMatchObject({ reason: 'number.expired' });
  });

  it('P17 that expired unused ends its session', async () => {
    const seat = world.signIn();
    const { session } = await world.invite(seat);
    await world.logs('mail.sent');
    world.clock.advance(10 * minute + 1);
    const adviser = await world.adviser(seat, session.sessionId);
    expect(await adviser.hears('broker.closed')).toMatchObject({ reason: 'number.expired' });
  });

  it('P17 sent again is a new one with the same link, and the old one is dead', async () => {
    const seat = world.signIn();
    const first = await world.invite(seat);
    await world.request(seat, 'POST', `/v1/sessions/${first.session.sessionId}/number`);
    const second = await world.mailbox.nextInvitation();
    expect(second.handle).toBe(first.handle);
    expect((await tries(await world.customer(), first.number, first.handle)).reason).toBe(
      'number.notAccepted',
    );
    await world.join(second);
  });

  it('P17 is kept only as an HMAC, and is not issued again', async () => {
    const { number } = await world.invite(world.signIn());
    const [row] = world.rows('select * from numbers');
    expect(JSON.stringify(row)).not.toContain(number);
    expect(row?.['digest']).toMatch(/^[\w-]{43}$/);
    const keys = world.rows("select sql from sqlite_master where name = 'numbers'");
    expect(String(keys[0]?.['sql'])).toContain('primary key ("bank", "digest")');
  });
});

describe('"This was not my idea"', () => {
  async function report(how: { number?: string; handle?: string }) {
    const customer = await world.customer();
    const alarm = randomUUID();
    customer.say({ type: 'customer.raisedAlarm', id: alarm, ...how });
    return { alarm, answer: await customer.hears('broker.heardAlarm'), customer };
  }

  it('P5 before joining ends the invitation of the link, is on disk, and the adviser is told', async () => {
    const seat = world.signIn();
    const { session, number, handle = '' } = await world.invite(seat);
    const adviser = await world.adviser(seat, session.sessionId);
    const { alarm, answer } = await report({ handle });
    expect(answer).toEqual({ type: 'broker.heardAlarm', id: alarm });
    expect(await adviser.hears('broker.closed')).toMatchObject({ reason: 'customer.raisedAlarm' });
    expect(world.rows('select alarm_id, session_id from alarms')).toEqual([
      { alarm_id: alarm, session_id: session.sessionId },
    ]);
    expect((await tries(await world.customer(), number, handle)).reason).toBe('number.notAccepted');
  });

  it('P5 is answered alike whether there is such a session or not', async () => {
    const { number } = await world.invite(world.signIn());
    for (const how of [{}, { number }, { number: '00000000' }, { handle: 'A'.repeat(22) }]) {
      const { alarm, customer } = await report(how);
      const expected: BrokerMessages['broker.heardAlarm'] = {
        type: 'broker.heardAlarm',
        id: alarm,
      };
      expect(customer.frames.at(-1)).toBe(JSON.stringify(expected));
    }
  });

  it('P5 with a bare number ends nothing where numbers lead in by links only', async () => {
    const invitation = await world.invite(world.signIn());
    await report({ number: invitation.number });
    await world.join(invitation);
  });

  it('in a session ends it for both sides', async () => {
    const { customer, adviser } = await world.meet();
    const answer = await customer.tells({ type: 'customer.raisedAlarm' });
    expect(answer.type).toBe('broker.heardAlarm');
    expect(await customer.hears('broker.closed')).toMatchObject({ reason: 'customer.raisedAlarm' });
    expect(await adviser.hears('broker.closed')).toMatchObject({ reason: 'customer.raisedAlarm' });
  });
});
