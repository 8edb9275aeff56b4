import type { CustomerMessage, CustomerMessages } from '../../protocol/customer-messages.ts';
import type { BrokerMessages } from '../../protocol/broker-messages.ts';
import type { NumberRefusal } from '../../protocol/reasons.ts';
import { sizes } from '../../protocol/limits.ts';
import type { Locale } from '../../protocol/states.ts';
import type { ChatLog } from './chat-log.ts';
import { CustomerSeat, type Decision } from './customer-seat.ts';
import { Entrance } from '../line/entrance.ts';
import { seatStore, type KeptSeat } from '../line/kept-seat.ts';
import { NumberVault } from '../number/number-vault.ts';
import { makePeerCertificate } from '../picture/peer-certificate.ts';
import { ReceiptBox } from '../receipt-box.ts';
import { resumeKey } from '../line/resume-key.ts';
import { CaptureHolder } from '../picture/screen-capture.ts';
import { FileExchange } from '../files/file-exchange.ts';
import { ShownMarks } from '../picture/shown-marks.ts';
import { SystemDesk } from './system-desk.ts';
import { holdForThisTab } from '../line/tab-lock.ts';
import { UsedNumbers } from '../number/used-numbers.ts';

/** A text that stands before the customer, and which one it is. */
export interface ShownText {
  readonly version: string;
  readonly text: string;
}

/** Which question it is, and about what, where there can be several. */
export type AskedQuestion = Pick<CustomerMessages['customer.wasAsked'], 'question' | 'about'>;

/** What a customer's desk needs to know of its page. */
export interface CustomerDeskOptions {
  /** The broker's origin. */
  readonly broker: string;
  readonly locale: Locale;
  /** The unguessable part of the e-mail's link, when the page was opened by it. */
  readonly handle?: string | undefined;
  /** The agreement exactly as the customer sees it; its digest goes into the log. */
  readonly agreementText: () => string;
  /** Since when the customer sees it, in milliseconds since 1970. */
  readonly agreementShownAt: () => number;
}

/** What became of a number. */
export type NumberResult =
  | { readonly admitted: true; readonly admission: BrokerMessages['broker.admitted'] }
  | { readonly admitted: false; readonly reason: NumberRefusal };

/** What became of a chat message that was written. */
export type WriteResult = 'sent' | 'empty' | 'tooLong';

/** Makes a desk; it connects to nothing before it is asked to. */
export function openCustomerDesk(options: CustomerDeskOptions, chat: ChatLog): CustomerDesk {
  return new CustomerDesk(options, chat);
}

/**
 * What belongs to a customer's session and must not be in the statechart: the number, the seat, the chat and
 * the captured screen. It does what it is asked and tells what it hears; it decides nothing.
 */
export class CustomerDesk {
  readonly number = new NumberVault();
  readonly chat: ChatLog;
  readonly capture = new CaptureHolder();
  readonly receipts = new ReceiptBox();
  readonly system = new SystemDesk();
  readonly marks = new ShownMarks();
  readonly files = new FileExchange({
    side: 'customer',
    keep: (what, fields) => this.#seat?.sendOfFile(what, fields),
    pass: (what, fields) =>
      this.#seat?.pass({ type: `customer.${what}`, ...fields } as CustomerMessage),
    onReceived: () => this.chat.note('fileReceived', Date.now()),
  });
  readonly certificate = makePeerCertificate();
  readonly #options: CustomerDeskOptions;
  readonly #used = new UsedNumbers();
  readonly #key = resumeKey();
  /** By which the broker knows this page again when an answer to a number was lost. */
  readonly #joinId = crypto.randomUUID();
  readonly #entrance: Entrance;
  #seat: CustomerSeat | undefined;
  #holding = new AbortController();
  #kept: KeptSeat | undefined;
  /** A question that is on its way to the broker: its text's digest is being made. */
  #asking: Promise<void> | null = null;

