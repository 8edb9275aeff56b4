import type { Page } from 'playwright-core';

/** A point of a picture, from 0 to 1. */
export interface Point {
  readonly x: number;
  readonly y: number;
}

/** What a page has seen, in milliseconds since 1970. */
interface Sightings {
  first: number | null;
  /** When the point became bright, or dark. */
  changes: { at: number; isBright: boolean }[];
}

declare global {
  interface Window {
    sightings?: Sightings;
  }
}

/** A page in which a video will be: notes when its first frame is on the screen, and when a point of it becomes bright or dark. */
export class Viewer {
  readonly #page: Page;

  constructor(page: Page) {
    this.#page = page;
  }

  /** Begins anew: the next video that comes into the page is the one. */
  async watches(point: Point): Promise<void> {
    await this.#page.evaluate(watch, point);
  }

  /** When the first frame was on the screen. */
  async first(): Promise<number> {
    await using found = await this.#page.waitForFunction(() => window.sightings?.first ?? null);
    return Number(await found.jsonValue());
  }

  /** When the point was first seen bright, or dark, after a moment. */
  async sees(isBright: boolean, since: number): Promise<number> {
    await using found = await this.#page.waitForFunction(
      (wanted) =>
        window.sightings?.changes.find(
          (change) => change.isBright === wanted.isBright && change.at >= wanted.since,
        )?.at ?? null,
      { isBright, since },
    );
    return Number(await found.jsonValue());
  }
}

/** Runs in the page. A video is looked for in shadow trees too, and followed from before it has anything to show. */
function watch({ x, y }: Point): void {
  const sightings: Sightings = { first: null, changes: [] };
  window.sightings = sightings;
  const isCurrent = () => window.sightings === sightings;
  const context = new OffscreenCanvas(1, 1).getContext('2d', { willReadFrequently: true });
  let wasBright: boolean | null = null;
  const note = (video: HTMLVideoElement, at: number) => {
    sightings.first ??= at;
    const { videoWidth, videoHeight } = video;
    context?.drawImage(video, x * videoWidth, y * videoHeight, 1, 1, 0, 0, 1, 1);
    const isBright = (context?.getImageData(0, 0, 1, 1).data[0] ?? 0) > 127;
    if (isBright !== wasBright) sightings.changes.push({ at, isBright });
    wasBright = isBright;
  };
  const follow = (video: HTMLVideoElement) => {
    video.requestVideoFrameCallback(() => {
      if (!isCurrent()) return;
      note(video, performance.timeOrigin + performance.now());
      follow(video);
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
    if (!isCurrent()) return;
    const video = videoIn(document);
    if (video === null) setTimeout(search, 2);
    else follow(video);
  };
  search();
}
