import type { AdviserMessage } from '../../protocol/adviser-messages.ts';
import type { BrokerMessage } from '../../protocol/broker-messages.ts';
import type { Input } from '../../protocol/input.ts';
import type { SessionSummary } from '../../protocol/http.ts';
import { protocolVersion } from '../../protocol/limits.ts';
import type { Mark } from '../../protocol/marks.ts';
import { systemLinesIn, type SystemLine } from '../../protocol/system.ts';
import { noticeOf, type AdviserNotice } from './adviser-notices.ts';
import { WordTelling } from '../words/adviser-word-telling.ts';
import { ChatLog, saidIn, type ChatEntry } from './chat-log.ts';
import { InvitationDesk } from './invitation-desk.ts';
import { NotesDesk } from './notes-desk.ts';
import { HandOverDesk } from './hand-over-desk.ts';
import { FolderToFetchFrom } from '../files/folder-to-fetch-from.ts';
import { FileExchange } from '../files/file-exchange.ts';
import { HandSender } from '../picture/hand-sender.ts';
import { isForLater, Line, type WireHandlers } from '../line/line.ts';
import { MarkSender } from '../picture/mark-sender.ts';
import type { PeerCertificate } from '../picture/peer-certificate.ts';
import { consoleWire } from '../line/console-wire.ts';
import type { Wire } from '../line/wire.ts';
import { writeChat, type WriteResult } from './write-chat.ts';

/** What a seat is made of. */
export interface AdviserSeatOptions {
  readonly broker: string;
  /** The session as it was listed. */
  readonly session: SessionSummary;
  readonly certificate: Promise<PeerCertificate>;
  /** The right to open one socket; it is asked for again at every return. */
  readonly ticket: (signal: AbortSignal) => Promise<string>;
  /** Stores the adviser's notes on the session. */
  readonly storeNotes: ConstructorParameters<typeof NotesDesk>[0];
}

/** What a seat tells whoever listens. */
export interface AdviserSeatListener {
  /** A message that is news: not a row that only tells what was before. */
  readonly onMessage?: (message: BrokerMessage) => void;
  readonly onWords?: () => void;
  readonly onForgedWords?: () => void;
  /** The line is lost; `silentMs` says for how long it may have been dead unnoticed. */
  readonly onLost?: (silentMs: number) => void;
  /** The line is over for good; `code` is the broker's close code. */
  readonly onOver?: (code: number) => void;
}

/** What the customer sent about their computer. */
export interface ReceivedSystem {
  readonly lines: readonly SystemLine[];
  /** When, by the broker's clock. */
  readonly at: number;
  /** Who read it there. */
  readonly of: 'browser' | 'program';
}

type Kept = Extract<AdviserMessage, { id: string }>;
type Asked = 'adviser.askedForControl' | 'adviser.gaveControlBack' | 'adviser.askedForSystem';

