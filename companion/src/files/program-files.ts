import { sep } from 'node:path';
import type { BrokerMessage } from '../../../src/protocol/broker-messages.ts';
import type { FileCancel } from '../../../src/protocol/reasons.ts';
import {
  FileExchange,
  type FileExchangeOptions,
  type FileWord,
  type Transfer,
} from '../../../src/services/files/file-exchange.ts';
import type { FolderTree } from './folder-tree.ts';
import type { FileSystem, OpenFolder } from './folder.ts';
import { ShownFolder } from './shown-folder.ts';

type Asked = Extract<BrokerMessage, { type: 'adviser.askedForFile' }>;

/** What the program's files need. */
export interface ProgramFilesOptions {
  /** `null` where the program exchanges none. */
  readonly system: FileSystem | null;
  readonly keep: (
    what: FileWord | 'showedFolder' | 'tookFolderBack',
    fields: { readonly id: string },
  ) => void;
  readonly pass: FileExchangeOptions['pass'];
  readonly onChange: () => void;
}

/**
 * The files that the customer gives and takes by the program. Given ones are held open; taken ones are written into the
 * folder that the customer picked for them, once they are whole and right.
 */
export class ProgramFiles {
  readonly system: FileSystem | null;
  readonly #exchange: FileExchange;
  readonly #folders = new Map<string, OpenFolder>();
  readonly #keep: ProgramFilesOptions['keep'];
  readonly #onChange: () => void;
  #shown: ShownFolder | null = null;
  readonly #saved = new Map<string, string>();
  #failed: readonly string[] = [];

  constructor({ system, keep, pass, onChange }: ProgramFilesOptions) {
    this.system = system;
    this.#keep = keep;
    this.#onChange = onChange;
    this.#exchange = new FileExchange({
      side: 'customer',
      isProgram: true,
      keep,
      pass,
      onReceived: () => undefined,
      store: (id, name, file) => this.#store(id, name, file),
    });
    this.#exchange.addEventListener('change', () => {
      this.#letGo();
      onChange();
    });
  }

  get transfers(): readonly Transfer[] {
    return this.#exchange.transfers;
  }

  /** How large a file may be; 0 where the bank has none exchanged. */
  get maxBytes(): number {
    return this.#exchange.maxBytes;
  }

  /** The names of files that could not be offered the last time: too large, or not to be opened. */
  get failed(): readonly string[] {
    return this.#failed;
  }

  /** Whether the adviser offers something that the customer has not answered. */
  get isAsked(): boolean {
    return this.transfers.some(({ phase, from }) => phase === 'offered' && from === 'adviser');
  }

  /** Takes the bank's limit. */
  allow(maxBytes: number): void {
    if (this.system !== null && maxBytes !== this.maxBytes) this.#exchange.allow(maxBytes);
  }

  /** The folder that the adviser sees. */
  get shown(): Pick<ShownFolder, 'name' | 'said'> | null {
    return this.#shown;
  }

  hear(message: BrokerMessage): void {
    if (message.type === 'adviser.askedForFile') void this.#answer(message);
    if (message.type === 'broker.droppedFolder' && message.folder === this.#shown?.id)
      this.#loseShown();
    if (message.type === 'broker.refused' && message.id === this.#shown?.id) this.#loseShown();
    this.#exchange.hear(message);
  }

  /** Shows the adviser a folder by the names and sizes of what was listed in it, in the place of the one before. */
  show(folder: OpenFolder, tree: FolderTree): void {
    this.takeBack();
    const shown = new ShownFolder(folder, tree);
    this.#shown = shown;
    const { id, said } = shown;
    this.#keep('showedFolder', { id, ...said } as { id: string });
    this.#onChange();
  }

  /** Takes the folder back: nothing more of it can be fetched. What is on its way goes on. */
  takeBack(): void {
    if (this.#shown === null) return;
    const about = { id: crypto.randomUUID(), folder: this.#shown.id };
    this.#keep('tookFolderBack', about);
    this.#loseShown();
  }

  /** Offers files of a folder, each opened in it: what is no plain file of this very folder is not offered. */
  async offer(folder: OpenFolder, names: readonly string[]): Promise<void> {
    this.#failed = [];
    const files = names.flatMap((name) => this.#opened(folder, name));
    for (const file of files) {
      if ((await this.#exchange.offer(file)) === null) continue;
      file.close();
      this.#failed = [...this.#failed, file.name];
    }
  }

  /** Takes a file that the adviser offers, into this folder. */
  take(id: string, folder: OpenFolder): void {
    this.#folders.set(id, folder);
    this.#exchange.take(id);
    this.#letGo();
  }

  refuse(id: string): void {
    this.#exchange.refuse(id);
  }

  cancel(id: string): void {
    this.#exchange.cancel(id);
  }

  /** Where a file that was taken is now. */
  placeOf(id: string): string | null {
    return this.#saved.get(id) ?? null;
  }

  /** Lets go of all that is open: nothing that had not come whole is on the disk. */
  release(): void {
    this.#exchange.release();
    this.#closeShown();
    for (const folder of this.#folders.values()) folder.close();
    this.#folders.clear();
  }

  #opened(folder: OpenFolder, name: string) {
    try {
      return [folder.open(name)];
    } catch {
      // It was gone, or something else, by the time that it was to be opened: the customer reads its name.
      this.#failed = [...this.#failed, name];
      return [];
    }
  }

  /** Offers a file that the adviser asks for, if it is still what was listed. */
  async #answer({ id, folder, place }: Asked): Promise<void> {
    const file = folder === this.#shown?.id ? this.#openShown(place) : null;
    if (file !== null && (await this.#exchange.offer(file, { asked: id })) === null) return;
    file?.close();
    const why: FileCancel = 'file.failed';
    this.#keep('cancelledFile', { id: crypto.randomUUID(), file: id, why } as { id: string });
  }

  #openShown(place: number) {
    try {
      return this.#shown?.open(place) ?? null;
    } catch {
      // Changed, replaced or gone since it was listed: the adviser reads that it cannot be had.
      return null;
    }
  }

  #loseShown(): void {
    this.#closeShown();
    this.#onChange();
  }

  #closeShown(): void {
    this.#shown?.close();
    this.#shown = null;
  }

  async #store(id: string, name: string, file: Blob): Promise<boolean> {
    const content = new Uint8Array(await file.arrayBuffer());
    const folder = this.#folders.get(id);
    if (folder === undefined) return false;
    try {
      this.#saved.set(id, `${folder.path}${sep}${folder.create(name, content)}`);
      return true;
    } catch {
      // Full, or not to be written: the file is broken off, and both people read it.
      return false;
    }
  }

  /** A folder is held until its file is there, or is not wanted any more. */
  #letGo(): void {
    for (const [id, folder] of this.#folders) {
      const phase = this.transfers.find((one) => one.id === id)?.phase;
      if (phase === 'moving' || phase === 'offered') continue;
      this.#folders.delete(id);
      folder.close();
    }
  }
}
