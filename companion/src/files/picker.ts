import { homedir } from 'node:os';
import { dirname, join } from 'node:path';
import { listTree, type FolderTree } from './folder-tree.ts';
import type { FileSystem, FolderEntry, OpenFolder } from './folder.ts';

/** What is picked: files to give, or a folder to save into. */
export type PickerMode = 'give' | 'save';

/** How many entries are seen at once. */
export const rowsShown = 9;

/** What there is of a folder that nobody is to see. */
const nothing: FolderTree = { files: [], isCut: false };

/**
 * The customer's walk through their folders: where they are, what they look for, and what they have chosen. The folder
 * that is shown is held open, and what is picked is picked in it.
 */
export class Picker {
  readonly mode: PickerMode;
  readonly #system: FileSystem;
  #folder: OpenFolder | null = null;
  #all: readonly FolderEntry[] = [];
  #chosen: ReadonlySet<string> = new Set();
  #tree: FolderTree = nothing;
  #wanted = '';
  #cursor = 0;
  #top = 0;
  /** Whether the last folder could not be opened. */
  isShut = false;

  constructor(system: FileSystem, mode: PickerMode) {
    this.#system = system;
    this.mode = mode;
    this.goHome();
  }

  /** Where the customer is; `null` above all drives. */
  get path(): string | null {
    return this.#folder?.path ?? null;
  }

  /** What was typed to find something. */
  get wanted(): string {
    return this.#wanted;
  }

  /** What is here and fits what was typed: folders first, each by name. */
  get entries(): readonly FolderEntry[] {
    const wanted = plain(this.#wanted);
    return this.#all.filter(({ name }) => plain(name).includes(wanted));
  }

  /** The entries that are seen, and where they begin. */
  get seen(): { readonly entries: readonly FolderEntry[]; readonly top: number } {
    return { entries: this.entries.slice(this.#top, this.#top + rowsShown), top: this.#top };
  }

  get cursor(): number {
    return this.#cursor;
  }

  /** All files that are here. */
  get files(): readonly string[] {
    return this.#all.filter(({ isFolder }) => !isFolder).map(({ name }) => name);
  }

  get chosen(): readonly string[] {
    return this.files.filter((name) => this.#chosen.has(name));
  }

  /** What the adviser would see of this folder, where files are to be given. */
  get tree(): FolderTree {
    return this.#tree;
  }

  isChosen(name: string): boolean {
    return this.#chosen.has(name);
  }

  goHome(): void {
    this.#go(homedir());
  }

  /** To the folder above; above a drive are all drives. */
  goUp(): void {
    const { path } = this;
    if (path === null) return;
    const above = dirname(path);
    if (above !== path) return this.#go(above);
    const roots = this.#system.roots();
    if (roots.length <= 1) return;
    this.#show(
      null,
      roots.map((name) => ({ name, isFolder: true, bytes: 0 })),
    );
  }

  /** Goes into a folder, or chooses a file or lets it be. */
  pick(index: number): void {
    const entry = this.entries[index];
    if (entry === undefined) return;
    this.#cursor = index;
    if (entry.isFolder)
      return this.#go(this.path === null ? entry.name : join(this.path, entry.name));
    const chosen = new Set(this.#chosen);
    if (!chosen.delete(entry.name)) chosen.add(entry.name);
    this.#chosen = chosen;
  }

  /** Moves the cursor by so many entries. */
  move(by: number): void {
    const last = Math.max(0, this.entries.length - 1);
    this.#cursor = Math.min(last, Math.max(0, this.#cursor + by));
    this.#top = Math.min(this.#cursor, Math.max(this.#top, this.#cursor - rowsShown + 1));
  }

  /** Looks further up or down, and leaves the cursor where it is. */
  scroll(by: number): void {
    const last = Math.max(0, this.entries.length - rowsShown);
    this.#top = Math.min(last, Math.max(0, this.#top + by));
  }

  /** Looks for a name with these letters in it; a `č` is found by a `c` too. */
  look(wanted: string): void {
    this.#wanted = wanted;
    this.#cursor = 0;
    this.#top = 0;
  }

  /** Gives the open folder away: whoever has it closes it. */
  take(): OpenFolder | null {
    const folder = this.#folder;
    this.#folder = null;
    return folder;
  }

  close(): void {
    this.#folder?.close();
    this.#folder = null;
  }

  #go(path: string): void {
    try {
      const folder = this.#system.open(path);
      try {
        const tree = this.mode === 'give' ? listTree(folder) : nothing;
        this.#show(folder, folder.list(), tree);
      } catch (cause) {
        folder.close();
        throw cause;
      }
    } catch {
      // Not every folder is everybody's: the customer stays where they are, and reads that it is shut.
      this.isShut = true;
    }
  }

  #show(folder: OpenFolder | null, entries: readonly FolderEntry[], tree = nothing): void {
    this.#folder?.close();
    this.#folder = folder;
    this.#tree = tree;
    const compare = new Intl.Collator(undefined, { numeric: true }).compare;
    this.#all = entries
      .filter(({ isFolder }) => isFolder || this.mode === 'give')
      .sort(
        (one, other) =>
          Number(other.isFolder) - Number(one.isFolder) || compare(one.name, other.name),
      );
    this.#chosen = new Set();
    this.isShut = false;
    this.look('');
  }
}

function plain(text: string): string {
  return text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();
}
