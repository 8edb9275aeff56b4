import * as v from 'valibot';
import { sizes } from './limits.ts';
import { brokerStates, locales } from './states.ts';

/** A message's own id, from its sender: the same id again is the same message (rule P6). */
export const messageId = v.pipe(v.string(), v.uuid());

/** Where a stored message stands in its session's log: 1, 2, 3 … without gaps (rule P7). */
export const sequence = v.pipe(v.number(), v.safeInteger(), v.minValue(0));

/** Which meeting of the two pages a word check belongs to: raised whenever both are there anew (rule P8). */
export const pairing = v.pipe(v.number(), v.safeInteger(), v.minValue(1));

/** Which picture a signalling message belongs to: raised with every start and every return (rule P8). */
export const epoch = v.pipe(v.number(), v.safeInteger(), v.minValue(1));

/** A moment by the clock of whoever says it, in milliseconds since 1970. */
export const moment = v.pipe(v.number(), v.safeInteger(), v.minValue(0));

/** Lengths of time in milliseconds. */
export const duration = v.pipe(v.number(), v.safeInteger(), v.minValue(0));

/** The broker's name of a session; never the number that the customer types. */
export const sessionId = v.pipe(v.string(), v.uuid());

/** The 8 digits, as they travel: already freed from spaces and dashes. */
export const sessionNumber = v.pipe(v.string(), v.regex(/^[0-9]{8}$/));

/** The unguessable part of the e-mail's link: 128 bits, base64url. */
export const linkHandle = v.pipe(v.string(), v.regex(/^[A-Za-z0-9_-]{22}$/));

/** A 256-bit secret or digest, base64url. */
export const bits256 = v.pipe(v.string(), v.regex(/^[A-Za-z0-9_-]{43}$/));

/** A public key of P-256: an uncompressed point of 65 bytes, base64url. */
export const publicKey = v.pipe(v.string(), v.regex(/^B[A-Za-z0-9_-]{86}$/));

/** A signature by such a key: 64 bytes, base64url. */
export const signature = v.pipe(v.string(), v.regex(/^[A-Za-z0-9_-]{86}$/));

/** A SHA-256 certificate fingerprint as it stands in SDP: 32 pairs of hexadecimal digits. */
export const fingerprint = v.pipe(v.string(), v.regex(/^[0-9A-F]{2}(:[0-9A-F]{2}){31}$/));

/** A witness print of a picture: 64 bits (rule P34). */
export const witnessPrint = v.pipe(v.string(), v.regex(/^[0-9a-f]{16}$/));

/** What people write to each other: any text, but something, and no lone surrogates. */
export const chatText = v.pipe(
  v.string(),
  v.maxLength(sizes.maxChatCharacters),
  v.check((text) => text.trim() !== '' && text.isWellFormed()),
);

/** What an adviser notes down about a session: any text, also none any more, and no lone surrogates. */
export const notesText = v.pipe(
  v.string(),
  v.maxLength(sizes.maxNotesCharacters),
  v.check((text) => text.isWellFormed()),
);

/** A description of a WebRTC session. */
export const sdp = v.pipe(v.string(), v.startsWith('v=0'), v.maxLength(sizes.maxSdpCharacters));

/** An ICE candidate; an empty one says that there are no more. */
export const candidate = v.strictObject({
  candidate: v.pipe(v.string(), v.maxLength(sizes.maxCandidateCharacters)),
  sdpMid: v.nullable(v.pipe(v.string(), v.maxLength(64))),
  sdpMLineIndex: v.nullable(v.pipe(v.number(), v.safeInteger(), v.minValue(0), v.maxValue(64))),
});
export type Candidate = v.InferOutput<typeof candidate>;

/** A short text by a person or a program, shown as text and never as markup. */
export const label = v.pipe(v.string(), v.minLength(1), v.maxLength(200));

export const locale = v.picklist(locales);
export const brokerState = v.picklist(brokerStates);