/** The adviser's seat in one session: the line, what is said over it, and the words to say on the phone. */
export class AdviserSeat {
  readonly chat = new ChatLog<AdviserNotice>();
  readonly words: WordTelling;
  readonly notes: NotesDesk;
  readonly #options: AdviserSeatOptions;
  readonly #listeners = new Set<AdviserSeatListener>();
  readonly #hand = new HandSender((message) => this.pass(message));
  #line: Line | undefined;
  #endId: string | undefined;
  readonly #asked = new Map<Asked, string>();
  #system: ReceivedSystem | null = null;
  readonly invitation = new InvitationDesk((message) => this.#keep(message));
  readonly handOver = new HandOverDesk((message) => this.#keep(message));
  readonly files = new FileExchange({
    side: 'adviser',
    folder: new FolderToFetchFrom((fields) =>
      this.#keep({ type: 'adviser.askedForFile', ...fields }),
    ),
    keep: (what, fields) => this.#keep({ type: `adviser.${what}`, ...fields } as Kept),
    pass: (what, fields) => this.pass({ type: `adviser.${what}`, ...fields } as AdviserMessage),
    onReceived: () => this.chat.note('fileReceived', Date.now()),
  });
  #isTheirPage = false;
  #epoch = 0;
  readonly #marks = new MarkSender((marks) =>
    this.pass({ type: 'adviser.pointed', epoch: this.#epoch, marks }),
  );
  #lastSeq = 0;
  #missedUntil = 0;
  #records = false;
  readonly #missed = new Set<string>();
  #unread = 0;

  constructor(options: AdviserSeatOptions) {
    const { session, certificate } = options;
    this.#options = options;
    this.notes = new NotesDesk(options.storeNotes);
    this.words = new WordTelling({
      sessionId: session.sessionId,
      locale: () => session.locale,
      certificate,
      send: (message) => this.pass(message),
      onReady: () => this.#tellAll(({ onWords }) => onWords?.()),
      onForged: () => this.#tellAll(({ onForgedWords }) => onForgedWords?.()),
    });
  }

  /** How many of the customer's messages nobody has looked at. */
  get unread(): number {
    return this.#unread;
  }

  /** Whether what is shown is to be recorded, as the broker said. */
  get records(): boolean {
    return this.#records;
  }

  /** What the customer sent last about their computer. */
  get system(): ReceivedSystem | null {
    return this.#system;
  }

  /** Whether what is shown is the customer's own page, on which something can be pointed at. */
  get canPoint(): boolean {
    return this.#isTheirPage;
  }

  /** What was said while this console listened, without what it only caught up with. */
  get news(): readonly ChatEntry<AdviserNotice>[] {
    return this.chat.entries.filter(({ id }) => !this.#missed.has(id));
  }

  /** Says that the chat is on the adviser's screen. */
  markRead(): void {
    this.#unread = 0;
  }

  /** Listens until the returned function is called. */
  listen(listener: AdviserSeatListener): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  /** Takes the seat, and keeps it over as many sockets as it takes, until `signal` aborts. */
  take(signal: AbortSignal): void {
    const line = new Line({
      reopen: (handlers) => this.#reopen(handlers, signal),
      // The greeting has asked for the seat already.
      takeSeat: () => undefined,
      onMessage: (message) => this.#hear(message),
      onLost: (silentMs) => this.#tellAll(({ onLost }) => onLost?.(silentMs)),
      onOver: (code) => this.#tellAll(({ onOver }) => onOver?.(code)),
    });
    this.#line = line;
    signal.addEventListener('abort', () => line.close(), { once: true });
    for (const entry of this.chat.entries) {
      if (entry.kind !== 'message' || entry.status !== 'sending') continue;
      line.keep({ type: 'adviser.wroteChat', id: entry.id, text: entry.text });
    }
    line.start();
  }

  /** Sends a chat message, and shows it as on its way. */
  write(text: string): WriteResult {
    return writeChat(this.chat, text, (message) =>
      this.#line?.keep({ type: 'adviser.wroteChat', ...message }),
    );
  }

  /** Says that the first frame of a picture is on the adviser's screen. */
  tellPictureSeen(epoch: number): void {
    this.#keep({ type: 'adviser.sawPicture', id: crypto.randomUUID(), epoch });
    this.chat.note('pictureSeen', Date.now());
  }

  /** Ends the session; it is over when the broker says so. */
  tellEnd(): void {
    this.#endId = crypto.randomUUID();
    this.#keep({ type: 'adviser.ended', id: this.#endId });
  }

  /** Does something on the customer's computer, by the permission that stands. */
  give(input: Input, grant: number): void {
    this.#hand.give(input, grant);
  }

  /** Points at something in the picture of the customer's page. */
  point(mark: Mark): void {
    if (this.#isTheirPage) this.#marks.give(mark);
  }

  /** Asks something of the customer, in the page or in the bank's program, or gives control back. */
  tellAsk(type: Asked, of?: 'program'): void {
    const id = crypto.randomUUID();
    this.#asked.set(type, id);
    this.#keep({ type, id, ...(of && { of }) } as Kept);
  }

  /** Whether a refusal is about what was asked for last. */
  isAbout(type: Asked, { id }: { id?: string }): boolean {
    return id !== undefined && id === this.#asked.get(type);
  }

  /** Whether a refusal is about the end that was asked for. */
  isAboutEnd({ id }: { id?: string }): boolean {
    return id !== undefined && id === this.#endId;
  }

  /** Sends what is worth nothing later: parts of the words and of the picture's negotiation. */
  pass(message: AdviserMessage): void {
    this.#line?.pass(message);
  }

  #keep(message: Kept): void {
    this.#line?.keep(message);
  }

  #reopen(handlers: WireHandlers, signal: AbortSignal): Wire {
    const { broker } = this.#options;
    const greeting = () => this.#greeting(signal);
    return consoleWire({
      broker,
      role: 'adviser',
      greeting,
      ...handlers,
      lastSeq: () => this.#lastSeq,
    });
  }

  async #greeting(signal: AbortSignal): Promise<AdviserMessage> {
    const { session, ticket } = this.#options;
    const { sessionId } = session;
    const key = await ticket(signal);
    const { pairing } = this.words;
    const wanted = { sessionId, lastSeq: this.#lastSeq, ...(pairing && { pairing }) };
    const clock = Date.now();
    return {
      type: 'adviser.greeted',
      protocol: protocolVersion,
      ticket: key,
      clock,
      session: wanted,
    };
  }

  #hear(message: BrokerMessage): void {
    if (message.type === 'companion.tookInput') this.#hand.noteDone(message);
    this.files.hear(message);
    this.handOver.hear(message);
    this.notes.hear(message);
    this.invitation.hear(message);
    const isMissed = 'seq' in message && message.seq <= this.#missedUntil;
    if ('seq' in message) this.#lastSeq = Math.max(this.#lastSeq, message.seq);
    if (message.type === 'broker.seated') {
      this.#missedUntil = message.lastSeq;
      this.#records = message.records;
      this.files.allow(message.maxFileBytes);
      this.#isTheirPage = message.shown?.isThisPage === true;
    }
    if (message.type === 'customer.pickedSurface') this.#isTheirPage = message.isThisPage === true;
    if (message.type === 'broker.openedPicture') this.#epoch = message.epoch;
    if (message.type === 'customer.sentSystem' || message.type === 'companion.sentSystem') {
      const of = message.type === 'companion.sentSystem' ? 'program' : 'browser';
      this.#system = { lines: systemLinesIn(message), at: message.at, of };
    }
    const known = this.chat.entries.length;
    this.#write(message, isMissed);
    if (isMissed) for (const { id } of this.chat.entries.slice(known)) this.#missed.add(id);
    // Nothing comes after the end, so it is told even to somebody who missed it.
    const isNews = !isMissed || message.type === 'broker.closed';
    if (isNews) this.#tellAll(({ onMessage }) => onMessage?.(message));
    // Nothing is told before the words are known to be right, so a failure leaves them unsaid.
    this.words.hear(message).catch(() => this.#tellAll(({ onForgedWords }) => onForgedWords?.()));
  }

  #write(message: BrokerMessage, isMissed: boolean): void {
    const notice = noticeOf(message);
    const adviser = message.type === 'broker.handedOver' ? message.to : undefined;
    if (message.type === 'broker.handedOver') this.chat.signAdviser(message.from.name);
    if (notice !== null && 'at' in message) this.chat.note(notice, message.at, adviser);
    if (message.type === 'broker.stored') this.chat.settle(message.id, 'stored', message.at);
    if (message.type === 'broker.refused' && !isForLater(message)) {
      if (message.id !== undefined) this.chat.settle(message.id, 'refused', Date.now());
    }
    const said = saidIn(message);
    if (said === null) return;
    if (said.from === 'customer' && !isMissed) this.#unread += 1;
    this.chat.put(said);
  }

  #tellAll(tell: (listener: AdviserSeatListener) => void): void {
    for (const listener of this.#listeners) tell(listener);
  }
}
