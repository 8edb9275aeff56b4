import { randomUUID } from 'node:crypto';
import { request, type IncomingMessage } from 'node:http';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { Client } from './world/client.ts';
import { pageOrigin, World } from './world/world.ts';

const maxSockets = 10;
const kept = 20;

let world: World;
beforeEach(async () => {
  world = await World.open({ REMOTE_HELP_MAX_SOCKETS: String(maxSockets) });
});
afterEach(() => world.close());

/** Pages that have said who they are and want nothing yet. */
function crowd(size: number): Promise<Client[]> {
  return Promise.all(Array.from({ length: size }, () => world.customer()));
}

/** The answer to a socket that is not opened. */
function refusalOfSocket(): Promise<IncomingMessage> {
  const headers = {
    connection: 'Upgrade',
    upgrade: 'websocket',
    origin: pageOrigin,
    'sec-websocket-key': Buffer.alloc(16).toString('base64'),
    'sec-websocket-version': '13',
    'sec-websocket-protocol': 'remote-help.v1',
  };
  return new Promise((resolve, reject) => {
    const asked = request(`${world.origin}/v1/socket`, { headers });
    asked.once('response', resolve).once('error', reject);
    asked.once('upgrade', () => reject(new Error('The socket was opened')));
    asked.end();
  });
}

describe('P19 a full broker', () => {
  it('P19 tells who is new when to try again, and the number stays good', async () => {
    const invitation = await world.invite(world.signIn());
    const pages = await crowd(maxSockets);
    const late = await world.customer();
    const { number, handle = '' } = invitation;
    for (let count = 0; count < 6; count += 1) {
      late.say({ type: 'customer.gaveNumber', id: randomUUID(), number, handle });
      const refused = await late.hears('broker.refused');
      expect(refused).toMatchObject({ reason: 'broker.busy', retryAfterMs: 10_000 });
    }
    for (const page of [late, ...pages]) {
      page.socket.close();
      await page.closed;
    }
    await world.join(invitation);
  });

  it('P19 harms nobody in a session: it goes on, and a lost line comes back', async () => {
    const { customer, adviser, admission } = await world.meet();
    await crowd(maxSockets);
    await customer.tells({ type: 'customer.wroteChat', text: 'as before' });
    await adviser.hears('customer.wroteChat');
    customer.drop();
    const back = await world.resume(admission.resumeToken, admission.lastSeq);
    await back.hears('broker.admitted');
    await back.tells({ type: 'customer.wroteChat', text: 'and on' });
    expect(await adviser.hears('customer.wroteChat')).toMatchObject({ text: 'and on' });
  });

  it('P19 answers 503 and when to try again where even the kept places are taken', async () => {
    const pages = await crowd(maxSockets + kept);
    const refused = await refusalOfSocket();
    expect(refused.statusCode).toBe(503);
    expect(refused.headers['retry-after']).toBe('10');
    pages[0]?.socket.close();
    await pages[0]?.closed;
    await Client.open(world.origin, pageOrigin);
  });
});
