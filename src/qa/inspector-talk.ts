import { sessionMachine } from '../machines/session.machine.ts';
import { isStep, type TraceLine } from '../trace/format.ts';
import {
  readInspectorMessage,
  type InspectionRefusal,
  type InspectorRequest,
  type PageMessage,
} from '../trace/inspection.ts';
import { channelLink, relayLink, type InspectorLink } from './inspector-links.ts';
import { readReceiver, serviceRegister, serviceStep } from './service-wire.ts';

/** What inspectors are told of, and what they may ask for. */
export interface InspectedPage {
  /** The trace so far. */
  readonly lines: readonly TraceLine[];
  /** Where a replay is; nothing if none is shown. */
  readonly replayed: { readonly i: number; readonly last: number } | undefined;
  /** Whether the page lets inspectors ask for anything. */
  readonly canControl: boolean;
  /** Does what an inspector asks for, or says why not. */
  carryOut(request: InspectorRequest): InspectionRefusal | undefined;
}

type Said<Message = PageMessage> = Message extends unknown ? Omit<Message, 'v' | 'page'> : never;

/** What one element says to inspectors, in their two languages, and what it hears from them. */
export class InspectorTalk {
  readonly #inspected: InspectedPage;
  readonly #page = crypto.randomUUID();
  #links: InspectorLink[] = [];

  constructor(inspected: InspectedPage) {
    this.#inspected = inspected;
  }

  /** Begins, on the channel of the origin and, if it has an address, over a relay. */
  begin(relay: string): void {
    this.#links = [channelLink(this.#hear)];
    if (relay !== '') this.#links.push(relayLink(relay, this.#hear, () => this.tellAll()));
    this.tellAll();
  }

  /** Says goodbye. */
  end(): void {
    this.#say({ kind: 'gone' });
    for (const link of this.#links.splice(0)) link.close();
  }

  /** Tells everything from the start. */
  tellAll(): void {
    const { lines, canControl } = this.#inspected;
    if (lines.length === 0) return;
    this.#say({ kind: 'trace', lines, canControl });
    this.#register();
    this.tellReplay();
  }

  /** Tells what has just happened. */
  tellLine(line: TraceLine): void {
    if (line.k === 'head') return this.tellAll();
    this.#say({ kind: 'line', line });
    if (!isStep(line)) return;
    if (line.i === 0) this.#register();
    else serviceStep(this.#page, line).forEach((message) => this.#pass(message));
  }

  /** Tells where a replay is, if one is shown. */
  tellReplay(): void {
    const { replayed } = this.#inspected;
    if (replayed === undefined) return;
    this.#say({ kind: 'replaying', i: replayed.i, last: replayed.last });
  }

  #register(): void {
    const last = this.#inspected.lines.findLast(isStep);
    if (last !== undefined) this.#pass(serviceRegister(sessionMachine, this.#page, last));
  }

  #say(said: Said): void {
    this.#pass({ v: 1, page: this.#page, ...said });
  }

  #pass(message: object): void {
    for (const link of this.#links) link.send(message);
  }

  /** Who speaks here may be anybody of the same origin: what is asked for is checked, and grants nothing. */
  #hear = (heard: unknown): void => {
    const message = readInspectorMessage(heard);
    if (message?.kind === 'hello') this.tellAll();
    else if (message?.page === this.#page) this.#answer(message);
    const older = readReceiver(heard);
    if (older?.kind === 'inspecting') this.#register();
    if (older?.kind === 'event' && older.sessionId === this.#page) {
      this.#answer({ kind: 'send', event: older.event });
    }
  };

  #answer(request: InspectorRequest): void {
    const { canControl } = this.#inspected;
    const why = canControl ? this.#inspected.carryOut(request) : 'control.notAllowed';
    if (why !== undefined) this.#say({ kind: 'refused', why });
  }
}
