import { createHash, randomBytes } from 'node:crypto';
import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import * as v from 'valibot';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Networks } from '../../broker/src/sockets/network.ts';
import * as http from '../../src/protocol/http.ts';
import { consoleOrigin, pageOrigin, World } from './world/world.ts';

const program = randomBytes(200_000);
let world: World;
beforeAll(async () => {
  const folder = mkdtempSync(join(tmpdir(), 'remote-help-programs-'));
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, 'Remote Help.exe'), program);
  const entry = { fileName: 'Remote Help.exe', publisher: 'Lipova banka d.d.' };
  writeFileSync(join(folder, 'programs.json'), JSON.stringify({ 'windows-x64': entry }));
  world = await World.open({ REMOTE_HELP_PROGRAMS_DIR: folder });
});
afterAll(() => world.close());

const get = (path: string, headers: Record<string, string> = {}) =>
  fetch(`${world.origin}${path}`, { headers });

describe('programs', () => {
  it('are offered with what their files are, and come whole', async () => {
    const offer = await get('/v1/programs?system=windows-x64', { origin: pageOrigin });
    expect(offer.headers.get('access-control-allow-origin')).toBe(pageOrigin);
    expect(offer.headers.get('access-control-allow-credentials')).toBeNull();
    const { program: found } = v.parse(http.programOffer, await offer.json());
    expect(found).toEqual({
      fileName: 'Remote Help.exe',
      publisher: 'Lipova banka d.d.',
      bytes: program.length,
      sha256: createHash('sha256').update(program).digest('hex'),
      path: '/v1/programs/Remote%20Help.exe',
    });
    const file = await get(found?.path ?? '', { origin: pageOrigin });
    expect(file.headers.get('content-length')).toBe(String(program.length));
    expect(file.headers.get('content-disposition')).toMatch(/^attachment; /);
    expect(file.headers.get('x-content-type-options')).toBe('nosniff');
    expect(file.headers.get('access-control-allow-origin')).toBe(pageOrigin);
    expect(Buffer.from(await file.arrayBuffer()).equals(program)).toBe(true);
  });

  it('that the bank does not offer are none', async () => {
    const offer = await get('/v1/programs?system=macos');
    expect(await offer.json()).toEqual({ program: null });
    expect((await get('/v1/programs?system=amiga')).status).toBe(400);
  });

  it.each(['programs.json', '..%2fnumber.key', '%2e%2e/number.key', 'x'])(
    'lead to no other file: %s',
    async (name) => {
      expect((await get(`/v1/programs/${name}`)).status).toBe(404);
    },
  );

  it('can be read by no other page', async () => {
    const offer = await get('/v1/programs?system=macos', { origin: 'https://evil.example' });
    expect(offer.headers.get('access-control-allow-origin')).toBeNull();
  });
});

describe('every answer', () => {
  it.each(['/healthz', '/readyz', '/v1/adviser', '/v1/programs?system=macos', '/nothing'])(
    '%s forbids a browser to do more with it than read it',
    async (path) => {
      const { headers } = await get(path);
      expect(headers.get('content-security-policy')).toMatch(
        /default-src 'none'.*frame-ancestors 'none'/,
      );
      expect(headers.get('x-content-type-options')).toBe('nosniff');
      expect(headers.get('referrer-policy')).toBe('no-referrer');
      expect(headers.get('cross-origin-resource-policy')).toBeTruthy();
      expect(headers.get('cache-control')).toBeTruthy();
      expect(headers.get('strict-transport-security')).toBeNull();
    },
  );

  it('behind HTTPS demands HTTPS for good, and its cookies are bound to the host', async () => {
    const other = await World.open({ REMOTE_HELP_PUBLIC_ORIGIN: 'https://help.bank.example' });
    const address = other.localOrigin;
    const answer = await fetch(`${address}/healthz`);
    expect(answer.headers.get('strict-transport-security')).toMatch(/max-age=\d{8}/);
    const signedIn = await fetch(`${address}/v1/signed-in`, { redirect: 'manual' });
    expect(signedIn.headers.getSetCookie().join()).toMatch(/^__Host-remote-help-sign-in=;.*Secure/);
    await other.close();
  });

  it('on health and readiness says what is missing', async () => {
    expect((await get('/healthz')).status).toBe(200);
    expect(await (await get('/readyz')).json()).toEqual({ status: 'ok', missing: [] });
  });
});

