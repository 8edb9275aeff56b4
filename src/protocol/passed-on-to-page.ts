import * as v from 'valibot';
import { adviserMessages } from './adviser-messages.ts';
import { companionMessages } from './companion-messages.ts';
import { customerMessages } from './customer-messages.ts';
import * as f from './fields.ts';
import { secondMessages } from './second-messages.ts';
import { withPlace } from './with-place.ts';

/** What a customer's page is told of what was said: rows of the log, with their place in it, and what nobody keeps. */
export const passedOnToPage = {
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
  /** The customer joined; the first row that an adviser sees of them. */
  'customer.joined': v.strictObject({ type: v.literal('customer.joined'), ...f.stored }),
  // Not kept, and so without a place.
  'adviser.openedWords': adviserMessages['adviser.openedWords'],
  'adviser.answeredPicture': adviserMessages['adviser.answeredPicture'],
  'adviser.foundRoute': adviserMessages['adviser.foundRoute'],
  'adviser.gaveFilePiece': adviserMessages['adviser.gaveFilePiece'],
  'adviser.tookFilePiece': adviserMessages['adviser.tookFilePiece'],
  'adviser.pointed': adviserMessages['adviser.pointed'],
} as const;
