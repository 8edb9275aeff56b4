import type { RunningSession, SessionOptions } from '../../actors/session-actor.ts';

/** Starts the session of an element. */
export type SessionOpener = (options: SessionOptions) => RunningSession;

/** How the session of an element is opened: begun, or taken up from an earlier page. */
export interface SessionOpeners {
  readonly startSession: SessionOpener;
  readonly takeUpSession: (options: SessionOptions) => Promise<RunningSession | 'elsewhere' | null>;
}

type Wrap = (loaded: SessionOpeners | undefined, element: Element) => SessionOpeners | undefined;

let wrap: Wrap | undefined;
let replaced: SessionOpener | undefined;

/** What opens the sessions of an element: what was loaded for it, or what a build for testers makes of it. */
export function openersFor(
  element: Element,
  loaded: SessionOpeners | undefined,
): SessionOpeners | undefined {
  return wrap === undefined ? loaded : wrap(loaded, element);
}

/** What starts the session of an element: what was loaded for it, or what a test has put in its place. */
export function openerOr(loaded: SessionOpener | undefined): SessionOpener | undefined {
  return replaced ?? loaded;
}

/**
 * Has elements open their sessions in another way, in the build for testers. It stands in no other entry of the
 * package, so a page cannot reach it.
 *
 * @internal
 */
export function wrapOpeners(by?: Wrap): void {
  wrap = by;
}

/**
 * Has elements start other sessions than real ones, in tests. It stands in no entry of the package, so a page
 * cannot reach it.
 *
 * @internal
 */
export function replaceOpener(opener?: SessionOpener): void {
  replaced = opener;
}
