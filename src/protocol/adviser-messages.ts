import * as v from 'valibot';
import * as f from './fields.ts';
import {
  aboutFile,
  askedForFile,
  cancelledFile,
  gavePiece,
  offeredToEither,
  tookPiece,
} from './files.ts';
import { input } from './input.ts';
import { sizes } from './limits.ts';
import { marks } from './marks.ts';

/** What an adviser's console may say, by type. The broker raises each under the role `adviser` only (rule P4). */
export const adviserMessages = {
  /**
   * The first message on every socket of a console. With a session it takes the adviser's seat there and
   * gets all that came after `lastSeq`; without one it is told of the adviser's sessions as they change.
   */
  'adviser.greeted': v.strictObject({
    type: v.literal('adviser.greeted'),
    protocol: v.pipe(v.number(), v.safeInteger()),
    ticket: f.bits256,
    /** The console's clock: its offset from the broker's is noted in the log. */
    clock: v.exactOptional(f.moment),
    session: v.exactOptional(
      v.strictObject({
        sessionId: f.sessionId,
        lastSeq: f.sequence,
        /** The pairing whose words this very page knows: it need not be made anew (rule P8). */
        pairing: v.exactOptional(f.pairing),
        /** It is a colleague's session, which the customer has let this adviser into (rule P42). */
        as: v.exactOptional(v.literal('second')),
      }),
    ),
  }),
  /** The adviser's part of the words, after the customer's promise (rule P13). */
  'adviser.openedWords': v.strictObject({
    type: v.literal('adviser.openedWords'),
    pairing: f.pairing,
    nonce: f.bits256,
    fingerprint: f.fingerprint,
  }),
  'adviser.wroteChat': v.strictObject({
    type: v.literal('adviser.wroteChat'),
    id: f.messageId,
    text: f.chatText,
  }),
  'adviser.answeredPicture': v.strictObject({
    type: v.literal('adviser.answeredPicture'),
    epoch: f.epoch,
    sdp: f.sdp,
  }),
  'adviser.foundRoute': v.strictObject({
    type: v.literal('adviser.foundRoute'),
    epoch: f.epoch,
    candidate: f.candidate,
  }),
  /** The first frame is on the adviser's screen. */
  'adviser.sawPicture': v.strictObject({
    type: v.literal('adviser.sawPicture'),
    id: f.messageId,
    epoch: f.epoch,
  }),
  /** Asks the customer, in the program's own window, to be allowed to control the computer (rule P21). */
  'adviser.askedForControl': v.strictObject({
    type: v.literal('adviser.askedForControl'),
    id: f.messageId,
  }),
  'adviser.gaveControlBack': v.strictObject({
    type: v.literal('adviser.gaveControlBack'),
    id: f.messageId,
  }),
  /** What the adviser's hand did since the last such message, in order (rules P22, P23). */
  'adviser.gaveInput': v.strictObject({
    type: v.literal('adviser.gaveInput'),
    grant: f.grant,
    n: f.sequence,
    inputs: v.pipe(v.array(input), v.minLength(1), v.maxLength(sizes.maxInputs)),
  }),
  /** Where the adviser points in the picture of the customer's own page (rule P30). */
  'adviser.pointed': v.strictObject({
    type: v.literal('adviser.pointed'),
    epoch: f.epoch,
    marks,
  }),
  /** Asks the customer for information about the computer, of their browser or of the bank's program (rules P29, P37). */
  'adviser.askedForSystem': v.strictObject({
    type: v.literal('adviser.askedForSystem'),
    id: f.messageId,
    of: v.exactOptional(v.literal('program')),
  }),
  /** Files, in either direction: offered, taken or refused, come whole, or broken off (rule P31). */
  'adviser.askedForFile': askedForFile('adviser.askedForFile'),
  'adviser.offeredFile': offeredToEither('adviser.offeredFile'),
  'adviser.tookFile': aboutFile('adviser.tookFile'),
  'adviser.refusedFile': aboutFile('adviser.refusedFile'),
  'adviser.keptFile': aboutFile('adviser.keptFile'),
  'adviser.cancelledFile': cancelledFile('adviser.cancelledFile'),
  'adviser.gaveFilePiece': gavePiece('adviser.gaveFilePiece'),
  'adviser.tookFilePiece': tookPiece('adviser.tookFilePiece'),
  /** Asks a colleague who is at their console to take the session over (rule P40). */
  'adviser.askedToHandOver': v.strictObject({
    type: v.literal('adviser.askedToHandOver'),
    id: f.messageId,
    to: f.colleague,
  }),
  'adviser.withdrewHandOver': v.strictObject({
    type: v.literal('adviser.withdrewHandOver'),
    id: f.messageId,
    ask: f.messageId,
  }),
  /** The colleague's answer. They have no seat in the session: it comes from their list (rule P40). */
  'adviser.acceptedHandOver': v.strictObject({
    type: v.literal('adviser.acceptedHandOver'),
    ...f.handOverAsk,
  }),
  'adviser.declinedHandOver': v.strictObject({
    type: v.literal('adviser.declinedHandOver'),
    ...f.handOverAsk,
  }),
  /** Asks a colleague who is at their console to take part in the session as the second adviser (rule P42). */
  'adviser.invitedSecond': v.strictObject({
    type: v.literal('adviser.invitedSecond'),
    id: f.messageId,
    to: f.colleague,
  }),
  /** At any time until they have left. */
  'adviser.withdrewInvitation': v.strictObject({
    type: v.literal('adviser.withdrewInvitation'),
    id: f.messageId,
    ask: f.messageId,
  }),
  /** The colleague's answer, which comes from their list too (rule P42). */
  'adviser.acceptedInvitation': v.strictObject({
    type: v.literal('adviser.acceptedInvitation'),
    ...f.handOverAsk,
  }),
  'adviser.declinedInvitation': v.strictObject({
    type: v.literal('adviser.declinedInvitation'),
    ...f.handOverAsk,
  }),
  'adviser.ended': v.strictObject({ type: v.literal('adviser.ended'), id: f.messageId }),
  'adviser.pinged': v.strictObject({ type: v.literal('adviser.pinged'), lastSeq: f.sequence }),
} as const;

export type AdviserMessages = {
  [Type in keyof typeof adviserMessages]: v.InferOutput<(typeof adviserMessages)[Type]>;
};
/** Any message of an adviser's console. */
export type AdviserMessage = AdviserMessages[keyof AdviserMessages];
