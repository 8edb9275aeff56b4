import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { CustomerMessage } from '../../src/protocol/customer-messages.ts';
import { times } from '../../src/protocol/limits.ts';
import { PictureSender } from '../../src/services/picture/picture-sender.ts';

/** A route that this browser cannot read. */
const unknown = 'candidate:of another kind';

/** The fingerprint that the words opened. */
const advisers = Array(32).fill('AB').join(':');

/** A connection whose network is the test. */
class FakePeer extends EventTarget {
  static last: FakePeer;
  connectionState = 'new';
  localDescription = { sdp: 'an offer' };
  constructor() {
    super();
    FakePeer.last = this;
  }
  signalingState = 'have-local-offer';
  remoteDescription: { type: string; sdp: string } | null = null;
  readonly routes: string[] = [];
  readonly setLocalDescription = vi.fn<() => Promise<void>>();
  async setRemoteDescription(description: { type: string; sdp: string }): Promise<void> {
    await Promise.resolve();
    this.remoteDescription = description;
  }
  async addIceCandidate({ candidate }: { candidate: string }): Promise<void> {
    await Promise.resolve();
    if (candidate === unknown) throw new DOMException('It cannot be read.', 'OperationError');
    this.routes.push(candidate);
  }
  close(): void {
    this.connectionState = 'closed';
  }
  becomes(state: string): void {
    this.connectionState = state;
    this.dispatchEvent(new Event('connectionstatechange'));
  }
}

const leaving = { now: new AbortController() };
const onLost = vi.fn();
const send = vi.fn<(message: CustomerMessage) => void>();
let sender: PictureSender;
const open = (epoch: number) =>
  sender.hear({ type: 'broker.openedPicture', epoch, iceServers: [] });

beforeEach(async () => {
  vi.useFakeTimers();
  vi.stubGlobal('RTCPeerConnection', FakePeer);
  onLost.mockClear();
  send.mockClear();
  leaving.now = new AbortController();
  sender = new PictureSender({
    stream: { getVideoTracks: () => [] } as unknown as MediaStream,
    certificate: Promise.resolve({ certificate: {} as RTCCertificate, fingerprint: '' }),
    adviserFingerprint: () => advisers,
    send,
    onSending: () => undefined,
    onLost,
    signal: leaving.now.signal,
  });
  await open(1);
  FakePeer.last.becomes('connected');
});

afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

describe('P8 a picture that fails', () => {
  it('is lost when the line still stands after the time that a dead one is known by', () => {
    FakePeer.last.becomes('failed');
    vi.advanceTimersByTime(times.answerMs - 1);
    expect(onLost).not.toHaveBeenCalled();
    vi.advanceTimersByTime(1);
    expect(onLost).toHaveBeenCalledOnce();
  });

  it('waits for the line when that is lost too', () => {
    FakePeer.last.becomes('failed');
    leaving.now.abort();
    vi.advanceTimersByTime(times.answerMs);
    expect(onLost).not.toHaveBeenCalled();
  });

  it('is not lost when the broker opens the next one', async () => {
    FakePeer.last.becomes('failed');
    await open(2);
    vi.advanceTimersByTime(times.answerMs);
    expect(onLost).not.toHaveBeenCalled();
  });
});

describe('P8 a route that this browser cannot use', () => {
  const found = (candidate: string) =>
    sender.hear({
      type: 'adviser.foundRoute',
      epoch: 1,
      candidate: { candidate, sdpMid: '0', sdpMLineIndex: 0 },
    });
  const answer = () =>
    sender.hear({
      type: 'adviser.answeredPicture',
      epoch: 1,
      sdp: `a=fingerprint:sha-256 ${advisers}\r\n`,
    });

  it('leaves the others as they are, whether it comes before the answer or after it', async () => {
    await found(unknown);
    await found('candidate:1');
    await answer();
    await found(unknown);
    await found('candidate:2');
    expect(FakePeer.last.routes).toEqual(['candidate:1', 'candidate:2']);
    expect(onLost).not.toHaveBeenCalled();
  });
});

describe('P25 a picture that was there and is lost', () => {
  const asked = () => send.mock.calls.filter(([{ type }]) => type === 'customer.lostPicture');

  it('P25 is asked for anew at once when its connection has failed', () => {
    FakePeer.last.becomes('failed');
    expect(asked()).toEqual([[{ type: 'customer.lostPicture', epoch: 1 }]]);
  });

  it('P25 is asked for anew after 10 s in which nothing arrives', () => {
    FakePeer.last.becomes('disconnected');
    vi.advanceTimersByTime(times.disconnectedMs - 1);
    expect(asked()).toEqual([]);
    vi.advanceTimersByTime(1);
    expect(asked()).toHaveLength(1);
  });

  it('P25 is asked for once, though it fails after it was silent', () => {
    FakePeer.last.becomes('disconnected');
    vi.advanceTimersByTime(times.disconnectedMs);
    FakePeer.last.becomes('failed');
    expect(asked()).toHaveLength(1);
  });

  it('P25 is left alone when it comes back by itself', () => {
    FakePeer.last.becomes('disconnected');
    vi.advanceTimersByTime(times.disconnectedMs - 1);
    FakePeer.last.becomes('connected');
    vi.advanceTimersByTime(times.disconnectedMs);
    expect(asked()).toEqual([]);
  });

  it('P25 is given up after two that did not come to be either', async () => {
    for (const epoch of [2, 3]) {
      FakePeer.last.becomes('failed');
      await open(epoch);
    }
    FakePeer.last.becomes('failed');
    expect(asked()).toHaveLength(2);
    vi.advanceTimersByTime(times.answerMs);
    expect(onLost).toHaveBeenCalledOnce();
  });

  it('P25 has two tries again once it was there again', async () => {
    for (const epoch of [2, 3, 4, 5]) {
      FakePeer.last.becomes('failed');
      await open(epoch);
      FakePeer.last.becomes('connected');
    }
    expect(asked()).toHaveLength(4);
  });

  it('P25 is not asked for anew where no way was ever found: another would not be either', async () => {
    const other = new PictureSender({
      stream: { getVideoTracks: () => [] } as unknown as MediaStream,
      certificate: Promise.resolve({ certificate: {} as RTCCertificate, fingerprint: '' }),
      adviserFingerprint: () => undefined,
      send,
      onSending: () => undefined,
      onLost,
      signal: leaving.now.signal,
    });
    await other.hear({ type: 'broker.openedPicture', epoch: 1, iceServers: [] });
    FakePeer.last.becomes('failed');
    expect(asked()).toEqual([]);
    vi.advanceTimersByTime(times.answerMs);
    expect(onLost).toHaveBeenCalledOnce();
  });
});
