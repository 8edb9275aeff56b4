import type { OfferedSource } from '../../../src/services/files/file-exchange.ts';

/** Something in a folder that the customer can pick. */
export interface FolderEntry {
  readonly name: string;
  readonly isFolder: boolean;
  /** How large a file is; 0 for a folder. */
  readonly bytes: number;
}

/** A file that is held open from when it was picked until nothing of it is wanted any more. */
export interface OpenedFile extends OfferedSource {
  close(): void;
}

/**
 * A folder that the customer has picked, held open: what is opened or made in it is in this very folder, whatever
 * happens to its path meanwhile.
 */
export interface OpenFolder {
  /** Where it is, without any link. */
  readonly path: string;
  /** Its folders and files: no links, no devices, nothing hidden. */
  list(): readonly FolderEntry[];
  /**
   * Opens a file of it to be read.
   *
   * @throws {FolderError} if it is not a plain file of this very folder.
   */
  open(name: string): OpenedFile;
  /**
   * Opens a folder that is right in it, through this one, by no link and no junction, on the same device: what is above
   * may be renamed or replaced meanwhile, and this is still the folder in the folder that was picked.
   *
   * @throws {FolderError} if it is not a folder of this very folder.
   */
  enter(name: string): OpenFolder;
  /**
   * Makes a new file in it with this content, and never writes over another one; answers the name that it got.
   *
   * @throws {FolderError} if it can't; nothing is left of it then.
   */
  create(name: string, content: Uint8Array): string;
  close(): void;
}

/** What of a system the program uses for files. */
export interface FileSystem {
  /**
   * Opens a folder.
   *
   * @throws {FolderError} if it is none, or may not be read.
   */
  open(path: string): OpenFolder;
  /** Where everything begins: one root, or the drives. */
  readonly roots: () => readonly string[];
}

/** Something in a folder was not opened or made. Nobody is told more than that. */
export class FolderError extends Error {
  override readonly name = 'FolderError';
  constructor(cause?: unknown) {
    super('It is not a plain file of the picked folder', { cause });
  }
}

/** Whether a name can be a file's in a folder: not a path, not the folder itself or the one above, no alternate stream. */
export function isEntryName(name: string): boolean {
  return name !== '' && name !== '.' && name !== '..' && !/[/\\\0]/.test(name);
}

/** The names that are tried for a new file, so that none is written over: `bill.pdf`, `bill (2).pdf` … */
export function* namesFor(name: string): Generator<string> {
  yield name;
  const dot = name.lastIndexOf('.');
  const [stem, ending] = dot > 0 ? [name.slice(0, dot), name.slice(dot)] : [name, ''];
  for (let count = 2; count <= mostNames; count += 1) yield `${stem} (${count})${ending}`;
}

const mostNames = 99;
