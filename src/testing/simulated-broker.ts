import type { IceServer } from '../protocol/fields.ts';
import { times } from '../protocol/limits.ts';
import type { RefusalReason } from '../protocol/reasons.ts';
import type { Locale } from '../protocol/states.ts';
import { freshSession } from '../rules/fresh-session.ts';
import type { Adviser } from '../rules/session-state.ts';
import { randomBits256 } from '../services/bytes/base64url.ts';
import { Faults } from './faults.ts';
import { FrontDesk } from './front-desk.ts';
import { Greeting } from './greeting.ts';
import { MovableClock } from './movable-clock.ts';
import { ProgramShelf, type HttpAnswer, type OfferedProgram } from './program-shelf.ts';
import { SimulatedLine, type BrokerEnd, type PageEnd } from './simulated-line.ts';
import { SimulatedSession } from './simulated-session.ts';

/** How a simulated broker is set up; what is left out is as a bank's broker has it at first. */
export interface SimulatedBrokerOptions {
  /** The origin that stands in the element's attribute `broker`. */
  readonly origin?: string;
  /** Whether the picture is to be recorded. There is no one to do it, so it is blank after 5 s; without, the page says “not recorded”. */
  readonly records?: boolean;
  /** How large a file may be that customer and adviser exchange, in bytes; 25 MB unless said, 0 for none. */
  readonly maxFileBytes?: number;
  /** Whether the words must be compared before anything can be shown. */
  readonly wordsNeeded?: boolean;
  /** How long a seat waits for who lost the line, in milliseconds from the last byte. */
  readonly resumeMs?: number;
  /** How long a session may last, in milliseconds. */
  readonly maxSessionMs?: number;
  readonly iceServers?: readonly IceServer[];
  /** The bank's program, for every system; without it the customer goes on in the browser. */
  readonly program?: OfferedProgram;
  readonly clock?: MovableClock;
}

/** A session to be joined: what an adviser opens it for, and what the customer's e-mail brings. */
export interface Invitation {
  readonly sessionId: string;
  /** The 8 digits. */
  readonly number: string;
  /** What the e-mail's link carries: the page's address ends with `#h=` and this. */
  readonly handle: string;
  readonly adviser: Adviser;
  readonly locale: Locale;
}

/** Whom a session is opened for, by whom. */
export interface InvitationOptions {
  /** The number, where a test wants a certain one. */
  readonly number?: string;
  /** The language of the customer's e-mail, in which the adviser's words are. */
  readonly locale?: Locale;
  readonly adviser?: { readonly name: string; readonly role: string };
}

/**
 * A broker in the test's own process or page: no server, no disk, no mail. It follows the rules of `docs/protocol.md`
 * by the same code as the real one, and things can be made to go wrong on purpose.
 */
export class SimulatedBroker {
  readonly origin: string;
  readonly clock: MovableClock;
  /** What goes wrong on the lines of pages. */
  readonly faults: Faults;
  readonly #options: SimulatedBrokerOptions;
  readonly #desk: FrontDesk;
  readonly #shelf: ProgramShelf;
  readonly #sessions = new Map<string, SimulatedSession>();
  readonly #handles = new Map<string, string>();
  readonly #lines = new Set<SimulatedLine>();
  readonly #colleagues = new Map<string, Adviser>();
  #isReachable = true;

  constructor(options: SimulatedBrokerOptions = {}) {
    const { origin = 'https://help.bank.example', clock = new MovableClock() } = options;
    const { records = false, wordsNeeded = true, resumeMs = times.seatMs, program } = options;
    this.origin = origin;
    this.clock = clock;
    this.faults = new Faults(clock);
    this.#options = options;
    this.#shelf = new ProgramShelf(program ?? null);
    const iceUrls = (options.iceServers ?? []).flatMap(({ urls }) => urls);
    const { maxFileBytes } = this.#tools;
    const terms = { records, wordsNeeded, resumeMs, iceUrls, maxFileBytes };
    this.#desk = new FrontDesk(clock, this.#sessions, this.#handles, terms);
  }

