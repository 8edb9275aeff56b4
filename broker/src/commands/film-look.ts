import { systemClock } from '../clock.ts';
import { Holds } from '../keeping/holds.ts';
import { KeepingLog } from '../keeping/keeping-log.ts';
import { SessionKeyError } from '../keeping/session-keys.ts';
import { openFilm, type Film } from '../recordings/film/film.ts';
import type { Store } from '../store/store.ts';
import { CommandError, exitCodes, type CommandContext, type Given } from './command.ts';
import { guestStore, whoAndWhy } from './guest.ts';
import { holdProblems } from './hold.ts';

/** A film that was opened for somebody who has said why. */
export interface LookedAt {
  readonly film: Film;
  readonly store: Store;
  readonly sessionId: string;
}

/**
 * Opens the film of the session that is named first, and writes down who looks and why before `act` sees any of it.
 *
 * @throws {CommandError} if there is nothing to look at.
 */
export async function lookAtFilm<Result>(
  given: Given,
  context: CommandContext,
  look: 'complaints.exportedFilm' | 'complaints.checkedFilm',
  act: (looked: LookedAt) => Promise<Result>,
): Promise<Result> {
  const { by, reason } = whoAndWhy(given);
  const [name = ''] = given.positionals;
  const { store, folder } = await guestStore(given, context);
  try {
    const keepingLog = new KeepingLog(store, systemClock);
    const found = await new Holds(store, keepingLog, systemClock).find(name);
    if (typeof found === 'string') {
      throw new CommandError(`${name}: ${holdProblems[found]}`, exitCodes.notFound);
    }
    const { sessionId } = found;
    const film = await openOr(store, folder, name, sessionId);
    const row = { who: 'complaints', type: look, id: null, facts: { ...found, by } } as const;
    await keepingLog.write({ ...row, text: reason }, [], sessionId);
    return await act({ film, store, sessionId });
  } finally {
    await store.close();
  }
}

async function openOr(
  store: Store,
  folder: string,
  name: string,
  sessionId: string,
): Promise<Film> {
  try {
    const opened = await openFilm(store, folder, sessionId);
    if (opened !== null) return opened;
  } catch (error) {
    if (!(error instanceof SessionKeyError)) throw error;
    throw new CommandError(
      `${name}: its key is gone, and with it the recording`,
      exitCodes.notFound,
    );
  }
  throw new CommandError(`${name}: nothing of it was recorded`, exitCodes.notFound);
}