  constructor(options: CustomerDeskOptions, chat: ChatLog) {
    const { broker, locale } = options;
    this.chat = chat;
    this.#options = options;
    this.#entrance = new Entrance({
      broker,
      locale,
      onAdmitted: (admission, wire) => {
        this.#keep(admission);
        void this.claim(admission.sessionId);
        return this.#sit(admission.sessionId).startOn(wire, admission);
      },
    });
  }

  /** The seat, once a number has led into a session. */
  get seat(): CustomerSeat | undefined {
    return this.#seat;
  }

  /** Tries the number in the vault, and forgets it. */
  async checkNumber(signal: AbortSignal): Promise<NumberResult> {
    const number = this.number.take();
    if (number === undefined) return { admitted: false, reason: 'number.notAccepted' };
    const { handle } = this.#options;
    const key = await this.#key;
    const id = crypto.randomUUID();
    const joinId = this.#joinId;
    const given = { id, number, key: key.publicKey, ...(handle && { handle }) };
    const answer = await this.#entrance.askUntilAnswered(
      async (nonce) => {
        const joining = { joinId, signature: await key.signJoin(nonce, joinId) };
        return { type: 'customer.gaveNumber', ...given, joining };
      },
      ['broker.admitted', 'broker.refused'],
      signal,
    );
    if (answer.type === 'broker.admitted') {
      await this.#used.add(number, handle);
      // Who has gone on meanwhile must not be left sitting in a session.
      if (signal.aborted) this.leave('customer.leftPage');
      return { admitted: true, admission: answer };
    }
    const reason = answer.type === 'broker.refused' ? answer.reason : 'number.notAccepted';
    const isOurs = reason === 'number.notAccepted' && (await this.#used.has(number, handle));
    return { admitted: false, reason: isOurs ? 'number.usedHere' : reason };
  }

  /** Claims a session for this tab; whether it has it, and not another tab. */
  claim(sessionId: string): Promise<boolean> {
    this.#holding.abort();
    this.#holding = new AbortController();
    return holdForThisTab(sessionId, this.#holding.signal);
  }

  /** Takes up the session that this tab held before it was reloaded or went to another page. */
  comeBack(kept: KeptSeat): void {
    this.#kept = kept;
    this.#comeBackTo(this.#sit(kept.sessionId));
  }

  /** Goes on after the browser has brought the page back out of its cache. */
  wake(): void {
    const { sessionId } = this.#kept ?? {};
    const seat = this.#seat;
    if (seat === undefined || sessionId === undefined) return;
    // Who slept for too long hears from the broker that it is over; whose session lives in another tab waits in vain.
    void this.claim(sessionId).then((isOurs) => isOurs && this.#comeBackTo(seat));
  }

  /** Notes that something has been shown: a page that comes back says so. */
  noteShared(): void {
    if (this.#kept !== undefined) this.#write({ ...this.#kept, hasShared: true });
  }

  /** Reports "This was not my idea", from inside a session or before one; resolves when it is on disk. */
  async raiseAlarm(signal: AbortSignal): Promise<void> {
    if (this.#seat !== undefined) return this.#seat.raiseAlarm(signal);
    const { handle } = this.#options;
    const number = this.number.take();
    const named = { ...(handle && { handle }), ...(number && { number }) };
    const answer = await this.#entrance.ask(
      { type: 'customer.raisedAlarm', id: crypto.randomUUID(), ...named },
      ['broker.heardAlarm', 'broker.refused'],
      signal,
    );
    if (answer.type === 'broker.refused') throw new Error(`Not reported: ${answer.reason}`);
  }

  /** Tells the broker what the customer agreed to, with the digest of the text that they saw. */
  async tellAgreement(version: string, agreedAt: number): Promise<void> {
    const { agreementText, agreementShownAt, locale } = this.#options;
    const shownAt = agreementShownAt();
    const textHash = await this.receipts.noteText(agreementText());
    this.#seat?.tell({ type: 'customer.agreed', version, textHash, locale, shownAt, agreedAt });
  }

  /** Tells the broker that a question stands before the customer, with the digest of its text. */
  tellAsked(asked: AskedQuestion, { version, text }: ShownText): void {
    const { locale } = this.#options;
    const shownAt = Date.now();
    const before = this.#asking;
    const asking = this.receipts.noteText(text).then(async (textHash) => {
      await before;
      this.#seat?.tell({ type: 'customer.wasAsked', ...asked, version, textHash, locale, shownAt });
      if (this.#asking === asking) this.#asking = null;
    });
    this.#asking = asking;
  }

  /** Tells the broker what the customer decided: never before the question that it answers (rule P35). */
  tell(decision: Decision): void {
    if (this.#asking === null) this.#seat?.tell(decision);
    else void this.#asking.then(() => this.#seat?.tell(decision));
  }

  /** Sends a chat message. */
  write(text: string): WriteResult {
    if (text.trim() === '') return 'empty';
    if (text.length > sizes.maxChatCharacters) return 'tooLong';
    this.#seat?.write(text.toWellFormed());
    return 'sent';
  }

  /** Lets the line go because the page is being left, and remembers the seat for the next one. */
  rest(): void {
    if (this.#kept !== undefined && this.#seat !== undefined) this.#write(this.#kept);
    this.#seat?.rest();
    this.capture.release();
    this.#holding.abort();
  }

  /** Leaves the session for good, and releases all that belongs to it. */
  leave(why: 'customer.ended' | 'customer.leftPage' | null): void {
    this.#seat?.leave(why);
    this.#entrance.close();
    this.files.release();
    this.capture.release();
    this.#holding.abort();
    if (this.#kept !== undefined) seatStore.clear();
    this.#kept = undefined;
  }

  #comeBackTo(seat: CustomerSeat): void {
    const stop = seat.listen({
      onMessage: (message) => {
        if (message.type !== 'broker.admitted') return;
        stop();
        // The page that shared is gone, and its capture with it.
        if (message.state !== 'sharing') return;
        seat.tell({ type: 'customer.stoppedSharing', why: 'browser.endedCapture' });
      },
    });
    seat.comeBack();
  }

  #sit(sessionId: string): CustomerSeat {
    const { broker, locale } = this.#options;
    const { certificate, chat } = this;
    this.#seat = new CustomerSeat({
      broker,
      locale,
      sessionId,
      token: () => seatStore.read()?.token ?? this.#kept?.token ?? '',
      key: this.#key,
      certificate,
      chat,
      receipts: this.receipts,
      system: this.system,
      files: this.files,
      onAdmitted: (admission) => this.#keep(admission),
      onHandedOver: (adviser) =>
        this.#kept !== undefined && this.#write({ ...this.#kept, adviser }),
      onAlive: () => this.#kept !== undefined && this.#write(this.#kept),
    });
    return this.#seat;
  }

  #keep({ resumeToken: token, ...admission }: BrokerMessages['broker.admitted']): void {
    this.files.allow(admission.maxFileBytes);
    const { sessionId, adviser, records, wordsNeeded, resumeMs } = admission;
    const hasShared = this.#kept?.hasShared ?? false;
    this.#write({
      sessionId,
      token,
      hasShared,
      adviser,
      records,
      wordsNeeded,
      resumeMs,
      seenAt: 0,
    });
  }

  #write(kept: KeptSeat): void {
    this.#kept = { ...kept, seenAt: Date.now() - (this.#seat?.silentMs ?? 0) };
    seatStore.write(this.#kept);
  }
}
