/** Loaded before a server's own code (`node --expose-gc --import`): clears away what it does not use when it is told to. */
import { setTimeout as wait } from 'node:timers/promises';

process.on('message', (order) => {
  if (order === 'clearAway') void clearAway();
});
process.channel?.unref();

/** What is let go of in one round, as by a finalizer, is cleared away in the next. */
async function clearAway(): Promise<void> {
  for (let round = 0; round < 4; round += 1) {
    await globalThis.gc?.({ type: 'major', execution: 'async' });
    await wait(500);
  }
  process.send?.('cleared');
}
