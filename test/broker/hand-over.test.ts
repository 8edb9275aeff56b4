import { randomUUID } from 'node:crypto';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { sizes, times } from '../../src/protocol/limits.ts';
import { closeCodes } from '../../src/protocol/reasons.ts';
import { shownText } from './world/asked.ts';
import {
  asksColleague,
  comesToConsole,
  isAsked,
  meetWithColleague,
  takesOver,
} from './world/colleagues.ts';
import { expectWhole } from './world/kept-log.ts';
import { putPiece, startOfStream } from './world/pieces.ts';
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
const picked = { surface: 'monitor', width: 1920, height: 1080 } as const;

describe('P40 asking a colleague', () => {
  it('P40 offers who is at their console, by the name of their sign-in, and never oneself', async () => {
    const { list, boris: colleague } = await meetWithColleague(world);
    const told = list.heard.findLast(({ type }) => type === 'broker.listedColleagues');
    expect(told).toMatchObject({ colleagues: [{ colleague: colleague.name, ...boris }] });
    colleague.desk.drop();
    expect(await list.hears('broker.listedColleagues')).toMatchObject({ colleagues: [] });
  });

  it('P40 lists a hundred at most', async () => {
    const seat = world.signIn();
    const names = Array.from({ length: sizes.maxColleagues + 1 }, (_, at) => `Svetovalec ${at}`);
    for (const name of names) await world.adviser(world.signIn(name, name));
    const list = await world.adviser(seat);
    const { colleagues } = await list.hears('broker.listedColleagues');
    expect(colleagues).toHaveLength(sizes.maxColleagues);
  });

  it('P40 tells the colleague who asks and about which session, and nothing else of it', async () => {
    const { adviser, id, boris: colleague, invitation } = await meetWithColleague(world);
    const ask = await asksColleague(adviser, colleague);
    const told = colleague.desk.heard.findLast(({ type }) => type === 'broker.listedHandOvers');
    const { reference } = invitation.session;
    expect(told).toEqual({
      type: 'broker.listedHandOvers',
      handOvers: [{ sessionId: id, ask, reference, locale: 'en', from: ana }],
    });
    const early = await world.adviser(colleague.seat, id);
    expect(await early.closed).toBe(closeCodes.notAllowed);
  });

  it('P40 tells the customer nothing before the yes', async () => {
    const { adviser, customer, id, boris: colleague } = await meetWithColleague(world);
    const known = customer.heard.length;
    const ask = await asksColleague(adviser, colleague);
    await adviser.tells({ type: 'adviser.withdrewHandOver', ask });
    const again = await asksColleague(adviser, colleague);
    colleague.desk.say({ type: 'adviser.declinedHandOver', sessionId: id, ask: again });
    await adviser.hears('broker.endedHandOver');
    await customer.pings();
    expect(customer.heard.slice(known).map(({ type }) => type)).toEqual(['broker.ponged']);
  });

  it('P40 one at a time, nobody who is not there, and not oneself', async () => {
    const { adviser, list, seat, boris: colleague } = await meetWithColleague(world);
    const own = await comesToConsole(world, colleague.desk, seat);
    expect(own.name).not.toBe(colleague.name);
    const asks = (to: string) => adviser.tells({ type: 'adviser.askedToHandOver', to });
    expect(await asks(own.name)).toMatchObject({ reason: 'notAllowed' });
    expect(await asks('A'.repeat(43))).toMatchObject({ reason: 'notNow' });
    await asksColleague(adviser, colleague);
    expect(await asks(colleague.name)).toMatchObject({ reason: 'notNow' });
    expect(list.heard.some(({ type }) => type === 'broker.listedHandOvers')).toBe(false);
  });

  it('P40 not before the customer has joined', async () => {
    const seat = world.signIn();
    const { session } = await world.invite(seat);
    const adviser = await world.adviser(seat, session.sessionId);
    const { name } = await comesToConsole(world, await world.adviser(seat));
    const answer = await adviser.tells({ type: 'adviser.askedToHandOver', to: name });
    expect(answer).toMatchObject({ reason: 'notNow' });
  });
});

