import type { RunningSession } from '../../actors/session-actor.ts';
import type { Words } from '../../locales/words.ts';
import type { SessionSnapshot } from '../../machines/session.machine.ts';

/** What the views of a session are made from. */
export interface View {
  readonly snapshot: SessionSnapshot;
  readonly session: RunningSession;
  readonly words: Words;
  readonly headingLevel: number;
  /** Since when the session lasts, in milliseconds since 1970. */
  readonly joinedAt: number;
}
