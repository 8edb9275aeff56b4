import type { Page } from 'playwright-core';
import type { Adviser } from './adviser.ts';

/** A place in the window of a page, in its own pixels. */
export type Spot = { readonly x: number; readonly y: number };

/** Puts a blue square on a page, its middle at a place: something that an adviser can see and point at. */
export async function putSquare(page: Page, { x, y }: Spot): Promise<void> {
  await page.evaluate(
    (at) => {
      const square = document.querySelector('#square') ?? document.createElement('div');
      square.id = 'square';
      const { style } = square as HTMLElement;
      Object.assign(style, { position: 'fixed', width: '24px', height: '24px' });
      Object.assign(style, { left: `${at.x - 12}px`, top: `${at.y - 12}px`, background: 'blue' });
      document.body.append(square);
    },
    { x, y },
  );
}

/** Waits until the square has come into the adviser's picture near a place; where it is in the console's window. */
export async function seesSquare({ page, element }: Adviser, part: Spot): Promise<Spot> {
  const video = await element.locator('video').elementHandle();
  const seen = await page.waitForFunction(
    ([picture, near]) => {
      const { videoWidth: width, videoHeight: height } = picture as HTMLVideoElement;
      if (width === 0) return null;
      const drawing = new OffscreenCanvas(width, height).getContext('2d');
      drawing?.drawImage(picture as HTMLVideoElement, 0, 0);
      const pixels = drawing?.getImageData(0, 0, width, height).data ?? [];
      let [count, x, y] = [0, 0, 0];
      for (let at = 0; at < width * height; at += 1) {
        const [red = 0, green = 0, blue = 0] = pixels.slice(at * 4, at * 4 + 3);
        if (blue < 180 || red > 90 || green > 90) continue;
        count += 1;
        x += (at % width) + 0.5;
        y += Math.floor(at / width) + 0.5;
      }
      if (count < 50) return null;
      const middle = { x: x / count, y: y / count };
      // The square may just have been moved, and the picture of it may not have come yet.
      const isNear = Math.hypot(middle.x / width - near.x, middle.y / height - near.y) < 0.1;
      if (!isNear) return null;
      const box = (picture as Element).getBoundingClientRect();
      const scale = Math.min(box.width / width, box.height / height);
      return {
        x: box.left + (box.width - width * scale) / 2 + middle.x * scale,
        y: box.top + (box.height - height * scale) / 2 + middle.y * scale,
      };
    },
    [video, part] as const,
  );
  return (await seen.jsonValue()) ?? { x: NaN, y: NaN };
}

/** What is drawn over the customer's page: the tip of the arrow, and whether a line goes through a place. */
export async function drawnOver(
  page: Page,
  through: Spot = { x: 0, y: 0 },
): Promise<{ tip: Spot; isDrawn: boolean } | null> {
  const drawn = page.locator('remote-help-marks canvas');
  if ((await drawn.count()) === 0) return null;
  return await drawn.evaluate((element, { x, y }) => {
    const canvas = element as HTMLCanvasElement;
    const drawing = canvas.getContext('2d');
    if (drawing === null || !canvas.matches(':popover-open')) return null;
    const { width, height } = canvas;
    const { data } = drawing.getImageData(0, 0, width, height);
    const isOfMark = (at: number) =>
      (data[at * 4] ?? 0) > 170 && (data[at * 4 + 1] ?? 255) < 60 && (data[at * 4 + 3] ?? 0) > 200;
    const first = Array.from({ length: width * height }, (_, at) => at).findIndex(isOfMark);
    if (first === -1) return null;
    const tip = { x: first % width, y: Math.floor(first / width) };
    return { tip, isDrawn: isOfMark(Math.round(y) * width + Math.round(x)) };
  }, through);
}
