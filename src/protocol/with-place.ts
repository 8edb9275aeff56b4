import * as v from 'valibot';
import * as f from './fields.ts';

/** A message as a row of the log: with its place in it. */
// @__NO_SIDE_EFFECTS__
export function withPlace<Entries extends v.ObjectEntries>(
  message: v.StrictObjectSchema<Entries, undefined>,
) {
  return v.strictObject({ ...message.entries, ...f.stored });
}
