import * as v from 'valibot';
import { adviserMessages } from './adviser-messages.ts';
import { companionMessages } from './companion-messages.ts';
import { customerMessages } from './customer-messages.ts';
import * as f from './fields.ts';
import { secondMessages } from './second-messages.ts';

/** What one side hears of the other: rows of the log, with their place in it. */
export const rowMessages = {
  'customer.choseWords': withPlace(customerMessages['customer.choseWords']),
  'customer.wroteChat': withPlace(customerMessages['customer.wroteChat']),
  'customer.declinedShow': withPlace(customerMessages['customer.declinedShow']),
  'customer.pickedSurface': withPlace(customerMessages['customer.pickedSurface']),
  'customer.stoppedSharing': withPlace(customerMessages['customer.stoppedSharing']),
  'customer.confirmedProgram': withPlace(customerMessages['customer.confirmedProgram']),
  'customer.refusedProgram': withPlace(customerMessages['customer.refusedProgram']),
  'customer.tookControlBack': withPlace(customerMessages['customer.tookControlBack']),
  'customer.sentSystem': withPlace(customerMessages['customer.sentSystem']),
  'customer.refusedSystem': withPlace(customerMessages['customer.refusedSystem']),
  'customer.offeredFile': withPlace(customerMessages['customer.offeredFile']),
  'customer.tookFile': withPlace(customerMessages['customer.tookFile']),
  'customer.refusedFile': withPlace(customerMessages['customer.refusedFile']),
  'customer.keptFile': withPlace(customerMessages['customer.keptFile']),
  'customer.cancelledFile': withPlace(customerMessages['customer.cancelledFile']),
  'adviser.askedForFile': withPlace(adviserMessages['adviser.askedForFile']),
  'adviser.offeredFile': withPlace(adviserMessages['adviser.offeredFile']),
  'adviser.tookFile': withPlace(adviserMessages['adviser.tookFile']),
  'adviser.refusedFile': withPlace(adviserMessages['adviser.refusedFile']),
  'adviser.keptFile': withPlace(adviserMessages['adviser.keptFile']),
  'adviser.cancelledFile': withPlace(adviserMessages['adviser.cancelledFile']),
  'companion.wasAsked': withPlace(companionMessages['companion.wasAsked']),
  'companion.allowedControl': withPlace(companionMessages['companion.allowedControl']),
  'companion.refusedControl': withPlace(companionMessages['companion.refusedControl']),
  'companion.tookControlBack': withPlace(companionMessages['companion.tookControlBack']),
  'companion.yieldedControl': withPlace(companionMessages['companion.yieldedControl']),
  'companion.returnedControl': withPlace(companionMessages['companion.returnedControl']),
  'companion.stoppedSharing': withPlace(companionMessages['companion.stoppedSharing']),
  'companion.sentSystem': withPlace(companionMessages['companion.sentSystem']),
  'companion.refusedSystem': withPlace(companionMessages['companion.refusedSystem']),
  'companion.showedFolder': withPlace(companionMessages['companion.showedFolder']),
  'companion.tookFolderBack': withPlace(companionMessages['companion.tookFolderBack']),
  'companion.offeredFile': withPlace(companionMessages['companion.offeredFile']),
  'companion.tookFile': withPlace(companionMessages['companion.tookFile']),
  'companion.refusedFile': withPlace(companionMessages['companion.refusedFile']),
  'companion.keptFile': withPlace(companionMessages['companion.keptFile']),
  'companion.cancelledFile': withPlace(companionMessages['companion.cancelledFile']),
  'adviser.askedForControl': withPlace(adviserMessages['adviser.askedForControl']),
  'adviser.gaveControlBack': withPlace(adviserMessages['adviser.gaveControlBack']),
  'adviser.askedForSystem': withPlace(adviserMessages['adviser.askedForSystem']),
  'adviser.wroteChat': withPlace(adviserMessages['adviser.wroteChat']),
  'adviser.sawPicture': withPlace(adviserMessages['adviser.sawPicture']),
  'customer.allowedSecond': withPlace(customerMessages['customer.allowedSecond']),
  'customer.refusedSecond': withPlace(customerMessages['customer.refusedSecond']),
  'customer.dismissedSecond': withPlace(customerMessages['customer.dismissedSecond']),
  'second.wroteChat': v.strictObject({
    ...secondMessages['second.wroteChat'].entries,
    by: f.adviserIdentity,
    ...f.stored,
  }),
  'second.left': withPlace(secondMessages['second.left']),
  /** The adviser's notes on the session: to the adviser's seat only (rule P41). */
  'adviser.wroteNotes': v.strictObject({
    type: v.literal('adviser.wroteNotes'),
    id: f.messageId,
    by: f.adviserIdentity,
    text: f.notesText,
    ...f.stored,
  }),
  /** The customer joined; the first row that an adviser sees of them. */
  'customer.joined': v.strictObject({ type: v.literal('customer.joined'), ...f.stored }),
} as const;

/** What one side hears of the other and nobody keeps. */
export const passingMessages = {
  'customer.committedWords': customerMessages['customer.committedWords'],
  'customer.openedWords': customerMessages['customer.openedWords'],
  'customer.offeredPicture': customerMessages['customer.offeredPicture'],
  'customer.foundRoute': customerMessages['customer.foundRoute'],
  'adviser.openedWords': adviserMessages['adviser.openedWords'],
  'adviser.answeredPicture': adviserMessages['adviser.answeredPicture'],
  'adviser.foundRoute': adviserMessages['adviser.foundRoute'],
  'adviser.gaveInput': adviserMessages['adviser.gaveInput'],
  'customer.gaveFilePiece': customerMessages['customer.gaveFilePiece'],
  'customer.tookFilePiece': customerMessages['customer.tookFilePiece'],
  'adviser.gaveFilePiece': adviserMessages['adviser.gaveFilePiece'],
  'adviser.tookFilePiece': adviserMessages['adviser.tookFilePiece'],
  'adviser.pointed': adviserMessages['adviser.pointed'],
  'companion.gaveFilePiece': companionMessages['companion.gaveFilePiece'],
  'companion.tookFilePiece': companionMessages['companion.tookFilePiece'],
  'companion.tookInput': companionMessages['companion.tookInput'],
  'companion.countedRest': companionMessages['companion.countedRest'],
} as const;

function withPlace<Entries extends v.ObjectEntries>(
  message: v.StrictObjectSchema<Entries, undefined>,
) {
  return v.strictObject({ ...message.entries, ...f.stored });
}
