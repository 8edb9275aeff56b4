import * as v from 'valibot';
import * as f from './fields.ts';
import {
  aboutFile,
  cancelledFile,
  gavePiece,
  offeredByProgram,
  showedFolder,
  tookFolderBack,
  tookPiece,
} from './files.ts';
import { sizes } from './limits.ts';
import { controlRefusals, programTakeBacks } from './reasons.ts';
import { systemFacts } from './system.ts';

/** What the bank's program on the customer's computer may say, by type. The broker raises each under the role `companion` only (rule P4). */
export const companionMessages = {
  /** The first message on every socket of a program. */
  'companion.greeted': v.strictObject({
    type: v.literal('companion.greeted'),
    protocol: v.pipe(v.number(), v.safeInteger()),
  }),
  /** The 8 digits of a session that a page has joined. They bind nothing: the page is asked (rule P20). */
  'companion.gaveNumber': v.strictObject({
    type: v.literal('companion.gaveNumber'),
    id: f.messageId,
    number: f.sessionNumber,
    /** The program's own key: with it, and with nothing else, the program comes back after a lost line. */
    key: f.publicKey,
    computer: f.computer,
  }),
  /** Takes the program's seat again after a lost line. */
  'companion.resumed': v.strictObject({
    type: v.literal('companion.resumed'),
    sessionId: f.sessionId,
    /** By the program's key, over the greeting's nonce and the session's name. */
    signature: f.signature,
    /** Up to where the program has heard of the log: what came since is told again. */
    lastSeq: v.exactOptional(f.sequence),
  }),
  /** The adviser's question stands before the customer in the program's window, with exactly this text (rule P35). */
  'companion.wasAsked': v.strictObject({
    type: v.literal('companion.wasAsked'),
    id: f.messageId,
    ask: f.messageId,
    /** Absent for control. What was read of the computer is not in the text (rule P26). */
    question: v.exactOptional(v.literal('system')),
    ...f.shownText,
    /** The text itself: the customer's page cannot see it, and their receipt is about it. */
    text: v.pipe(v.string(), v.maxLength(sizes.maxQuestionCharacters)),
  }),
  /** The customer clicked "Allow" in the program's own window, on exactly this question. */
  'companion.allowedControl': v.strictObject({
    type: v.literal('companion.allowedControl'),
    id: f.messageId,
    ask: f.messageId,
  }),
  'companion.refusedControl': v.strictObject({
    type: v.literal('companion.refusedControl'),
    id: f.messageId,
    ask: f.messageId,
    why: v.picklist(controlRefusals),
  }),
  /** The customer has the computer back; nothing of this grant is carried out any more. */
  'companion.tookControlBack': v.strictObject({
    type: v.literal('companion.tookControlBack'),
    id: f.messageId,
    grant: f.grant,
    why: v.picklist(programTakeBacks),
  }),
  /** The customer's own hand is at work: nothing is carried out until it has rested for so long (rule P39). */
  'companion.yieldedControl': v.strictObject({
    type: v.literal('companion.yieldedControl'),
    id: f.messageId,
    grant: f.grant,
    seconds: f.restSeconds,
  }),
  /** So many seconds more without a touch, and control comes back. */
  'companion.countedRest': v.strictObject({
    type: v.literal('companion.countedRest'),
    grant: f.grant,
    seconds: f.restSeconds,
  }),
  /** The customer's hand has rested for as long as it has to. */
  'companion.returnedControl': v.strictObject({
    type: v.literal('companion.returnedControl'),
    id: f.messageId,
    grant: f.grant,
  }),
  /** "Stop sharing" in the program's bar. */
  'companion.stoppedSharing': v.strictObject({
    type: v.literal('companion.stoppedSharing'),
    id: f.messageId,
  }),
  /** "End session" in the program's bar. */
  'companion.ended': v.strictObject({ type: v.literal('companion.ended'), id: f.messageId }),
  /** What the customer has seen in the program's window and sends, on exactly this question (rule P37). */
  'companion.sentSystem': v.strictObject({
    type: v.literal('companion.sentSystem'),
    id: f.messageId,
    ask: f.messageId,
    ...systemFacts,
  }),
  'companion.refusedSystem': v.strictObject({
    type: v.literal('companion.refusedSystem'),
    id: f.messageId,
    ask: f.messageId,
  }),
  /** Files by the program: a folder shown and taken back, files offered, taken or refused, come whole, or broken off (rule P38). */
  'companion.showedFolder': showedFolder('companion.showedFolder'),
  'companion.tookFolderBack': tookFolderBack('companion.tookFolderBack'),
  'companion.offeredFile': offeredByProgram('companion.offeredFile'),
  'companion.tookFile': aboutFile('companion.tookFile'),
  'companion.refusedFile': aboutFile('companion.refusedFile'),
  'companion.keptFile': aboutFile('companion.keptFile'),
  'companion.cancelledFile': cancelledFile('companion.cancelledFile'),
  'companion.gaveFilePiece': gavePiece('companion.gaveFilePiece'),
  'companion.tookFilePiece': tookPiece('companion.tookFilePiece'),
  /** What was given up to and with `n` is done: there is room for more (rule P23). */
  'companion.tookInput': v.strictObject({
    type: v.literal('companion.tookInput'),
    grant: f.grant,
    n: f.sequence,
  }),
  'companion.pinged': v.strictObject({ type: v.literal('companion.pinged') }),
} as const;

export type CompanionMessages = {
  [Type in keyof typeof companionMessages]: v.InferOutput<(typeof companionMessages)[Type]>;
};
/** Any message of the bank's program. */
export type CompanionMessage = CompanionMessages[keyof CompanionMessages];
