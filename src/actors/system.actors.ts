import { fromPromise } from 'xstate';
import type { Late } from './late-desk.ts';

/** Reads what the browser says of the computer, for as long as the adviser's question stands. */
export function systemReadingActor(late: Late) {
  return fromPromise<void>(() => late.ready().desk.system.read());
}
