import * as v from 'valibot';
import { adviserMessages } from './adviser-messages.ts';
import { customerMessages } from './customer-messages.ts';
import * as f from './fields.ts';
import { sessionSummary } from './http.ts';
import { endReasons, refusalReasons } from './reasons.ts';

/** What the broker itself says, to either side. */
const ownMessages = {
  'broker.greeted': v.strictObject({
    type: v.literal('broker.greeted'),
    protocol: v.pipe(v.number(), v.safeInteger()),
    heartbeatMs: f.duration,
    /** What a customer's page signs to come back. */
    nonce: v.exactOptional(f.bits256),
  }),
  /** A message was not carried out. `id` is the message's own, when it had one. */
  'broker.refused': v.strictObject({
    type: v.literal('broker.refused'),
    reason: v.picklist(refusalReasons),
    id: v.exactOptional(f.messageId),
    retryAfterMs: v.exactOptional(f.duration),
  }),
  /** The customer has the session's seat; said after a number and after a resume, with the next resume's token. */
  'broker.admitted': v.strictObject({
    type: v.literal('broker.admitted'),
    sessionId: f.sessionId,
    state: f.brokerState,
    adviser: f.adviserIdentity,
    adviserIsPresent: v.boolean(),
    /** Whether the picture is recorded while it is shown. */
    records: v.boolean(),
    /** Whether the customer must have heard the right words before anything can be shown. */
    wordsNeeded: v.boolean(),
    resumeToken: f.bits256,
    resumeMs: f.duration,
    lastSeq: f.sequence,
  }),
  /** The adviser has the session's seat. Rows up to `lastSeq` that follow are what was missed, the others are new. */
  'broker.seated': v.strictObject({
    type: v.literal('broker.seated'),
    session: sessionSummary,
    lastSeq: f.sequence,
  }),
  /** The adviser's own sessions, newest first; said again whenever one changes. */
  'broker.listedSessions': v.strictObject({
    type: v.literal('broker.listedSessions'),
    sessions: v.array(sessionSummary),
  }),
  /** A message with an id is on disk and stands at `seq` in the log (rule P6). */
  'broker.stored': v.strictObject({
    type: v.literal('broker.stored'),
    id: f.messageId,
    seq: f.sequence,
    at: f.moment,
  }),
  /** A report "This was not my idea" is on disk. */
  'broker.heardAlarm': v.strictObject({ type: v.literal('broker.heardAlarm'), id: f.messageId }),
  /** Someone came or went: customer or adviser. */
  'broker.sawSeat': v.strictObject({
    type: v.literal('broker.sawSeat'),
    seat: v.picklist(['customer', 'adviser']),
    isPresent: v.boolean(),
  }),
  /** Both sides are there: the words start anew, and words of an older pairing are void (rule P8). */
  'broker.pairedPeers': v.strictObject({
    type: v.literal('broker.pairedPeers'),
    pairing: f.pairing,
  }),
  /** The desktop is shared and both sides are there: the picture is negotiated under this epoch (rule P8). */
  'broker.openedPicture': v.strictObject({
    type: v.literal('broker.openedPicture'),
    epoch: f.epoch,
    iceServers: v.array(f.iceServer),
  }),
  'broker.closed': v.strictObject({
    type: v.literal('broker.closed'),
    ...f.stored,
    reason: v.picklist(endReasons),
  }),
  'broker.ponged': v.strictObject({ type: v.literal('broker.ponged'), at: f.moment }),
  'broker.goingAway': v.strictObject({
    type: v.literal('broker.goingAway'),
    resumeAfterMs: f.duration,
  }),
} as const;

/** What one side hears of the other: rows of the log, with their place in it. */
const rowMessages = {
  'customer.choseWords': withPlace(customerMessages['customer.choseWords']),
  'customer.wroteChat': withPlace(customerMessages['customer.wroteChat']),
  'customer.declinedShow': withPlace(customerMessages['customer.declinedShow']),
  'customer.pickedSurface': withPlace(customerMessages['customer.pickedSurface']),
  'customer.stoppedSharing': withPlace(customerMessages['customer.stoppedSharing']),
  'adviser.wroteChat': withPlace(adviserMessages['adviser.wroteChat']),
  'adviser.sawPicture': withPlace(adviserMessages['adviser.sawPicture']),
  /** The customer joined; the first row that an adviser sees of them. */
  'customer.joined': v.strictObject({ type: v.literal('customer.joined'), ...f.stored }),
} as const;

/** What one side hears of the other and nobody keeps. */
const passingMessages = {
  'customer.committedWords': customerMessages['customer.committedWords'],
  'customer.openedWords': customerMessages['customer.openedWords'],
  'customer.offeredPicture': customerMessages['customer.offeredPicture'],
  'customer.foundRoute': customerMessages['customer.foundRoute'],
  'adviser.openedWords': adviserMessages['adviser.openedWords'],
  'adviser.answeredPicture': adviserMessages['adviser.answeredPicture'],
  'adviser.foundRoute': adviserMessages['adviser.foundRoute'],
} as const;

/** Everything that can come from a broker, by type. */
export const brokerMessages = { ...ownMessages, ...rowMessages, ...passingMessages } as const;

export type BrokerMessages = {
  [Type in keyof typeof brokerMessages]: v.InferOutput<(typeof brokerMessages)[Type]>;
};
/** Any message that can come from a broker. */
export type BrokerMessage = BrokerMessages[keyof BrokerMessages];

function withPlace<Entries extends v.ObjectEntries>(
  message: v.StrictObjectSchema<Entries, undefined>,
) {
  return v.strictObject({ ...message.entries, ...f.stored });
}
