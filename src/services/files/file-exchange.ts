import type { BrokerMessage } from '../../protocol/broker-messages.ts';
import { safeFileName } from '../../protocol/file-names.ts';
import type { FileCancel } from '../../protocol/reasons.ts';
import { digestOf } from '../bytes/bytes.ts';
import { FileReceiver } from './file-receiver.ts';
import { isForLater } from '../line/line.ts';
import type { FolderToFetchFrom } from './folder-to-fetch-from.ts';
import { FileSender } from './file-sender.ts';
import type { FilePhase, FileSide, OfferedSource, OfferProblem, Transfer } from './transfer.ts';

export type { FilePhase, FileSide, OfferedSource, OfferProblem, Transfer };

/** What an exchange works with. */
export interface FileExchangeOptions {
  readonly side: FileSide;
  /** Whether this is the bank's program: what the page exchanges is none of its business, and the other way round. */
  readonly isProgram?: boolean;
  /** Puts a file where the person wants it, before it counts as received; without this it is held to be saved. */
  readonly store?: (id: string, name: string, file: Blob) => Promise<boolean>;
  /** Sends what must not be lost. */
  readonly keep: (what: FileWord, fields: { readonly id: string }) => void;
  /** Sends what is worth nothing later. */
  readonly pass: (what: 'gaveFilePiece' | 'tookFilePiece', fields: object) => void;
  /** The folder that the customer shows: at the console. */
  readonly folder?: FolderToFetchFrom;
  /** A file is here, whole. */
  readonly onReceived: () => void;
}

/** What is said about a file that must not be lost. */
export type FileWord = 'offeredFile' | 'tookFile' | 'refusedFile' | 'keptFile' | 'cancelledFile';

type Offer = Extract<BrokerMessage, { name: string; digest: string }>;
type Held = Transfer & { readonly digest: string; readonly asked?: string | undefined };

/**
 * The files of one session, at either side of it. A file is offered with its name, size and digest; nothing of it moves
 * before the other side has taken it, and it counts only when its digest is right. Fires `change` after each change.
 *
 * What is here lives in this page alone: after a reload a file that was being sent is broken off, and one that was being
 * received comes again from its start.
 */
export class FileExchange extends EventTarget {
  readonly side: FileSide;
  readonly #options: FileExchangeOptions;
  readonly #sender: FileSender;
  readonly #receiver: FileReceiver;
  readonly #sources = new Map<string, OfferedSource>();
  readonly #whole = new Map<string, Blob>();
  #transfers: readonly Held[] = [];
  #maxBytes = 0;
  /** Whether all that was before is heard. */
  #isLive = false;

