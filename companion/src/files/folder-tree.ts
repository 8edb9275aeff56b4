import { sizes } from '../../../src/protocol/limits.ts';
import { FolderError, type FolderEntry, type OpenedFile, type OpenFolder } from './folder.ts';

/** A file somewhere in a folder: the names that lead to it, and its size when it was listed. */
export interface TreeFile {
  readonly path: readonly string[];
  readonly bytes: number;
}

/** What is in a folder and in the folders in it. */
export interface FolderTree {
  readonly files: readonly TreeFile[];
  /** Whether there is more than is listed: more files, deeper ones, or folders that were not looked into. */
  readonly isCut: boolean;
}

/** So many folders are looked into; the customer must not wait for a whole disk. */
const mostFolders = 300;

/**
 * Lists a folder: its own files before those of the folders in it, each by name. What {@link OpenFolder.list} leaves
 * out is left out here too, and nothing but folders of the picked folder is gone into.
 */
export function listTree(folder: OpenFolder): FolderTree {
  const files: TreeFile[] = [];
  let isCut = false;
  let looked = 0;
  const walk = (open: OpenFolder, path: readonly string[]) => {
    looked += 1;
    const entries = [...open.list()].sort(byName);
    for (const { name, isFolder, bytes } of entries) {
      if (isFolder) continue;
      if (files.length < sizes.maxFolderFiles) files.push({ path: [...path, name], bytes });
      else isCut = true;
    }
    for (const { name } of entries.filter(({ isFolder }) => isFolder)) {
      const isFull = files.length >= sizes.maxFolderFiles || looked >= mostFolders;
      if (isFull || path.length + 2 > sizes.maxFolderDepth) isCut = true;
      else if (!within(open, name, (inner) => walk(inner, [...path, name]))) isCut = true;
    }
  };
  walk(folder, []);
  return { files, isCut };
}

/**
 * Opens a file that was listed, folder by folder, each in the one before.
 *
 * @throws {FolderError} if anything on the way is not what it was, or the file has another size now.
 */
export function openInTree(folder: OpenFolder, { path, bytes }: TreeFile): OpenedFile {
  const [name = '', ...rest] = path;
  if (rest.length > 0) {
    const inner = folder.enter(name);
    try {
      return openInTree(inner, { path: rest, bytes });
    } finally {
      inner.close();
    }
  }
  const file = folder.open(name);
  if (file.size === bytes) return file;
  file.close();
  throw new FolderError();
}

/** Whether a folder could be looked into: not every one is everybody's, and some are gone by then. */
function within(folder: OpenFolder, name: string, act: (inner: OpenFolder) => void): boolean {
  let inner: OpenFolder | null = null;
  try {
    inner = folder.enter(name);
    act(inner);
    return true;
  } catch {
    // Shut, gone, or something else by now: the list says that it is not whole.
    return false;
  } finally {
    inner?.close();
  }
}

const { compare } = new Intl.Collator(undefined, { numeric: true });

function byName(one: FolderEntry, other: FolderEntry): number {
  return compare(one.name, other.name);
}
