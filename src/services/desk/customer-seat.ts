import type { BrokerMessage, BrokerMessages } from '../../protocol/broker-messages.ts';
import type { CustomerMessage } from '../../protocol/customer-messages.ts';
import type { Locale } from '../../protocol/states.ts';
import { decodePageMessage } from '../../protocol/decode.ts';
import { saidIn, type ChatLog } from './chat-log.ts';
import type { FileExchange, FileWord } from '../files/file-exchange.ts';
import { fileNoticeOf } from '../files/file-notices.ts';
import { isForLater, Line, type WireHandlers } from '../line/line.ts';
import type { PeerCertificate } from '../picture/peer-certificate.ts';
import type { ReceiptBox } from '../receipt-box.ts';
import type { ResumeKey } from '../line/resume-key.ts';
import type { SystemDesk } from './system-desk.ts';
import { customerGreeting, Wire } from '../line/wire.ts';
import { WordCheck } from '../words/word-check.ts';

/** What a seat is made of. */
export interface CustomerSeatOptions {
  readonly broker: string;
  readonly locale: Locale;
  readonly sessionId: string;
  /** The newest token: another page of this tab may have come back since. */
  readonly token: () => string;
  readonly key: Promise<ResumeKey>;
  readonly certificate: Promise<PeerCertificate>;
  readonly chat: ChatLog;
  /** Where the customer's receipts are put. */
  readonly receipts?: ReceiptBox | undefined;
  /** Where what is said about files is put. */
  readonly files?: FileExchange | undefined;
  /** Where questions about this computer are put. */
  readonly system?: SystemDesk | undefined;
  /** The broker has let this page in, again too. */
  readonly onAdmitted: (admission: BrokerMessages['broker.admitted']) => void;
  /** The session has another adviser. */
  readonly onHandedOver: (adviser: BrokerMessages['broker.handedOver']['to']) => void;
  /** The broker has answered a ping: the session lives. */
  readonly onAlive: () => void;
}

/** What a seat tells whoever listens. */
export interface SeatListener {
  readonly onMessage: (message: BrokerMessage) => void;
  /** The line is lost; `silentMs` says for how long it may have been dead unnoticed. */
  readonly onLost?: (silentMs: number) => void;
  /** The line is over for good; `code` is the broker's close code. */
  readonly onOver?: (code: number) => void;
}

type Kept = Extract<CustomerMessage, { id: string }>;
type WithoutId<Message> = Message extends { id: string } ? Omit<Message, 'id'> : never;

/** A customer's decision, which the broker keeps. */
export type Decision = WithoutId<CustomerMessage>;

/** The customer's seat in a session: the line, what is said over it, and the check of the words. */
export class CustomerSeat {
  readonly words: WordCheck;
  readonly #options: CustomerSeatOptions;
  readonly #line: Line;
  readonly #listeners = new Set<SeatListener>();
  readonly #unheard: ((listener: SeatListener) => void)[] = [];
  #sharingId: string | undefined;
  #knownUntil = 0;
  #openedPicture: BrokerMessages['broker.openedPicture'] | undefined;