/** A text that stands before the customer: which one, its digest, in which language, and since when (rule P26). */
export const shownText = {
  version: v.pipe(v.string(), v.maxLength(100)),
  textHash: bits256,
  locale,
  shownAt: moment,
};

/** Which question something is about, where there can be several of a kind. */
export const subject = v.pipe(v.string(), v.regex(/^[0-9a-f-]{1,36}$/));

/** Who the adviser is, as the bank's identity provider says. */
export const adviserIdentity = v.strictObject({ name: label, role: label });
export type AdviserIdentity = v.InferOutput<typeof adviserIdentity>;

/** By what a colleague is named who can be asked to take a session over: for as long as they are there, and no longer. */
export const colleague = bits256;

/** How far a second adviser is: asked themselves, asked about to the customer, or let in (rule P42). */
export const secondAdviser = v.strictObject({
  ask: messageId,
  adviser: adviserIdentity,
  at: v.picklist(['colleague', 'customer', 'in']),
  isPresent: v.boolean(),
});
export type SecondAdviser = v.InferOutput<typeof secondAdviser>;

/** Which question to take a session over, or to take part in one, is meant (rules P40, P42). */
export const handOverAsk = { sessionId, ask: messageId };

/** What a customer picked in the browser's picker. Firefox does not say: `unknown`. */
export const surface = v.picklist(['monitor', 'window', 'browser', 'unknown']);
export type Surface = v.InferOutput<typeof surface>;

/** Pixels of a shown picture. */
export const pixels = v.pipe(v.number(), v.safeInteger(), v.minValue(0), v.maxValue(32_768));

/**
 * Which of several monitors a browser captures, as it names the picture's track. Chromium's names are the system's
 * own: `screen:234:0` is the monitor of X11 whose name has the atom 234.
 */
export const monitorName = v.pipe(v.string(), v.regex(/^[\w:.-]{1,64}$/));

/** What the customer shows: its kind, the size of its picture, and which monitor it is where the browser says. */
export const shown = v.strictObject({
  surface,
  width: pixels,
  height: pixels,
  monitor: v.exactOptional(monitorName),
  /** It is the very page that speaks: the adviser can point at things on it (rule P30). */
  isThisPage: v.exactOptional(v.literal(true)),
});
export type Shown = v.InferOutput<typeof shown>;

/** The computer on which a program runs, as its customer recognises it. */
export const computer = v.strictObject({
  system: v.pipe(v.string(), v.minLength(1), v.maxLength(100)),
  screens: v.pipe(
    v.array(v.strictObject({ width: pixels, height: pixels })),
    v.minLength(1),
    v.maxLength(16),
  ),
});
export type Computer = v.InferOutput<typeof computer>;

/** The two digits that a program and the customer's page both show before it is bound (rule P20). */
export const checkDigits = v.pipe(v.string(), v.regex(/^[1-9][0-9]$/));

/** Which program's question an answer is about: raised with every program that asks (rule P20). */
export const request = v.pipe(v.number(), v.safeInteger(), v.minValue(1));

/** Which permission to control an input belongs to: raised with every "Allow" (rule P22). */
export const grant = v.pipe(v.number(), v.safeInteger(), v.minValue(1));

/** How long the customer's hands have to rest before control comes back (rule P39), in seconds; 0 for never. */
export const restSeconds = v.pipe(v.number(), v.safeInteger(), v.minValue(0), v.maxValue(60));

/** The address of a STUN or TURN server. */
export const iceUrl = v.pipe(v.string(), v.maxLength(300));

/** A STUN or TURN server. */
export const iceServer = v.strictObject({
  urls: v.pipe(v.array(iceUrl), v.minLength(1), v.maxLength(sizes.maxIceUrls)),
  username: v.exactOptional(v.pipe(v.string(), v.maxLength(300))),
  credential: v.exactOptional(v.pipe(v.string(), v.maxLength(300))),
});
export type IceServer = v.InferOutput<typeof iceServer>;

/** Said with every message that is in the log. */
export const stored = { seq: sequence, at: moment };
