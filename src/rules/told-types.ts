import type { Seat } from './session-state.ts';

/** The types of row that are told to the seats; the others are for the bank only. */
export const toldTypes: ReadonlySet<string> = new Set([
  'customer.joined',
  'customer.choseWords',
  'customer.wroteChat',
  'customer.declinedShow',
  'customer.pickedSurface',
  'customer.stoppedSharing',
  'customer.confirmedProgram',
  'customer.refusedProgram',
  'customer.tookControlBack',
  'customer.sentSystem',
  'customer.refusedSystem',
  'customer.offeredFile',
  'customer.tookFile',
  'customer.refusedFile',
  'customer.keptFile',
  'customer.cancelledFile',
  'adviser.askedForFile',
  'adviser.offeredFile',
  'adviser.tookFile',
  'adviser.refusedFile',
  'adviser.keptFile',
  'adviser.cancelledFile',
  'companion.wasAsked',
  'companion.allowedControl',
  'companion.refusedControl',
  'companion.tookControlBack',
  'companion.yieldedControl',
  'companion.returnedControl',
  'companion.stoppedSharing',
  'companion.sentSystem',
  'companion.refusedSystem',
  'companion.showedFolder',
  'companion.tookFolderBack',
  'companion.offeredFile',
  'companion.tookFile',
  'companion.refusedFile',
  'companion.keptFile',
  'companion.cancelledFile',
  'adviser.askedForControl',
  'adviser.gaveControlBack',
  'adviser.askedForSystem',
  'adviser.wroteChat',
  'adviser.sawPicture',
  'adviser.wroteNotes',
  'customer.allowedSecond',
  'customer.refusedSecond',
  'customer.dismissedSecond',
  'second.wroteChat',
  'second.left',
  'broker.droppedSecond',
  'broker.gaveReceipt',
  'broker.droppedProgram',
  'broker.tookControlBack',
  'broker.stoppedSharing',
  'broker.droppedSystem',
  'broker.droppedFile',
  'broker.droppedFolder',
  'broker.handedOver',
  'broker.closed',
]);

/** Those of them that the bank's program is told; what else it has to know it is told as a whole. */
const toldToProgram: ReadonlySet<string> = new Set([
  'adviser.askedForFile',
  'customer.tookControlBack',
  'adviser.askedForControl',
  'adviser.gaveControlBack',
  'adviser.askedForSystem',
  'adviser.offeredFile',
  'adviser.tookFile',
  'adviser.refusedFile',
  'adviser.keptFile',
  'adviser.cancelledFile',
  'broker.tookControlBack',
  'broker.droppedSystem',
  'broker.droppedFile',
  'broker.droppedFolder',
  'broker.closed',
]);

/** Those that only the adviser is told: the notes, and what files the program exchanges, which is between it and the adviser. */
const toldToAdviserOnly: ReadonlySet<string> = new Set([
  'adviser.wroteNotes',
  'adviser.askedForFile',
  'broker.droppedFolder',
  'companion.showedFolder',
  'companion.tookFolderBack',
  'companion.offeredFile',
  'companion.tookFile',
  'companion.refusedFile',
  'companion.keptFile',
  'companion.cancelledFile',
]);

/** All that a second adviser is told of a session: what is said from the customer's yes on, and its end (rule P42). */
const toldToSecond: ReadonlySet<string> = new Set([
  'customer.wroteChat',
  'adviser.wroteChat',
  'second.wroteChat',
  'broker.closed',
]);

/** Whether a seat is told a row of this type. */
export function isTold(seat: Seat | 'applicant' | 'second', type: string): boolean {
  if (seat === 'second') return toldToSecond.has(type);
  if (seat === 'companion' || seat === 'applicant') return toldToProgram.has(type);
  return toldTypes.has(type) && (seat === 'adviser' || !toldToAdviserOnly.has(type));
}
