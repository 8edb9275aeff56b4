import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { times } from '../../src/protocol/limits.ts';
import { customerGreeting, Wire } from '../../src/services/wire.ts';

/** A socket whose other end is the test: a network that dies without a word cannot be had otherwise. */
class SilentSocket extends EventTarget {
  static readonly OPEN = 1;
  static last: SilentSocket;
  readyState = SilentSocket.OPEN;
  readonly sent: string[] = [];
  readonly address: string;
  constructor(address: string) {
    super();
    this.address = address;
    SilentSocket.last = this;
  }
  send(text: string): void {
    this.sent.push(text);
  }
  close(): void {
    this.readyState = 3;
  }
}

const closed: number[] = [];
let wire: Wire;

beforeEach(() => {
  vi.useFakeTimers();
  vi.stubGlobal('WebSocket', SilentSocket);
  closed.length = 0;
  wire = opened();
  SilentSocket.last.dispatchEvent(new Event('open'));
  pong();
});

const opened = () =>
  new Wire({
    broker: 'https://help.bank.example',
    greeting: customerGreeting('sl'),
    lastSeq: () => 7,
    onMessage: () => undefined,
    onClosed: (code) => closed.push(code),
  });

afterEach(() => {
  wire.close();
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

const pong = () =>
  SilentSocket.last.dispatchEvent(
    new MessageEvent('message', { data: JSON.stringify({ type: 'broker.ponged', at: 1 }) }),
  );

describe('P9 a wire', () => {
  it('is opened to the broker alone, without anything secret in its address', () => {
    expect(SilentSocket.last.address).toBe('wss://help.bank.example/v1/socket');
  });

  it('pings every 10 s, and says how far the page is', () => {
    vi.advanceTimersByTime(times.heartbeatMs);
    expect(JSON.parse(SilentSocket.last.sent.at(-1) ?? '')).toEqual({
      type: 'customer.pinged',
      lastSeq: 7,
    });
  });

  it('lives as long as it is answered', () => {
    for (let beat = 0; beat < 20; beat++) {
      vi.advanceTimersByTime(times.heartbeatMs);
      pong();
    }
    expect(closed).toEqual([]);
  });

  it('takes a line for dead that falls silent at any moment, within 20 s', () => {
    vi.advanceTimersByTime(times.heartbeatMs);
    pong();
    vi.advanceTimersByTime(20_000);
    expect(closed).toEqual([1006]);
    expect(wire.isOpen).toBe(false);
  });

  it('waits for an answer no longer when its opening is not answered', () => {
    wire.close();
    wire = opened();
    vi.advanceTimersByTime(times.answerMs);
    expect(closed).toEqual([1006]);
  });

  it('gives an answer its time', () => {
    vi.advanceTimersByTime(times.heartbeatMs + times.answerMs - 1);
    pong();
    vi.advanceTimersByTime(1);
    expect(closed).toEqual([]);
  });

  it('does not take a slowed-down timer for silence', () => {
    vi.advanceTimersByTime(times.heartbeatMs);
    vi.setSystemTime(Date.now() + 60_000);
    vi.advanceTimersByTime(times.answerMs);
    expect(closed).toEqual([]);
    pong();
    vi.advanceTimersByTime(times.answerMs);
    expect(closed).toEqual([]);
  });
});
