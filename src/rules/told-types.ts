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
  'companion.allowedControl',
  'companion.refusedControl',
  'companion.tookControlBack',
  'companion.stoppedSharing',
  'adviser.askedForControl',
  'adviser.gaveControlBack',
  'adviser.askedForSystem',
  'adviser.wroteChat',
  'adviser.sawPicture',
  'broker.gaveReceipt',
  'broker.droppedProgram',
  'broker.tookControlBack',
  'broker.stoppedSharing',
  'broker.droppedSystem',
  'broker.closed',
]);

/** Those of them that the bank's program is told; what else it has to know it is told as a whole. */
export const toldToProgram: ReadonlySet<string> = new Set([
  'customer.tookControlBack',
  'adviser.askedForControl',
  'adviser.gaveControlBack',
  'broker.tookControlBack',
  'broker.closed',
]);