  /** Opens a session, as an adviser does at the console. Its number is good for 10 minutes and for one use. */
  invite({ number = draw(), locale = 'sl', adviser }: InvitationOptions = {}): Invitation {
    const { name = 'Ana Novak', role = 'Svetovalka' } = adviser ?? {};
    const sessionId = crypto.randomUUID();
    const handle = randomBits256().slice(0, 22);
    const now = this.clock.now();
    const expiresAt = now + times.numberLifetimeMs;
    const opened = freshSession({
      id: sessionId,
      reference: 'TEST-7777',
      adviser: { subject: name, name, role },
      customerEmail: 'customer@mail.example',
      locale,
      handleDigest: handle,
      number: { digest: number, issuedAt: now, expiresAt, isUsed: false },
      openedAt: now,
    });
    const session = new SimulatedSession(opened, this.#tools);
    const mail = { status: 'sent', at: now } as const;
    session.handle({ type: 'broker.handledMail', numberDigest: number, mail, expiresAt });
    this.#sessions.set(sessionId, session);
    this.#handles.set(handle, sessionId);
    return { sessionId, number, handle, adviser: opened.adviser, locale };
  }

  /** A session as the broker sees it. */
  session(sessionId: string): SimulatedSession {
    const session = this.#sessions.get(sessionId);
    if (session === undefined) throw new Error('There is no such session');
    return session;
  }

  /** Opens a line for a page; `null` while the broker cannot be reached. */
  connect(page: PageEnd, { isFaultless = false } = {}): BrokerEnd | null {
    if (!this.#isReachable && !isFaultless) return null;
    const { clock } = this;
    const line = new SimulatedLine(page, { clock, faults: isFaultless ? null : this.faults });
    line.listener = new Greeting(this.#desk, line);
    line.onEnd = () => this.#lines.delete(line);
    this.#lines.add(line);
    return line.end;
  }

  /** The right to open one line as an adviser, once. */
  ticketFor(adviser: Adviser): string {
    const ticket = randomBits256();
    this.#desk.tickets.set(ticket, adviser);
    return ticket;
  }

  /** A colleague who can be asked to take a session over; answers what they are named by. */
  colleague({ name, role }: { readonly name: string; readonly role: string }): string {
    const colleague = randomBits256();
    this.#colleagues.set(colleague, { subject: name, name, role });
    return colleague;
  }

  /** Answers a request by HTTP; `null` while the broker cannot be reached. */
  async answer(method: string, address: string): Promise<HttpAnswer | null> {
    return this.#isReachable ? this.#shelf.answer(method, new URL(address)) : null;
  }

  /** Refuses the next numbers with a reason, whatever they are. A busy broker says `broker.busy`. */
  refuseNumbers(reason: RefusalReason, count = 1): void {
    this.#desk.refusals.push(...Array.from({ length: count }, () => reason));
  }

  /** Cuts the lines of all pages, as a lost network does. They come back by themselves. */
  cutLines(): void {
    for (const line of this.#lines) if (line.isOfPage) line.lose();
  }

  /** Lets nothing through on the lines of all pages, while they look as if they stood. */
  fallSilent(): void {
    for (const line of this.#lines) if (line.isOfPage) line.fallSilent();
  }

  /** Goes down: lines are cut, and none can be opened until {@link comeUp}. */
  goDown(): void {
    this.#isReachable = false;
    this.cutLines();
  }

  /** Can be reached again. */
  comeUp(): void {
    this.#isReachable = true;
  }

  /** Dies and starts again: all lines are cut, and what it goes on with is what it had acknowledged. */
  restart(): void {
    const lines = [...this.#lines];
    this.#lines.clear();
    this.#desk.tickets.clear();
    for (const session of this.#sessions.values()) session.restart();
    for (const line of lines) line.die();
  }

  /** Ends it all: nothing of this broker happens any more. */
  dispose(): void {
    this.goDown();
    this.clock.stop();
  }

  get #tools() {
    const { resumeMs: seatMs = times.seatMs, maxSessionMs = 3_600_000 } = this.#options;
    const { iceServers = [], maxFileBytes = 25_000_000 } = this.#options;
    const colleague = (name: string) => this.#colleagues.get(name) ?? null;
    const limits = { seatMs, maxSessionMs };
    return { clock: this.clock, limits, iceServers, maxFileBytes, colleague };
  }
}

function draw(): string {
  const [drawn = 0] = crypto.getRandomValues(new Uint32Array(1));
  return String(drawn % 100_000_000).padStart(8, '0');
}
