import { setTimeout as wait } from 'node:timers/promises';
import type { Pair } from './pairs.ts';

const text = 'Dober dan, plačilo se ne izvede, ker stran javi napako.';

/** Says so many things, evenly over all pairs and in time; answers how long each took, in milliseconds. */
export async function evenly(
  pairs: readonly Pair[],
  count: number,
  perSecond: number,
): Promise<number[]> {
  const delays: Promise<number>[] = [];
  const began = performance.now();
  for (let index = 0; index < count; index += 1) {
    const early = began + (index * 1_000) / perSecond - performance.now();
    if (early > 1) await wait(early);
    delays.push(say(pairs, index));
  }
  return Promise.all(delays);
}

/** Says so many things, over all pairs, so many at a time; answers how long each took, in milliseconds. */
export async function atOnce(
  pairs: readonly Pair[],
  count: number,
  onTheirWay: number,
): Promise<number[]> {
  const delays: number[] = [];
  let next = 0;
  const speak = async () => {
    while (next < count) {
      next += 1;
      delays.push(await say(pairs, next));
    }
  };
  await Promise.all(Array.from({ length: onTheirWay }, speak));
  return delays;
}

async function say(pairs: readonly Pair[], index: number): Promise<number> {
  const pair = pairs[index % pairs.length];
  const since = performance.now();
  await pair?.say(text);
  return performance.now() - since;
}
