import { randomUUID } from 'node:crypto';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { rates, times } from '../../src/protocol/limits.ts';
import { closeCodes } from '../../src/protocol/reasons.ts';
import { shownText } from './world/asked.ts';
import type { Client } from './world/client.ts';
import { asksColleague, meetWithColleague } from './world/colleagues.ts';
import { expectWhole } from './world/kept-log.ts';
import { asksCustomer, comesIn, invites, lastSecond, takesPart } from './world/seconds.ts';
import { World } from './world/world.ts';

let world: World;
beforeEach(async () => {
  world = await World.open();
});
afterEach(async () => {
  expectWhole(world);
  await world.close();
});

const ana = { name: 'Ana Novak', role: 'Svetovalka' };
const boris = { name: 'Boris Kranjc', role: 'Svetovalec' };
const rowsOf = (id: string, like: string) =>
  world
    .rows(
      `select type, body from log_rows where session_id = '${id}' and type like '${like}' order by seq`,
    )
    .map(({ type, body }) => ({ type, ...(JSON.parse(String(body)) as object) }));
const receipts = (client: Client) =>
  client.heard.flatMap((message) =>
    message.type === 'broker.gaveReceipt' && message.question === 'second' ? [message.answer] : [],
  );

/** Everybody in a session, with a second adviser in the chat. */
async function four() {
  const people = await meetWithColleague(world);
  const second = await comesIn(world, people);
  return { ...people, ...second };
}

describe('P42 inviting', () => {
  it('P42 tells the customer nothing before the colleague’s yes, and the colleague as little as of a hand-over', async () => {
    const { adviser, customer, id, boris: colleague, invitation } = await meetWithColleague(world);
    const ask = await invites(adviser, colleague);
    const told = colleague.desk.heard.findLast(({ type }) => type === 'broker.listedInvitations');
    const { reference } = invitation.session;
    expect(told).toEqual({
      type: 'broker.listedInvitations',
      invitations: [{ sessionId: id, ask, reference, locale: 'en', from: ana, at: 'colleague' }],
    });
    await customer.pings();
    expect(customer.heard.some(({ type }) => type === 'broker.describedSecond')).toBe(false);
    colleague.desk.say({ type: 'adviser.acceptedInvitation', sessionId: id, ask });
    expect(await customer.hears('broker.describedSecond')).toEqual({
      type: 'broker.describedSecond',
      second: { ask, adviser: boris, at: 'customer', isPresent: false },
    });
  });

  it('P35 P42 nobody is in by the colleague’s yes, nor by a customer’s yes to a question that was not shown', async () => {
    const { adviser, customer, id, boris: colleague } = await meetWithColleague(world);
    const ask = await invites(adviser, colleague);
    colleague.desk.say({ type: 'adviser.acceptedInvitation', sessionId: id, ask });
    await customer.hears('broker.describedSecond');
    const early = await takesPart(world, colleague.seat, id);
    expect(await early.closed).toBe(closeCodes.notAllowed);
    const blind = await customer.tells({ type: 'customer.allowedSecond', ask });
    expect(blind).toMatchObject({ type: 'broker.refused', reason: 'notNow' });
  });

  it.each([
    ['declined', 'invitation.declined'],
    ['withdrawn', 'invitation.withdrawn'],
    ['not answered', 'invitation.notAnswered'],
    ['left alone', 'invitation.gone'],
    ['refused by the customer', 'customer.refusedSecond'],
    ['not answered by the customer', 'invitation.customerDidNotAnswer'],
  ])('P42 %s is a record of its own, and means no', async (how, why) => {
    const people = await meetWithColleague(world);
    const { adviser, customer, id, boris: colleague } = people;
    const ask = await invites(adviser, colleague);
    if (how === 'declined') {
      colleague.desk.say({ type: 'adviser.declinedInvitation', sessionId: id, ask });
    } else if (how === 'withdrawn') {
      await adviser.tells({ type: 'adviser.withdrewInvitation', ask });
    } else if (how === 'left alone') {
      colleague.desk.drop();
    } else if (how === 'not answered') {
      await world.passes(times.handOverAnswerMs / 1_000, customer, adviser);
    } else {
      await asksCustomer(people, ask);
      if (how === 'refused by the customer') {
        await customer.tells({ type: 'customer.refusedSecond', ask });
      } else await world.passes(times.handOverAnswerMs / 1_000, customer, adviser);
    }
    while (lastSecond(adviser)?.second !== null) await adviser.hears('broker.describedSecond');
    expect(lastSecond(adviser)).toMatchObject({ second: null, why });
    const late = await takesPart(world, colleague.seat, id);
    expect(await late.closed).toBe(closeCodes.notAllowed);
  });

  it('P26 P42 the customer’s no, no answer and closed window are three receipts', async () => {
    const people = await meetWithColleague(world);
    const { adviser, customer, boris: colleague, admission } = people;
    const no = await invites(adviser, colleague);
    await asksCustomer(people, no);
    await customer.tells({ type: 'customer.refusedSecond', ask: no });
    expect(await customer.hears('broker.gaveReceipt')).toMatchObject({ answer: 'no' });
    const late = await invites(adviser, colleague);
    await asksCustomer(people, late);
    await world.passes(times.handOverAnswerMs / 1_000, customer, adviser);
    expect(await customer.hears('broker.gaveReceipt')).toMatchObject({ answer: 'noAnswer' });
    const closed = await invites(adviser, colleague);
    await asksCustomer(people, closed);
    customer.drop();
    await adviser.hears('broker.sawSeat');
    const back = await world.resume(admission.resumeToken, 0);
    // The question stands: another page asks it anew, and the one before was a window that closed.
    expect(await back.hears('broker.admitted')).toMatchObject({
      second: { ask: closed, at: 'customer' },
    });
    const asked = { type: 'customer.wasAsked', question: 'second', ...shownText } as const;
    const again = await back.tells({ ...asked, about: closed });
    expect(again).toMatchObject({ type: 'broker.stored' });
    expect(receipts(back)).toEqual(['no', 'noAnswer', 'windowClosed']);
  });

  it('P42 after three times no nobody is asked any more', async () => {
    const people = await meetWithColleague(world);
    const { adviser, customer, boris: colleague } = people;
    for (let count = 0; count < rates.maxRefusedAsks; count += 1) {
      const ask = await invites(adviser, colleague);
      await asksCustomer(people, ask);
      await customer.tells({ type: 'customer.refusedSecond', ask });
    }
    const to = colleague.name;
    const more = await adviser.tells({ type: 'adviser.invitedSecond', to });
    expect(more).toMatchObject({ type: 'broker.refused', reason: 'notNow' });
  });

  it('P42 is one at a time, never oneself, and not beside a hand-over', async () => {
    const people = await meetWithColleague(world);
    const { adviser, boris: colleague } = people;
    const to = colleague.name;
    const handsOver = await asksColleague(adviser, colleague);
    expect(await adviser.tells({ type: 'adviser.invitedSecond', to })).toMatchObject({
      reason: 'notNow',
    });
    await adviser.tells({ type: 'adviser.withdrewHandOver', ask: handsOver });
    await invites(adviser, colleague);
    expect(await adviser.tells({ type: 'adviser.invitedSecond', to })).toMatchObject({
      reason: 'notNow',
    });
    expect(await adviser.tells({ type: 'adviser.askedToHandOver', to })).toMatchObject({
      reason: 'notNow',
    });
  });
});

