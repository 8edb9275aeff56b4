import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { signResume } from './world/page-key.ts';
import { World } from './world/world.ts';

let world: World;
beforeEach(async () => {
  world = await World.open();
});
afterEach(() => world.close());

const second = 1_000;
const surface = { surface: 'monitor', width: 1920, height: 1080 } as const;

describe('P8 pairing and epoch', () => {
  it('P8 both hear of a pairing when both are there, and of a higher one at each return', async () => {
    const { customer, adviser, admission, seat, id } = await world.meet();
    const again = await world.adviser(seat, id);
    const first = await customer.hears('broker.pairedPeers');
    expect(await again.hears('broker.pairedPeers')).toEqual(first);
    customer.drop();
    expect(await again.hears('broker.sawSeat')).toMatchObject({ isPresent: false });
    const back = await world.resume(admission.resumeToken, admission.lastSeq);
    const next = await back.hears('broker.pairedPeers');
    expect(next.pairing).toBe(first.pairing + 1);
    expect(await again.hears('broker.pairedPeers')).toEqual(next);
    expect(await adviser.closed).toBe(4409);
  });

  it('P8 a passing message of another pairing or epoch is dropped', async () => {
    const { customer, adviser } = await world.meet();
    const commitment = 'A'.repeat(43);
    customer.say({ type: 'customer.committedWords', pairing: 7, commitment });
    customer.say({ type: 'customer.committedWords', pairing: 1, commitment });
    expect(await adviser.hears('customer.committedWords')).toMatchObject({ pairing: 1 });
    await customer.shows(surface);
    const { epoch } = await adviser.hears('broker.openedPicture');
    customer.say({ type: 'customer.offeredPicture', epoch: epoch + 1, sdp: 'v=0 wrong' });
    customer.say({ type: 'customer.offeredPicture', epoch, sdp: 'v=0 right' });
    expect(await adviser.hears('customer.offeredPicture')).toMatchObject({ sdp: 'v=0 right' });
    expect(customer.heard.map(({ type }) => type)).not.toContain('broker.refused');
  });

  it('P8 a picture is opened at every start and every return while sharing, under a higher epoch', async () => {
    const { customer, adviser, seat, id } = await world.meet();
    await customer.shows(surface);
    expect(await customer.hears('broker.openedPicture')).toMatchObject({ epoch: 1 });
    expect(await adviser.hears('broker.openedPicture')).toMatchObject({ epoch: 1 });
    adviser.drop();
    await customer.hears('broker.sawSeat');
    const back = await world.adviser(seat, id);
    expect(await customer.hears('broker.openedPicture')).toMatchObject({ epoch: 2 });
    expect(await back.hears('broker.openedPicture')).toMatchObject({ epoch: 2 });
  });

  it('P8 without the adviser a desktop is shared to nobody until they come back', async () => {
    const { customer, adviser, seat, id } = await world.meet();
    adviser.drop();
    await customer.hears('broker.sawSeat');
    const answer = await customer.shows(surface);
    expect(answer.type).toBe('broker.stored');
    expect(customer.heard.map(({ type }) => type)).not.toContain('broker.openedPicture');
    const back = await world.adviser(seat, id);
    expect(await back.hears('broker.openedPicture')).toMatchObject({ epoch: 1 });
  });

  it('P8 the servers for the picture come with their passwords, which expire', async () => {
    await world.stop();
    await world.close();
    world = await World.open({
      REMOTE_HELP_ICE_URLS: 'stun:turn.bank.example:3478, turns:turn.bank.example:443',
      REMOTE_HELP_TURN_SECRET_FILE: '/etc/hostname',
    });
    const { customer } = await world.meet();
    await customer.shows(surface);
    const { iceServers } = await customer.hears('broker.openedPicture');
    expect(iceServers[0]).toEqual({ urls: ['stun:turn.bank.example:3478'] });
    expect(iceServers[1]?.username).toMatch(/^\d+:[\w-]{16}$/);
    expect(iceServers[1]?.credential).toMatch(/^[A-Za-z0-9+/]{27}=$/);
  });
});

