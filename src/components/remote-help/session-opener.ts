import type { RunningSession, SessionOptions } from '../../actors/session-actor.ts';

/** Starts the session of an element. */
export type SessionOpener = (options: SessionOptions) => RunningSession;

let replaced: SessionOpener | undefined;

/** What starts the session of an element: what was loaded for it, or what a test has put in its place. */
export function openerOr(loaded: SessionOpener | undefined): SessionOpener | undefined {
  return replaced ?? loaded;
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
