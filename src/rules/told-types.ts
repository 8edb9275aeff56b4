/** The types of row that are told to the seats; the others are for the bank only. */
export const toldTypes: ReadonlySet<string> = new Set([
  'customer.joined',
  'customer.choseWords',
  'customer.wroteChat',
  'customer.declinedShow',
  'customer.pickedSurface',
  'customer.stoppedSharing',
  'adviser.wroteChat',
  'adviser.sawPicture',
  'broker.closed',
]);
