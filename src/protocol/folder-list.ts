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

/** The folder's name, and below it a line a file: its size, and its path. */
const form = /^[^\n\t]+(?:\n(?:0|[1-9]\d{0,14})\t[^\n\t]+)+$/;

/** Takes a list apart; `null` if it is none. */
export function readFolderList(text: string): FolderList | null {
  const [name = '', ...lines] = text.split('\n');
  const files = lines.map((line) => {
    const [size, way = ''] = line.split('\t');
    return { path: way.split('/'), bytes: Number(size) };
  });
  const names = [[name], ...files.map(({ path }) => path)];
  const isSafe = names.every(
    (path) => path.length <= sizes.maxFolderDepth && path.every(isFileName),
  );
  return form.test(text) && isSafe ? { name, files } : null;
}

/** Writes as much of a list as fits into a message, and says how many files that are. */
export function writeFolderList({ name, files }: FolderList): { files: number; text: string } {
  let text = safeFileName(name);
  let count = 0;
  for (const { path, bytes } of files.slice(0, sizes.maxFolderFiles)) {
    const line = `\n${bytes}\t${path.map(safeFileName).join('/')}`;
    if (text.length + line.length > sizes.maxFolderCharacters) break;
    text += line;
    count += 1;
  }
  return { files: count, text };
}

/** The list as it travels (rule P38). */
export const folderText = v.pipe(
  v.string(),
  v.maxLength(sizes.maxFolderCharacters),
  v.regex(form),
  v.check((text) => (readFolderList(text)?.files.length ?? Infinity) <= sizes.maxFolderFiles),
);

/** Which file of a list is meant. */
export const folderPlace = v.pipe(
  v.number(),
  v.safeInteger(),
  v.minValue(0),
  v.maxValue(sizes.maxFolderFiles - 1),
);
