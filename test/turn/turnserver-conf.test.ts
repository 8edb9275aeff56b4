import { createHmac, randomBytes } from 'node:crypto';
import { createSocket, type Socket } from 'node:dgram';
import { once } from 'node:events';
import { networkInterfaces } from 'node:os';
import { connect as connectTls } from 'node:tls';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { iceServersAt } from '../../broker/src/ice-servers.ts';
import { freePorts, startCoturn, whatCoturnLacks, type Coturn } from './coturn.ts';
import { TurnClient, type Password, type Way } from './turn-client.ts';

const lacking = whatCoturnLacks();
if (lacking !== null) console.log(`The TURN server's configuration was not tried: ${lacking}.`);

const hasIpv6 = (networkInterfaces()['lo'] ?? []).some(({ address }) => address === '::1');
const secret = randomBytes(32).toString('hex');
// A peer on this machine, for something to be relayed to. The shipped lines deny every other such address.
const allowed = '127.0.0.77';
const unauthorized = 401;
const forbidden = 403;
const quotaReached = 486;

let coturn: Coturn;
let ports: { plain: number; tls: number };
let peer: Socket;
const clients: TurnClient[] = [];

const passwordAt = (now: number, turnSecret = secret, holder = randomBytes(8).toString('hex')) => {
  const urls = ['turn:turn.bank.example'];
  const [server] = iceServersAt({ urls, turnSecret }, now, holder);
  return { username: server?.username ?? '', credential: server?.credential ?? '' };
};
const connect = async (way: Way, password: Password = passwordAt(Date.now())) => {
  const server = { address: '127.0.0.1', port: way === 'tls' ? ports.tls : ports.plain };
  const client = await TurnClient.to(server, way, password, coturn.certificate);
  clients.push(client);
  return client;
};
/** A client with a relay that ends in IPv4 or IPv6. */
const relayed = async (family: 4 | 6) => {
  const client = await connect('udp');
  expect(await client.allocate(family)).toBe(0);
  return client;
};
const endClients = () => {
  for (const client of clients.splice(0)) client.close();
};

beforeAll(async () => {
  if (lacking !== null) return;
  ports = await freePorts();
  coturn = await startCoturn({
    listeningIps: ['127.0.0.1', ...(hasIpv6 ? ['::1'] : [])],
    ports,
    secret,
    more: ['allow-loopback-peers', `allowed-peer-ip=${allowed}`],
  });
  peer = createSocket('udp4').bind(0, allowed);
  peer.on('message', (text, from) => peer.send(`you said ${text}`, from.port, from.address));
  await once(peer, 'listening');
});
afterAll(async () => {
  endClients();
  peer?.close();
  await coturn?.close();
});

describe.skipIf(lacking !== null)('coturn with the shipped configuration', () => {
  it('takes every line of it', () => {
    expect(coturn.log.filter((line) => /bad config|unknown|error/i.test(line))).toEqual([]);
  });

  it.each(['udp', 'tcp', 'tls'] as const)('relays for who comes over %s', async (way) => {
    const client = await connect(way);
    expect(await client.allocate()).toBe(0);
    const there = { address: allowed, port: peer.address().port };
    expect(await client.permit(there)).toBe(0);
    client.send(there, 'hello');
    expect(await client.receives()).toBe('you said hello');
  });

  it('refuses a password whose time is over', async () => {
    const client = await connect('udp', passwordAt(Date.now() - 11 * 60_000));
    expect(await client.allocate()).toBe(unauthorized);
  });

  it('refuses a password that another secret made, and one whose time was changed', async () => {
    const foreign = await connect('udp', passwordAt(Date.now(), 'another secret'));
    expect(await foreign.allocate()).toBe(unauthorized);
    const { username, credential } = passwordAt(Date.now());
    const later = username.replace(/^\d+/, (time) => `${Number(time) + 3600}`);
    const stretched = await connect('udp', { username: later, credential });
    expect(await stretched.allocate()).toBe(unauthorized);
  });

  it('refuses a name without a time', async () => {
    const credential = createHmac('sha1', secret).update('customer').digest('base64');
    const client = await connect('udp', { username: 'customer', credential });
    expect(await client.allocate()).toBe(unauthorized);
  });

  it('answers who knocks without a right password with 401: the connection test lives by that', async () => {
    for (const way of ['udp', 'tcp', 'tls'] as const) {
      const client = await connect(way, { username: '0:connection-test', credential: 'none' });
      expect(await client.allocate()).toBe(unauthorized);
    }
  });

  it('gives one seat 12 relays and no more, and another seat its own', async () => {
    endClients();
    const password = passwordAt(Date.now());
    const answers: number[] = [];
    for (let count = 0; count < 13; count += 1) {
      answers.push(await (await connect('udp', password)).allocate());
    }
    expect(answers).toEqual([...Array<number>(12).fill(0), quotaReached]);
    expect(await (await connect('udp')).allocate()).toBe(0);
    endClients();
  });

  it('speaks TLS 1.2 or newer, and nothing older', async () => {
    const spoken = (maxVersion: 'TLSv1.1' | 'TLSv1.3') => {
      const server = { host: '127.0.0.1', port: ports.tls, servername: 'turn.bank.example' };
      const old = { minVersion: 'TLSv1', ciphers: 'DEFAULT@SECLEVEL=0' } as const;
      const socket = connectTls({ ...server, ...old, ca: coturn.certificate, maxVersion });
      const version = new Promise<string>((resolve) => {
        socket.once('secureConnect', () => resolve(socket.getProtocol() ?? ''));
        socket.once('error', () => resolve('refused'));
      });
      return { socket, version };
    };
    const old = spoken('TLSv1.1');
    const present = spoken('TLSv1.3');
    expect(['TLSv1.2', 'TLSv1.3']).toContain(await present.version);
    // coturn says nothing to an old greeting, and would have answered it before the later one.
    expect(['refused', 'silent']).toContain(await Promise.race([old.version, 'silent']));
    old.socket.destroy();
    present.socket.destroy();
  });
});

