import type { AdviserMessage } from '../protocol/adviser-messages.ts';
import type { BrokerMessage, BrokerMessages } from '../protocol/broker-messages.ts';
import { decodeBrokerMessage } from '../protocol/decode.ts';
import { protocolVersion } from '../protocol/limits.ts';
import { closeCodes } from '../protocol/reasons.ts';
import { systemLinesIn, type SystemLine } from '../protocol/system.ts';
import { WordTelling } from '../services/words/adviser-word-telling.ts';
import { FileExchange, type Transfer } from '../services/files/file-exchange.ts';
import { isFrom } from '../services/picture/peer-certificate.ts';
import type { WordPair } from '../services/words/words.ts';
import { until } from './until.ts';
import { Shelf } from './shelf.ts';
import type { Invitation, SimulatedBroker } from './simulated-broker.ts';
import type { BrokerEnd } from './simulated-line.ts';
import { anyFingerprint } from './any-fingerprint.ts';
import { SimulatedSecond } from './simulated-second.ts';
import type { PictureSize, Viewer } from './viewer.ts';

/** How an adviser takes part. */
export interface SimulatedAdviserOptions {
  /** What receives the picture; without it the adviser sees nothing, and all else works. */
  readonly viewer?: Viewer | undefined;
}

/** Codes after which a console does not come back by itself. */
const final: ReadonlySet<number> = new Set([
  closeCodes.sessionClosed,
  closeCodes.handedOver,
  closeCodes.notAllowed,
]);

/**
 * The adviser of a session at the simulated broker: speaks the protocol of the console, with the real derivation of the
 * words and, given a {@link Viewer}, a real connection for the picture.
 */
