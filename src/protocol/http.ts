import * as v from 'valibot';
import * as f from './fields.ts';
import { sizes } from './limits.ts';
import { endReasons, mailProblems, pieceReasons, requestReasons } from './reasons.ts';

/** The systems for which a bank may offer a program. */
export const systems = ['windows-x64', 'linux-x64', 'macos', 'other'] as const;
export type System = (typeof systems)[number];

/** What `GET /v1/programs?system=…` answers: the bank's program for that system, or none. */
export const programOffer = v.strictObject({
  program: v.nullable(
    v.strictObject({
      fileName: v.pipe(v.string(), v.regex(/^[\w][\w .+-]{0,99}$/)),
      bytes: v.pipe(v.number(), v.safeInteger(), v.minValue(1)),
      publisher: f.label,
      sha256: v.pipe(v.string(), v.regex(/^[0-9a-f]{64}$/)),
      /** Where the file is, below the broker's origin. */
      path: v.pipe(v.string(), v.regex(/^\/v1\/programs\/[\w.%+-]+$/)),
    }),
  ),
});
export type ProgramOffer = v.InferOutput<typeof programOffer>;
export type Program = NonNullable<ProgramOffer['program']>;

/** What became of the e-mail with the number. */
export const mailStatus = v.variant('status', [
  v.strictObject({ status: v.literal('waiting') }),
  v.strictObject({ status: v.literal('sent'), at: f.moment }),
  v.strictObject({ status: v.literal('retrying'), problem: v.picklist(mailProblems) }),
  v.strictObject({ status: v.literal('failed'), problem: v.picklist(mailProblems) }),
]);
export type MailStatus = v.InferOutput<typeof mailStatus>;

/** One of an adviser's sessions, as the console lists it. */
export const sessionSummary = v.strictObject({
  sessionId: f.sessionId,
  /** What people call the session by: short, and of no use for joining. */
  reference: v.pipe(v.string(), v.regex(/^[A-Z0-9]{4}-[A-Z0-9]{4}$/)),
  customerEmail: v.pipe(v.string(), v.maxLength(254)),
  locale: f.locale,
  state: f.brokerState,
  number: v.picklist(['waiting', 'live', 'used', 'expired', 'ended']),
  numberExpiresAt: v.nullable(f.moment),
  mail: mailStatus,
  customerIsPresent: v.boolean(),
  openedAt: f.moment,
  joinedAt: v.nullable(f.moment),
  closedAt: v.nullable(f.moment),
  endReason: v.nullable(v.picklist(endReasons)),
});
export type SessionSummary = v.InferOutput<typeof sessionSummary>;

/** A colleague who is at their console, and can be asked to take a session over. */
export const presentColleague = v.strictObject({
  colleague: f.colleague,
  ...f.adviserIdentity.entries,
});
export type PresentColleague = v.InferOutput<typeof presentColleague>;

/** A session that a colleague is asked to take over: no more of it than what one needs to answer (rule P40). */
export const askedHandOver = v.strictObject({
  ...f.handOverAsk,
  reference: v.pipe(v.string(), v.regex(/^[A-Z0-9]{4}-[A-Z0-9]{4}$/)),
  locale: f.locale,
  from: f.adviserIdentity,
});
export type AskedHandOver = v.InferOutput<typeof askedHandOver>;

/** A session that a colleague is asked to take part in, or takes part in: as little of it as of one to take over (rule P42). */
export const askedInvitation = v.strictObject({
  ...askedHandOver.entries,
  at: f.secondAdviser.entries.at,
});
export type AskedInvitation = v.InferOutput<typeof askedInvitation>;

/** The body of `POST /v1/sessions`: whom to invite, and in which language to write. */
export const newSession = v.strictObject({
  customerEmail: v.pipe(v.string(), v.trim(), v.email(), v.maxLength(254)),
  locale: f.locale,
});
export type NewSession = v.InferOutput<typeof newSession>;

/** The body of `POST /v1/sessions/:id/notes`: from now on these are the adviser's notes on the session (rule P41). */
export const writtenNotes = v.strictObject({ id: f.messageId, text: f.notesText });
export type WrittenNotes = v.InferOutput<typeof writtenNotes>;

/** What stored notes are answered: where they stand in the session's log, and since when. */
export const storedNotes = v.strictObject({ seq: f.sequence, at: f.moment });
export type StoredNotes = v.InferOutput<typeof storedNotes>;

/** What `POST /v1/sessions` answers. */
export const openedSession = v.strictObject({ session: sessionSummary });

/** What `GET /v1/adviser` answers when someone is signed in. */
export const signedInAdviser = v.strictObject({ adviser: f.adviserIdentity });

/** What `POST /v1/tickets` answers: the key to one socket, once, for 30 s. */
export const socketTicket = v.strictObject({ ticket: f.bits256 });

/** What every refused request answers. */
export const refusedRequest = v.strictObject({ reason: v.picklist(requestReasons) });

const numeral = v.pipe(
  v.string(),
  v.regex(/^(0|[1-9][0-9]{0,8})$/),
  v.transform(Number),
  v.safeInteger(),
);

/**
 * What `PUT /v1/sessions/:id/recording/:take/:piece` says of a piece beside its bytes: its place, and when it was
 * recorded. The times are lengths by the console's own clock, so that no two clocks need to agree (rule P28).
 */
export const pieceHeading = v.strictObject({
  /** One run of one recorder. Its pieces are one stream, and only that. */
  take: f.messageId,
  /** 0, 1, 2 … without gaps; the first one holds the stream's header. */
  piece: numeral,
  /** Which picture it is of. */
  epoch: v.pipe(numeral, v.minValue(1)),
  /** How long before this request the piece ended, in milliseconds. */
  ageMs: numeral,
  /** How much time it covers, in milliseconds. */
  lengthMs: numeral,
  bytes: v.pipe(numeral, v.maxValue(sizes.maxPieceBytes)),
  /** SHA-256 of the bytes, as in the `Content-Digest` of RFC 9530. */
  digest: v.pipe(
    v.string(),
    v.regex(/^sha-256=:[A-Za-z0-9+/]{43}=:$/),
    v.transform((header) => header.slice(9, -1)),
  ),
});
export type PieceHeading = v.InferOutput<typeof pieceHeading>;

/** What a stored piece is answered: where it stands in the session's log. */
export const storedPiece = v.strictObject({ seq: f.sequence });

/** What a refused piece is answered. */
export const refusedPiece = v.strictObject({
  reason: v.picklist([...requestReasons, ...pieceReasons]),
});
