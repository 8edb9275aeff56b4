import { setTimeout as pause } from 'node:timers/promises';
import type { Locator } from 'playwright-core';
import type { Adviser } from '../e2e/people/adviser.ts';
import type { People } from './fault-stage.ts';

const lookEveryMs = 100;

/** What a case expects where nothing may be lost. */
export const goesOn = 'the session goes on; no message lost, none twice';

type Reader = { readonly element: Locator };

/** Something that was expected was not seen. What was seen instead is its message. */
export class NotSeenError extends Error {
  override readonly name = 'NotSeenError';
}

/** Waits until something is so, and says after how many seconds it was. */
export async function secondsUntil(
  what: string,
  isSo: () => Promise<boolean>,
  patienceMs = 60_000,
): Promise<number> {
  const startedAt = performance.now();
  while (!(await isSo())) {
    if (performance.now() - startedAt > patienceMs) {
      throw new NotSeenError(`not within ${patienceMs / 1000} s: ${what}`);
    }
    await pause(lookEveryMs);
  }
  return Math.round((performance.now() - startedAt) / 100) / 10;
}

/** Whether a text stands there to be read. */
export async function isShown(element: Locator, text: string): Promise<boolean> {
  return (await element.getByText(text).filter({ visible: true }).count()) > 0;
}

/** Waits until one side shows a message, and says after how many seconds it did. */
export function secondsUntilMessage({ element }: Reader, text: string): Promise<number> {
  return secondsUntil('the message', () => isShown(element, text));
}

/** Has a first message cross from the customer to the adviser: from here on a loss would show. */
export async function sayBefore(people: People): Promise<People> {
  await people.customer.writes('Before.');
  await people.adviser.sees('Before.');
  return people;
}

/** Waits until that many new pictures of the desktop have come, and says after how many seconds they had. */
export async function secondsUntilPictures({ element }: Adviser, howMany = 5, patienceMs = 60_000) {
  const frames = async () => {
    const shown = await element.locator('video').evaluateAll((videos) =>
      videos.map((video) => {
        const { totalVideoFrames } = (video as HTMLVideoElement).getVideoPlaybackQuality();
        return totalVideoFrames;
      }),
    );
    return shown[0] ?? 0;
  };
  let known = await frames();
  let seen = 0;
  return secondsUntil(
    `${howMany} new pictures of the desktop`,
    async () => {
      const now = await frames();
      // A new picture's counter begins anew.
      seen += now >= known ? now - known : now;
      known = now;
      return seen >= howMany;
    },
    patienceMs,
  );
}

/** Waits until both sides show exactly these messages, each once and in this order. */
export async function expectChat({ customer, adviser }: People, texts: readonly string[]) {
  for (const { element } of [customer, adviser]) {
    const read = async () => await element.locator('[part~="message"]').allInnerTexts();
    const isRight = async () => {
      const found = (await read()).map((entry) => texts.find((text) => entry.includes(text)));
      return found.length === texts.length && found.every((text, at) => text === texts[at]);
    };
    await secondsUntil(`the ${texts.length} messages, once each and in order`, isRight).catch(
      async (error: unknown) => {
        throw new NotSeenError(`${String(error)}; there are ${(await read()).length}`);
      },
    );
  }
}

/** Waits for a stretch of real time: the network outside knows no other. */
export async function seconds(howMany: number): Promise<void> {
  await pause(howMany * 1000);
}
