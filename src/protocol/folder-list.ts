import * as v from 'valibot';
import { isFileName, safeFileName } from './file-names.ts';
import { sizes } from './limits.ts';

/** A file in a folder that the customer shows: where in it, and how large it is. */
export interface ListedFile {
  /** The folders on the way and the name, each with what is not seen or not safe left out. */
  readonly path: readonly string[];
  readonly bytes: number;
}

/** What the adviser sees of a folder before anything in it is fetched. */
export interface FolderList {
  readonly name: string;
  readonly files: readonly ListedFile[];
}

/** Takes a list apart; `null` if it is none. */
export function readFolderList(text: string): FolderList | null {
  const [name = '', ...lines] = text.split('\n');
  const files = lines.map(readLine);
  const isWhole = isFileName(name) && files.every((file) => file !== null);
  return isWhole ? { name, files } : null;
}

/** Writes as much of a list as fits into a message, and says how many files that are. */
export function writeFolderList({ name, files }: FolderList): { files: number; text: string } {
  let text = safeFileName(name);
  let count = 0;
  let room = sizes.maxFolderBytes - bytesOf(text);
  for (const { path, bytes } of files.slice(0, sizes.maxFolderFiles)) {
    const line = `\n${bytes}\t${path.map(safeFileName).join('/')}`;
    room -= bytesOf(line);
    if (room < 0) break;
    text += line;
    count += 1;
  }
  return { files: count, text };
}

/** The list as it travels: the folder's name, and below it a line a file, its size before its path (rule P38). */
export const folderText = v.pipe(
  v.string(),
  v.regex(/^[^\n\t/]+(?:\n\d{1,15}\t[^\n\t]+)+$/),
  v.check((text) => bytesOf(text) <= sizes.maxFolderBytes),
  v.check((text) => {
    const count = readFolderList(text)?.files.length ?? 0;
    return count > 0 && count <= sizes.maxFolderFiles;
  }),
);

/** Which file of a list is meant. */
export const folderPlace = v.pipe(
  v.number(),
  v.safeInteger(),
  v.minValue(0),
  v.maxValue(sizes.maxFolderFiles - 1),
);

function readLine(line: string): ListedFile | null {
  const [, size = '', way = ''] = /^(0|[1-9]\d{0,14})\t(.+)$/u.exec(line) ?? [];
  const path = way.split('/');
  const isRight = path.length <= sizes.maxFolderDepth && path.every(isFileName);
  return isRight ? { path, bytes: Number(size) } : null;
}

/** How long a text is in UTF-8. */
function bytesOf(text: string): number {
  let bytes = 0;
  for (const character of text) {
    const code = character.codePointAt(0) ?? 0;
    bytes += code < 0x80 ? 1 : code < 0x800 ? 2 : code < 0x10000 ? 3 : 4;
  }
  return bytes;
}
