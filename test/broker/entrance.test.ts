import { request } from 'node:http';
import { connect } from 'node:net';
import { randomBytes, randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Client } from './world/client.ts';
import { consoleOrigin, pageOrigin, World } from './world/world.ts';

let world: World;
beforeAll(async () => {
  world = await World.open();
});
afterAll(() => world.close());

/** The status with which an upgrade is answered. */
function upgrade(headers: Record<string, string>, path = '/v1/socket'): Promise<number> {
  const { promise, resolve, reject } = Promise.withResolvers<number>();
  const asked = request(`${world.origin}${path}`, {
    headers: {
      connection: 'Upgrade',
      upgrade: 'websocket',
      'sec-websocket-version': '13',
      'sec-websocket-key': randomBytes(16).toString('base64'),
      ...headers,
    },
  });
  asked.on('response', (answer) => {
    answer.resume();
    resolve(answer.statusCode ?? 0);
  });
  asked.on('upgrade', (answer, socket) => {
    socket.destroy();
    resolve(answer.statusCode ?? 0);
  });
  asked.on('error', reject);
  asked.end();
  return promise;
}

const proper = { origin: pageOrigin, 'sec-websocket-protocol': 'remote-help.v1' };

describe('P1 who may open a socket', () => {
  it('P1 a page of the bank and the console may, by their exact origins', async () => {
    expect(await upgrade(proper)).toBe(101);
    expect(await upgrade({ ...proper, origin: consoleOrigin })).toBe(101);
  });

  it.each([
    'null',
    'http://bank.example',
    'https://bank.example.evil.example',
    'https://evil-bank.example',
    'https://bank.example:8443',
    'https://BANK.example',
    'https://xn--bnk-rla.example',
    `${pageOrigin}/`,
    `${pageOrigin}, https://evil.example`,
  ])('P1 the origin %s may not', async (origin) => {
    expect(await upgrade({ ...proper, origin })).toBe(403);
  });

  it('P1 a missing origin may not', async () => {
    expect(await upgrade({ 'sec-websocket-protocol': 'remote-help.v1' })).toBe(403);
  });

  it.each(['', 'remote-help.v2', 'chat', 'remote-help.v1x'])(
    'P1 the subprotocol "%s" is refused',
    async (name) => {
      const named = name === '' ? {} : { 'sec-websocket-protocol': name };
      expect(await upgrade({ origin: pageOrigin, ...named })).toBe(400);
    },
  );

  it('P1 compression is never agreed to', async () => {
    const socket = (await Client.open(world.origin, pageOrigin)).socket;
    expect(socket.extensions).toBe('');
    socket.terminate();
  });

  it('P1 there is no socket elsewhere, nor with anything in its query', async () => {
    expect(await upgrade(proper, '/v1/socket?ticket=1')).toBe(404);
    expect(await upgrade(proper, '/')).toBe(404);
  });

  it('P1 a ticket opens one socket, once', async () => {
    const seat = world.signIn();
    const answer = await world.request(seat, 'POST', '/v1/tickets');
    const { ticket } = (await answer.json()) as { ticket: string };
    const greeting = { type: 'adviser.greeted', protocol: 1, ticket } as const;
    const first = await Client.open(world.origin, consoleOrigin);
    first.say(greeting);
    await first.hears('broker.listedSessions');
    const second = await Client.open(world.origin, consoleOrigin);
    second.say(greeting);
    expect(await second.hears('broker.refused')).toMatchObject({ reason: 'notAllowed' });
    expect(await second.closed).toBe(4403);
  });

  it('P1 a ticket is dead after 30 s', async () => {
    const answer = await world.request(world.signIn(), 'POST', '/v1/tickets');
    const { ticket } = (await answer.json()) as { ticket: string };
    world.clock.advance(30_001);
    const client = await Client.open(world.origin, consoleOrigin);
    client.say({ type: 'adviser.greeted', protocol: 1, ticket });
    expect(await client.closed).toBe(4403);
  });

  it("P1 a customer's page cannot greet as a console, nor the console as a customer's page", async () => {
    const answer = await world.request(world.signIn(), 'POST', '/v1/tickets');
    const { ticket } = (await answer.json()) as { ticket: string };
    const page = await Client.open(world.origin, pageOrigin);
    page.say({ type: 'adviser.greeted', protocol: 1, ticket });
    expect(await page.closed).toBe(4403);
    const desk = await Client.open(world.origin, consoleOrigin);
    desk.say({ type: 'customer.greeted', protocol: 1, locale: 'sl' });
    expect(await desk.closed).toBe(4403);
  });
});

describe('P10 time to speak', () => {
  it('P10 who has not greeted within 5 s is let go', async () => {
    const client = await Client.open(world.origin, pageOrigin);
    client.sayRaw('{}');
    await client.hears('broker.refused');
    world.clock.advance(5_001);
    expect(await client.closed).toBe(4401);
  });

  it('P10 a customer without a session after 10 min is let go', async () => {
    const customer = await world.customer();
    for (let minutes = 0; minutes < 9.75; minutes += 0.25) {
      await customer.pings();
      world.clock.advance(15_000);
    }
    await customer.pings();
    world.clock.advance(15_000);
    expect(await customer.closed).toBe(4401);
  });

  it('P10 of one network 20 may stand at the door without greeting', async () => {
    const waiting = await Promise.all(
      Array.from({ length: 20 }, () => Client.open(world.origin, pageOrigin)),
    );
    expect(await upgrade(proper)).toBe(429);
    waiting[0]?.say({ type: 'customer.greeted', protocol: 1, locale: 'en' });
    await waiting[0]?.hears('broker.greeted');
    expect(await upgrade(proper)).toBe(101);
    for (const client of waiting) client.drop();
  });
});

