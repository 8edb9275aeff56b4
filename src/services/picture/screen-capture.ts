import { isThisPage, nameThisPage, type CapturableDevices } from './captured-page.ts';
import type { Shown, Surface } from '../../protocol/fields.ts';

/** Why no screen could be captured. `refused` is the customer's right: never show it as a fault. */
export class ScreenCaptureError extends Error {
  override readonly name = 'ScreenCaptureError';
  readonly problem: 'refused' | 'failed';
  constructor(problem: 'refused' | 'failed', cause: unknown) {
    super(`No screen was captured: ${problem}`, { cause });
    this.problem = problem;
  }
}

/** What the customer picked, in pixels of the picture. */
export interface PickedSurface extends Readonly<Shown> {
  readonly stream: MediaStream;
}

/** With what Chromium knows beside the older standard. */
interface WantedSurface extends DisplayMediaStreamOptions {
  readonly selfBrowserSurface?: 'include' | 'exclude';
}

const wanted = {
  video: {
    displaySurface: 'monitor',
    frameRate: { max: 15 },
    width: { max: 1920 },
    height: { max: 1080 },
  },
  audio: false,
  // A customer who shows this very tab can be pointed at things on it.
  selfBrowserSurface: 'include',
} satisfies WantedSurface;

/**
 * Lets the customer pick a screen, window or tab. Call it in a click: browsers ask for one.
 *
 * @throws {ScreenCaptureError} if nothing was picked, or nothing can be captured.
 */
export async function pickSurface(
  signal: AbortSignal,
  devices: CapturableDevices = navigator.mediaDevices,
): Promise<PickedSurface> {
  nameThisPage(devices);
  const stream = await devices.getDisplayMedia(wanted).catch((cause: unknown) => {
    const isRefused = cause instanceof DOMException && cause.name === 'NotAllowedError';
    throw new ScreenCaptureError(isRefused ? 'refused' : 'failed', cause);
  });
  // The session may have moved on while the picker was open. Then this screen is no longer wanted.
  if (signal.aborted) stopCapture(stream);
  signal.throwIfAborted();
  const track = stream.getVideoTracks()[0];
  if (track === undefined) throw new ScreenCaptureError('failed', undefined);
  track.contentHint = 'detail';
  const { displaySurface, width, height } = track.getSettings();
  const size = { width: width ?? 0, height: height ?? 0 };
  return { stream, surface: surfaceOf(displaySurface), ...size, ...placeOf(track) };
}

/** Ends a capture: from here on the browser shows no sharing any more. */
export function stopCapture(stream: MediaStream): void {
  for (const track of stream.getTracks()) track.stop();
}

/** Keeps the captured screen between the picker, which gets it, and the state that owns it. */
export class CaptureHolder {
  #stream: MediaStream | undefined;
  #since: number | null = null;

  /** Since when a screen is captured, in milliseconds since 1970. */
  get since(): number | null {
    return this.#since;
  }

  /** The screen that is captured at the moment. */
  get stream(): MediaStream | undefined {
    return this.#stream;
  }

  /** Keeps a screen; one that was there before is released. */
  put(stream: MediaStream): void {
    this.release();
    this.#stream = stream;
    this.#since = Date.now();
  }

  /** Calls back when the browser or the system ends the capture: the stop bar, a closed window, an unplugged screen. */
  onEnded(callback: () => void, signal: AbortSignal): void {
    const track = this.#stream?.getVideoTracks()[0];
    if (track === undefined || track.readyState === 'ended') return callback();
    track.addEventListener('ended', callback, { once: true, signal });
  }

  /** Sends blank frames instead of the screen, until `signal` aborts. */
  blank(signal: AbortSignal): void {
    const tracks = this.#stream?.getVideoTracks() ?? [];
    const show = (isShown: boolean) => {
      for (const track of tracks) track.enabled = isShown;
    };
    show(false);
    signal.addEventListener('abort', () => show(true), { once: true });
  }

  /** Ends the capture. */
  release(): void {
    if (this.#stream !== undefined) stopCapture(this.#stream);
    this.#stream = undefined;
    this.#since = null;
  }
}

function surfaceOf(told: string | undefined): Surface {
  return told === 'monitor' || told === 'window' || told === 'browser' ? told : 'unknown';
}

/** Where it is: which monitor, or this very page. */
function placeOf(track: MediaStreamTrack): Pick<Shown, 'monitor' | 'isThisPage'> {
  return isThisPage(track) ? { isThisPage: true } : monitorIn(track);
}

/** Chromium names a monitor's track after the monitor: the bank's program finds the right one of several by it. */
function monitorIn({ label }: MediaStreamTrack): { monitor?: string } {
  return /^screen:[\w:-]{1,50}$/.test(label) ? { monitor: label } : {};
}
