import * as v from 'valibot';
import type { Signed } from './signing-key.ts';

const count = v.pipe(v.number(), v.safeInteger(), v.minValue(0));

const deletion = v.strictObject({
  bank: v.string(),
  sessionId: v.pipe(v.string(), v.uuid()),
  /** What people called the session by. */
  reference: v.string(),
  /** Where its log ended: the signed heads still know it. */
  rows: count,
  lastHash: v.string(),
  /** By which rule it was time, and since when. */
  rule: v.picklist(['joined', 'notJoined']),
  keptFrom: v.string(),
  keptUntil: v.string(),
  deletedAt: count,
  /** What there was of each kind, and is no more. */
  removed: v.record(v.string(), count),
  recordingBytes: count,
  /** Until when a back-up may still hold the session's key, as the bank has set it. */
  backupsUntil: v.string(),
});

/** What was deleted, when, and under which rule. No person is named in it. */
export type Deletion = v.InferOutput<typeof deletion>;

/** What a record of deletion says; `null` if it is none. */
export function readDeletion({ body }: Pick<Signed, 'body'>): Deletion | null {
  try {
    const read = v.safeParse(deletion, JSON.parse(body));
    return read.success ? read.output : null;
  } catch {
    return null;
  }
}
