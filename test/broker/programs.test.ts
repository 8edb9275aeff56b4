import { generateKeyPairSync, randomUUID } from 'node:crypto';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { times } from '../../src/protocol/limits.ts';
import { Client } from './world/client.ts';
import { meetWithColleague } from './world/colleagues.ts';
import { computer, meetWithProgram, Program } from './world/program.ts';
import { comesIn } from './world/seconds.ts';
import { pageOrigin, World } from './world/world.ts';

let world: World;
beforeEach(async () => {
  world = await World.open();
});
afterEach(() => world.close());

/** The facts of a session's rows of one type, as they stand on disk. */
const kept = (id: string, type: string) =>
  world
    .rows(`select body from log_rows where session_id = '${id}' and type = '${type}' order by seq`)
    .map(({ body }) => JSON.parse(String(body)) as Record<string, unknown>);

describe('P1 the way of programs', () => {
  it('P1 a socket with an origin is refused on it: a page can never pass for a program', async () => {
    await expect(Client.ofProgram(world.origin, pageOrigin)).rejects.toThrow('403');
  });

  it('P1 who greets as a page on it is turned away', async () => {
    const client = await Client.ofProgram(world.origin);
    client.say({ type: 'customer.greeted', protocol: 1, locale: 'sl' });
    expect(await client.hears('broker.refused')).toMatchObject({ reason: 'notAllowed' });
    expect(await client.closed).toBe(4403);
  });

  it('P4 a page cannot speak as a program, nor a program as a page', async () => {
    const { customer, adviser, program } = await meetWithProgram(world);
    customer.say({ type: 'companion.ended', id: randomUUID() });
    expect(await customer.hears('broker.refused')).toMatchObject({ reason: 'notAllowed' });
    adviser.say({ type: 'companion.allowedControl', id: randomUUID(), ask: randomUUID() });
    expect(await adviser.hears('broker.refused')).toMatchObject({ reason: 'notAllowed' });
    program.client.say({ type: 'customer.tookControlBack', id: randomUUID() });
    expect(await program.client.hears('broker.refused')).toMatchObject({ reason: 'notAllowed' });
  });
});