describe('P40 what is no yes', () => {
  it.each([
    ['handOver.declined', 'adviser.declinedHandOver'],
    ['handOver.withdrawn', 'adviser.withdrewHandOver'],
    ['handOver.notAnswered', 'broker.droppedHandOver'],
    ['handOver.gone', 'broker.droppedHandOver'],
    ['handOver.sessionOver', 'broker.droppedHandOver'],
  ] as const)('P40 %s is a record of its own', async (why, type) => {
    const { adviser, customer, id, boris: colleague } = await meetWithColleague(world);
    const ask = await asksColleague(adviser, colleague);
    const about = { sessionId: id, ask };
    if (why === 'handOver.declined')
      colleague.desk.say({ type: 'adviser.declinedHandOver', ...about });
    if (why === 'handOver.withdrawn')
      await adviser.tells({ type: 'adviser.withdrewHandOver', ask });
    if (why === 'handOver.notAnswered')
      await world.passes(times.handOverAnswerMs / 1_000, customer, adviser);
    if (why === 'handOver.gone') await world.request(colleague.seat, 'POST', '/v1/sign-out');
    if (why === 'handOver.sessionOver') {
      customer.say({ type: 'customer.ended', id: randomUUID(), why: 'customer.ended' });
      await adviser.closed;
    } else expect(await adviser.hears('broker.endedHandOver')).toMatchObject({ ask, why });
    const [asked, ended] = rowsOf(id, '%HandOver');
    expect(asked).toMatchObject({ type: 'adviser.askedToHandOver', to: { subject: 'boris' } });
    const isOfBroker = type === 'broker.droppedHandOver';
    expect(ended).toMatchObject({ type, ask, ...(isOfBroker && { why }) });
    expect(rowsOf(id, 'broker.handedOver')).toEqual([]);
    // The question is off the colleague's list, and a yes comes too late.
    if (why === 'handOver.gone') return;
    await colleague.desk.hears('broker.listedHandOvers');
    colleague.desk.say({ type: 'adviser.acceptedHandOver', ...about });
    expect(await colleague.desk.hears('broker.refused')).toMatchObject({ reason: 'notNow' });
  });

  it('P40 nobody but the one who is asked can answer', async () => {
    const { adviser, id, list, boris: colleague } = await meetWithColleague(world);
    const ask = await asksColleague(adviser, colleague);
    const cene = await world.adviser(world.signIn('cene', 'Cene Zupan'));
    for (const other of [list, cene, adviser]) {
      other.say({ type: 'adviser.acceptedHandOver', sessionId: id, ask });
      expect(await other.hears('broker.refused')).toMatchObject({ reason: 'notNow' });
    }
    expect(rowsOf(id, 'broker.handedOver')).toEqual([]);
  });

  it('P40 a question is still there for an adviser and a colleague who come back, after a restart too', async () => {
    const { adviser, id, seat, boris: colleague } = await meetWithColleague(world);
    const ask = await asksColleague(adviser, colleague);
    const { subject, cookie } = colleague.seat;
    const before = rowsOf(id, '%HandOver').length;
    const back = await world.adviser(seat, id);
    expect(await back.hears('broker.seated')).toMatchObject({ handOver: { ask, to: boris } });
    expect(rowsOf(id, '%HandOver')).toHaveLength(before);
    const desk = await world.adviser({ subject, cookie });
    await isAsked(desk, ask);
  });
});

