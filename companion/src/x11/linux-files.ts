import {
  closeSync,
  constants,
  fstatSync,
  lstatSync,
  openSync,
  readdirSync,
  readlinkSync,
  unlinkSync,
  type Stats,
} from 'node:fs';
import { isFileName } from '../../../src/protocol/file-names.ts';
import {
  FolderError,
  isEntryName,
  type FileSystem,
  type FolderEntry,
  type OpenedFile,
  type OpenFolder,
} from '../files/folder.ts';
import { DescriptorFile } from '../files/opened-file.ts';
import { writeNew } from '../files/write-new.ts';

const { O_CREAT, O_DIRECTORY, O_EXCL, O_NOCTTY, O_NOFOLLOW, O_NONBLOCK, O_RDONLY, O_WRONLY } =
  constants;
/** A pipe that nobody writes to must not hold the program up while it finds out that it is one. */
const toRead = O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_NOCTTY;
const toMake = O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_NOCTTY;
/** Nobody but the customer reads what was received. */
const ownOnly = 0o600;

/** The files of Linux. */
export const linuxFiles: FileSystem = {
  open: (path) => new LinuxFolder(path),
  roots: () => ['/'],
};

/** A folder of Linux by its descriptor: names are looked up in it through `/proc/self/fd`, as `openat` would. */
class LinuxFolder implements OpenFolder {
  readonly path: string;
  readonly #descriptor: number;
  readonly #device: number;

  constructor(path: string, isWanted: (device: number, path: string) => boolean = () => true) {
    this.#descriptor = openedFolder(path);
    this.path = readlinkSync(this.#at());
    this.#device = fstatSync(this.#descriptor).dev;
    if (isWanted(this.#device, this.path)) return;
    this.close();
    throw new FolderError();
  }

  list(): readonly FolderEntry[] {
    return readdirSync(this.#at()).flatMap((name): FolderEntry[] => {
      const stats = name.startsWith('.') ? null : this.#look(name);
      if (stats === null) return [];
      if (stats.isDirectory()) return [{ name, isFolder: true, bytes: 0 }];
      return this.#isOwn(stats) ? [{ name, isFolder: false, bytes: stats.size }] : [];
    });
  }

  open(name: string): OpenedFile {
    if (!isEntryName(name)) throw new FolderError();
    const descriptor = this.#open(name);
    try {
      const stats = fstatSync(descriptor);
      const isHere = readlinkSync(`/proc/self/fd/${descriptor}`) === this.#inside(name);
      if (!this.#isOwn(stats) || !isHere) throw new FolderError();
      return new DescriptorFile(descriptor, name, stats.size);
    } catch (cause) {
      closeSync(descriptor);
      throw cause;
    }
  }

  enter(name: string): OpenFolder {
    if (!isEntryName(name)) throw new FolderError();
    return new LinuxFolder(
      this.#at(name),
      (device, path) => device === this.#device && path === this.#inside(name),
    );
  }

  create(name: string, content: Uint8Array): string {
    if (!isFileName(name)) throw new FolderError();
    return writeNew({
      name,
      content,
      make: (candidate) => openSync(this.#at(candidate), toMake, ownOnly),
      remove: (candidate) => unlinkSync(this.#at(candidate)),
    });
  }

  close(): void {
    closeSync(this.#descriptor);
  }

  #at(name = ''): string {
    const folder = `/proc/self/fd/${this.#descriptor}`;
    return name === '' ? folder : `${folder}/${name}`;
  }

  #inside(name: string): string {
    return this.path === '/' ? `/${name}` : `${this.path}/${name}`;
  }

  #open(name: string): number {
    try {
      return openSync(this.#at(name), toRead);
    } catch (cause) {
      throw new FolderError(cause);
    }
  }

  /** What a name stands for; `null` for what is gone meanwhile. */
  #look(name: string): Stats | null {
    return lstatSync(this.#at(name), { throwIfNoEntry: false }) ?? null;
  }

  /** A plain file with no other name anywhere, on the folder's own device: not a hard link, not mounted in from elsewhere. */
  #isOwn(stats: Stats): boolean {
    return stats.isFile() && stats.nlink === 1 && stats.dev === this.#device;
  }
}

function openedFolder(path: string): number {
  try {
    return openSync(path, O_RDONLY | O_DIRECTORY | O_NOFOLLOW);
  } catch (cause) {
    throw new FolderError(cause);
  }
}
