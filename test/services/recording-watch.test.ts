import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { times } from '../../src/protocol/limits.ts';
import { RecordingWatch } from '../../src/services/recording/recording-watch.ts';

const onRecorded = vi.fn<() => void>();
const onMissed = vi.fn<() => void>();
let leaving: AbortController;
let watch: RecordingWatch;

beforeEach(() => {
  vi.useFakeTimers();
  onRecorded.mockClear();
  onMissed.mockClear();
  leaving = new AbortController();
  watch = new RecordingWatch({ onRecorded, onMissed, signal: leaving.signal });
});
afterEach(() => {
  vi.useRealTimers();
});

const passes = (ms: number) => vi.advanceTimersByTime(ms);

describe('P27 the page that sends the picture', () => {
  it('expects nothing before frames leave', () => {
    passes(10 * times.recordingMs);
    expect(onMissed).not.toHaveBeenCalled();
  });

  it('misses the first piece after 5 s, whatever else happens', () => {
    watch.begin();
    passes(times.recordingMs - 1);
    watch.begin();
    expect(onMissed).not.toHaveBeenCalled();
    passes(1);
    expect(onMissed).toHaveBeenCalledTimes(1);
    expect(onRecorded).not.toHaveBeenCalled();
  });

  it('counts 5 s anew from each word of a stored piece', () => {
    watch.begin();
    for (let count = 0; count < 20; count += 1) {
      watch.note();
      passes(times.recordingMs - 1);
    }
    expect(onMissed).not.toHaveBeenCalled();
    expect(onRecorded).toHaveBeenCalledTimes(1);
    passes(1);
    expect(onMissed).toHaveBeenCalledTimes(1);
  });

  it('is recorded again with the first piece after some were missed', () => {
    watch.begin();
    watch.note();
    passes(times.recordingMs);
    watch.note();
    expect(onRecorded).toHaveBeenCalledTimes(2);
  });

  it('says nothing any more once the picture is gone', () => {
    watch.begin();
    leaving.abort();
    watch.note();
    passes(10 * times.recordingMs);
    expect(onMissed).not.toHaveBeenCalled();
    expect(onRecorded).not.toHaveBeenCalled();
  });
});
