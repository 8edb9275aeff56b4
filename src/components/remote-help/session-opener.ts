import {
  startSession,
  type RunningSession,
  type SessionOptions,
} from '../../actors/session-actor.ts';

type Opener = (options: SessionOptions) => RunningSession;

let open: Opener = startSession;

/** Starts the session of an element. */
export function openSession(options: SessionOptions): RunningSession {
  return open(options);
}

/**
 * Has elements start other sessions than real ones, in tests. It stands in no entry of the package, so a page
 * cannot reach it.
 *
 * @internal
 */
export function replaceOpener(opener: Opener = startSession): void {
  open = opener;
}