describe('P2 P3 P4 what is sent', () => {
  it('P2 an old protocol is told so', async () => {
    const client = await Client.open(world.origin, pageOrigin);
    client.say({ type: 'customer.greeted', protocol: 0, locale: 'sl' });
    expect(await client.hears('broker.refused')).toMatchObject({ reason: 'protocol.tooOld' });
    expect(await client.closed).toBe(4426);
  });

  it.each([
    'rubbish',
    '{"type":"customer.flew"}',
    '{"type":"customer.pinged"}',
    '{"type":"customer.pinged","lastSeq":0,"more":1}',
    '{"type":"__proto__"}',
    '{"type":"constructor"}',
  ])('P2 %s is not understood', async (frame) => {
    const customer = await world.customer();
    customer.sayRaw(frame);
    expect(await customer.hears('broker.refused')).toEqual({
      type: 'broker.refused',
      reason: 'message.notUnderstood',
    });
  });

  it('P2 bytes are no message', async () => {
    const customer = await world.customer();
    customer.sayRaw(Buffer.from('{"type":"customer.pinged","lastSeq":0}'));
    expect(await customer.hears('broker.refused')).toMatchObject({
      reason: 'message.notUnderstood',
    });
  });

  it('P2 what is passed on is what the check made, not what came', async () => {
    const { customer, adviser } = await world.meet();
    const id = randomUUID();
    customer.sayRaw(
      `{ "text": "first", "type":"customer.wroteChat","id":"${id}", "text":"second", "__proto__":{"x":1} }`,
    );
    expect(await customer.hears('broker.refused')).toMatchObject({
      reason: 'message.notUnderstood',
    });
    customer.sayRaw(
      `{ "text": "first", "type":"customer.wroteChat","id":"${id}", "text":"second"}`,
    );
    expect(await adviser.hears('customer.wroteChat')).toMatchObject({ text: 'second' });
    expect(adviser.frames.join()).not.toContain('first');
  });

  it('P3 a frame of 64 KiB and one byte more closes its socket', async () => {
    const customer = await world.customer();
    customer.sayRaw(' '.repeat(64 * 1024));
    await customer.hears('broker.refused');
    customer.sayRaw(' '.repeat(64 * 1024 + 1));
    expect(await customer.closed).toBe(1009);
  });

  it('P4 nobody speaks in the name of the other role', async () => {
    const { customer, adviser } = await world.meet();
    const id = randomUUID();
    customer.say({ type: 'adviser.wroteChat', id, text: 'I am your adviser' });
    expect(await customer.hears('broker.refused')).toMatchObject({ reason: 'notAllowed' });
    adviser.say({ type: 'customer.pickedSurface', id, surface: 'monitor', width: 1, height: 1 });
    expect(await adviser.hears('broker.refused')).toMatchObject({ reason: 'notAllowed' });
    for (const client of [customer, adviser]) {
      client.say({ type: 'second.wroteChat', id, text: 'I am a colleague' });
      expect(await client.hears('broker.refused')).toMatchObject({ reason: 'notAllowed' });
    }
  });

  it("P4 another adviser's session is as if it did not exist", async () => {
    const ana = world.signIn('ana');
    const { session } = await world.invite(ana);
    const boris = world.signIn('boris', 'Boris Kranjc');
    const answers = [];
    for (const sessionId of [session.sessionId, randomUUID()]) {
      const client = await world.adviser(boris, sessionId);
      answers.push(await client.hears('broker.refused'));
      expect(await client.closed).toBe(4403);
    }
    expect(answers[0]).toEqual(answers[1]);
    const list = await (await world.adviser(boris)).hears('broker.listedSessions');
    expect(list.sessions).toEqual([]);
    const answer = await world.request(boris, 'POST', `/v1/sessions/${session.sessionId}/number`);
    expect(answer.status).toBe(404);
  });
});

it('P3 frames that break the WebSocket protocol close their own socket and stop nobody', async () => {
  const broken = [
    [0x81, 0x02, 0x7b, 0x7d], // without a mask
    [0xc1, 0x80, 0, 0, 0, 0], // a reserved bit
    [0x83, 0x80, 0, 0, 0, 0], // an unknown kind
    [0x80, 0x80, 0, 0, 0, 0], // a continuation of nothing
    [0x81, 0xff, 0x40, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0], // 2^62 bytes
    [0x81, 0x82, 0, 0, 0, 0, 0xc3, 0x28], // not UTF-8
    [0x89, 0xfe, 0x00, 0x7e, 0, 0, 0, 0], // a ping that is too long
    [0x88, 0x82, 0, 0, 0, 0, 0x03, 0xe7], // a close with a code that may not be sent
  ];
  const head = Object.entries({
    ...proper,
    Host: 'broker',
    Connection: 'Upgrade',
    Upgrade: 'websocket',
  })
    .concat([
      ['Sec-WebSocket-Version', '13'],
      ['Sec-WebSocket-Key', randomBytes(16).toString('base64')],
    ])
    .map(([name, value]) => `${name}: ${value}\r\n`)
    .join('');
  for (const frame of broken) {
    const socket = connect(Number(new URL(world.origin).port), '127.0.0.1');
    socket.write(`GET /v1/socket HTTP/1.1\r\n${head}\r\n`);
    await new Promise((resolve) => socket.once('data', resolve));
    socket.write(Buffer.from(frame));
    await new Promise((resolve) => socket.once('end', resolve));
    socket.destroy();
  }
  await (await world.customer()).pings();
});
