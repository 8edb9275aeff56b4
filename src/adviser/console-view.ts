import type { RunningConsole } from '../actors/adviser-console.ts';
import type { QueuedSession } from './queue/queue-element.ts';
import { stateOf } from './session-view.ts';
import type { Heard } from './what-is-new.ts';

/** The list of one's own sessions, each in the state that its statechart is in. */
export function queuedIn(running: RunningConsole | undefined): QueuedSession[] {
  const sessions = running?.sessions() ?? [];
  return sessions.map((session) => {
    const seat = running?.seat(session.sessionId);
    const state = stateOf(session, seat);
    return { session: { ...session, state }, unread: seat?.unread() ?? 0 };
  });
}

/** What was said in all sessions, one's own ones and those in whose chat one takes part. */
export function heardIn(running: RunningConsole | undefined): Heard[] {
  const own = (running?.sessions() ?? []).map(({ sessionId, reference }) => ({
    ...{ sessionId, reference },
    entries: running?.seat(sessionId)?.news() ?? [],
  }));
  const seconds = (running?.seconds() ?? []).map(({ invitation, entries }) => ({
    ...{ sessionId: invitation.sessionId, reference: invitation.reference },
    entries: entries(),
  }));
  return [...own, ...seconds];
}

/** Whether there are notes anywhere that the broker does not have. */
export function hasUnstoredNotes(running: RunningConsole | undefined): boolean {
  const seats = (running?.sessions() ?? []).map(({ sessionId }) => running?.seat(sessionId));
  return seats.some((seat) => (seat?.notes.status ?? 'kept') !== 'kept');
}
