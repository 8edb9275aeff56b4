import { once } from 'node:events';
import { createServer, type IncomingMessage, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { AdviserRequests, type RequestProblem } from '../../src/services/desk/adviser-requests.ts';
import { requestReasons } from '../../src/protocol/reasons.ts';

const { signal } = new AbortController();
let server: Server;
let requests: AdviserRequests;
let heard: { request: IncomingMessage; body: string }[];
let answer: { status: number; body: string };

/** What became of a request: the reason for which it was not carried out. */
async function reasonOf(asked: Promise<unknown>): Promise<RequestProblem | 'carried out'> {
  return asked.then(
    () => 'carried out' as const,
    (error: { reason: RequestProblem }) => error.reason,
  );
}

describe('a request of the console', () => {
  beforeEach(async () => {
    heard = [];
    answer = { status: 200, body: '{}' };
    server = createServer((request, response) => {
      let body = '';
      request.on('data', (part) => (body += String(part)));
      request.on('end', () => {
        heard.push({ request, body });
        response.writeHead(answer.status, { 'content-type': 'application/json' });
        response.end(answer.body);
      });
    }).listen(0, '127.0.0.1');
    await once(server, 'listening');
    const { port } = server.address() as AddressInfo;
    requests = new AdviserRequests(`http://127.0.0.1:${String(port)}`);
  });
  afterEach(() => {
    server.closeAllConnections();
    server.close();
  });

  it('says that it comes from the console, and only what was asked for', async () => {
    await reasonOf(
      requests.openSession({ customerEmail: 'ana@example.com', locale: 'sl' }, signal),
    );
    const [{ request, body }] = heard as [(typeof heard)[number]];
    expect([request.method, request.url]).toEqual(['POST', '/v1/sessions']);
    expect(request.headers['remote-help']).toBe('1');
    expect(JSON.parse(body)).toEqual({ customerEmail: 'ana@example.com', locale: 'sl' });
  });

  it('finds nobody signed in where the broker says so', async () => {
    answer = { status: 401, body: '{"reason":"signIn.needed"}' };
    expect(await requests.whoIsSignedIn(signal)).toBeNull();
  });

  it('gives every reason of the broker as it is', async () => {
    for (const reason of requestReasons) {
      answer = { status: 400, body: JSON.stringify({ reason }) };
      expect(await reasonOf(requests.ticket(signal))).toBe(reason);
    }
  });

  it('takes an answer that is not the broker’s for none', async () => {
    const strange: [number, string, RequestProblem][] = [
      [502, '<h1>Bad gateway</h1>', 'broker.unreachable'],
      [401, '<h1>Who are you?</h1>', 'signIn.needed'],
      [200, '{"ticket":"too short"}', 'broker.unreachable'],
      [200, `{"ticket":"${'A'.repeat(43)}","extra":1}`, 'broker.unreachable'],
      [400, '{"reason":"constructor"}', 'broker.unreachable'],
    ];
    for (const [status, body, reason] of strange) {
      answer = { status, body };
      expect(await reasonOf(requests.ticket(signal))).toBe(reason);
    }
  });

  it('says that there was no answer', async () => {
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
    expect(await reasonOf(requests.whoIsSignedIn(signal))).toBe('broker.unreachable');
  });

  it('leads nowhere else, however a session is called', async () => {
    await requests.sendNumberAgain('../../v1/sign-out?', signal);
    expect(heard[0]?.request.url).toBe('/v1/sessions/..%2F..%2Fv1%2Fsign-out%3F/number');
  });
});
