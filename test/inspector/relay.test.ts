import { once } from 'node:events';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { WebSocket } from 'ws';
import { startRelay, type Relay } from '../../tools/inspector/src/relay.ts';

const origin = 'https://test.bank.example';
let relay: Relay;
let sockets: WebSocket[] = [];

beforeEach(async () => {
  relay = await startRelay({ port: 0, origins: [origin], maxBytes: 1_000 });
});
afterEach(async () => {
  for (const socket of sockets) socket.terminate();
  sockets = [];
  await relay.close();
});

async function connect(from: string = origin): Promise<WebSocket> {
  const socket = new WebSocket(relay.address, { origin: from });
  sockets.push(socket);
  await once(socket, 'open');
  return socket;
}

const heardBy = async (socket: WebSocket) => String((await once(socket, 'message'))[0]);

describe('the relay between two machines', () => {
  it('listens on the machine itself unless told otherwise', () => {
    expect(relay.address).toMatch(/^ws:\/\/127\.0\.0\.1:\d+$/);
  });

  it('passes each message on to all others, as it is, and not back', async () => {
    const [page, one, other] = [await connect(), await connect(), await connect()];
    const heard = Promise.all([heardBy(one), heardBy(other)]);
    page.send('{"v":1,"kind":"hello"}');
    expect(await heard).toEqual(['{"v":1,"kind":"hello"}', '{"v":1,"kind":"hello"}']);
    const answer = heardBy(page);
    one.send('back');
    expect(await answer).toBe('back');
  });

  it.each(['https://evil.example', 'null', 'https://test.bank.example.evil.example'])(
    'refuses a page of %s',
    async (from) => {
      await expect(connect(from)).rejects.toThrow('401');
    },
  );

  it('ends the connection of who sends too much, and goes on for the others', async () => {
    const [page, other, third] = [await connect(), await connect(), await connect()];
    const ended = once(page, 'close');
    page.send('x'.repeat(2_000));
    expect((await ended)[0]).toBe(1009);
    const heard = heardBy(other);
    third.send('still here');
    expect(await heard).toBe('still here');
  });
});
