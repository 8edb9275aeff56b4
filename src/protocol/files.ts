import * as v from 'valibot';
import * as f from './fields.ts';
import { isFileName } from './file-names.ts';
import { folderPlace, folderText } from './folder-list.ts';
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

/** The program offers a file, by itself or because the adviser has `asked` for it in a folder that is shown (rule P38). */
export function offeredByProgram<Type extends string>(type: Type) {
  const { entries } = offeredFile(type);
  return v.strictObject({ ...entries, asked: v.exactOptional(f.messageId) });
}

/** The adviser offers a file, to the page or to the bank's program (rules P31, P38). */
export function offeredToEither<Type extends string>(type: Type) {
  const { entries } = offeredFile(type);
  return v.strictObject({ ...entries, to: v.exactOptional(v.literal('program')) });
}

/** The customer shows a folder in the program: what is in it by name and size, and whether there is more (rule P38). */
export function showedFolder<Type extends string>(type: Type) {
  return v.strictObject({
    type: v.literal(type),
    id: f.messageId,
    files: v.pipe(v.number(), v.safeInteger(), v.minValue(1), v.maxValue(sizes.maxFolderFiles)),
    isCut: v.boolean(),
    text: folderText,
  });
}

/** The customer takes the folder back: nothing more of it can be asked for. */
export function tookFolderBack<Type extends string>(type: Type) {
  return v.strictObject({ type: v.literal(type), id: f.messageId, folder: f.messageId });
}

/** The adviser asks for a file of a folder that is shown, by its place in the list. */
export function askedForFile<Type extends string>(type: Type) {
  return v.strictObject({
    type: v.literal(type),
    id: f.messageId,
    folder: f.messageId,
    place: folderPlace,
  });
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
