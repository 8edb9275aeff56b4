import * as v from 'valibot';
import * as f from './fields.ts';
import { aboutFile, cancelledFile, gavePiece, offeredFile, tookPiece } from './files.ts';
import { pageQuestions } from './questions.ts';
import { declineReasons, stopReasons } from './reasons.ts';
import { systemFacts } from './system.ts';

const why = v.picklist(['customer.ended', 'customer.leftPage']);

/** What a customer's page may say, by type. The broker raises each under the role `customer` only (rule P4). */
export const customerMessages = {
  /** The first message on every socket of a customer's page. */
  'customer.greeted': v.strictObject({
    type: v.literal('customer.greeted'),
    protocol: v.pipe(v.number(), v.safeInteger()),
    locale: f.locale,
    /** The page's clock: its offset from the broker's is noted in the log. */
    clock: v.exactOptional(f.moment),
  }),
  /** Where the picture's STUN and TURN servers are, to see whether this network lets them through (rule P24). */
  'customer.askedForRoutes': v.strictObject({ type: v.literal('customer.askedForRoutes') }),
  /** The 8 digits that the customer typed, with the link's handle when the page was opened by the link. */
  'customer.gaveNumber': v.strictObject({
    type: v.literal('customer.gaveNumber'),
    id: f.messageId,
    number: f.sessionNumber,
    handle: v.exactOptional(f.linkHandle),
    /** The page's own key: without one the page cannot come back after a lost line (rule P9). */
    key: v.exactOptional(f.publicKey),
    /** By which this page, and no other, asks again when the answer did not come (rule P17). */
    joining: v.exactOptional(v.strictObject({ joinId: f.messageId, signature: f.signature })),
  }),
  /** Takes a session up again after a lost line. */
  'customer.resumed': v.strictObject({
    type: v.literal('customer.resumed'),
    token: f.bits256,
    /** By the page's key, over the greeting's nonce and the token. */
    signature: f.signature,
    lastSeq: f.sequence,
    /** The pairing whose words this very page knows: it need not be made anew (rule P8). */
    pairing: v.exactOptional(f.pairing),
  }),
  /** What the customer agreed to, and when they did. Sent right after admission. */
  'customer.agreed': v.strictObject({
    type: v.literal('customer.agreed'),
    id: f.messageId,
    ...f.shownText,
    agreedAt: f.moment,
  }),
  /** A question stands before the customer, with exactly this text: without it no yes counts (rules P26, P35). */
  'customer.wasAsked': v.strictObject({
    type: v.literal('customer.wasAsked'),
    id: f.messageId,
    question: v.picklist(pageQuestions),
    /** Which one, where there can be several: a program's request, the id of the adviser's question. */
    about: v.exactOptional(f.subject),
    ...f.shownText,
  }),
  /** "This was not my idea": kills the number and ends the session. Works before joining too. */
  'customer.raisedAlarm': v.strictObject({
    type: v.literal('customer.raisedAlarm'),
    id: f.messageId,
    number: v.exactOptional(f.sessionNumber),
    handle: v.exactOptional(f.linkHandle),
  }),
  /** A promise of the customer's part of the words, before the adviser's part is known (rule P13). */
  'customer.committedWords': v.strictObject({
    type: v.literal('customer.committedWords'),
    pairing: f.pairing,
    commitment: f.bits256,
  }),
  /** The customer's part of the words. */
  'customer.openedWords': v.strictObject({
    type: v.literal('customer.openedWords'),
    pairing: f.pairing,
    nonce: f.bits256,
    fingerprint: f.fingerprint,
  }),
  /** Which words the customer heard on the phone: the right ones or others. */
  'customer.choseWords': v.strictObject({
    type: v.literal('customer.choseWords'),
    id: f.messageId,
    matched: v.boolean(),
  }),
  'customer.wroteChat': v.strictObject({
    type: v.literal('customer.wroteChat'),
    id: f.messageId,
    text: f.chatText,
  }),
  /** The customer was asked and nothing is shown. */
  'customer.declinedShow': v.strictObject({
    type: v.literal('customer.declinedShow'),
    id: f.messageId,
    why: v.picklist(declineReasons),
  }),
  /** The customer picked what to show: sharing begins. */
  'customer.pickedSurface': v.strictObject({
    type: v.literal('customer.pickedSurface'),
    id: f.messageId,
    ...f.shown.entries,
  }),
  /** What this browser captures at this moment, as a print from which nothing can be read (rule P34). */
  'customer.tookPrint': v.strictObject({
    type: v.literal('customer.tookPrint'),
    id: f.messageId,
    takenAt: f.moment,
    print: f.witnessPrint,
  }),
  'customer.stoppedSharing': v.strictObject({
    type: v.literal('customer.stoppedSharing'),
    id: f.messageId,
    why: v.picklist(stopReasons),
  }),
  'customer.offeredPicture': v.strictObject({
    type: v.literal('customer.offeredPicture'),
    epoch: f.epoch,
    sdp: f.sdp,
  }),
  'customer.foundRoute': v.strictObject({
    type: v.literal('customer.foundRoute'),
    epoch: f.epoch,
    candidate: f.candidate,
  }),
  /** The program that shows these two digits is the customer's own (rule P20). */
  'customer.confirmedProgram': v.strictObject({
    type: v.literal('customer.confirmedProgram'),
    id: f.messageId,
    request: f.request,
  }),
  'customer.refusedProgram': v.strictObject({
    type: v.literal('customer.refusedProgram'),
    id: f.messageId,
    request: f.request,
  }),
  /** "Take back control" on the page. */
  'customer.tookControlBack': v.strictObject({
    type: v.literal('customer.tookControlBack'),
    id: f.messageId,
  }),
  /** The information about the computer that the customer has seen and sends, on exactly this question (rule P29). */
  'customer.sentSystem': v.strictObject({
    type: v.literal('customer.sentSystem'),
    id: f.messageId,
    ask: f.messageId,
    ...systemFacts,
  }),
  'customer.refusedSystem': v.strictObject({
    type: v.literal('customer.refusedSystem'),
    id: f.messageId,
    ask: f.messageId,
  }),
  /** A second adviser may take part in the chat: a yes to exactly this question (rule P42). */
  'customer.allowedSecond': v.strictObject({
    type: v.literal('customer.allowedSecond'),
    id: f.messageId,
    ask: f.messageId,
  }),
  'customer.refusedSecond': v.strictObject({
    type: v.literal('customer.refusedSecond'),
    id: f.messageId,
    ask: f.messageId,
  }),
  /** The second adviser is to leave, at once. */
  'customer.dismissedSecond': v.strictObject({
    type: v.literal('customer.dismissedSecond'),
    id: f.messageId,
    ask: f.messageId,
  }),
  /** The picture's connection of this epoch is lost: a new one is asked for (rule P25). */
  'customer.lostPicture': v.strictObject({
    type: v.literal('customer.lostPicture'),
    epoch: f.epoch,
  }),
  /** Files, in either direction: offered, taken or refused, come whole, or broken off (rule P31). */
  'customer.offeredFile': offeredFile('customer.offeredFile'),
  'customer.tookFile': aboutFile('customer.tookFile'),
  'customer.refusedFile': aboutFile('customer.refusedFile'),
  'customer.keptFile': aboutFile('customer.keptFile'),
  'customer.cancelledFile': cancelledFile('customer.cancelledFile'),
  'customer.gaveFilePiece': gavePiece('customer.gaveFilePiece'),
  'customer.tookFilePiece': tookPiece('customer.tookFilePiece'),
  'customer.ended': v.strictObject({ type: v.literal('customer.ended'), id: f.messageId, why }),
  /** Says that the line lives, and up to where the page has handled the log (rule P9). */
  'customer.pinged': v.strictObject({ type: v.literal('customer.pinged'), lastSeq: f.sequence }),
} as const;

export type CustomerMessages = {
  [Type in keyof typeof customerMessages]: v.InferOutput<(typeof customerMessages)[Type]>;
};
/** Any message of a customer's page. */
export type CustomerMessage = CustomerMessages[keyof CustomerMessages];