  constructor(options: CustomerSeatOptions) {
    const { broker, sessionId, locale, certificate } = options;
    this.#options = options;
    this.#line = new Line({
      reopen: (handlers) =>
        new Wire({
          broker,
          role: 'customer',
          decode: decodePageMessage,
          greeting: () => customerGreeting(locale),
          ...handlers,
        }),
      takeSeat: ({ nonce }, wire) => void this.#comeBack(nonce ?? '', wire),
      onMessage: (message) => this.#hear(message),
      onLost: (silentMs) => this.#tellAll(({ onLost }) => onLost?.(silentMs)),
      onOver: (code) => this.#tellAll(({ onOver }) => onOver?.(code)),
    });
    this.words = new WordCheck({
      sessionId,
      locale,
      certificate,
      send: (message) => this.pass(message),
    });
  }

  /** Goes on over the wire on which the number was let in. */
  startOn(wire: Wire, { lastSeq }: BrokerMessages['broker.admitted']): WireHandlers {
    this.#line.startOn(wire, lastSeq);
    return this.#line.handlers;
  }

  /** Comes back on a wire of its own: after a reload, or out of the browser's cache of pages. */
  comeBack(): void {
    this.#line.start();
  }

  /** Lets the line go, because the page is being left; nothing is said to be over. */
  rest(): void {
    this.#line.rest();
  }

  /** Since when the line may have been dead. */
  get silentMs(): number {
    return this.#line.silentMs;
  }

  /** Listens; what came before anybody listened is told to the first one. */
  listen(listener: SeatListener): () => void {
    this.#listeners.add(listener);
    for (const tell of this.#unheard.splice(0)) tell(listener);
    return () => this.#listeners.delete(listener);
  }

  /** Sends a decision; it is on its way until the broker has it on disk. */
  tell(decision: Decision): void {
    const message = { ...decision, id: crypto.randomUUID() } as Kept;
    if (message.type === 'customer.pickedSurface') this.#sharingId = message.id;
    this.#line.keep(message);
  }

  /** Says what must not be lost about a file. */
  sendOfFile(what: FileWord, fields: { readonly id: string }): void {
    this.#line.keep({ type: `customer.${what}`, ...fields } as Kept);
  }

  /** Sends what is worth nothing later: parts of the words and of the picture's negotiation. */
  pass(message: CustomerMessage): void {
    this.#line.pass(message);
  }

  /** Sends a chat message, and shows it as on its way. */
  write(text: string): void {
    const id = crypto.randomUUID();
    this.#options.chat.put({ id, from: 'customer', text, at: Date.now(), status: 'sending' });
    this.#line.keep({ type: 'customer.wroteChat', id, text });
  }

  /** Reports "This was not my idea"; resolves when the broker has it on disk. */
  async raiseAlarm(signal: AbortSignal): Promise<void> {
    const heard = new Promise<void>((resolve, reject) => {
      const stop = this.listen({
        onMessage: ({ type }) => type === 'broker.heardAlarm' && resolve(),
        onOver: () => reject(new Error('The line ended before the report was heard')),
      });
      signal.addEventListener('abort', stop, { once: true });
    });
    this.#line.keep({ type: 'customer.raisedAlarm', id: crypto.randomUUID() });
    return heard;
  }

  /**
   * The picture that the broker has opened and nobody has taken yet: it may be opened while sending is paused,
   * until the words of a new pairing are right.
   */
  takeOpenedPicture(): BrokerMessages['broker.openedPicture'] | undefined {
    const opened = this.#openedPicture;
    this.#openedPicture = undefined;
    return opened;
  }

  /** Whether a refusal is about the desktop that was picked last. */
  isAboutSharing({ id }: BrokerMessages['broker.refused']): boolean {
    return id !== undefined && id === this.#sharingId;
  }

  /** Whether a row only tells what was before this page, or its line, came back. */
  isPast(message: BrokerMessage): boolean {
    return 'seq' in message && message.seq <= this.#knownUntil;
  }

  /** Leaves for good; `why` is the last word to the broker, where there is something to say. */
  leave(why: 'customer.ended' | 'customer.leftPage' | null): void {
    this.#line.close(
      why === null ? undefined : { type: 'customer.ended', id: crypto.randomUUID(), why },
    );
  }

  async #comeBack(nonce: string, wire: Wire): Promise<void> {
    const token = this.#options.token();
    const signature = await (await this.#options.key).sign(nonce, token);
    const { lastSeq } = this.#line;
    const { pairing } = this.words;
    wire.send({ type: 'customer.resumed', token, signature, lastSeq, ...(pairing && { pairing }) });
  }

  #hear(message: BrokerMessage): void {
    if (message.type === 'broker.admitted') {
      this.#knownUntil = message.lastSeq;
      this.#options.onAdmitted(message);
      this.words.openAgain().catch((cause: unknown) => this.#failWords(cause));
    }
    if (message.type === 'broker.openedPicture') this.#openedPicture = message;
    if (message.type === 'broker.gaveReceipt') this.#options.receipts?.put(message);
    // What the program has shown is in the customer's receipts too: its text is hashed here, and not believed.
    if (message.type === 'companion.wasAsked') void this.#options.receipts?.noteText(message.text);
    this.#options.system?.hear(message);
    this.#hearOfFiles(message);
    if (message.type === 'broker.ponged') this.#options.onAlive();
    if (message.type === 'broker.handedOver') this.#noteHandOver(message);
    this.#write(message);
    this.#tellAll(({ onMessage }) => onMessage(message));
    this.words.hear(message).catch((cause: unknown) => this.#failWords(cause));
  }

  #hearOfFiles(message: BrokerMessage): void {
    const { files, chat } = this.#options;
    files?.hear(message);
    const isForProgram = 'to' in message && message.to === 'program';
    const notice = isForProgram ? 'fileOfferedInProgram' : fileNoticeOf(message, 'adviser');
    if (notice !== null && !this.isPast(message)) chat.note(notice, Date.now());
  }

  #noteHandOver(message: BrokerMessages['broker.handedOver']): void {
    this.#options.chat.signAdviser(message.from.name);
    // Of what is past the admission knows the end: there may have been more than one.
    if (!this.isPast(message)) this.#options.onHandedOver(message.to);
  }

  #write(message: BrokerMessage): void {
    const { chat } = this.#options;
    if (message.type === 'broker.stored') chat.settle(message.id, 'stored', message.at);
    if (message.type === 'broker.refused' && !isForLater(message)) {
      if (message.id !== undefined) chat.settle(message.id, 'refused', Date.now());
    }
    const said = saidIn(message);
    if (said !== null) chat.put(said);
  }

  #failWords(cause: unknown): void {
    // Without words nothing can be shown where they are needed: the customer sees that they are missing.
    this.words.dispatchEvent(new CustomEvent('failed', { detail: cause }));
  }

  #tellAll(tell: (listener: SeatListener) => void): void {
    if (this.#listeners.size === 0) this.#unheard.push(tell);
    for (const listener of this.#listeners) tell(listener);
  }
}