describe('who may act for an adviser', () => {
  const body = { customerEmail: 'customer@mail.example', locale: 'sl' };
  const asked = (headers: Record<string, string>) =>
    fetch(`${world.origin}/v1/sessions`, {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        cookie: `remote-help=${seat.cookie}`,
        ...headers,
      },
      body: JSON.stringify(body),
    });
  let seat = { subject: '', cookie: '' };
  beforeAll(() => {
    seat = world.signIn();
  });

  it('only the console does, with a header that no form sends', async () => {
    expect((await asked({ origin: consoleOrigin, 'remote-help': '1' })).status).toBe(201);
    for (const headers of [
      { origin: consoleOrigin },
      { origin: pageOrigin, 'remote-help': '1' },
      { origin: 'https://evil.example', 'remote-help': '1' },
      { origin: 'null', 'remote-help': '1' },
      { 'remote-help': '1' },
    ] as Record<string, string>[]) {
      const answer = await asked(headers);
      expect(answer.status).toBe(403);
      expect(v.parse(http.refusedRequest, await answer.json()).reason).toBe('origin.notAllowed');
    }
  });

  it('a browser is told so before it asks', async () => {
    const preflight = (origin: string) =>
      fetch(`${world.origin}/v1/sessions`, {
        method: 'OPTIONS',
        headers: { origin, 'access-control-request-method': 'POST' },
      });
    const allowed = await preflight(consoleOrigin);
    expect(allowed.status).toBe(204);
    expect(allowed.headers.get('access-control-allow-origin')).toBe(consoleOrigin);
    expect(allowed.headers.get('access-control-allow-credentials')).toBe('true');
    expect(allowed.headers.get('access-control-allow-headers')).toContain('remote-help');
    const refused = await preflight(pageOrigin);
    expect(refused.status).toBe(403);
    expect(refused.headers.get('access-control-allow-origin')).toBeNull();
  });

  it('nobody who is not signed in', async () => {
    for (const [method, path] of [
      ['GET', '/v1/adviser'],
      ['POST', '/v1/sessions'],
      ['POST', '/v1/tickets'],
      ['POST', '/v1/sign-out'],
    ] as const) {
      const answer = await world.request(null, method, path);
      expect(answer.status).toBe(401);
      expect(await answer.json()).toEqual({ reason: 'signIn.needed' });
      expect(answer.headers.get('access-control-allow-origin')).toBe(consoleOrigin);
    }
  });

  it('what they get is what the protocol says', async () => {
    const opened = await world.request(seat, 'POST', '/v1/sessions', body);
    v.parse(http.openedSession, await opened.json());
    const adviser = await world.request(seat, 'GET', '/v1/adviser');
    v.parse(http.signedInAdviser, await adviser.json());
    const ticket = await world.request(seat, 'POST', '/v1/tickets');
    v.parse(http.socketTicket, await ticket.json());
  });

  it.each([
    [{}, 400],
    [{ customerEmail: 'customer@mail.example', locale: 'de' }, 400],
    [{ customerEmail: 'customer@mail.example', locale: 'sl', more: 1 }, 400],
    [{ customerEmail: `${'x'.repeat(20_000)}@mail.example`, locale: 'sl' }, 413],
  ])('a body that is not right is refused: %#', async (wrong, status) => {
    expect((await world.request(seat, 'POST', '/v1/sessions', wrong)).status).toBe(status);
  });

  it('a number is sent again only for an own session that waits', async () => {
    const { session, ...invitation } = await world.invite(seat);
    const path = `/v1/sessions/${session.sessionId}/number`;
    expect((await world.request(seat, 'POST', path)).status).toBe(200);
    expect((await world.request(seat, 'POST', '/v1/sessions/x/number')).status).toBe(404);
    expect(invitation.number).toHaveLength(8);
    await world.join(await world.mailbox.nextInvitation(session.customerEmail));
    const answer = await world.request(seat, 'POST', path);
    expect([answer.status, await answer.json()]).toEqual([409, { reason: 'session.closed' }]);
  });

  it('not too often in a minute', async () => {
    const other = world.signIn('hasty');
    const statuses = [];
    for (let count = 0; count < 21; count += 1) {
      const answer = await world.request(other, 'POST', '/v1/sessions', body);
      statuses.push(answer.status);
    }
    expect(statuses).toEqual([...(Array(20).fill(201) as number[]), 429]);
  });
});

describe('where a request comes from', () => {
  const from = (remoteAddress: string, forwarded?: string) =>
    new Networks(['10.0.0.1', '10.0.0.2']).of({
      socket: { remoteAddress },
      headers: { 'x-forwarded-for': forwarded },
    } as never);

  it.each([
    ['192.0.2.7', undefined, '192.0.2'],
    ['::ffff:192.0.2.7', undefined, '192.0.2'],
    ['2001:db8:1:2:3::4', undefined, '2001:db8:1:2'],
    ['::1', undefined, '0:0:0:0'],
    ['192.0.2.7', '203.0.113.9', '192.0.2'],
    ['10.0.0.1', '203.0.113.9', '203.0.113'],
    ['10.0.0.1', '198.51.100.1, 203.0.113.9', '203.0.113'],
    ['10.0.0.1', '203.0.113.9, 10.0.0.2', '203.0.113'],
    ['10.0.0.1', undefined, '10.0.0'],
  ])('%s that says it forwards %s is %s', (address, forwarded, network) => {
    expect(from(address, forwarded)).toBe(network);
  });
});
