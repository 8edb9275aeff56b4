import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { decodePageMessage } from '../../src/protocol/decode.ts';
import { times } from '../../src/protocol/limits.ts';
import { customerGreeting, Wire } from '../../src/services/line/wire.ts';

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
const silences: number[] = [];
let wire: Wire;

beforeEach(() => {
  vi.useFakeTimers();
  vi.stubGlobal('WebSocket', SilentSocket);
  closed.length = 0;
  silences.length = 0;
  wire = opened();
  SilentSocket.last.dispatchEvent(new Event('open'));
  pong();
});

const opened = () =>
  new Wire({
    broker: 'https://help.bank.example',
    role: 'customer',
    decode: decodePageMessage,
    greeting: () => customerGreeting('sl'),
    lastSeq: () => 7,
    onMessage: () => undefined,
    onClosed: (code, silentMs) => {
      closed.push(code);
      silences.push(silentMs);
    },
  });

afterEach(() => {
  wire.close();
  vi.restoreAllMocks();
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

  it('pings every 5 s, and says how far the page is', () => {
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
    const now = vi.spyOn(performance, 'now');
    vi.advanceTimersByTime(times.heartbeatMs);
    now.mockReturnValue(performance.now() + 60_000);
    vi.advanceTimersByTime(times.answerMs);
    expect(closed).toEqual([]);
    pong();
    vi.advanceTimersByTime(times.answerMs);
    expect(closed).toEqual([]);
  });

  it('is not hurt by a clock that is set forward or back', () => {
    for (const ms of [3_600_000, -7_200_000]) {
      vi.setSystemTime(Date.now() + ms);
      vi.advanceTimersByTime(times.heartbeatMs);
      pong();
    }
    expect(closed).toEqual([]);
    vi.advanceTimersByTime(20_000);
    expect(silences).toEqual([times.heartbeatMs + times.answerMs]);
  });

  it('starts no beat by the beat before: a browser slows down such chains to one a minute', () => {
    vi.advanceTimersByTime(times.heartbeatMs);
    const asked = SilentSocket.last.sent.length;
    expect(vi.getTimerCount()).toBe(1);
    vi.advanceTimersByTime(times.answerMs - 1);
    expect(SilentSocket.last.sent).toHaveLength(asked);
    pong();
    vi.advanceTimersByTime(times.heartbeatMs);
    expect(SilentSocket.last.sent).toHaveLength(asked + 1);
  });

  it('says for how long it was silent before that was noticed', () => {
    vi.advanceTimersByTime(30_000);
    expect(silences).toEqual([times.heartbeatMs + times.answerMs]);
  });

  it('counts an end that the broker has said from its word', () => {
    vi.advanceTimersByTime(2_000);
    const told = Object.assign(new Event('close'), { code: 1001 });
    SilentSocket.last.dispatchEvent(told);
    expect([closed, silences]).toEqual([[1001], [0]]);
  });

  it('counts no more than a heartbeat before the open question when its timers were slow', () => {
    const late = 50_000;
    const now = vi.spyOn(performance, 'now');
    now.mockReturnValue(performance.now() + late);
    vi.advanceTimersByTime(times.heartbeatMs);
    now.mockReturnValue(performance.now() + times.answerMs);
    vi.advanceTimersByTime(times.answerMs);
    expect(silences).toEqual([times.heartbeatMs + times.answerMs]);
  });
});

it('P9 a seat is kept for the resume time, a heartbeat before it and the way back after it', () => {
  expect(times.seatMs).toBe(times.resumeMs + times.heartbeatMs + times.returnMs);
});