export class SimulatedAdviser {
  readonly #broker: SimulatedBroker;
  readonly #invitation: Invitation;
  readonly #viewer: Viewer | undefined;
  readonly #words: WordTelling;
  readonly #heard = new Shelf<BrokerMessage>();
  readonly #fingerprint: Promise<string>;
  readonly #files = new FileExchange({
    side: 'adviser',
    keep: (what, fields) => this.#say({ type: `adviser.${what}`, ...fields } as AdviserMessage),
    pass: (what, fields) => this.#say({ type: `adviser.${what}`, ...fields } as AdviserMessage),
    onReceived: () => undefined,
  });
  #line: BrokerEnd | null = null;
  #lastSeq = 0;
  #wordsAre = Promise.withResolvers<void>();
  #offer: BrokerMessages['customer.offeredPicture'] | undefined;
  #epoch = 0;
  #iceServers: BrokerMessages['broker.openedPicture']['iceServers'] = [];
  #seen = Promise.withResolvers<PictureSize>();
  #hasLooked = false;

  constructor(
    broker: SimulatedBroker,
    invitation: Invitation,
    { viewer }: SimulatedAdviserOptions = {},
  ) {
    this.#broker = broker;
    this.#invitation = invitation;
    this.#viewer = viewer;
    this.#fingerprint = viewer?.fingerprint() ?? Promise.resolve(anyFingerprint());
    const certificate = this.#fingerprint.then((fingerprint) => ({ fingerprint }));
    const { sessionId, locale } = invitation;
    this.#words = new WordTelling({
      sessionId,
      locale: () => locale,
      certificate,
      send: (message) => this.#say(message),
      onReady: () => this.#noteWords(),
      onForged: () => this.#wordsAre.reject(new Error('The customer’s words are forged')),
    });
  }

  /** Everything that this adviser has heard, oldest first. */
  get heard(): readonly BrokerMessage[] {
    return this.#heard.all;
  }

  /** Opens the session at the console: from here on the adviser is there. */
  comes(): void {
    if (this.#line !== null) return;
    const { sessionId, adviser } = this.#invitation;
    const { pairing } = this.#words;
    this.#line = this.#broker.connect(
      { onFrame: (frame) => this.#hear(frame), onClosed: (code) => this.#lose(code) },
      { isFaultless: true },
    );
    this.#say({
      type: 'adviser.greeted',
      protocol: protocolVersion,
      ticket: this.#broker.ticketFor(adviser),
      session: { sessionId, lastSeq: this.#lastSeq, ...(pairing && { pairing }) },
    });
  }

  /** Loses the line: the session waits for the adviser's return. */
  leaves(): void {
    const line = this.#line;
    this.#line = null;
    line?.close();
  }

  /** Waits for the two words to say on the phone, in the language of the session. */
  async wordsToSay(): Promise<WordPair> {
    await this.#wordsAre.promise;
    const { words } = this.#words;
    if (words === null) throw new Error('There are no words yet');
    return words;
  }

  /** Writes into the chat. */
  writes(text: string): void {
    this.#say({ type: 'adviser.wroteChat', id: crypto.randomUUID(), text });
  }

  /** Waits until the customer has written this. */
  async reads(text: string): Promise<void> {
    await this.#heard.next(
      (message) => message.type === 'customer.wroteChat' && message.text === text,
    );
  }

  /** Waits until the adviser has heard a message of this type, since the last one that was waited for. */
  async hears<Type extends BrokerMessage['type']>(type: Type): Promise<BrokerMessages[Type]> {
    return (await this.#heard.next((message) => message.type === type)) as BrokerMessages[Type];
  }

  /** Waits until the customer's desktop is before the adviser's eyes, and says how large it is. */
  async seesDesktop(): Promise<PictureSize> {
    if (this.#viewer === undefined) throw new Error('This adviser has no viewer');
    return this.#seen.promise;
  }

  /** Says that the desktop is seen, where nobody really looks: for tests that need no picture. */
  claimsToSee(): void {
    this.#say({ type: 'adviser.sawPicture', id: crypto.randomUUID(), epoch: this.#epoch });
  }

  /** Points at a place of the customer's page: 0 is its left or upper edge, 1 its right or lower one. */
  pointsAt(x: number, y: number): void {
    this.#say({ type: 'adviser.pointed', epoch: this.#epoch, marks: [{ kind: 'arrow', x, y }] });
  }

  /** Offers the customer a file. */
  async offersFile(file: File): Promise<void> {
    const problem = await this.#files.offer(file);
    if (problem !== null) throw new Error(`The file was not offered: ${problem}`);
  }

  /** Takes the file of that name that the customer offers, and waits until all of it is here. */
  async receivesFile(name: string): Promise<Blob> {
    const offered = await this.#hasFile(name, ({ phase }) => phase === 'offered');
    this.#files.take(offered.id);
    await this.#hasFile(name, ({ canSave }) => canSave);
    const saved = this.#files.saved(offered.id);
    if (saved === null) throw new Error('The file is not here');
    return saved.file;
  }

  /** Waits until the customer has all of a file that was offered. */
  async seesFileArrive(name: string): Promise<void> {
    await this.#hasFile(name, ({ phase }) => phase === 'kept');
  }

  /** Asks the customer for information about the computer. */
  asksForSystem(): void {
    this.#say({ type: 'adviser.askedForSystem', id: crypto.randomUUID() });
  }

  /** Waits for the information that the customer sends, and reads it line by line. */
  async readsSystem(): Promise<readonly SystemLine[]> {
    return systemLinesIn(await this.hears('customer.sentSystem'));
  }

  /** Hands the session over to a colleague who takes it at once, and answers who has it now: there, as at the console. */
  async handsOverTo(colleague: { name: string; role: string }): Promise<SimulatedAdviser> {
    const { sessionId } = this.#invitation;
    const session = this.#broker.session(sessionId);
    const ask = crypto.randomUUID();
    const to = this.#broker.colleague(colleague);
    this.#say({ type: 'adviser.askedToHandOver', id: ask, to });
    const by = await until('a colleague who is asked', () => {
      const { handOver } = session.state;
      return handOver?.ask === ask ? handOver.to : undefined;
    });
    session.handle({ type: 'broker.heardColleague', ask, by, accepts: true });
    const invitation = { ...this.#invitation, adviser: by };
    const viewer = this.#viewer;
    const other = new SimulatedAdviser(this.#broker, invitation, viewer ? { viewer } : {});
    other.comes();
    return other;
  }

  /** Invites a colleague, who accepts at once, into the chat; answers them when the customer has let them in. */
  async invites(colleague: { name: string; role: string }): Promise<SimulatedSecond> {
    const { sessionId } = this.#invitation;
    const session = this.#broker.session(sessionId);
    const ask = crypto.randomUUID();
    const to = this.#broker.colleague(colleague);
    this.#say({ type: 'adviser.invitedSecond', id: ask, to });
    const isAt = (at: string) => () =>
      session.state.second?.at === at ? session.state.second.adviser : undefined;
    const by = await until('a colleague who is invited', isAt('colleague'));
    session.handle({ type: 'broker.heardInvited', ask, by, accepts: true });
    return new SimulatedSecond(
      this.#broker,
      await until('a second adviser', isAt('in')),
      sessionId,
    );
  }

  /** Ends the session. */
  ends(): void {
    this.#say({ type: 'adviser.ended', id: crypto.randomUUID() });
  }

  async #hasFile(name: string, is: (transfer: Transfer) => boolean): Promise<Transfer> {
    return until(`the file ${name}`, () =>
      this.#files.transfers.find((transfer) => transfer.name === name && is(transfer)),
    );
  }

  #say(message: AdviserMessage): void {
    this.#line?.send(JSON.stringify(message));
  }

  #lose(code: number): void {
    if (this.#line === null) return;
    this.#line = null;
    if (!final.has(code)) queueMicrotask(() => this.comes());
  }

  #hear(frame: string): void {
    const message = decodeBrokerMessage(frame);
    if (message === null) throw new Error('The simulated broker said what is no message');
    if ('seq' in message) this.#lastSeq = Math.max(this.#lastSeq, message.seq);
    if (message.type === 'broker.pairedPeers') this.#wordsAre = Promise.withResolvers();
    if (message.type === 'broker.openedPicture') this.#expect(message);
    if (message.type.endsWith('.stoppedSharing')) this.#lookAnew();
    if (message.type === 'customer.offeredPicture') this.#offer = message;
    if (message.type === 'customer.foundRoute' && message.epoch === this.#epoch) {
      void this.#viewer?.addRoute(message.candidate);
    }
    if (message.type === 'broker.seated') this.#files.allow(message.maxFileBytes);
    this.#files.hear(message);
    this.#heard.put(message);
    void this.#words.hear(message);
    if (message.type === 'customer.offeredPicture') void this.#answer();
  }

  #noteWords(): void {
    this.#wordsAre.resolve();
    void this.#answer();
  }

  #expect({ epoch, iceServers }: BrokerMessages['broker.openedPicture']): void {
    this.#epoch = epoch;
    this.#iceServers = iceServers;
    this.#offer = undefined;
    this.#lookAnew();
  }

  /** Whoever waits for a picture that was not seen yet goes on waiting: it may only be about to be opened. */
  #lookAnew(): void {
    if (!this.#hasLooked) return;
    this.#hasLooked = false;
    this.#seen = Promise.withResolvers();
  }

  /** Answers the offer once the words are opened: it must come from the page that they belong to (rule P13). */
  async #answer(): Promise<void> {
    const [offer, viewer] = [this.#offer, this.#viewer];
    const expected = this.#words.customerFingerprint;
    if (offer === undefined || viewer === undefined || expected === undefined) return;
    this.#offer = undefined;
    if (!isFrom(expected, offer.sdp)) return this.#refuse();
    const { epoch } = offer;
    const sdp = await viewer.answer(offer.sdp, this.#iceServers);
    if (this.#epoch !== epoch) return;
    this.#say({ type: 'adviser.answeredPicture', epoch, sdp });
    const size = await viewer.firstFrame();
    if (this.#epoch !== epoch) return;
    this.#say({ type: 'adviser.sawPicture', id: crypto.randomUUID(), epoch });
    this.#hasLooked = true;
    this.#seen.resolve(size);
  }

  #refuse(): void {
    this.#hasLooked = true;
    this.#seen.reject(new Error('Somebody else’s picture'));
  }
}