describe.skipIf(lacking !== null)('nobody is relayed to', () => {
  const denied = {
    'this machine': ['127.0.0.1', '127.8.8.8', '0.0.0.0', '0.1.2.3'],
    'the private networks behind it': ['10.0.0.1', '172.16.0.1', '172.31.255.254', '192.168.1.1'],
    "a provider's inner network": ['100.64.0.1', '198.18.0.1', '192.0.0.8'],
    "the machine's own link, and a cloud's metadata there": ['169.254.0.1', '169.254.169.254'],
    'many at once': ['224.0.0.1', '239.255.255.250', '255.255.255.255'],
    'addresses that nobody has': ['192.0.2.1', '198.51.100.1', '203.0.113.1', '240.0.0.1'],
  };
  for (const [what, addresses] of Object.entries(denied)) {
    it.each(addresses)(`${what}: %s`, async (address) => {
      const client = await relayed(4);
      expect(await client.permit({ address, port: 80 })).toBe(forbidden);
      expect(await client.bind({ address, port: 80 })).toBe(forbidden);
    });
  }

  it('but to others on the internet', async () => {
    const client = await relayed(4);
    expect(await client.permit({ address: '8.8.8.8', port: 5000 })).toBe(0);
    expect(await client.permit({ address: '193.2.1.66', port: 5000 })).toBe(0);
  });
});

if (!hasIpv6) console.log('There is no IPv6 here, so no peers of IPv6 were tried.');

describe.skipIf(lacking !== null || !hasIpv6)('over IPv6 nobody is relayed to', () => {
  const denied = {
    'this machine': ['::1', '::'],
    'IPv4 in its IPv6 form (CVE-2026-27624)': [
      '::ffff:127.0.0.1',
      '::ffff:0.0.0.0',
      '::ffff:10.0.0.1',
      '::ffff:169.254.169.254',
      '::ffff:192.168.1.1',
    ],
    'IPv4 in its older IPv6 form': ['::127.0.0.1', '::10.0.0.1'],
    'IPv4 behind a translator': ['64:ff9b::7f00:1', '64:ff9b::a00:1', '64:ff9b:1::a00:1'],
    'IPv4 in a tunnel': ['2002:7f00:1::', '2002:a00:1::1', '2001:0:a00:1::1'],
    'private networks': ['fc00::1', 'fd00::2', 'fec0::1'],
    'the own link': ['fe80::1', 'febf::1'],
    'many at once': ['ff02::1', 'ff05::2'],
    'addresses that nobody has': ['2001:db8::1', '100::1', '3fff::1', '5f00::1'],
  };
  for (const [what, addresses] of Object.entries(denied)) {
    it.each(addresses)(`${what}: %s`, async (address) => {
      const client = await relayed(6);
      expect(await client.permit({ address, port: 80 })).toBe(forbidden);
      expect(await client.bind({ address, port: 80 })).toBe(forbidden);
    });
  }

  it('but to others on the internet', async () => {
    const client = await relayed(6);
    expect(await client.permit({ address: '2606:4700:4700::1111', port: 5000 })).toBe(0);
  });
});
