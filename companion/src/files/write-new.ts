import { closeSync, fsyncSync, writeSync } from 'node:fs';
import { FolderError, namesFor } from './folder.ts';

/** How a new file is made: by the first name that is free, and never in the place of another one. */
export interface NewFile {
  readonly name: string;
  readonly content: Uint8Array;
  /** Makes the file and opens it; fails with `EEXIST` where there is anything of that name. */
  readonly make: (name: string) => number;
  readonly remove: (name: string, descriptor: number) => void;
}

/**
 * Writes a new file in one go, which no signal interrupts: at the end it is whole, or it is not there.
 *
 * @throws {FolderError} if it could not be written.
 */
export function writeNew({ name, content, make, remove }: NewFile): string {
  for (const candidate of namesFor(name)) {
    const descriptor = opened(make, candidate);
    if (descriptor === null) continue;
    try {
      for (let at = 0; at < content.length;) at += writeSync(descriptor, content, at);
      fsyncSync(descriptor);
    } catch (cause) {
      remove(candidate, descriptor);
      throw new FolderError(cause);
    } finally {
      closeSync(descriptor);
    }
    return candidate;
  }
  throw new FolderError();
}

function opened(make: NewFile['make'], name: string): number | null {
  try {
    return make(name);
  } catch (cause) {
    if (cause instanceof Error && 'code' in cause && cause.code === 'EEXIST') return null;
    throw new FolderError(cause);
  }
}
