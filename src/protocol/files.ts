import * as v from 'valibot';
import * as f from './fields.ts';
import { isFileName } from './file-names.ts';
import { sizes } from './limits.ts';
import { fileCancels } from './reasons.ts';

const bytes = v.pipe(v.number(), v.safeInteger(), v.minValue(0), v.maxValue(sizes.maxFileBytes));

/** A file is named by the id of the message that offered it. */
const file = f.messageId;

/** Either side offers a file: by its name, its size and its digest, and in its direction (rule P31). */
export function offeredFile<Type extends string>(type: Type) {
  return v.strictObject({
    type: v.literal(type),
    id: f.messageId,
    name: v.pipe(v.string(), v.check(isFileName)),
    bytes,
    digest: f.bits256,
  });
}

/** The adviser offers a file, to the page or to the bank's program (rules P31, P38). */
export function offeredToEither<Type extends string>(type: Type) {
  const { entries } = offeredFile(type);
  return v.strictObject({ ...entries, to: v.exactOptional(v.literal('program')) });
}

/** Either side says what becomes of a file: it wants it, does not want it, or has all of it. */
export function aboutFile<Type extends string>(type: Type) {
  return v.strictObject({ type: v.literal(type), id: f.messageId, file });
}

/** Either side breaks a transfer off. */
export function cancelledFile<Type extends string>(type: Type) {
  return v.strictObject({
    type: v.literal(type),
    id: f.messageId,
    file,
    why: v.picklist(fileCancels),
  });
}

/** A piece of a file on its way; nobody keeps it in between. */
export function gavePiece<Type extends string>(type: Type) {
  return v.strictObject({
    type: v.literal(type),
    file,
    offset: bytes,
    /** The bytes, base64url. */
    data: v.pipe(
      v.string(),
      v.minLength(1),
      v.maxLength(sizes.maxFilePieceCharacters),
      v.regex(/^[A-Za-z0-9_-]+$/),
    ),
  });
}

/** How far a file has come: pieces from here on are wanted next. */
export function tookPiece<Type extends string>(type: Type) {
  return v.strictObject({ type: v.literal(type), file, until: bytes });
}
