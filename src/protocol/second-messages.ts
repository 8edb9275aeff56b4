import * as v from 'valibot';
import * as f from './fields.ts';

/**
 * What the second adviser of a session may say in it, by type (rules P4, P42). That there is no more is what keeps them from the
 * desktop, from files, and from the end of the session.
 */
export const secondMessages = {
  'second.wroteChat': v.strictObject({
    type: v.literal('second.wroteChat'),
    id: f.messageId,
    text: f.chatText,
  }),
  'second.left': v.strictObject({ type: v.literal('second.left'), id: f.messageId }),
  'second.pinged': v.strictObject({ type: v.literal('second.pinged'), lastSeq: f.sequence }),
} as const;

export type SecondMessages = {
  [Type in keyof typeof secondMessages]: v.InferOutput<(typeof secondMessages)[Type]>;
};
/** Any message of a second adviser. */
export type SecondMessage = SecondMessages[keyof SecondMessages];
