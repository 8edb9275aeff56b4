import type { RemoteHelpAdviserElement } from '../../src/adviser/index.ts';
import type { BrokerMessage } from '../../src/protocol/broker-messages.ts';
import type { SessionSummary } from '../../src/protocol/http.ts';
import { FakeBroker } from './fake-broker.ts';
import { allBelow, clear, remember, session, textOf } from './stage.ts';

/** The broker that the console talks to in a test. */
export let broker: FakeBroker;
/** The console on the page. */
export let element: RemoteHelpAdviserElement;
/** A session that nobody has joined. */
export const one = session();
/** A session in which one can chat. */
export const joined = session({
  state: 'chat-only',
  number: 'used',
  customerIsPresent: true,
  joinedAt: Date.now(),
});

/** Puts the console on the page, in English. */
export function open(): void {
  element = document.createElement('remote-help-adviser');
  element.setAttribute('broker', 'https://help.bank.example');
  element.lang = 'en';
  document.body.append(element);
  remember(element);
}

/** Lets the page go on. A page in the background gets no frames, so nothing waits for one. */
function nextTask(): Promise<unknown> {
  const { port1, port2 } = new MessageChannel();
  const heard = new Promise((resolve) => (port1.onmessage = resolve));
  port2.postMessage(null);
  return heard.finally(() => port1.close());
}

/** Waits until something can be read on the console, or can no longer. */
export async function reads(text: string | RegExp, isThere = true): Promise<void> {
  const isSeen = () =>
    typeof text === 'string' ? textOf(element).includes(text) : text.test(textOf(element));
  while (isSeen() !== isThere) await nextTask();
}

/** The button that says this, wherever it is. */
export function button(name: string): HTMLButtonElement {
  const buttons = allBelow(element.shadowRoot!).filter((found) => found.matches('button'));
  const found = buttons.find((one) => textOf(one).includes(name) || one.ariaLabel === name);
  if (found === undefined) throw new Error(`No button says ${name}`);
  return found as HTMLButtonElement;
}

/** Whether the console shows an element. */
export const has = (tag: string) => element.shadowRoot!.querySelector(tag) !== null;

/** Opens the console on one session of which a socket is there. */
export async function inSession(summary: SessionSummary, lastSeq = 1) {
  open();
  const watching = await broker.watching();
  watching.says({ type: 'broker.listedSessions', sessions: [summary] });
  const seat = await broker.seatIn(summary);
  seat.says({
    type: 'broker.seated',
    session: summary,
    records: true,
    maxFileBytes: 1_000_000,
    shown: null,
    lastSeq,
  });
  await reads(summary.customerEmail);
  button(summary.customerEmail).click();
  await reads('Reference');
  return { watching, seat };
}

/** A row of the session's log, as it is told. */
export const row = <Row extends object>(fields: Row, seq: number) =>
  ({ ...fields, seq, at: Date.now() }) as unknown as BrokerMessage;
/** What the customer wrote, as it is told. */
export const chat = (text: string, seq: number) =>
  row({ type: 'customer.wroteChat', id: crypto.randomUUID(), text }, seq);

/** A broker of its own for each test of a suite, and an empty page after it. */
export function anewForEachTest(): void {
  beforeEach(() => {
    broker = new FakeBroker();
  });
  afterEach(() => {
    clear();
    broker.stop();
    history.replaceState(null, '', location.pathname + location.search);
  });
}
