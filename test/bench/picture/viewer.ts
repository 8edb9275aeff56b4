import type { Page } from 'playwright-core';

/** When frames came into a page, in milliseconds since 1970. */
interface Sightings {
  first: number | null;
  /** When the lamp in the middle of the picture was first seen on, or off. */
  changes: { at: number; isOn: boolean }[];
}

declare global {
  interface Window {
    sightings?: Sightings;
  }
}

/** A page in which a video will be: notes when its first frame is there, and each change in its middle. */
export class Viewer {
  readonly #page: Page;

  constructor(page: Page) {
    this.#page = page;
  }

  /** Begins anew: the next video that comes into the page is the one. */
  async watches(): Promise<void> {
    await this.#page.evaluate(watch);
  }

  /** When the first frame was there. */
  async first(): Promise<number> {
    const found = await this.#page.waitForFunction(() => window.sightings?.first ?? null);
    return Number(await found.jsonValue());
  }

  /** When the lamp was seen to be on, or off, after a moment. */
  async sees(isOn: boolean, since: number): Promise<number> {
    const found = await this.#page.waitForFunction(
      ({ wanted, from }) =>
        window.sightings?.changes.find(({ at, isOn: is }) => is === wanted && at >= from)?.at ??
        null,
      { wanted: isOn, from: since },
    );
    return Number(await found.jsonValue());
  }
}

/** Runs in the page. */
function watch(): void {
  const sightings: Sightings = { first: null, changes: [] };
  window.sightings = sightings;
  const canvas = new OffscreenCanvas(1, 1).getContext('2d', { willReadFrequently: true });
  const now = () => performance.timeOrigin + performance.now();
  let wasOn: boolean | null = null;
  const look = (video: HTMLVideoElement) => {
    if (window.sightings !== sightings || canvas === null) return;
    video.requestVideoFrameCallback(() => {
      const at = now();
      sightings.first ??= at;
      const { videoWidth, videoHeight } = video;
      canvas.drawImage(video, videoWidth / 2, videoHeight / 2, 1, 1, 0, 0, 1, 1);
      const isOn = (canvas.getImageData(0, 0, 1, 1).data[0] ?? 0) > 127;
      if (isOn !== wasOn) sightings.changes.push({ at, isOn });
      wasOn = isOn;
      look(video);
    });
  };
  const videoIn = (root: Document | ShadowRoot): HTMLVideoElement | null => {
    const video = root.querySelector('video');
    if (video?.srcObject) return video;
    for (const { shadowRoot } of root.querySelectorAll('*')) {
      const found = shadowRoot && videoIn(shadowRoot);
      if (found) return found;
    }
    return null;
  };
  const search = () => {
    if (window.sightings !== sightings) return;
    const video = videoIn(document);
    if (video === null) setTimeout(search, 5);
    else look(video);
  };
  search();
}
