import type { BrokerMessage } from '../../protocol/broker-messages.ts';
import { readFolderList, type FolderList } from '../../protocol/folder-list.ts';

/** A folder that the customer shows in the bank's program. */
export interface SeenFolder extends FolderList {
  readonly id: string;
  /** Whether it has more than is listed. */
  readonly isCut: boolean;
}

/** What became of a file of the folder: nobody asked for it, the program is asked, it could not be had, or it is a transfer. */
export type Fetch = 'none' | 'asked' | 'failed' | { readonly transfer: string };

/** The folder that the customer shows, at the console: what the adviser fetches from it is taken as soon as it is offered. */
export class FolderToFetchFrom {
  readonly #ask: (fields: { id: string; folder: string; place: number }) => void;
  readonly #fetches = new Map<number, Fetch>();
  readonly #asks = new Map<string, number>();
  #seen: SeenFolder | null = null;

  constructor(ask: (fields: { id: string; folder: string; place: number }) => void) {
    this.#ask = ask;
  }

  /** What is shown now. */
  get seen(): SeenFolder | null {
    return this.#seen;
  }

  fetchOf(place: number): Fetch {
    return this.#fetches.get(place) ?? 'none';
  }

  /** Asks the program for a file, by its place in the list. */
  fetch(place: number): void {
    const { id: folder } = this.#seen ?? {};
    if (folder === undefined || this.fetchOf(place) === 'asked') return;
    const id = crypto.randomUUID();
    this.#note(id, place);
    this.#ask({ id, folder, place });
  }

  /** Whether an offer answers a question of this adviser. */
  isAsked(id: string): boolean {
    return this.#asks.has(id);
  }

  /** Takes what the broker passed on; answers whether anything is new. */
  hear(message: BrokerMessage): boolean {
    switch (message.type) {
      case 'companion.showedFolder': {
        const list = readFolderList(message.text);
        this.#see(list && { ...list, id: message.id, isCut: message.isCut });
        return true;
      }
      case 'adviser.askedForFile':
        if (message.folder === this.#seen?.id) this.#note(message.id, message.place);
        return true;
      case 'companion.offeredFile':
        return this.#settle(message.asked, { transfer: message.id });
      case 'companion.cancelledFile':
      case 'broker.droppedFile':
        return this.#settle(message.file, 'failed');
      case 'companion.tookFolderBack':
      case 'broker.droppedFolder':
        if (message.folder === this.#seen?.id) this.#see(null);
        return true;
      case 'broker.refused':
        return this.#settle(message.id, 'failed');
      default:
        return false;
    }
  }

  #see(folder: SeenFolder | null): void {
    this.#seen = folder;
    this.#fetches.clear();
    this.#asks.clear();
  }

  #note(id: string, place: number): void {
    this.#asks.set(id, place);
    this.#fetches.set(place, 'asked');
  }

  #settle(ask: string | undefined, fetch: Fetch): boolean {
    const place = ask === undefined ? undefined : this.#asks.get(ask);
    if (place === undefined) return false;
    this.#fetches.set(place, fetch);
    return true;
  }
}