  constructor(options: FileExchangeOptions) {
    super();
    const { side, pass } = options;
    this.side = side;
    this.#options = options;
    this.#sender = new FileSender({
      send: (file, offset, data) => pass('gaveFilePiece', { file, offset, data }),
      onUnreadable: (id) => this.cancel(id, 'file.failed'),
    });
    this.#receiver = new FileReceiver((file, until) => {
      pass('tookFilePiece', { file, until });
    });
  }

  /** All files so far, oldest first: a new array after each change. */
  get transfers(): readonly Transfer[] {
    return this.#transfers;
  }

  /** How large a file may be; 0 where the bank has none exchanged. */
  get maxBytes(): number {
    return this.#maxBytes;
  }

  /** The folder that the customer shows, at the console. */
  get folder(): FolderToFetchFrom | null {
    return this.#options.folder ?? null;
  }

  /** Takes the bank's limit. */
  allow(maxBytes: number): void {
    this.#maxBytes = maxBytes;
    this.#changed();
  }

  /**
   * Offers a file to the other side, to the customer's page or to the program; or as it was asked for. It is read once, for
   * its digest.
   */
  async offer(
    file: OfferedSource,
    { to, asked }: { readonly to?: 'program'; readonly asked?: string } = {},
  ): Promise<OfferProblem | null> {
    if (file.size > this.#maxBytes) return 'tooBig';
    const digest = await file.arrayBuffer().then(digestOf, () => null);
    if (digest === null) return 'unreadable';
    const id = crypto.randomUUID();
    const name = safeFileName(file.name);
    this.#sources.set(id, file);
    const offered = { name, bytes: file.size, digest };
    const isByProgram = to === 'program' || this.#isProgram;
    this.#add({ id, from: this.side, isByProgram, ...offered });
    const more = { ...(to && { to }), ...(asked && { asked }) };
    this.#options.keep('offeredFile', { id, ...offered, ...more } as { id: string });
    return null;
  }

  /** Asks for a file of the folder that is shown, by its place in the list. */
  fetch(place: number): void {
    this.folder?.fetch(place);
    this.#changed();
  }

  /** Takes a file that the other side offers: from here on it comes. */
  take(id: string): void {
    if (!this.#isOffered(id)) return;
    this.#say('tookFile', id);
    this.#begin(id);
  }

  /** Does not take a file that the other side offers. */
  refuse(id: string): void {
    if (!this.#isOffered(id)) return;
    this.#say('refusedFile', id);
    this.#end(id, 'refused');
  }

  /** Breaks a file off, whichever way it goes. */
  cancel(id: string, why: FileCancel = 'file.notWanted'): void {
    if (!this.#isOpen(id)) return;
    this.#say('cancelledFile', id, { why });
    this.#end(id, 'cancelled', why);
  }

  /** A file that is here whole, under the name to save it by. */
  saved(id: string): { readonly file: Blob; readonly name: string } | null {
    const file = this.#whole.get(id);
    const known = this.#find(id);
    return file === undefined || known === undefined ? null : { file, name: known.name };
  }

  /** Takes what the broker passed on; `isPast` says that it tells what was before this page. */
  hear(message: BrokerMessage): void {
    if (this.folder?.hear(message) === true) this.#changed();
    const [who, what] = message.type.split('.') as [string, string];
    if (message.type === 'broker.ponged') return this.#settle();
    if (message.type === 'broker.droppedFile') {
      return this.#end(message.file, 'cancelled', message.why ?? 'words.differed');
    }
    if (message.type === 'broker.refused' && message.id !== undefined) {
      // An offer that was not taken over by the broker is none.
      if (this.#sources.has(message.id) && !isForLater(message))
        this.#end(message.id, 'cancelled', 'file.failed');
      return;
    }
    if ('name' in message && what === 'offeredFile') {
      return this.#hearOffer(who, message);
    }
    if (!('file' in message)) return;
    if ('data' in message) return this.#receive(message);
    if ('until' in message) return this.#noteTaken(message.file, message.until);
    if (what === 'tookFile') this.#begin(message.file);
    if (what === 'refusedFile') this.#end(message.file, 'refused');
    if (what === 'keptFile') this.#end(message.file, 'kept');
    if (what === 'cancelledFile' && 'why' in message) {
      this.#end(message.file, 'cancelled', message.why as FileCancel);
    }
  }

  /** Lets everything go. */
  release(): void {
    for (const source of this.#sources.values()) source.close?.();
    this.#sender.stop();
    this.#receiver.clear();
    this.#sources.clear();
    this.#whole.clear();
  }

  /** A page that came back: what it cannot send any more is broken off, what it receives is asked for from where it is. */
  #settle(): void {
    this.#isLive = true;
    for (const { id, from, phase, asked } of this.#transfers) {
      this.#takeAsked(id, asked);
      if (phase !== 'offered' && phase !== 'moving') continue;
      if (from === this.side && !this.#sources.has(id)) this.cancel(id, 'file.gone');
      if (from !== this.side && phase === 'moving') this.#receiver.ask(id);
    }
  }

  get #isProgram(): boolean {
    return this.#options.isProgram === true;
  }

  #hearOffer(who: string, message: Offer): void {
    const { id, name, bytes, digest } = message;
    const isByProgram = who === 'companion' || ('to' in message && message.to === 'program');
    // At the customer's side there are two, page and program: each has its own.
    if (this.side === 'customer' && isByProgram !== this.#isProgram) return;
    const from = who === 'adviser' ? 'adviser' : 'customer';
    const asked = 'asked' in message ? message.asked : undefined;
    this.#add({ id, from, isByProgram, name, bytes, digest, asked });
    if (this.#isLive) this.#takeAsked(id, asked);
  }

  /** What was asked for is taken at once. */
  #takeAsked(id: string, asked: string | undefined): void {
    if (asked !== undefined && this.folder?.isAsked(asked) === true) this.take(id);
  }

  #add(file: Omit<Held, 'done' | 'phase' | 'why' | 'canSave'>): void {
    if (this.#find(file.id) !== undefined) return;
    const fresh = { done: 0, phase: 'offered', why: null, canSave: false } as const;
    this.#set([...this.#transfers, { ...file, ...fresh }]);
  }

  #begin(id: string): void {
    const known = this.#find(id);
    if (known?.phase !== 'offered') return;
    this.#update(id, { phase: 'moving' });
    const source = this.#sources.get(id);
    if (source !== undefined) this.#sender.begin(id, source);
    if (known.from === this.side) return;
    this.#receiver.begin(id, known.bytes);
    if (known.bytes === 0) void this.#finish(id);
  }

  #receive({ file, offset, data }: { file: string; offset: number; data: string }): void {
    const until = this.#receiver.take(file, offset, data);
    if (until === null) return;
    this.#update(file, { done: until });
    if (until === this.#find(file)?.bytes) void this.#finish(file);
  }

  #noteTaken(id: string, until: number): void {
    if (this.#find(id)?.from !== this.side) return;
    this.#update(id, { done: until });
    this.#sender.note(id, until);
  }

  async #finish(id: string): Promise<void> {
    const whole = this.#receiver.whole(id);
    const digest = await whole.arrayBuffer().then(digestOf);
    const known = this.#find(id);
    if (known?.phase !== 'moving') return;
    if (digest !== known.digest) return this.cancel(id, 'file.altered');
    const { store } = this.#options;
    if (store === undefined) this.#whole.set(id, whole);
    else if (!(await store(id, known.name, whole))) return this.cancel(id, 'file.failed');
    if (this.#find(id)?.phase !== 'moving') return;
    this.#say('keptFile', id);
    this.#end(id, 'kept');
    this.#options.onReceived();
  }

  #end(id: string, phase: 'kept' | 'refused' | 'cancelled', why: Held['why'] = null): void {
    if (!this.#isOpen(id)) return;
    this.#sender.end(id);
    this.#receiver.end(id);
    this.#sources.get(id)?.close?.();
    this.#sources.delete(id);
    const { bytes = 0 } = this.#find(id) ?? {};
    const canSave = this.#whole.has(id);
    this.#update(id, { phase, why, canSave, ...(phase === 'kept' && { done: bytes }) });
  }

  #say(what: Exclude<FileWord, 'offeredFile'>, file: string, more: object = {}): void {
    this.#options.keep(what, { id: crypto.randomUUID(), file, ...more } as { id: string });
  }

  #isOffered(id: string): boolean {
    const known = this.#find(id);
    return known?.phase === 'offered' && known.from !== this.side;
  }

  #isOpen(id: string): boolean {
    const phase = this.#find(id)?.phase;
    return phase === 'offered' || phase === 'moving';
  }

  #find(id: string): Held | undefined {
    return this.#transfers.find((one) => one.id === id);
  }

  #update(id: string, changes: Partial<Held>): void {
    this.#set(this.#transfers.map((one) => (one.id === id ? { ...one, ...changes } : one)));
  }

  #set(transfers: readonly Held[]): void {
    this.#transfers = transfers;
    this.#changed();
  }

  #changed(): void {
    this.dispatchEvent(new Event('change'));
  }
}
