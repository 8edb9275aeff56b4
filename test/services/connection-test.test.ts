import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { findingOf, testConnection } from '../../src/services/line/connection-test.ts';
import { knock } from '../../src/services/line/knock.ts';
import { ScriptedBroker, type Visitor } from './scripted-broker.ts';

const urls = {
  stun: 'stun:turn.bank.example:3478',
  udp: 'turn:turn.bank.example:3478',
  tcp: 'turn:turn.bank.example:3478?transport=tcp',
  tls: 'turns:turn.bank.example:443?transport=tcp',
};
const greeted = { type: 'broker.greeted', protocol: 1, heartbeatMs: 10_000 } as const;

let broker: ScriptedBroker;
let leaving: AbortController;
beforeEach(async () => {
  broker = await ScriptedBroker.start();
  leaving = new AbortController();
});
afterEach(async () => {
  leaving.abort();
  await broker.stop();
});

/** A test of the connection in a network that lets these addresses through. */
const testWith = (open: readonly string[], options: { canTry?: () => boolean } = {}) => {
  const tried: { url: string; signal: AbortSignal }[] = [];
  const tryServer = (url: string, signal: AbortSignal) => {
    tried.push({ url, signal });
    if (open.includes(url)) return Promise.resolve(true);
    return new Promise<boolean>((resolve) =>
      signal.addEventListener('abort', () => resolve(false), { once: true }),
    );
  };
  const { origin } = broker;
  const finding = testConnection(
    { broker: origin, locale: 'en', tryServer, canTry: () => true, ...options },
    leaving.signal,
  );
  return { finding, tried };
};
const answers = async (told: readonly string[]): Promise<Visitor> => {
  const visitor = await broker.visitor();
  expect(await visitor.hears()).toMatchObject({ type: 'customer.greeted' });
  visitor.says(greeted);
  expect(await visitor.hears()).toEqual({ type: 'customer.askedForRoutes' });
  visitor.says({ type: 'broker.toldRoutes', urls: [...told] });
  return visitor;
};

describe('the test of the connection', () => {
  it('asks the broker where the servers are, says goodbye, and knocks at each', async () => {
    const { finding, tried } = testWith(Object.values(urls));
    const visitor = await answers(Object.values(urls));
    expect(await visitor.isGone).toBe(1000);
    expect(await finding).toBe('connection.direct');
    expect(tried.map(({ url }) => url)).toEqual(Object.values(urls));
  });

  it('waits for nobody else once the best way has answered', async () => {
    const { finding, tried } = testWith([urls.udp]);
    await answers(Object.values(urls));
    expect(await finding).toBe('connection.direct');
    expect(tried.every(({ signal }) => signal.aborted)).toBe(true);
  });

  it('says that nobody can know when the bank has no servers, or the browser does not tell', async () => {
    const none = testWith([]);
    await answers([]);
    expect(await none.finding).toBe('connection.untried');
    const mute = testWith([], { canTry: () => false });
    await answers(Object.values(urls));
    expect(await mute.finding).toBe('connection.untried');
    expect(mute.tried).toEqual([]);
  });

  it('says so of a broker that knows no such question', async () => {
    const { finding } = testWith([]);
    const visitor = await broker.visitor();
    await visitor.hears();
    visitor.says(greeted);
    await visitor.hears();
    visitor.says({ type: 'broker.refused', reason: 'message.notUnderstood' });
    expect(await finding).toBe('connection.untried');
  });

  it('says that the bank cannot be reached when there is no line', async () => {
    const { finding } = testWith([]);
    (await broker.visitor()).leaves();
    expect(await finding).toBe('connection.unreachable');
  });

  it('ends with `connect`, wherever it is, and leaves nothing open', async () => {
    const asking = testWith([]);
    const visitor = await broker.visitor();
    await visitor.hears();
    leaving.abort();
    await expect(asking.finding).rejects.toThrow();
    expect(await visitor.isGone).toBe(1000);
    leaving = new AbortController();
    const knocking = testWith([]);
    await answers([urls.tls]);
    await vi.waitFor(() => expect(knocking.tried).toHaveLength(1));
    leaving.abort();
    await expect(knocking.finding).rejects.toThrow();
    expect(knocking.tried[0]?.signal.aborted).toBe(true);
  });
});

