import { describe, expect, it, vi } from 'vitest';
import { canShareScreen, visitorsSystem } from '../../src/services/browser-abilities.ts';
import { takeLinkHandle } from '../../src/services/number/link-handle.ts';
import { fingerprintsIn, isFrom } from '../../src/services/picture/peer-certificate.ts';
import { returnDelays } from '../../src/services/line/return-delays.ts';
import { CaptureHolder, pickSurface } from '../../src/services/picture/screen-capture.ts';

describe("the handle of the e-mail's link", () => {
  it('is taken out of the address at once, and nothing else is', () => {
    const replaceState = vi.fn();
    const location = { hash: `#h=${'a'.repeat(22)}`, pathname: '/pomoc', search: '?a=1' };
    expect(takeLinkHandle({ location, history: { replaceState, state: 7 } })).toBe('a'.repeat(22));
    expect(replaceState).toHaveBeenCalledExactlyOnceWith(7, '', '/pomoc?a=1');
  });

  it.each(['', '#', '#h=', '#h=short', '#top', `#h=${'a'.repeat(23)}`, `#h=${'é'.repeat(22)}`])(
    'is not seen in %o, and the address stays as it is',
    (hash) => {
      const replaceState = vi.fn();
      const page = {
        location: { hash, pathname: '/', search: '' },
        history: { replaceState, state: 0 },
      };
      expect(takeLinkHandle(page)).toBeUndefined();
      expect(replaceState).not.toHaveBeenCalled();
    },
  );
});

describe('what the browser can do', () => {
  it('knows a browser that cannot show its screen', () => {
    expect(canShareScreen({} as Navigator)).toBe(false);
    expect(canShareScreen({ mediaDevices: {} } as Navigator)).toBe(false);
  });

  it.each([
    ['Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36', 'windows-x64'],
    ['Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36', 'linux-x64'],
    ['Mozilla/5.0 (X11; Linux aarch64) AppleWebKit/537.36', 'other'],
    ['Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7)', 'macos'],
    ['Mozilla/5.0 (Linux; Android 14) AppleWebKit/537.36', 'other'],
    ['Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X)', 'other'],
    ['Mozilla/5.0 (X11; CrOS x86_64 14541.0.0)', 'other'],
  ])('%s is %s', (userAgent, system) => {
    expect(visitorsSystem({ userAgent })).toBe(system);
  });
});

describe('P13 a description of the picture', () => {
  const fingerprint = Array(32).fill('AB').join(':');
  const line = (hash: string, value: string) => `a=fingerprint:${hash} ${value}\r\n`;

  it('is accepted from exactly the certificate that was opened', () => {
    const sdp = `v=0\r\n${line('sha-256', fingerprint)}m=video\r\n${line('sha-256', fingerprint.toLowerCase())}`;
    expect(fingerprintsIn(sdp)).toEqual([fingerprint, fingerprint]);
    expect(isFrom(fingerprint, sdp)).toBe(true);
  });

  it.each([
    ['none', 'v=0\r\n'],
    ['another', `v=0\r\n${line('sha-256', Array(32).fill('CD').join(':'))}`],
    [
      'a second one',
      `v=0\r\n${line('sha-256', fingerprint)}${line('sha-256', Array(32).fill('CD').join(':'))}`,
    ],
    ['a weaker kind beside it', `v=0\r\n${line('sha-256', fingerprint)}${line('sha-1', 'AB:CD')}`],
  ])('is refused with %s', (_, sdp) => {
    expect(isFrom(fingerprint, sdp)).toBe(false);
  });
});

describe('coming back', () => {
  it('waits longer and longer, never more than it may, and not like everybody else', () => {
    const waits = (random: () => number) => {
      const delays = returnDelays(10_000, random);
      return Array.from({ length: 12 }, () => delays.next().value);
    };
    expect(waits(() => 1).at(-1)).toBe(10_000);
    expect(waits(() => 1)[0]).toBe(500);
    expect(waits(() => 0)[0]).toBe(100);
  });
});

describe('the captured screen', () => {
  function screen() {
    const track = Object.assign(new EventTarget(), {
      readyState: 'live',
      contentHint: '',
      stop: vi.fn(),
      getSettings: () => ({ displaySurface: 'monitor', width: 1920, height: 1080 }),
    });
    const stream = { getTracks: () => [track], getVideoTracks: () => [track] };
    return { track, stream: stream as unknown as MediaStream };
  }

  it('says what was picked', async () => {
    const { stream, track } = screen();
    const picked = await pickSurface(new AbortController().signal, {
      getDisplayMedia: async () => stream,
    });
    expect(picked).toEqual({ stream, surface: 'monitor', width: 1920, height: 1080 });
    expect(track.contentHint).toBe('detail');
  });

  it('is released at once when the session has moved on while the picker was open', async () => {
    const { stream, track } = screen();
    const leaving = new AbortController();
    const picking = pickSurface(leaving.signal, {
      getDisplayMedia: async () => {
        leaving.abort();
        return stream;
      },
    });
    await expect(picking).rejects.toThrow();
    expect(track.stop).toHaveBeenCalledOnce();
  });

  it.each([
    ['NotAllowedError', 'refused'],
    ['NotReadableError', 'failed'],
    ['NotFoundError', 'failed'],
  ])('%s means: %s', async (name, problem) => {
    const picking = pickSurface(new AbortController().signal, {
      getDisplayMedia: async () => {
        throw new DOMException('Permission denied', name);
      },
    });
    await expect(picking).rejects.toMatchObject({ problem });
  });

  it('is one at a time, and tells when the browser ends it, but not when we do', () => {
    const holder = new CaptureHolder();
    const first = screen();
    const second = screen();
    const onEnded = vi.fn();
    holder.put(first.stream);
    holder.put(second.stream);
    expect(first.track.stop).toHaveBeenCalledOnce();
    holder.onEnded(onEnded, new AbortController().signal);
    second.track.dispatchEvent(new Event('ended'));
    expect(onEnded).toHaveBeenCalledOnce();
    holder.release();
    expect(second.track.stop).toHaveBeenCalledOnce();
    expect(holder.stream).toBeUndefined();
    expect(holder.since).toBeNull();
  });
});
