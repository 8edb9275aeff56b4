import {
  dropped,
  refused,
  saidRow,
  type AdviserSays,
  type CompanionSays,
  type CustomerSays,
  type Decision,
  type SessionInput,
  type Surroundings,
} from './decision.ts';
import { decideOnFiles } from './files.ts';
import { askForFile, showFolder, takeFolderBack } from './folders.ts';
import { isJoined, type SessionState } from './session-state.ts';
import { answerSystem, askForSystem } from './system.ts';

/** What is said about the help that is beside the picture, by either side. */
export type HelpingSays = Extract<
  CustomerSays | AdviserSays | CompanionSays,
  { type: (typeof helpingTypes)[number] }
>;

const helpingTypes = [
  'adviser.pointed',
  'adviser.askedForSystem',
  'customer.sentSystem',
  'customer.refusedSystem',
  'companion.sentSystem',
  'companion.refusedSystem',
  'customer.offeredFile',
  'customer.tookFile',
  'customer.refusedFile',
  'customer.keptFile',
  'customer.cancelledFile',
  'customer.gaveFilePiece',
  'customer.tookFilePiece',
  'companion.showedFolder',
  'companion.tookFolderBack',
  'companion.offeredFile',
  'companion.tookFile',
  'companion.refusedFile',
  'companion.keptFile',
  'companion.cancelledFile',
  'companion.gaveFilePiece',
  'companion.tookFilePiece',
  'adviser.askedForFile',
  'adviser.offeredFile',
  'adviser.tookFile',
  'adviser.refusedFile',
  'adviser.keptFile',
  'adviser.cancelledFile',
  'adviser.gaveFilePiece',
  'adviser.tookFilePiece',
] as const satisfies readonly SessionInput['type'][];

const known: ReadonlySet<string> = new Set(helpingTypes);

/** Whether something is about the help that is beside the picture. */
export function isAboutHelping(input: SessionInput): input is HelpingSays {
  return known.has(input.type);
}

/** Decides on what is asked for and answered beside the picture. */
export function decideOnHelping(
  session: SessionState,
  said: HelpingSays,
  around: Surroundings,
): Decision {
  if (!isJoined(session)) return refused('notNow');
  switch (said.type) {
    case 'adviser.pointed':
      return canPoint(session, said.epoch)
        ? { verdict: 'passed', tell: { to: 'customer', message: said } }
        : dropped;
    case 'adviser.askedForSystem':
      return askForSystem(session, said, saidRow('adviser', said));
    case 'customer.sentSystem':
    case 'customer.refusedSystem':
      return answerSystem(session, said, saidRow('customer', said));
    case 'companion.sentSystem':
    case 'companion.refusedSystem':
      return answerSystem(session, said, saidRow('companion', said));
    case 'companion.showedFolder':
      return showFolder(session, said, around);
    case 'companion.tookFolderBack':
      return takeFolderBack(session, said);
    case 'adviser.askedForFile':
      return askForFile(session, said);
    default:
      return decideOnFiles(session, said, around);
  }
}

/** Pointing touches nothing, so nobody has to allow it; but it must be drawn where it is meant (rule P30). */
function canPoint(
  { state, shown, pictureEpoch, wordsDiffer }: SessionState,
  epoch: number,
): boolean {
  return (
    state === 'sharing' && shown?.isThisPage === true && epoch === pictureEpoch && !wordsDiffer
  );
}
