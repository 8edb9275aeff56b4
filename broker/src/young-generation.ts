import { setFlagsFromString } from 'node:v8';

/**
 * Keeps the part of V8's memory small in which new things are made. It grows to 64 MB and more when many people come
 * at once, and is never given back: for 1,000 sessions more than all that is kept of them. Cleared away more often it costs no
 * processor time that can be measured (`npm run bench:broker`). For the whole process, so not where somebody embeds a broker.
 */
export function keepYoungGenerationSmall(): void {
  // Its greatest size is read once, before any of our code runs; the factor by which it grows is read each time.
  setFlagsFromString('--semi-space-growth-factor=1');
  // So small a part is cleared away by one thread; several take more time to share the work than it takes.
  setFlagsFromString('--no-parallel-scavenge');
}
