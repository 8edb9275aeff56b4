import { closeSync, writeSync } from 'node:fs';
import { isFileName } from '../../../src/protocol/file-names.ts';
import {
  FolderError,
  type FileSystem,
  type FolderEntry,
  type OpenedFile,
  type OpenFolder,
} from '../files/folder.ts';
import { DescriptorFile } from '../files/opened-file.ts';
import { writeNew } from '../files/write-new.ts';
import type { Koffi } from './addon.ts';
import { bindFileCalls, collision, type FileCalls, type OpenFacts } from './file-calls.ts';
import {
  attributes,
  inFolder,
  isDrivePath,
  isHidden,
  isWindowsName,
  leadsElsewhere,
  literalPath,
  plainPath,
} from './win-names.ts';

const access = { list: 0x1200a1, look: 0x100080, read: 0x120089, make: 0x130196 };
const withOthers = { read: 0x1, write: 0x2, remove: 0x4 };
const disposition = { open: 1, create: 2 };
/** Nothing waits elsewhere, and a link is opened itself: what it leads to is not. */
const itself = 0x200020;
const options = { folder: itself | 0x1, file: itself | 0x40 };
const shared = withOthers.read | withOthers.write | withOthers.remove;
/** A folder that is held can be neither renamed nor removed. */
const held = withOthers.read | withOthers.write;
const toEnter = {
  access: access.list,
  share: held,
  disposition: disposition.open,
  options: options.folder,
};
const toLook = {
  access: access.look,
  share: shared,
  disposition: disposition.open,
  options: options.file,
};
const toRead = { ...toLook, access: access.read };
const toMake = {
  access: access.make,
  share: 0,
  disposition: disposition.create,
  options: options.file,
};
/** What browsers write beside a file that came from the internet: Windows and its programs are careful with it then. */
const mark = { stream: ':Zone.Identifier', text: '[ZoneTransfer]\r\nZoneId=3\r\n' };

/** The files of Windows. */
export function winFiles(koffi: Koffi): FileSystem {
  const calls = bindFileCalls(koffi);
  return {
    open: (path) => {
      if (!isDrivePath(path)) throw new FolderError();
      const handle = calls.openFolder(literalPath(path), access.list, held);
      if (handle === null) throw new FolderError();
      return new WinFolder(calls, handle, () => true);
    },
    roots: calls.drives,
  };
}

/** A folder of Windows by its handle: names are looked up in it by the system itself, and no path is read again. */
class WinFolder implements OpenFolder {
  readonly path: string;
  readonly #calls: FileCalls;
  readonly #handle: number;
  readonly #volume: number;

  constructor(calls: FileCalls, handle: number, isWanted: (facts: OpenFacts) => boolean) {
    this.#calls = calls;
    this.#handle = handle;
    const facts = calls.factsOf(handle);
    const path = facts === null ? null : plainPath(facts.path);
    if (facts === null || path === null || !isFolderItself(facts) || !isWanted(facts)) {
      calls.close(handle);
      throw new FolderError();
    }
    this.path = path;
    this.#volume = facts.volume;
  }

  list(): readonly FolderEntry[] {
    return this.#calls.list(this.#handle).flatMap((listed): FolderEntry[] => {
      const { name, attributes: its, tag } = listed;
      if (!isWindowsName(name) || isHidden(name, its) || leadsElsewhere(its, tag)) return [];
      if ((its & attributes.folder) !== 0) return [{ name, isFolder: true, bytes: 0 }];
      const bytes = this.#look(name);
      return bytes === null ? [] : [{ name, isFolder: false, bytes }];
    });
  }

  open(name: string): OpenedFile {
    if (!isWindowsName(name)) throw new FolderError();
    const opened = this.#calls.openIn(this.#handle, name, toRead);
    if ('status' in opened) throw new FolderError();
    const facts = this.#calls.factsOf(opened.handle);
    if (facts === null || !this.#isOwnFile(facts, name)) {
      this.#calls.close(opened.handle);
      throw new FolderError();
    }
    return new DescriptorFile(this.#calls.descriptorOf(opened.handle), name, facts.bytes);
  }

  enter(name: string): OpenFolder {
    if (!isWindowsName(name)) throw new FolderError();
    const opened = this.#calls.openIn(this.#handle, name, toEnter);
    if ('status' in opened) throw new FolderError();
    return new WinFolder(this.#calls, opened.handle, (facts) => this.#isHere(facts, name));
  }

  create(name: string, content: Uint8Array): string {
    if (!isFileName(name) || !isWindowsName(name)) throw new FolderError();
    const made = writeNew({
      name,
      content,
      make: (candidate) => this.#make(candidate),
      remove: (_, descriptor) => this.#calls.remove(descriptor),
    });
    this.#mark(made);
    return made;
  }

  close(): void {
    this.#calls.close(this.#handle);
  }

  #make(name: string): number {
    const opened = this.#calls.openIn(this.#handle, name, toMake);
    if ('handle' in opened) return this.#calls.descriptorOf(opened.handle);
    const isTaken = opened.status === collision;
    throw Object.assign(new Error(), isTaken ? { code: 'EEXIST' } : { status: opened.status });
  }

  /** Says of a file that it came from somewhere else, where the disk can hold that: a memory stick's cannot. */
  #mark(name: string): void {
    const opened = this.#calls.openIn(this.#handle, `${name}${mark.stream}`, toMake);
    if ('status' in opened) return;
    const descriptor = this.#calls.descriptorOf(opened.handle);
    try {
      writeSync(descriptor, mark.text);
    } finally {
      closeSync(descriptor);
    }
  }

  /** How large a file is that could be given; `null` for everything else. Nothing of it is read. */
  #look(name: string): number | null {
    const opened = this.#calls.openIn(this.#handle, name, toLook);
    if ('status' in opened) return null;
    const facts = this.#calls.factsOf(opened.handle);
    this.#calls.close(opened.handle);
    return facts !== null && this.#isOwnFile(facts, name) ? facts.bytes : null;
  }

  /** A plain file of this very folder with no other name anywhere. */
  #isOwnFile(facts: OpenFacts, name: string): boolean {
    const isFolder = (facts.attributes & attributes.folder) !== 0;
    return !isFolder && facts.links === 1 && this.#isHere(facts, name);
  }

  /** What was opened is itself, on the folder's own disk, and is called what was asked for: not by a short name either. */
  #isHere(facts: OpenFacts, name: string): boolean {
    const isHere = plainPath(facts.path) === inFolder(this.path, name);
    return isHere && facts.volume === this.#volume && !leadsElsewhere(facts.attributes, facts.tag);
  }
}

function isFolderItself(facts: OpenFacts): boolean {
  const isFolder = (facts.attributes & attributes.folder) !== 0;
  return isFolder && !leadsElsewhere(facts.attributes, facts.tag);
}