describe('P20 a program joins by the customer’s yes alone', () => {
  it('P20 asks the page that joined, with the same two digits on both, and tells them to nobody else', async () => {
    const { customer, adviser, invitation } = await world.meet();
    const program = await Program.open(world);
    program.gives(invitation.number);
    const asked = await program.client.hears('broker.askedCustomer');
    expect(await customer.hears('broker.heardProgram')).toMatchObject({
      check: asked.check,
      computer,
    });
    await adviser.pings('adviser');
    expect(adviser.frames.join()).not.toContain('broker.heardProgram');
  });

  it('P20 binds nothing before the yes: whatever the program says is without effect', async () => {
    const { customer, invitation } = await world.meet();
    const program = await Program.open(world);
    program.gives(invitation.number);
    await customer.hears('broker.heardProgram');
    program.client.say({ type: 'companion.ended', id: randomUUID() });
    program.client.say({ type: 'companion.stoppedSharing', id: randomUUID() });
    await program.client.pings('companion');
    await customer.pings();
    const told = customer.frames.join();
    expect(told).not.toContain('broker.closed');
    expect(program.client.frames.join()).not.toContain('broker.describedSession');
  });

  it('P20 after the yes both sides hear that it is there, and it hears of the session', async () => {
    const { customer, adviser, program } = await meetWithProgram(world);
    expect(await program.client.hears('broker.describedSession')).toMatchObject({
      adviser: { name: 'Ana Novak' },
      shown: null,
    });
    expect(await program.client.hears('broker.describedSession')).toMatchObject({
      state: 'sharing',
      shown: { surface: 'monitor', monitor: 'screen:234:0' },
    });
    const sawProgram = expect.objectContaining({ seat: 'companion', isPresent: true });
    expect(customer.heard).toContainEqual(sawProgram);
    expect(adviser.heard).toContainEqual(sawProgram);
  });

  it('P42 it is told who else is in the chat, as long as they are', async () => {
    const people = await meetWithColleague(world);
    const program = await Program.open(world);
    program.gives(people.invitation.number);
    const { request } = await people.customer.hears('broker.heardProgram');
    await people.customer.knowsProgram(request);
    const described = async (isSo: (second: unknown) => boolean) => {
      const { client } = program;
      for (;;) {
        const { second } = await client.hears('broker.describedSession');
        if (isSo(second)) return second;
      }
    };
    expect(await described(() => true)).toBeUndefined();
    const { ask } = await comesIn(world, people);
    expect(await described((second) => second !== undefined)).toMatchObject({
      name: 'Boris Kranjc',
    });
    await people.customer.tells({ type: 'customer.dismissedSecond', ask });
    expect(await described((second) => second === undefined)).toBeUndefined();
  });

  it('P20 a no turns it away; the third no ends all asking in this session', async () => {
    const { customer, invitation, id } = await world.meet();
    for (let no = 1; no <= 3; no += 1) {
      const program = await Program.open(world);
      program.gives(invitation.number);
      const { request } = await customer.hears('broker.heardProgram');
      expect(request).toBe(no);
      await customer.tells({ type: 'customer.refusedProgram', request });
      expect(await program.client.hears('broker.turnedProgramAway')).toMatchObject({
        why: 'customer.refusedProgram',
      });
      expect(await program.client.closed).toBe(4403);
    }
    const fourth = await Program.open(world);
    fourth.gives(invitation.number);
    await customer.pings();
    world.clock.advance(times.refusalMs);
    expect(await fourth.client.hears('broker.refused')).toMatchObject({
      reason: 'number.notAccepted',
    });
    expect(kept(id, 'customer.refusedProgram')).toHaveLength(3);
  });

  it('P20 no answer, a program that left, and a page that left are three different records, and all mean no', async () => {
    const { customer, adviser, invitation, id } = await world.meet();
    const ask = async () => {
      const program = await Program.open(world);
      program.gives(invitation.number);
      await customer.hears('broker.heardProgram');
      return program;
    };
    const silent = await ask();
    for (let passed = 10_000; passed < times.programAnswerMs; passed += 10_000) {
      world.clock.advance(10_000);
      await Promise.all([customer.pings(), adviser.pings('adviser')]);
      await silent.client.pings('companion');
    }
    world.clock.advance(10_000);
    expect(await silent.client.hears('broker.turnedProgramAway')).toMatchObject({
      why: 'program.notAnswered',
    });
    await customer.hears('broker.droppedProgram');
    (await ask()).client.drop();
    await customer.hears('broker.droppedProgram');
    const last = await ask();
    customer.drop();
    expect(await last.client.hears('broker.turnedProgramAway')).toMatchObject({ why: 'seat.away' });
    expect(kept(id, 'broker.droppedProgram')).toEqual([
      { request: 1, why: 'program.notAnswered' },
      { request: 2, why: 'program.left' },
      { request: 3, why: 'seat.away' },
    ]);
  });

  it('P20 the number of a session that nobody joined, an unknown one, and one whose program is there look the same', async () => {
    const seat = world.signIn();
    const unused = await world.invite(seat);
    const { invitation, customer } = await meetWithProgram(world);
    for (const number of [unused.number, invitation.number, '00000000']) {
      const program = await Program.open(world);
      program.gives(number);
      await customer.pings();
      await program.client.pings('companion');
      world.clock.advance(times.refusalMs);
      expect(await program.client.hears('broker.refused')).toMatchObject({
        reason: 'number.notAccepted',
      });
    }
    expect(customer.frames.filter((frame) => frame.includes('heardProgram'))).toHaveLength(1);
  });

  it('P20 five wrong numbers on a connection are too many', async () => {
    const program = await Program.open(world);
    for (let wrong = 1; wrong <= 5; wrong += 1) {
      program.gives('00000000');
      await program.client.pings('companion');
      world.clock.advance(times.refusalMs);
      expect(await program.client.hears('broker.refused')).toMatchObject({
        reason: wrong < 5 ? 'number.notAccepted' : 'number.tooManyTries',
      });
    }
  });

  it('P20 comes back by its own key within the resume time, after a restart of the broker too', async () => {
    const { program, customer, admission, id } = await meetWithProgram(world);
    program.client.drop();
    expect(await customer.hears('broker.sawSeat')).toMatchObject({ isPresent: false });
    await world.stop();
    await world.start();
    const page = await world.resume(admission.resumeToken, admission.lastSeq);
    await page.hears('broker.admitted');
    await program.connect();
    program.resumes(id);
    expect(await program.client.hears('broker.boundProgram')).toMatchObject({ sessionId: id });
    expect(await page.hears('broker.sawSeat')).toMatchObject({
      seat: 'companion',
      isPresent: true,
    });
  });

  it('P20 does not come back by another key, nor after the resume time', async () => {
    const { program, customer, adviser, id } = await meetWithProgram(world);
    const thief = await Program.open(world);
    thief.resumes(id, generateKeyPairSync('ec', { namedCurve: 'P-256' }).privateKey);
    expect(await thief.client.closed).toBe(4413);
    program.client.drop();
    await customer.hears('broker.sawSeat');
    await world.passes(times.seatMs / 1000 + 1, customer, adviser);
    await program.connect();
    program.resumes(id);
    expect(await program.client.hears('broker.refused')).toMatchObject({
      reason: 'resume.notAccepted',
    });
    expect(kept(id, 'broker.droppedProgram')).toEqual([{ request: 1, why: 'program.left' }]);
  });

  it('P20 a program that left for good can be followed by another, which is asked about anew', async () => {
    const { program, customer, invitation } = await meetWithProgram(world);
    program.client.drop();
    await customer.hears('broker.sawSeat');
    const next = await Program.open(world);
    next.gives(invitation.number);
    expect(await customer.hears('broker.heardProgram')).toMatchObject({ request: 2 });
  });

  it('P14 the end of the session is told to the program, and closes its socket', async () => {
    const { program, customer } = await meetWithProgram(world);
    await customer.tells({ type: 'customer.ended', why: 'customer.ended' });
    expect(await program.client.hears('broker.closed')).toMatchObject({ reason: 'customer.ended' });
    expect(await program.client.closed).toBe(4410);
  });

  it('P18 the program’s bar stops sharing and ends the session, as the page does', async () => {
    const { program, customer, adviser } = await meetWithProgram(world);
    expect(await program.client.tells({ type: 'companion.stoppedSharing' })).toMatchObject({
      type: 'broker.stored',
    });
    await customer.hears('companion.stoppedSharing');
    await adviser.hears('companion.stoppedSharing');
    expect(await program.client.tells({ type: 'companion.stoppedSharing' })).toMatchObject({
      reason: 'notNow',
    });
    await program.client.tells({ type: 'companion.ended' });
    expect(await customer.hears('broker.closed')).toMatchObject({ reason: 'customer.ended' });
  });
});
