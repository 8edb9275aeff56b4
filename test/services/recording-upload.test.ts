import { createHash, randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { createServer, type IncomingMessage, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { RecordingUpload } from '../../src/services/recording/recording-upload.ts';
import { Shelf } from '../../src/testing/shelf.ts';

/** What came to the broker: where a piece belongs, and whether it is what its digest says. */
interface Arrived {
  readonly place: string;
  readonly isWhole: boolean;
}

/** What the broker does with the pieces, one after another; then it stores them. */
type Doing = 'stores' | 'losesAnswer' | { readonly refuses: string; readonly status: number };

const sessionId = randomUUID();
const take = 'first';
let server: Server;
let arrived: Shelf<Arrived>;
let doings: Doing[];
let lostTakes: string[];
let upload: RecordingUpload;

beforeEach(async () => {
  arrived = new Shelf();
  doings = [];
  lostTakes = [];
  server = createServer((request, answer) => {
    void noted(request).then((piece) => {
      const doing = doings.shift() ?? 'stores';
      if (doing === 'losesAnswer') request.socket.destroy();
      else if (doing === 'stores') answer.end(JSON.stringify({ seq: 1 }));
      else answer.writeHead(doing.status).end(JSON.stringify({ reason: doing.refuses }));
      arrived.put(piece);
    });
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const broker = `http://127.0.0.1:${String((server.address() as AddressInfo).port)}`;
  upload = new RecordingUpload({ broker, sessionId, onTakeLost: (one) => lostTakes.push(one) });
});
afterEach(() => {
  server.closeAllConnections();
  server.close();
});

async function noted(request: IncomingMessage): Promise<Arrived> {
  const hash = createHash('sha256');
  for await (const bytes of request as AsyncIterable<Buffer>) hash.update(bytes);
  const [path = '', query = ''] = (request.url ?? '').split('?');
  const known = `sha-256=:${hash.digest('base64')}:` === request.headers['content-digest'];
  const isOfNow = Number(new URLSearchParams(query).get('ageMs')) < 60_000;
  const place = path.replace(`/v1/sessions/${sessionId}/recording/`, '');
  return { place, isWhole: known && isOfNow && request.headers['remote-help'] === '1' };
}

const put = (piece: number, more: { take?: string; bytes?: number } = {}) =>
  upload.put({
    take: more.take ?? take,
    piece,
    epoch: 1,
    bytes: new TextEncoder().encode(`piece ${piece}`.padEnd(more.bytes ?? 0)).buffer,
    until: performance.now(),
    lengthMs: 1_000,
  });

/** Waits until a piece has come; answers the places of all that came. */
async function came(place: string): Promise<string[]> {
  await arrived.next((one) => one.place === place);
  return arrived.all.map((one) => one.place);
}

describe('P28 pieces on their way to the broker', () => {
  it('come in order, each whole, and one after another', async () => {
    for (const piece of [0, 1, 2]) expect(put(piece)).toBe(true);
    expect(upload.isIdle).toBe(false);
    expect(upload.behindMs).toBeGreaterThanOrEqual(0);
    expect(await came('first/2')).toEqual(['first/0', 'first/1', 'first/2']);
    expect(arrived.all.every(({ isWhole }) => isWhole)).toBe(true);
    await expect.poll(() => upload.isIdle).toBe(true);
    expect(upload.behindMs).toBe(0);
  });

  it('are sent again when an answer is lost, when the disk is full, and when the broker goes away', async () => {
    doings = [
      'losesAnswer',
      { refuses: 'storage.full', status: 507 },
      { refuses: 'broker.goingAway', status: 503 },
      { refuses: 'not a reason of ours', status: 502 },
    ];
    put(0);
    put(1);
    const again = Array<string>(5).fill('first/0');
    expect(await came('first/1')).toEqual([...again, 'first/1']);
    expect(lostTakes).toEqual([]);
  });

  it.each([
    'piece.differs',
    'piece.tooEarly',
    'piece.notNow',
    'piece.notUnderstood',
    'piece.tooBig',
  ])(
    'of a take that the broker will never take (%s) are let go, and the next take goes on',
    async (refuses) => {
      doings = [{ refuses, status: 409 }];
      for (const piece of [0, 1, 2]) put(piece);
      put(0, { take: 'second' });
      expect(await came('second/0')).toEqual(['first/0', 'second/0']);
      expect(lostTakes).toEqual(['first']);
    },
  );

  it('that were altered on their way are sent again', async () => {
    doings = [{ refuses: 'piece.altered', status: 422 }];
    put(0);
    put(1);
    expect(await came('first/1')).toEqual(['first/0', 'first/0', 'first/1']);
  });

  it.each(['session.closed', 'session.unknown', 'recording.off', 'recording.keyMissing'])(
    'are no longer taken over once the broker takes nothing more (%s)',
    async (refuses) => {
      doings = [{ refuses, status: 409 }];
      put(0);
      put(1);
      await came('first/0');
      await expect.poll(() => upload.isOver).toBe(true);
      expect(put(2)).toBe(false);
      expect(upload.isIdle).toBe(true);
      expect(arrived.all).toHaveLength(1);
    },
  );

  it('wait in memory up to three minutes or 48 MiB of them; for more there is no room', () => {
    server.closeAllConnections();
    server.close();
    const taken = Array.from({ length: 200 }, (_, piece) => put(piece));
    expect(taken.filter(Boolean)).toHaveLength(180);
    const other = new RecordingUpload({
      ...{ broker: 'http://127.0.0.1:9', sessionId, onTakeLost: () => undefined },
    });
    const large = { take, epoch: 1, until: 0, lengthMs: 1_000, bytes: new ArrayBuffer(2 ** 24) };
    const fits = Array.from({ length: 5 }, (_, piece) => other.put({ ...large, piece }));
    expect(fits).toEqual([true, true, true, false, false]);
  });
});
