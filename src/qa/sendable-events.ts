import type { CustomerEvent } from '../machines/session.events.ts';

/**
 * What an inspector may do in a customer's place, on a page that has said `qa-control`.
 *
 * Nothing that grants anything: the agreement, the number, the words, "Show" and the picked surface need a hand on
 * the page itself. Nothing of another side either: what the broker, the adviser or the browser did not do has not happened.
 */
export const sendableEvents = [
  'customer.openedProgram',
  'customer.wentOnInBrowser',
  'customer.retriedDownload',
  'customer.askedToStart',
  'customer.declinedShow',
  'customer.stoppedSharing',
  'customer.askedToEnd',
  'customer.keptSession',
  'customer.ended',
  'customer.raisedAlarm',
] as const satisfies readonly CustomerEvent['type'][];

/** The event that an inspector may send, made anew from its type alone; nothing if it may not. */
export function sendable({ type }: { readonly type: string }): CustomerEvent | undefined {
  const found = sendableEvents.find((allowed) => allowed === type);
  return found === undefined ? undefined : { type: found };
}
