import * as v from 'valibot';
import * as f from './fields.ts';
import { sizes } from './limits.ts';
import { answers, questions } from './questions.ts';
import {
  brokerTakeBacks,
  endReasons,
  fileDrops,
  programDrops,
  refusalReasons,
  secondEnds,
} from './reasons.ts';
import { passedOnToPage } from './passed-on-to-page.ts';

/** What the broker itself says to a customer's page. */
const ownMessages = {
  'broker.greeted': v.strictObject({
    type: v.literal('broker.greeted'),
    protocol: v.pipe(v.number(), v.safeInteger()),
    heartbeatMs: f.duration,
    /** What a customer's page signs to come back. */
    nonce: v.exactOptional(f.bits256),
  }),
  /** Where the STUN and TURN servers are; no password comes with it (rule P24). */
  'broker.toldRoutes': v.strictObject({
    type: v.literal('broker.toldRoutes'),
    urls: v.pipe(v.array(f.iceUrl), v.maxLength(sizes.maxIceUrls)),
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
    /** How large a file may be that is exchanged, in bytes; 0 where none is (rule P31). */
    maxFileBytes: f.sequence,
    /** The second adviser, if the customer is asked about one or has let one in (rule P42). */
    second: v.exactOptional(f.secondAdviser),
    resumeToken: f.bits256,
    resumeMs: f.duration,
    lastSeq: f.sequence,
  }),
  /** To customer and adviser: how far a second adviser is, or why there is none any more (rule P42). */
  'broker.describedSecond': v.strictObject({
    type: v.literal('broker.describedSecond'),
    second: v.nullable(f.secondAdviser),
    why: v.exactOptional(v.picklist(secondEnds)),
  }),
  /** A second adviser has been away for too long. */
  'broker.droppedSecond': v.strictObject({
    type: v.literal('broker.droppedSecond'),
    ...f.stored,
    ask: f.messageId,
    why: v.picklist(secondEnds),
  }),
  /** The session has another adviser from here on: who it was, and who it is (rule P40). */
  'broker.handedOver': v.strictObject({
    type: v.literal('broker.handedOver'),
    ...f.stored,
    from: f.adviserIdentity,
    to: f.adviserIdentity,
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
  /** Someone came or went: customer, adviser or the bank's program. */
  'broker.sawSeat': v.strictObject({
    type: v.literal('broker.sawSeat'),
    seat: v.picklist(['customer', 'adviser', 'companion']),
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
  /** A piece of what is shown now is on disk: until `recordingMs` from here it may be shown on (rule P27). */
  'broker.storedPiece': v.strictObject({ type: v.literal('broker.storedPiece') }),
  /** Nothing of what is shown has come to the disk for too long, or another adviser comes: the desktop is not shared any more (rules P27, P40). */
  'broker.stoppedSharing': v.strictObject({
    type: v.literal('broker.stoppedSharing'),
    ...f.stored,
    why: v.picklist(['recording.notStored', 'session.handedOver']),
  }),
  /** To the customer's page: a program wants to join. Its digits are told to nobody else (rule P20). */
  'broker.heardProgram': v.strictObject({
    type: v.literal('broker.heardProgram'),
    request: f.request,
    check: f.checkDigits,
    computer: f.computer,
  }),
  /** The program that wanted to join is no longer asked about. */
  'broker.droppedProgram': v.strictObject({
    type: v.literal('broker.droppedProgram'),
    ...f.stored,
    request: f.request,
    why: v.picklist(programDrops),
  }),
  /** What control rested on is no longer so. */
  'broker.tookControlBack': v.strictObject({
    type: v.literal('broker.tookControlBack'),
    ...f.stored,
    why: v.picklist(brokerTakeBacks),
  }),
  /** Nobody answers the adviser's question for information about the computer any more (rule P29). */
  'broker.droppedSystem': v.strictObject({
    type: v.literal('broker.droppedSystem'),
    ...f.stored,
    ask: f.messageId,
  }),
  /** A file is not exchanged any more: the words differ, another adviser comes, or the program is gone (rules P31, P38, P40). */
  'broker.droppedFile': v.strictObject({
    type: v.literal('broker.droppedFile'),
    ...f.stored,
    file: f.messageId,
    /** Older logs do not say: then the words differed. */
    why: v.exactOptional(v.picklist(fileDrops)),
  }),
  /** A question was answered, or never will be: the customer's receipt, signed by the broker (rule P26). */
  'broker.gaveReceipt': v.strictObject({
    type: v.literal('broker.gaveReceipt'),
    ...f.stored,
    question: v.picklist(questions),
    answer: v.picklist(answers),
    /** The exact text that is signed: JSON. */
    body: v.pipe(v.string(), v.maxLength(4_000)),
    signature: f.signature,
    key: f.bits256,
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

/** All that a customer's page can be told, by type (rule P4). A page loads the checks of these and of no other. */
export const pageMessages = { ...ownMessages, ...passedOnToPage } as const;