describe('P40 the yes', () => {
  it('P40 tells the customer who it was and who it is, and stops the sharing and all that rests on it', async () => {
    const people = await world.share();
    const { adviser, customer, seat, id } = people;
    await adviser.tells({ type: 'adviser.askedForSystem' });
    const file = randomUUID();
    const offered = { name: 'a.pdf', bytes: 5, digest: 'A'.repeat(43) };
    adviser.say({ type: 'adviser.offeredFile', id: file, ...offered });
    await adviser.hears('broker.stored');
    const list = await world.adviser(seat);
    const colleague = await comesToConsole(world, list);
    const console = await takesOver(world, { adviser, id, boris: colleague });
    await customer.hears('broker.pairedPeers');
    const told = customer.heard.map(({ type }) => type);
    const last = told.slice(told.indexOf('broker.stoppedSharing'));
    expect(last).toEqual([
      'broker.stoppedSharing',
      'broker.handedOver',
      'broker.droppedSystem',
      'broker.droppedFile',
      'broker.sawSeat',
      'broker.pairedPeers',
    ]);
    expect(await customer.hears('broker.stoppedSharing')).toMatchObject({
      why: 'session.handedOver',
    });
    expect(await customer.hears('broker.handedOver')).toMatchObject({ from: ana, to: boris });
    expect(await customer.hears('broker.droppedFile')).toMatchObject({ why: 'session.handedOver' });
    expect(console.heard.find(({ type }) => type === 'broker.seated')).toMatchObject({
      session: { state: 'stopped' },
    });
  });

  it('P40 is written with who said it, and the session is theirs in every list', async () => {
    const people = await meetWithColleague(world);
    const { id, list, boris: colleague } = people;
    await takesOver(world, people);
    expect(rowsOf(id, 'adviser.acceptedHandOver')).toMatchObject([{ by: { subject: 'boris' } }]);
    expect(rowsOf(id, 'broker.handedOver')).toEqual([
      { type: 'broker.handedOver', from: ana, to: boris },
    ]);
    const listed = (client: typeof list) =>
      client.heard.findLast((message) => message.type === 'broker.listedSessions')?.sessions ?? [];
    while (listed(list).length > 0) await list.hears('broker.listedSessions');
    while (listed(colleague.desk).length === 0) await colleague.desk.hears('broker.listedSessions');
    expect(listed(colleague.desk)).toMatchObject([{ sessionId: id }]);
  });

  it('P40 the one before can do nothing any more: no message, no piece, no seat, no number', async () => {
    const people = await world.share();
    const { adviser, customer, seat, id, epoch } = people;
    const piece = { take: randomUUID(), number: 0, epoch, bytes: startOfStream };
    expect((await putPiece(world, seat, id, piece)).status).toBe(200);
    const colleague = await comesToConsole(world, await world.adviser(seat));
    // What is said in the same moment as the yes comes after it.
    const ask = await asksColleague(adviser, colleague);
    colleague.desk.say({ type: 'adviser.acceptedHandOver', sessionId: id, ask });
    await customer.hears('broker.handedOver');
    const known = rowsOf(id, '%').length;
    adviser.say({ type: 'adviser.wroteChat', id: randomUUID(), text: 'still me' });
    expect(await adviser.closed).toBe(closeCodes.handedOver);
    const late = await putPiece(world, seat, id, { ...piece, number: 1 });
    expect([late.status, await late.json()]).toEqual([404, { reason: 'session.unknown' }]);
    const back = await world.adviser(seat, id);
    expect(await back.hears('broker.refused')).toMatchObject({ reason: 'notAllowed' });
    expect(await back.closed).toBe(closeCodes.notAllowed);
    const number = await world.request(seat, 'POST', `/v1/sessions/${id}/number`);
    expect(number.status).toBe(404);
    expect(rowsOf(id, '%')).toHaveLength(known);
  });

  it('P8 P40 no page comes back to the words of the one before', async () => {
    const people = await meetWithColleague(world);
    const { customer, admission, adviser, id, boris: colleague } = people;
    customer.drop();
    await adviser.hears('broker.sawSeat');
    await takesOver(world, { adviser, id, boris: colleague });
    const back = await world.resume(admission.resumeToken, admission.lastSeq, 1);
    expect(await back.hears('broker.admitted')).toMatchObject({ adviser: boris });
    expect(await back.hears('broker.handedOver')).toMatchObject({ from: ana, to: boris });
    expect(await back.hears('broker.pairedPeers')).toMatchObject({ pairing: 3 });
  });

  it('P26 P40 the question before “Show” that stands open closes with the adviser who asked it', async () => {
    const people = await meetWithColleague(world);
    const { customer, id } = people;
    await customer.tells({ type: 'customer.wasAsked', question: 'show', ...shownText });
    await takesOver(world, people);
    const receipt = await customer.hears('broker.gaveReceipt');
    expect(receipt).toMatchObject({ question: 'show', answer: 'windowClosed' });
    expect(JSON.parse(receipt.body)).toMatchObject({ adviser: ana });
    await customer.shows(picked);
    expect(JSON.parse((await customer.hears('broker.gaveReceipt')).body)).toMatchObject({
      adviser: boris,
      answer: 'yes',
    });
    expect(rowsOf(id, 'broker.gaveReceipt')).toHaveLength(2);
  });

  it('P9 P40 ends the session when the colleague never comes to it', async () => {
    const { adviser, customer, id, boris: colleague } = await meetWithColleague(world);
    const ask = await asksColleague(adviser, colleague);
    colleague.desk.say({ type: 'adviser.acceptedHandOver', sessionId: id, ask });
    await customer.hears('broker.handedOver');
    await world.passes(times.seatMs / 1_000, customer, null);
    expect(await customer.hears('broker.closed')).toMatchObject({ reason: 'adviser.gone' });
  });

  it('P40 goes on from one to the next and back', async () => {
    const people = await meetWithColleague(world);
    const { customer, seat, list, id } = people;
    const console = await takesOver(world, people);
    await customer.hears('broker.handedOver');
    const own = await comesToConsole(world, people.boris.desk, seat);
    const again = await takesOver(world, { adviser: console, id, boris: own });
    expect(await customer.hears('broker.handedOver')).toMatchObject({ from: boris, to: ana });
    await customer.tells({ type: 'customer.wroteChat', text: 'Spet vi?' });
    expect(await again.hears('customer.wroteChat')).toMatchObject({ text: 'Spet vi?' });
    expect(list.socket.readyState).toBe(list.socket.OPEN);
  });
});
