import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Provider } from 'oidc-provider';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { staffOf, WrongRoleError } from '../../broker/src/sign-in/identity-provider.ts';
import { consoleOrigin, World } from './world/world.ts';

const people: Readonly<Record<string, object>> = {
  ana: { name: 'Ana Novak', roles: ['adviser'], title: 'Svetovalka za e-banko' },
  cleaner: { name: 'Cvetka Čistilka', roles: ['cleaner'], title: 'Čistilka' },
};

/** A browser as far as a sign-in needs one: it follows redirects and keeps cookies by host. */
class Browser {
  readonly cookies = new Map<string, string>();
  readonly setCookies: string[] = [];

  async go(url: string, init: RequestInit = {}): Promise<Response> {
    const { host } = new URL(url);
    const cookie = this.cookies.get(host) ?? '';
    const answer = await fetch(url, { ...init, redirect: 'manual', headers: { cookie } });
    for (const line of answer.headers.getSetCookie()) this.#keep(host, line);
    return answer;
  }

  /** Follows redirects until `to` comes up; answers that address. */
  async follow(url: string, to: string): Promise<string> {
    let next = url;
    while (!next.startsWith(to)) {
      const answer = await this.go(next);
      const { location } = Object.fromEntries(answer.headers);
      if (location === undefined) throw new Error(`${next} answered ${answer.status}`);
      next = new URL(location, next).href;
    }
    return next;
  }

  #keep(host: string, line: string): void {
    this.setCookies.push(line);
    const [pair = ''] = line.split(';');
    const [name = ''] = pair.split('=');
    const others = (this.cookies.get(host) ?? '')
      .split('; ')
      .filter((one) => !one.startsWith(`${name}=`));
    const kept = /expires=Thu, 01 Jan 1970|max-age=0/i.test(line) ? [] : [pair];
    this.cookies.set(host, [...others, ...kept].filter((one) => one !== '').join('; '));
  }
}

let world: World;
let idp: Server;
let issuer = '';

beforeAll(async () => {
  idp = createServer();
  await new Promise<void>((resolve) => idp.listen(0, '127.0.0.1', resolve));
  issuer = `http://127.0.0.1:${(idp.address() as AddressInfo).port}`;
  world = await World.open({ REMOTE_HELP_OIDC_ISSUER: issuer });
  const provider = new Provider(issuer, {
    clients: [
      {
        client_id: 'console',
        client_secret: 'not-a-real-secret',
        redirect_uris: [`${world.origin}/v1/signed-in`],
      },
    ],
    claims: { profile: ['name', 'roles', 'title'] },
    features: { devInteractions: { enabled: false } },
    findAccount: (_, accountId) => ({
      accountId,
      claims: () => ({ sub: accountId, ...people[accountId] }),
    }),
    interactions: { url: (_, { uid }) => `/sign-in/${uid}` },
    loadExistingGrant: async (context) => {
      const grant = new context.oidc.provider.Grant({
        clientId: context.oidc.client?.clientId ?? '',
        accountId: context.oidc.session?.accountId ?? '',
      });
      grant.addOIDCScope('openid profile');
      await grant.save();
      return grant;
    },
  });
  const callback = provider.callback();
  idp.on('request', (request, response) => {
    const who = /^\/sign-in\/[^?]+\?as=(\w+)$/.exec(request.url ?? '')?.[1];
    if (who === undefined) return void callback(request, response);
    void provider.interactionFinished(request, response, { login: { accountId: who } });
  });
});
afterAll(async () => {
  await world.close();
  idp.closeAllConnections();
  idp.close();
});

let browser: Browser;
beforeEach(() => {
  browser = new Browser();
});

/** Goes to the identity provider, signs in there, and comes to the broker's door with the answer. */
async function returnAs(who: string): Promise<string> {
  const asked = await browser.follow(`${world.origin}/v1/sign-in`, `${issuer}/sign-in/`);
  return browser.follow(`${asked}?as=${who}`, `${world.origin}/v1/signed-in`);
}

async function whoIsSignedIn(): Promise<Response> {
  const { host } = new URL(world.origin);
  return fetch(`${world.origin}/v1/adviser`, {
    headers: { cookie: browser.cookies.get(host) ?? '', origin: consoleOrigin },
  });
}

