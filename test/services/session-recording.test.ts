import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { SessionRecording } from '../../src/services/recording/session-recording.ts';
import type { Picture } from '../../src/services/picture/picture-receiver.ts';

/** A recorder whose browser is the test. */
class FakeRecorder extends EventTarget {
  static readonly all: FakeRecorder[] = [];
  static isPossible = true;
  state = 'inactive';
  constructor() {
    super();
    if (!FakeRecorder.isPossible) throw new DOMException('No track', 'NotSupportedError');
    FakeRecorder.all.push(this);
  }
  start(): void {
    this.state = 'recording';
  }
  requestData(): void {
    this.gives('more');
  }
  stop(): void {
    this.state = 'inactive';
    this.gives('the last');
    this.dispatchEvent(new Event('stop'));
  }
  gives(text: string): void {
    const data = new Blob([text]);
    this.dispatchEvent(Object.assign(new Event('dataavailable'), { data }));
  }
}

/** What came to the broker: take and number. */
let came: string[];
let answers: { status: number; reason: string }[];
let recording: SessionRecording;
const picture = (epoch: number) => ({ stream: {}, epoch }) as unknown as Picture;

beforeEach(() => {
  vi.useFakeTimers();
  vi.stubGlobal('MediaRecorder', FakeRecorder);
  came = [];
  answers = [];
  FakeRecorder.all.length = 0;
  FakeRecorder.isPossible = true;
  const session = crypto.randomUUID();
  vi.stubGlobal('fetch', async (url: URL) => {
    // What the test before has still on its way is none of this one's.
    if (!url.pathname.includes(session)) return Response.json({ seq: 1 });
    came.push(url.pathname.split('/').slice(-2).join('/'));
    const refused = answers.shift();
    if (refused === undefined) return Response.json({ seq: 1 });
    return Response.json({ reason: refused.reason }, { status: refused.status });
  });
  recording = new SessionRecording('https://help.bank.example', session);
});
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

const takes = () => [...new Set(came.map((place) => place.split('/')[0]))];
const numbers = (take = 0) =>
  came.filter((place) => place.startsWith(`${takes()[take]}/`)).map((place) => place.split('/')[1]);
/** Lets time pass, and everything that is ready happen. */
const passes = (ms: number) => vi.advanceTimersByTimeAsync(ms);
/** Hashing runs beside the clock that the test moves. */
const comesTo = (count: number) =>
  vi.waitFor(() => expect(came.length).toBeGreaterThanOrEqual(count));

describe('the recording of a session', () => {
  it('brings a piece at once and then one a second, and the last one after its end', async () => {
    recording.follow(picture(1));
    expect(recording.since).not.toBeNull();
    await passes(200);
    await comesTo(1);
    await passes(3_000);
    recording.follow(null);
    await comesTo(5);
    expect(takes()).toHaveLength(1);
    expect(numbers()).toEqual(['0', '1', '2', '3', '4']);
    expect(recording.since).toBeNull();
  });

  it('begins a new take with each new picture', async () => {
    recording.follow(picture(1));
    await passes(200);
    recording.follow(picture(2));
    await passes(200);
    await comesTo(3);
    expect(takes()).toHaveLength(2);
    expect(numbers(0)).toEqual(['0', '1']);
    expect(numbers(1)).toEqual(['0']);
  });

  it('begins a new take when the recorder gives up', async () => {
    recording.follow(picture(1));
    await passes(200);
    await comesTo(1);
    const [recorder] = FakeRecorder.all;
    if (recorder !== undefined) recorder.state = 'inactive';
    recorder?.dispatchEvent(new Event('stop'));
    await passes(1_200);
    await comesTo(2);
    expect(takes()).toHaveLength(2);
  });

  it('begins a new take when the broker will never take the rest of one', async () => {
    answers = [{ status: 409, reason: 'piece.differs' }];
    recording.follow(picture(1));
    await passes(200);
    await comesTo(1);
    await vi.waitFor(async () => {
      await passes(500);
      expect(takes()).toHaveLength(2);
    });
    expect(numbers(1)[0]).toBe('0');
  });

  it('begins none when the broker takes nothing of the session any more', async () => {
    answers = [{ status: 409, reason: 'session.closed' }];
    recording.follow(picture(1));
    await passes(200);
    await comesTo(1);
    await passes(20_000);
    expect(came).toHaveLength(1);
  });

  it('tries again for as long as the browser cannot record the picture', async () => {
    FakeRecorder.isPossible = false;
    recording.follow(picture(1));
    await passes(5_000);
    expect(came).toEqual([]);
    FakeRecorder.isPossible = true;
    await passes(1_200);
    await comesTo(1);
    expect(numbers()).toEqual(['0']);
  });
});
