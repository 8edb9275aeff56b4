import axe from 'axe-core';
import { expect } from 'chai';
import '../../src/index.ts';
import { replaceOpener } from '../../src/components/remote-help/session-opener.ts';
import type { RemoteHelpElement } from '../../src/components/remote-help/remote-help-element.ts';
import { defineLaterElements } from '../../src/components/later-elements.ts';
import type { ViewElement } from '../../src/components/view-element.ts';
import { en } from '../../src/locales/en.ts';
import { sl } from '../../src/locales/sl.ts';
import { FakeSession, type FakeOptions } from './fake-session.ts';
import { settled } from './journey.ts';

defineLaterElements();

/** Both languages, for tests that run once in each. */
export const languages = [
  ['sl', sl],
  ['en', en],
] as const;

/** The element on a page in this language, with a session that a test drives. */
export interface Mounted {
  readonly element: RemoteHelpElement;
  readonly session: FakeSession;
  /** Finds in the element's own shadow tree. */
  readonly find: <Found extends HTMLElement>(selector: string) => Found | null;
  /** Waits until what has changed is shown, down to the last element. */
  readonly shown: () => Promise<void>;
}

let mounted: HTMLElement[] = [];

/** Puts an element on the page; {@link clear} takes it off again. */
export function put<Put extends HTMLElement>(element: Put): Put {
  document.body.append(element);
  mounted.push(element);
  return element;
}

/** Takes everything off the page. */
export async function clear(): Promise<void> {
  for (const element of mounted) element.remove();
  mounted = [];
  replaceOpener();
  document.documentElement.lang = 'en';
  await settled();
}

/** One of the elements by itself, in a language. */
export async function putView<View extends ViewElement>(
  tag: string,
  properties: Partial<View>,
): Promise<View> {
  const view = document.createElement(tag) as View;
  Object.assign(view, { words: sl }, properties);
  put(view);
  await view.updateComplete;
  return view;
}

/** `<remote-help>` with a session that a test drives. */
export async function mount(
  lang: string,
  options: FakeOptions = {},
  attributes: Readonly<Record<string, string>> = {},
  content: readonly Node[] = [],
): Promise<Mounted> {
  const session = new FakeSession(options);
  replaceOpener((given) => {
    session.options = given;
    return session;
  });
  document.documentElement.lang = lang;
  const element = document.createElement('remote-help');
  const all = { broker: 'https://help.bank.example', ...attributes };
  for (const [name, value] of Object.entries(all)) element.setAttribute(name, value);
  element.append(...content);
  put(element);
  const find = <Found extends HTMLElement>(selector: string) =>
    element.shadowRoot!.querySelector<Found>(selector);
  const shown = async () => {
    do await settleAll(element);
    while (find('.frame[lang]') === null || find('.inner')?.childElementCount === 0);
  };
  await shown();
  return { element, session, find, shown };
}

/** A chunk comes by a task of its own; frames don't come to a page that lies behind another. */
function nextTask(): Promise<void> {
  const { port1, port2 } = new MessageChannel();
  return new Promise((resolve) => {
    port1.onmessage = () => {
      port1.close();
      resolve();
    };
    port2.postMessage(null);
  });
}

async function settleAll(element: RemoteHelpElement): Promise<void> {
  await nextTask();
  await element.updateComplete;
  const inside = element.shadowRoot!.querySelectorAll<ViewElement>('*');
  await Promise.all([...inside].map(({ updateComplete }) => updateComplete));
}

/** All text of an element, of the elements in its shadow tree, and so on. */
export function textOf(node: Node): string {
  if (node instanceof HTMLSlotElement && node.assignedNodes().length > 0) {
    return node.assignedNodes().map(textOf).join(' ');
  }
  if (node instanceof HTMLStyleElement) return '';
  if (node instanceof Text) return node.data;
  const root = node instanceof Element ? (node.shadowRoot ?? node) : node;
  return [...root.childNodes].map(textOf).join(' ').replace(/\s+/g, ' ').trim();
}

/** All elements below one, through all shadow trees. */
export function allBelow(root: ParentNode): Element[] {
  return [...root.querySelectorAll('*')].flatMap((element) => [
    element,
    ...(element.shadowRoot ? allBelow(element.shadowRoot) : []),
  ]);
}

/** Where the focus is, through all shadow trees. */
export function focused(): Element | null {
  let active = document.activeElement;
  while (active?.shadowRoot?.activeElement) active = active.shadowRoot.activeElement;
  return active;
}

/** What axe-core finds wrong with an element, as `rule: element`. */
export async function faultsOf(element: Element): Promise<string[]> {
  const { violations } = await axe.run(element, { resultTypes: ['violations'] });
  return violations.flatMap(({ id, nodes }) =>
    nodes.map(({ html, failureSummary }) => `${id}: ${html} ${failureSummary ?? ''}`),
  );
}

/** Clicks what a selector finds in an element's shadow tree. */
export function click(host: Element | null, selector: string): void {
  const target = host?.shadowRoot?.querySelector<HTMLElement>(selector);
  expect(target, selector).to.be.instanceOf(HTMLElement);
  target!.click();
}
