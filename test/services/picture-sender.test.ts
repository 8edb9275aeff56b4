import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { times } from '../../src/protocol/limits.ts';
import { PictureSender } from '../../src/services/picture-sender.ts';

/** A connection whose network is the test. */
class FakePeer extends EventTarget {
  static last: FakePeer;
  connectionState = 'new';
  localDescription = { sdp: 'an offer' };
  constructor() {
    super();
    FakePeer.last = this;
  }
  readonly setLocalDescription = vi.fn<() => Promise<void>>();
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
let sender: PictureSender;
const open = (epoch: number) =>
  sender.hear({ type: 'broker.openedPicture', epoch, iceServers: [] });

beforeEach(async () => {
  vi.useFakeTimers();
  vi.stubGlobal('RTCPeerConnection', FakePeer);
  onLost.mockClear();
  leaving.now = new AbortController();
  sender = new PictureSender({
    stream: { getVideoTracks: () => [] } as unknown as MediaStream,
    certificate: Promise.resolve({ certificate: {} as RTCCertificate, fingerprint: '' }),
    adviserFingerprint: () => undefined,
    send: () => undefined,
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
