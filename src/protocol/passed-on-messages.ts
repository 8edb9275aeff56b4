import * as v from 'valibot';
import { adviserMessages } from './adviser-messages.ts';
import { companionMessages } from './companion-messages.ts';
import { customerMessages } from './customer-messages.ts';
import * as f from './fields.ts';
import { withPlace } from './with-place.ts';

/** What is passed on to consoles and to programs, and never to a customer's page: rows of the log, and what nobody keeps. */
export const passedOnElsewhere = {
  'adviser.askedForFile': withPlace(adviserMessages['adviser.askedForFile']),
  'companion.showedFolder': withPlace(companionMessages['companion.showedFolder']),
  'companion.tookFolderBack': withPlace(companionMessages['companion.tookFolderBack']),
  'companion.offeredFile': withPlace(companionMessages['companion.offeredFile']),
  'companion.tookFile': withPlace(companionMessages['companion.tookFile']),
  'companion.refusedFile': withPlace(companionMessages['companion.refusedFile']),
  'companion.keptFile': withPlace(companionMessages['companion.keptFile']),
  'companion.cancelledFile': withPlace(companionMessages['companion.cancelledFile']),
  /** The adviser's notes on the session: to the adviser's seat only (rule P41). */
  'adviser.wroteNotes': v.strictObject({
    type: v.literal('adviser.wroteNotes'),
    id: f.messageId,
    by: f.adviserIdentity,
    text: f.notesText,
    ...f.stored,
  }),
  // Not kept, and so without a place.
  'customer.committedWords': customerMessages['customer.committedWords'],
  'customer.openedWords': customerMessages['customer.openedWords'],
  'customer.offeredPicture': customerMessages['customer.offeredPicture'],
  'customer.foundRoute': customerMessages['customer.foundRoute'],
  'adviser.gaveInput': adviserMessages['adviser.gaveInput'],
  'customer.gaveFilePiece': customerMessages['customer.gaveFilePiece'],
  'customer.tookFilePiece': customerMessages['customer.tookFilePiece'],
  'companion.gaveFilePiece': companionMessages['companion.gaveFilePiece'],
  'companion.tookFilePiece': companionMessages['companion.tookFilePiece'],
  'companion.tookInput': companionMessages['companion.tookInput'],
  'companion.countedRest': companionMessages['companion.countedRest'],
} as const;
