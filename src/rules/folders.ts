import { rates } from '../protocol/limits.ts';
import {
  accepted,
  refused,
  saidRow,
  type AdviserSays,
  type CompanionSays,
  type Decision,
  type Surroundings,
} from './decision.ts';
import type { OpenFile, SessionState } from './session-state.ts';

/** The customer shows the adviser a folder in the program: one at a time (rule P38). */
export function showFolder(
  session: SessionState,
  said: Extract<CompanionSays, { type: 'companion.showedFolder' }>,
  { maxFileBytes }: Pick<Surroundings, 'maxFileBytes'>,
): Decision {
  if (maxFileBytes === 0) return refused('notAllowed');
  if (!hasRoom(session) || session.files.some(({ at }) => at === 'shown')) return refused('notNow');
  const { id, files } = said;
  const folder = { id, from: 'customer', by: 'program', bytes: 0, at: 'shown', files } as const;
  return accepted(withOne(session, folder), [saidRow('companion', said)]);
}

/** The customer takes the folder back. What was asked for in it is answered, or broken off by the program. */
export function takeFolderBack(
  session: SessionState,
  said: Extract<CompanionSays, { type: 'companion.tookFolderBack' }>,
): Decision {
  const files = session.files.filter(({ id, at }) => id !== said.folder || at !== 'shown');
  if (files.length === session.files.length) return refused('notNow');
  return accepted({ ...session, files }, [saidRow('companion', said)]);
}

/** The adviser asks for a file of the folder that is shown; the program answers by offering it, or breaks it off (rule P38). */
export function askForFile(
  session: SessionState,
  said: Extract<AdviserSays, { type: 'adviser.askedForFile' }>,
): Decision {
  const folder = session.files.find(({ id, at }) => id === said.folder && at === 'shown');
  const isThere = folder !== undefined && said.place < (folder.files ?? 0);
  if (!isThere || !hasRoom(session) || !session.isPresent.companion) return refused('notNow');
  const { id } = said;
  const file = { id, from: 'customer', by: 'program', bytes: 0, at: 'asked' } as const;
  return accepted(withOne(session, file), [saidRow('adviser', said)]);
}

function hasRoom({ wordsDiffer, files }: SessionState): boolean {
  return !wordsDiffer && files.length < rates.maxOpenFiles;
}

function withOne(session: SessionState, file: OpenFile): SessionState {
  return { ...session, files: [...session.files, file] };
}
