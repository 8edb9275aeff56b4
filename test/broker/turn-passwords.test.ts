import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { iceServersAt } from '../../broker/src/ice-servers.ts';
import { World } from './world/world.ts';

const urls = ['stun:turn.bank.example:3478', 'turns:turn.bank.example:443'];
const surface = { surface: 'monitor', width: 1920, height: 1080 } as const;
let world: World;
beforeAll(async () => {
  world = await World.open({
    REMOTE_HELP_ICE_URLS: urls.join(),
    REMOTE_HELP_TURN_SECRET_FILE: '/etc/hostname',
  });
});
afterAll(() => world.close());

describe('P24 before a session', () => {
  it('P24 a page that asks is told addresses, and no password', async () => {
    const customer = await world.customer();
    customer.say({ type: 'customer.askedForRoutes' });
    expect(await customer.hears('broker.toldRoutes')).toEqual({ type: 'broker.toldRoutes', urls });
    expect(customer.frames.join('')).not.toMatch(/credential|username/);
  });

  it('P24 a page that asks too often is refused, as with any message (P12)', async () => {
    const customer = await world.customer();
    for (let count = 0; count < 70; count += 1) customer.say({ type: 'customer.askedForRoutes' });
    expect((await customer.hears('broker.refused')).reason).toBe('messages.tooMany');
  });

  it('P24 an adviser cannot ask in a customer’s name', async () => {
    const { adviser } = await world.meet();
    adviser.say({ type: 'customer.askedForRoutes' });
    expect((await adviser.hears('broker.refused')).reason).toBe('notAllowed');
  });
});

describe('P24 in a session', () => {
  it('P24 each seat has a name of its own, which stays with it and says nothing', async () => {
    const { customer, adviser, admission } = await world.meet();
    await customer.shows(surface);
    const nameOf = async (side: typeof customer) => {
      const { iceServers } = await side.hears('broker.openedPicture');
      return iceServers[1]?.username?.split(':') ?? [];
    };
    const [expiry, customersName = ''] = await nameOf(customer);
    const [, advisersName = ''] = await nameOf(adviser);
    expect(Number(expiry) * 1000 - world.clock.now()).toBeLessThanOrEqual(10 * 60_000);
    expect(customersName).toMatch(/^[\w-]{16}$/);
    expect(advisersName).not.toBe(customersName);
    expect(customersName).not.toContain(admission.sessionId.slice(0, 8));
    customer.say({ type: 'customer.lostPicture', epoch: 1 });
    expect((await nameOf(customer))[1]).toBe(customersName);
  });

  it('P25 the password of a new picture is a fresh one', async () => {
    const { customer, adviser } = await world.meet();
    await customer.shows(surface);
    const first = await customer.hears('broker.openedPicture');
    await world.passes(60, customer, adviser);
    customer.say({ type: 'customer.lostPicture', epoch: first.epoch });
    const second = await customer.hears('broker.openedPicture');
    expect(second.epoch).toBe(first.epoch + 1);
    const expiryOf = ({ iceServers }: typeof first) => parseInt(iceServers[1]?.username ?? '');
    expect(expiryOf(second)).toBeGreaterThan(expiryOf(first));
  });
});

it('P24 the password is the HMAC of the name that `use-auth-secret` of coturn computes', () => {
  const turnUrls = ['turn:turn.bank.example'];
  const ice = { urls: turnUrls, turnSecret: 'north' };
  const [server] = iceServersAt(ice, 1_400_000_000_000, 'x');
  // `printf 'remote-help-turn-1\nx\n' | openssl dgst -sha256 -hmac north -binary | basenc --base64url | cut -c1-16`
  const username = '1400000600:GY3X0EdiVf_wU2Lp';
  // `printf 1400000600:… | openssl dgst -sha1 -hmac north -binary | base64`
  expect(server).toEqual({ urls: turnUrls, username, credential: '+qEwVjbc4M9HMakyy7ZL5pQqnKM=' });
});