describe('sign-in', () => {
  it('leads an adviser through the identity provider to the console', async () => {
    const back = await returnAs('ana');
    expect(await browser.follow(back, consoleOrigin)).toBe(`${consoleOrigin}/`);
    const answer = await whoIsSignedIn();
    expect(await answer.json()).toEqual({
      adviser: { name: 'Ana Novak', role: 'Svetovalka za e-banko' },
    });
    const [cookie = ''] = browser.setCookies.filter((line) => line.startsWith('remote-help='));
    expect(cookie).toMatch(/^remote-help=[\w-]{43}; /);
    expect(cookie).toMatch(/HttpOnly/);
    expect(cookie).toMatch(/SameSite=Strict/);
    const [pending = ''] = browser.setCookies.filter((line) =>
      line.startsWith('remote-help-sign-in='),
    );
    expect(pending).toMatch(/SameSite=Lax/);
    expect(JSON.stringify(world.rows('select * from adviser_sessions'))).not.toContain(
      /remote-help=([\w-]+)/.exec(cookie)?.[1],
    );
  });

  it('refuses who is no adviser', async () => {
    const back = await returnAs('cleaner');
    expect(await browser.follow(back, consoleOrigin)).toBe(`${consoleOrigin}/#sign-in=failed`);
    expect((await whoIsSignedIn()).status).toBe(401);
  });

  it('refuses an answer with a wrong state, or in another browser, or for the second time', async () => {
    const failed = `${consoleOrigin}/#sign-in=failed`;
    const wrong = new URL(await returnAs('ana'));
    wrong.searchParams.set('state', 'A'.repeat(43));
    expect(await browser.follow(wrong.href, consoleOrigin)).toBe(failed);

    browser = new Browser();
    const back = await returnAs('ana');
    expect(await new Browser().follow(back, consoleOrigin)).toBe(failed);
    expect(await browser.follow(back, consoleOrigin)).toBe(`${consoleOrigin}/`);
    expect(await browser.follow(back, consoleOrigin)).toBe(failed);
  });

  it('says so when the identity provider is down, and works when it is back', async () => {
    const other = await World.open({ REMOTE_HELP_OIDC_ISSUER: 'http://127.0.0.1:9/' });
    expect(await browser.follow(`${other.origin}/v1/sign-in`, consoleOrigin)).toBe(
      `${consoleOrigin}/#sign-in=failed`,
    );
    await other.close();
  });
});

describe('being signed in', () => {
  it('ends after 15 minutes without a request, and not while a socket is open', async () => {
    const seat = world.signIn();
    const client = await world.adviser(seat);
    for (let minutes = 0; minutes < 16; minutes += 0.25) {
      world.clock.advance(15_000);
      await client.pings('adviser');
    }
    expect((await world.request(seat, 'GET', '/v1/adviser')).status).toBe(200);
    client.drop();
    world.clock.advance(15 * 60_000 + 31_000);
    expect((await world.request(seat, 'GET', '/v1/adviser')).status).toBe(401);
  });

  it('ends after 10 hours in any case, with every open socket', async () => {
    const seat = world.signIn();
    for (let minutes = 0; minutes < 590; minutes += 10) {
      world.clock.advance(10 * 60_000);
      expect((await world.request(seat, 'GET', '/v1/adviser')).status).toBe(200);
    }
    const client = await world.adviser(seat);
    for (let seconds = 0; seconds < 590; seconds += 10) {
      world.clock.advance(10_000);
      await client.pings('adviser');
    }
    world.clock.advance(11_000);
    expect((await world.request(seat, 'GET', '/v1/adviser')).status).toBe(401);
    expect(await client.closed).toBe(4403);
  });

  it('ends at once by signing out, with every open socket', async () => {
    const seat = world.signIn();
    const client = await world.adviser(seat);
    expect((await world.request(seat, 'POST', '/v1/sign-out')).status).toBe(204);
    expect(await client.closed).toBe(4403);
    expect((await world.request(seat, 'GET', '/v1/adviser')).status).toBe(401);
  });
});

describe('who counts as an adviser', () => {
  const settings = {
    roleClaim: 'roles',
    adviserRole: 'adviser',
    complaintsRole: 'complaints',
    nameClaim: 'name',
    titleClaim: 'title',
  };

  it.each([
    [{ sub: 'a', name: 'Ana', roles: ['adviser', 'x'], title: 'T' }, 'T'],
    [{ sub: 'a', name: 'Ana', roles: 'adviser' }, 'adviser'],
  ])('%j does', (claims, role) => {
    expect(staffOf(claims, settings, 'adviser')).toEqual({ subject: 'a', name: 'Ana', role });
  });

  it('finds a role that lies deeper', () => {
    const claims = { sub: 'a', name: 'Ana', realm_access: { roles: ['adviser'] } };
    expect(staffOf(claims, { ...settings, roleClaim: 'realm_access.roles' }, 'adviser').name).toBe(
      'Ana',
    );
  });

  it.each([
    { sub: 'a', name: 'Ana' },
    { sub: 'a', name: 'Ana', roles: 'advisers' },
    { sub: 'a', name: 'Ana', roles: { adviser: true } },
    { sub: 'a', name: ' \u200b\n', roles: ['adviser'] },
    { name: 'Ana', roles: ['adviser'] },
  ])('%j does not', (claims) => {
    expect(() => staffOf(claims, settings, 'adviser')).toThrow(WrongRoleError);
  });

  it('counts for the complaints department only with that role, and as an adviser only with the other', () => {
    const officer = { sub: 'n', name: 'Nada', roles: ['complaints'] };
    expect(staffOf(officer, settings, 'complaints').name).toBe('Nada');
    expect(() => staffOf(officer, settings, 'adviser')).toThrow(WrongRoleError);
    const adviser = { sub: 'a', name: 'Ana', roles: ['adviser'] };
    expect(() => staffOf(adviser, settings, 'complaints')).toThrow(WrongRoleError);
  });

  it('has no line breaks or invisible characters in the name', () => {
    const claims = { sub: 'a', name: 'Ana\r\nBcc: x\u202e', roles: ['adviser'] };
    expect(staffOf(claims, settings, 'adviser').name).toBe('Ana  Bcc: x');
  });
});