describe('P9 a line that is silent is dead', () => {
  it('P9 a ping is answered', async () => {
    const customer = await world.customer();
    customer.say({ type: 'customer.pinged', lastSeq: 0 });
    const { at } = await customer.hears('broker.ponged');
    expect(Math.abs(at - world.clock.now())).toBeLessThan(5_000);
  });

  it('P9 a hidden page with slow timers keeps its seat: its browser answers the socket for it', async () => {
    const { customer, adviser } = await world.meet();
    let pings = 0;
    customer.socket.on('ping', () => (pings += 1));
    for (let passed = 0; passed < 60; passed += 5) {
      world.clock.advance(5 * second);
      // Two round trips of the neighbour: time for a ping and its answer.
      await adviser.pings('adviser');
      await adviser.pings('adviser');
    }
    expect(pings).toBeGreaterThan(2);
    await customer.tells({ type: 'customer.wroteChat', text: 'I was in another tab.' });
    expect(adviser.heard.filter(({ type }) => type === 'broker.sawSeat')).toHaveLength(1);
  });

  it('P9 an adviser who leaves before the customer has joined is not missed', async () => {
    const seat = world.signIn();
    const { session, ...invitation } = await world.invite(seat);
    const adviser = await world.adviser(seat, session.sessionId);
    await adviser.hears('broker.seated');
    adviser.drop();
    await world.join(invitation).then(async ({ customer }) => {
      await world.passes(100, customer, null);
      await customer.tells({ type: 'customer.wroteChat', text: 'Is someone there?' });
    });
  });

  it('P9 who comes back within 60 s gets what was missed, in order, once, and a new token', async () => {
    const { customer, adviser, admission } = await world.meet();
    await adviser.tells({ type: 'adviser.wroteChat', text: 'one' });
    const { seq } = await customer.hears('adviser.wroteChat');
    customer.drop();
    await adviser.hears('broker.sawSeat');
    for (const text of ['two', 'three']) await adviser.tells({ type: 'adviser.wroteChat', text });
    await world.passes(50, null, adviser);
    const back = await world.resume(admission.resumeToken, seq);
    const { resumeToken } = await back.hears('broker.admitted');
    expect(resumeToken).not.toBe(admission.resumeToken);
    expect(await back.hears('adviser.wroteChat')).toMatchObject({ text: 'two' });
    expect(await back.hears('adviser.wroteChat')).toMatchObject({ text: 'three' });
    await adviser.tells({ type: 'adviser.wroteChat', text: 'four' });
    expect(await back.hears('adviser.wroteChat')).toMatchObject({ text: 'four' });
    const seqs = back.heard.flatMap((message) => ('seq' in message ? [message.seq] : []));
    expect(seqs).toEqual([...new Set(seqs)].sort((a, b) => a - b));
  });

  it('P9 a token works until the one after it has been used: an answer may be lost on its way', async () => {
    const { admission, customer } = await world.meet();
    const back = await world.resume(admission.resumeToken, 0);
    await back.hears('broker.admitted');
    expect(await customer.closed).toBe(4409);
    const again = await world.resume(admission.resumeToken, 0);
    const { resumeToken } = await again.hears('broker.admitted');
    const newest = await world.resume(resumeToken, 0);
    await newest.hears('broker.admitted');
    const late = await world.resume(admission.resumeToken, 0);
    expect(await late.hears('broker.refused')).toMatchObject({ reason: 'resume.notAccepted' });
    expect(await late.closed).toBe(4413);
    await newest.tells({ type: 'customer.wroteChat', text: 'mine' });
  });

  it('P9 a token that was copied is of no use without the key of its page', async () => {
    const { admission, customer } = await world.meet();
    const thief = await world.customer();
    const token = admission.resumeToken;
    const signature = 'A'.repeat(86);
    thief.say({ type: 'customer.resumed', token, signature, lastSeq: 0 });
    expect(await thief.hears('broker.refused')).toMatchObject({ reason: 'resume.notAccepted' });
    expect(await thief.closed).toBe(4413);
    await world.logs('resume.notProved');
    await customer.tells({ type: 'customer.wroteChat', text: 'still mine' });
  });

  it('P9 a signature for one greeting is of no use at another', async () => {
    const { admission } = await world.meet();
    const token = admission.resumeToken;
    const signature = signResume('A'.repeat(43), token);
    const thief = await world.customer();
    thief.say({ type: 'customer.resumed', token, signature, lastSeq: 0 });
    expect(await thief.hears('broker.refused')).toMatchObject({ reason: 'resume.notAccepted' });
  });

  it('P9 an unknown token is refused like a used one', async () => {
    const back = await world.resume('B'.repeat(43), 0);
    expect(await back.hears('broker.refused')).toMatchObject({ reason: 'resume.notAccepted' });
    expect(await back.closed).toBe(4413);
  });

  it('P9 a long log is told to who comes back, however much it is', async () => {
    const { customer, adviser, admission } = await world.meet();
    customer.drop();
    await adviser.hears('broker.sawSeat');
    const text = 'č'.repeat(4_000);
    for (let count = 0; count < 150; count += 1) {
      await adviser.tells({ type: 'adviser.wroteChat', text: `${count} ${text}`.slice(0, 4_000) });
      world.clock.advance(200);
    }
    const back = await world.resume(admission.resumeToken, admission.lastSeq);
    for (let count = 0; count < 150; count += 1) {
      expect((await back.hears('adviser.wroteChat')).text).toMatch(new RegExp(`^${count} `));
    }
  });

  it('P9 a session that ended meanwhile says how to who comes back with the newest token', async () => {
    const { customer, adviser, admission } = await world.meet();
    customer.drop();
    await adviser.hears('broker.sawSeat');
    await adviser.tells({ type: 'adviser.ended' });
    const back = await world.resume(admission.resumeToken, admission.lastSeq);
    expect(await back.hears('broker.closed')).toMatchObject({ reason: 'adviser.ended' });
    expect(await back.closed).toBe(4410);
  });
});

describe('P15 one connection a seat', () => {
  it('P15 the newer one has it, and the older one is told nothing more', async () => {
    const { adviser, customer, seat, id } = await world.meet();
    const newer = await world.adviser(seat, id);
    await newer.hears('broker.seated');
    expect(await adviser.closed).toBe(4409);
    await customer.tells({ type: 'customer.wroteChat', text: 'hello' });
    expect(await newer.hears('customer.wroteChat')).toMatchObject({ text: 'hello' });
    expect(adviser.frames.join()).not.toContain('hello');
    expect(customer.heard).not.toContainEqual(
      expect.objectContaining({ type: 'broker.sawSeat', isPresent: false }),
    );
  });

  it('P15 a console that opens a session late is told all of it', async () => {
    const { adviser, customer, seat, id } = await world.meet();
    await customer.tells({ type: 'customer.wroteChat', text: 'first' });
    await adviser.tells({ type: 'adviser.wroteChat', text: 'second' });
    const late = await world.adviser(seat, id);
    expect(await late.hears('broker.seated')).toMatchObject({
      session: { state: 'chat-only', customerIsPresent: true, number: 'used' },
    });
    await late.hears('customer.joined');
    expect(await late.hears('customer.wroteChat')).toMatchObject({ text: 'first' });
    expect(await late.hears('adviser.wroteChat')).toMatchObject({ text: 'second' });
  });
});
