import * as v from 'valibot';
import * as f from './fields.ts';
import { endReasons, evidenceReasons, requestReasons } from './reasons.ts';

const ms = v.pipe(v.number(), v.finite(), v.minValue(0));
const day = v.pipe(v.string(), v.regex(/^\d{4}-\d{2}-\d{2}$/));

/** Why somebody looks: as they wrote it. No look without one (rule P33). */
export const lookReason = v.pipe(v.string(), v.trim(), v.minLength(1), v.maxLength(500));

/** The body of every request of the complaints department that is about one session. */
export const reasoned = v.object({ reason: lookReason });

/** What sessions can be found by: a day, a part of the adviser's name, the reference that people call them by. */
export const evidenceSearch = v.pipe(
  v.object({
    reason: lookReason,
    day: v.exactOptional(day),
    adviser: v.exactOptional(v.pipe(v.string(), v.trim(), v.minLength(2), v.maxLength(100))),
    reference: v.exactOptional(v.pipe(v.string(), v.trim(), v.toUpperCase(), v.maxLength(40))),
  }),
  v.check(({ day, adviser, reference }) => (day ?? adviser ?? reference) !== undefined),
);
export type EvidenceSearch = v.InferOutput<typeof evidenceSearch>;

/** A session as the complaints department finds it. Of a deleted one there is its reference, and the proof. */
export const foundSession = v.object({
  sessionId: v.string(),
  reference: v.string(),
  adviser: v.nullable(f.adviserIdentity),
  state: v.union([f.brokerState, v.literal('deleted')]),
  openedAt: v.nullable(f.moment),
  joinedAt: v.nullable(f.moment),
  closedAt: v.nullable(f.moment),
  endReason: v.nullable(v.picklist(endReasons)),
  isHeld: v.boolean(),
  /** The last day on which it is kept, if nobody holds it; `null` while it goes on. */
  keptUntil: v.nullable(day),
});
export type FoundSession = v.InferOutput<typeof foundSession>;

/** What a search is answered: newest first, and whether there are more. */
export const foundSessions = v.object({ sessions: v.array(foundSession), hasMore: v.boolean() });

/** Why nothing can be seen in a film for a while. */
export const gapReasons = [
  'notShared',
  'notRecorded',
  'take.missing',
  'take.changed',
  'take.notUnderstood',
] as const;
export type GapReason = (typeof gapReasons)[number];

/** What stands beside a film: when it began by the broker's clock, what is seen in it when, and where nothing is. */
export const filmFacts = v.object({
  startedAt: ms,
  durationMs: ms,
  takes: v.pipe(v.array(v.object({ take: v.string(), fromMs: ms, untilMs: ms })), v.readonly()),
  gaps: v.pipe(
    v.array(v.object({ fromMs: ms, untilMs: ms, why: v.picklist(gapReasons) })),
    v.readonly(),
  ),
});
export type FilmFacts = v.InferOutput<typeof filmFacts>;

/** Something that the broker has signed, and the key that proves it. */
export const signedRecord = v.object({ body: v.string(), signature: v.string(), key: v.string() });

/** An act of the complaints department on a session. */
export const keptAct = v.object({ at: f.moment, type: v.string(), by: v.string() });
export type KeptAct = v.InferOutput<typeof keptAct>;

/** What a session that is opened is answered; of a deleted one there is the record of its deletion only. */
export const openedEvidence = v.object({
  session: foundSession,
  /** The session's log as JSON lines, as the offline inspector reads them too. */
  trace: v.nullable(v.string()),
  film: v.nullable(filmFacts),
  /** Whether something was recorded whose key is missing. */
  keyIsMissing: v.boolean(),
  deletion: v.nullable(signedRecord),
  /** Who has looked at it, and who held it, newest first. */
  acts: v.array(keptAct),
});
export type OpenedEvidence = v.InferOutput<typeof openedEvidence>;

/** What the record of a deletion says. */
export const deletionStatement = v.object({
  sessionId: v.string(),
  reference: v.string(),
  rows: v.number(),
  rule: v.picklist(['joined', 'notJoined']),
  keptFrom: day,
  keptUntil: day,
  deletedAt: v.number(),
  recordingBytes: v.number(),
  backupsUntil: day,
});
export type DeletionStatement = v.InferOutput<typeof deletionStatement>;

/** Who is signed in for the complaints department. */
export const signedInOfficer = v.object({ officer: f.adviserIdentity });

/** Where a bundle can be fetched, once. */
export const offeredBundle = v.object({ path: v.string() });

/** What a refused request of the complaints department is answered. */
export const refusedEvidence = v.object({
  reason: v.picklist([...requestReasons, ...evidenceReasons]),
});
