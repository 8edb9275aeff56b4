import axe from 'axe-core';
import '../../src/adviser/index.ts';
import type { AdviserViewElement } from '../../src/adviser/adviser-view-element.ts';
import { wordsIn } from '../../src/adviser/words.ts';
import type { AdviserWords } from '../../src/locales/adviser-words.ts';
import type { SessionSummary } from '../../src/protocol/http.ts';
import { locales } from '../../src/protocol/states.ts';

/** Both languages, for tests that run once in each. */
export const languages = locales.map((locale) => [locale, wordsIn(locale)] as const);

/** What a hostile customer may have written. */
export const hostile = '<img src=x onerror="globalThis.wasHacked = true">\u202e{{x}}${1}</p>';

/** A session as the broker lists it. */
export function session(differs: Partial<SessionSummary> = {}): SessionSummary {
  return {
    sessionId: '0b9e2d0c-5a0e-4b60-8a35-7b1d3c2f4e11',
    reference: 'HWCU-9MCW',
    customerEmail: 'marija@example.com',
    locale: 'sl',
    state: 'connect',
    number: 'live',
    numberExpiresAt: Date.now() + 600_000,
    mail: { status: 'sent', at: Date.now() },
    customerIsPresent: false,
    openedAt: Date.now() - 60_000,
    joinedAt: null,
    closedAt: null,
    endReason: null,
    ...differs,
  };
}

let placed: HTMLElement[] = [];

/** Puts one element of the console on the page, with what it is to show. */
export async function put<View extends AdviserViewElement>(
  tag: string,
  words: AdviserWords,
  shows: Partial<View> = {},
): Promise<View> {
  const view = Object.assign(document.createElement(tag) as View, { words }, shows);
  document.documentElement.lang = words.locale;
  document.body.append(view);
  placed.push(view);
  await view.updateComplete;
  return view;
}

/** Keeps an element in mind that {@link clear} takes off the page. */
export function remember(element: HTMLElement): void {
  placed.push(element);
}

/** Takes everything off the page. */
export function clear(): void {
  for (const element of placed) element.remove();
  placed = [];
}

/** All text of an element, with that of the elements in its shadow tree. */
export function textOf(node: Node): string {
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

/** What axe-core finds wrong with an element, as `rule: element`. */
export async function faultsOf(element: Element): Promise<string[]> {
  const { violations } = await axe.run(element, { resultTypes: ['violations'] });
  return violations.flatMap(({ id, nodes }) =>
    nodes.map(({ html, failureSummary }) => `${id}: ${html} ${failureSummary ?? ''}`),
  );
}

/** What an element finds in its shadow tree, or a failed test. */
export function inside<Found extends HTMLElement>(element: Element, selector: string): Found {
  const found = element.shadowRoot?.querySelector<Found>(selector);
  if (found === null || found === undefined) throw new Error(`Nothing is ${selector}`);
  return found;
}

/** What an element asks for while something is done to it. */
export function askedBy(element: Element, act: () => void): unknown[] {
  const asked: unknown[] = [];
  const listen = (event: Event) => asked.push((event as CustomEvent).detail);
  const types = ['ask', 'invite', 'write'].map((kind) => `remote-help-adviser-${kind}`);
  for (const type of types) element.addEventListener(type, listen);
  act();
  for (const type of types) element.removeEventListener(type, listen);
  return asked;
}