describe('what the answers mean', () => {
  it.each([
    [{ stun: true, udp: true, tcp: true, tls: true }, 'connection.direct'],
    [{ udp: true }, 'connection.direct'],
    [{ stun: true, udp: false, tcp: false, tls: true }, 'connection.direct'],
    [{ stun: false, udp: false, tcp: true, tls: true }, 'connection.detour'],
    [{ stun: false, udp: false, tcp: false, tls: true }, 'connection.detour'],
    [{ stun: false, udp: false, tcp: false, tls: false }, 'connection.noPicture'],
    [{ stun: false }, 'connection.noPicture'],
    [{ stun: true }, 'connection.direct'],
    [{ stun: true, udp: false, tls: false }, 'connection.untried'],
  ] as const)('%j: %s', (found, finding) => {
    expect(findingOf(found)).toBe(finding);
  });
});

describe('P24 a knock at a TURN server', () => {
  class FakePeer extends EventTarget {
    static last: FakePeer;
    isClosed = false;
    readonly configuration: RTCConfiguration;
    constructor(configuration: RTCConfiguration) {
      super();
      this.configuration = configuration;
      FakePeer.last = this;
    }
    readonly createDataChannel = vi.fn<(label: string) => void>();
    readonly setLocalDescription = vi.fn<() => Promise<void>>().mockResolvedValue();
    close(): void {
      this.isClosed = true;
    }
    says(type: string, fields: object): void {
      this.dispatchEvent(Object.assign(new Event(type), fields));
    }
  }
  beforeEach(() => vi.stubGlobal('RTCPeerConnection', FakePeer));
  afterEach(() => vi.unstubAllGlobals());
  const refused = (errorCode: number) => FakePeer.last.says('icecandidateerror', { errorCode });
  const found = (type: string) => FakePeer.last.says('icecandidate', { candidate: { type } });
  const gaveUp = () => FakePeer.last.says('icecandidate', { candidate: null });

  it('P24 is made with a password that is of no use, and only through the server', () => {
    void knock(urls.tls, leaving.signal);
    expect(FakePeer.last.configuration).toEqual({
      iceServers: [{ urls: urls.tls, username: '0:connection-test', credential: 'none' }],
      iceTransportPolicy: 'relay',
    });
  });

  it('P24 is answered by the refusal', async () => {
    const answer = knock(urls.udp, leaving.signal);
    refused(401);
    expect(await answer).toBe(true);
    expect(FakePeer.last.isClosed).toBe(true);
  });

  it('is not answered by a browser that got through to nobody', async () => {
    const answer = knock(urls.udp, leaving.signal);
    refused(701);
    gaveUp();
    expect(await answer).toBe(false);
  });

  it('is answered when one of two networks of a computer got through', async () => {
    const answer = knock(urls.udp, leaving.signal);
    refused(701);
    refused(401);
    expect(await answer).toBe(true);
  });

  it('at a STUN server is answered by an address seen from outside, and by no other', async () => {
    const answer = knock(urls.stun, leaving.signal);
    expect(FakePeer.last.configuration.iceServers).toEqual([{ urls: urls.stun }]);
    found('host');
    found('srflx');
    expect(await answer).toBe(true);
    const other = knock(urls.stun, leaving.signal);
    found('host');
    gaveUp();
    expect(await other).toBe(false);
  });

  it('is over when the customer leaves', async () => {
    const answer = knock(urls.udp, leaving.signal);
    leaving.abort();
    expect(await answer).toBe(false);
    expect(FakePeer.last.isClosed).toBe(true);
  });
});