describe('P42 the second adviser', () => {
  it('P42 reads from the yes on, and nothing of before, also after a lost line', async () => {
    const people = await meetWithColleague(world);
    const { customer, adviser } = people;
    await customer.tells({ type: 'customer.wroteChat', text: 'prej' });
    const { second, id, seat } = { ...(await comesIn(world, people)), ...people };
    await customer.tells({ type: 'customer.wroteChat', text: 'zdaj' });
    expect(await second.hears('customer.wroteChat')).toMatchObject({ text: 'zdaj' });
    await adviser.tells({ type: 'adviser.wroteChat', text: 'Tudi jaz.' });
    expect(await second.hears('adviser.wroteChat')).toMatchObject({ text: 'Tudi jaz.' });
    await world.request(seat, 'POST', `/v1/sessions/${id}/notes`, {
      id: randomUUID(),
      text: 'zapisek',
    });
    second.drop();
    while (lastSecond(customer)?.second?.isPresent !== false) {
      await customer.hears('broker.describedSecond');
    }
    const back = await takesPart(world, people.boris.seat, id, 0);
    expect(await back.hears('customer.wroteChat')).toMatchObject({ text: 'zdaj' });
    await back.tells({ type: 'second.wroteChat', text: 'Sem nazaj.' });
    const heard = JSON.stringify([...second.heard, ...back.heard]);
    expect(heard).not.toContain('prej');
    expect(heard).not.toContain('zapisek');
  });

  it('P4 P42 is heard by both under their own name, and can say nothing else', async () => {
    const { customer, adviser, second, id } = await four();
    await second.tells({ type: 'second.wroteChat', text: 'Dober dan, jaz sem Boris.' });
    for (const side of [customer, adviser]) {
      expect(await side.hears('second.wroteChat')).toMatchObject({ by: boris });
    }
    for (const message of [
      { type: 'adviser.wroteChat', text: 'x' },
      { type: 'adviser.ended' },
      { type: 'adviser.askedForControl' },
      { type: 'adviser.askedForSystem' },
      { type: 'customer.stoppedSharing', why: 'customer.stoppedSharing' },
    ] as const) {
      second.say({ ...message, id: randomUUID() });
      expect(await second.hears('broker.refused'), message.type).toMatchObject({
        reason: 'notAllowed',
      });
    }
    expect(rowsOf(id, 'adviser.ended')).toEqual([]);
    expect(world.chatOf(id).map(({ text }) => text)).toEqual(['Dober dan, jaz sem Boris.']);
  });

  it('P42 is told nothing of the picture, of control, of files and of receipts', async () => {
    const { customer, adviser, second } = await four();
    await customer.shows({ surface: 'monitor', width: 1920, height: 1080 });
    await adviser.tells({ type: 'adviser.askedForSystem' });
    await customer.tells({ type: 'customer.wroteChat', text: 'konec' });
    await second.hears('customer.wroteChat');
    expect(new Set(second.heard.map(({ type }) => type))).toEqual(
      new Set(['broker.greeted', 'broker.seatedSecond', 'customer.wroteChat']),
    );
  });

  it('P26 P42 is sent away by the customer at once: the yes is withdrawn, and they hear no more', async () => {
    const { customer, adviser, second, ask, boris: colleague, id } = await four();
    expect(receipts(customer)).toEqual(['yes']);
    await customer.tells({ type: 'customer.dismissedSecond', ask });
    expect(await second.closed).toBe(closeCodes.secondGone);
    while (receipts(customer).length < 2) await customer.hears('broker.gaveReceipt');
    expect(receipts(customer)).toEqual(['yes', 'withdrawn']);
    expect(lastSecond(adviser)).toMatchObject({ why: 'customer.dismissedSecond' });
    const back = await takesPart(world, colleague.seat, id);
    expect(await back.closed).toBe(closeCodes.notAllowed);
  });

  it('P42 leaves by themselves, or the adviser ends it; both hear so', async () => {
    const { customer, adviser, second, ...people } = await four();
    second.say({ type: 'second.left', id: randomUUID() });
    expect(await second.closed).toBe(closeCodes.secondGone);
    while (lastSecond(customer)?.second !== null) await customer.hears('broker.describedSecond');
    expect(lastSecond(customer)).toMatchObject({ why: 'second.left' });
    const again = await comesIn(world, { customer, adviser, ...people });
    await adviser.tells({ type: 'adviser.withdrewInvitation', ask: again.ask });
    expect(await again.second.closed).toBe(closeCodes.secondGone);
  });

  it('P9 P42 who is away for as long as a seat is kept is gone, and cannot come back', async () => {
    const { customer, adviser, second, boris: colleague, id } = await four();
    second.drop();
    while (lastSecond(customer)?.second?.isPresent !== false) {
      await customer.hears('broker.describedSecond');
    }
    await world.passes(Math.ceil(times.seatMs / 1_000), customer, adviser);
    while (lastSecond(customer)?.second !== null) await customer.hears('broker.describedSecond');
    expect(rowsOf(id, 'broker.droppedSecond')).toMatchObject([{ why: 'second.gone' }]);
    const back = await takesPart(world, colleague.seat, id);
    expect(await back.closed).toBe(closeCodes.notAllowed);
  });

  it('P42 comes back after a restart of the broker, and hears the end of the session as everybody does', async () => {
    const { admission, boris: colleague, id, seat } = await four();
    await world.stop();
    await world.start();
    const customer = await world.resume(admission.resumeToken, 0);
    expect(await customer.hears('broker.admitted')).toMatchObject({
      second: { adviser: boris, at: 'in', isPresent: false },
    });
    const second = await takesPart(world, colleague.seat, id);
    await second.hears('broker.seatedSecond');
    const adviser = await world.adviser(seat, id);
    expect(await adviser.hears('broker.seated')).toMatchObject({ second: { isPresent: true } });
    adviser.say({ type: 'adviser.ended', id: randomUUID() });
    expect(await second.hears('broker.closed')).toMatchObject({ reason: 'adviser.ended' });
    expect(await second.closed).toBe(closeCodes.sessionClosed);
  });

  it('P42 an invitation that stands when the session ends is a record of that', async () => {
    const { adviser, id, boris: colleague } = await meetWithColleague(world);
    await invites(adviser, colleague);
    adviser.say({ type: 'adviser.ended', id: randomUUID() });
    await adviser.closed;
    expect(rowsOf(id, 'broker.droppedInvitation')).toMatchObject([
      { why: 'invitation.sessionOver' },
    ]);
  });
});
