import type { PlainEvent, TraceLine } from '../../../../src/trace/format.ts';
import {
  readPageMessage,
  type InspectionRefusal,
  type InspectorRequest,
  type PageMessage,
} from '../../../../src/trace/inspection.ts';
import { Trace } from '../model/trace.ts';
import type { Carrier } from './carrier.ts';

/** A page that shows its session. */
export interface FollowedPage {
  /** Its own random name. */
  readonly id: string;
  trace: Trace;
  canControl: boolean;
}

/** What a follower wants to hear. */
export interface FollowerOptions {
  /** Another trace begins: of another page, or of a new session. */
  readonly onTrace: (trace: Trace) => void;
  /** The trace that is followed has grown by a line. */
  readonly onLine: (trace: Trace) => void;
  readonly onRefusal: (why: InspectionRefusal) => void;
  /** The page that is followed has gone. */
  readonly onGone: () => void;
}

/** Follows the pages that show themselves on a carrier: one at a time, and a person may choose which. */
export class Following {
  readonly pages = new Map<string, FollowedPage>();
  isReplaying = false;
  readonly #carrier: Carrier;
  readonly #options: FollowerOptions;
  #current: string | null = null;

  constructor(carrier: Carrier, options: FollowerOptions) {
    this.#carrier = carrier;
    this.#options = options;
    carrier.listen(({ data }) => this.#take(readPageMessage(data)));
    carrier.onEnd(() => options.onGone());
    carrier.post({ v: 1, kind: 'hello' });
  }

  /** The page that is followed; nothing before one has shown itself. */
  get page(): FollowedPage | undefined {
    return this.pages.get(this.#current ?? '');
  }

  /** Follows another page. */
  choose(id: string): void {
    this.leave();
    this.#current = id;
    if (this.page) this.#options.onTrace(this.page.trace);
  }

  /** Asks the page to raise an event; it does so for a person's events only, and only if it allows control. */
  send(event: PlainEvent): void {
    this.#ask({ kind: 'send', event });
  }

  /** Has the page write a remark into its trace. */
  mark(text: string): void {
    this.#ask({ kind: 'mark', text });
  }

  /** Has the page show a trace instead of its own session. */
  replay(lines: readonly TraceLine[]): void {
    this.isReplaying = true;
    this.#ask({ kind: 'replay', lines });
  }

  /** Has the page show the moment after this step of the trace that it replays. */
  jump(i: number): void {
    if (this.isReplaying) this.#ask({ kind: 'jump', i });
  }

  /** Gives the page back to its own session. */
  leave(): void {
    if (!this.isReplaying) return;
    this.isReplaying = false;
    this.#ask({ kind: 'leave' });
  }

  close(): void {
    this.leave();
    this.#carrier.close();
  }

  #ask(request: InspectorRequest): void {
    if (this.#current !== null) this.#carrier.post({ v: 1, page: this.#current, ...request });
  }

  #take(message: PageMessage | undefined): void {
    if (message === undefined) return;
    const { page: id } = message;
    if (message.kind === 'trace') return this.#begin(id, message.lines, message.canControl);
    const page = this.pages.get(id);
    if (page === undefined) return;
    if (message.kind === 'line') {
      page.trace.append(message.line);
      if (id === this.#current) this.#options.onLine(page.trace);
    }
    if (message.kind === 'gone') {
      this.pages.delete(id);
      if (id === this.#current) this.#options.onGone();
    }
    if (message.kind === 'refused' && id === this.#current) {
      if (message.why !== 'event.notAllowed') this.isReplaying = false;
      this.#options.onRefusal(message.why);
    }
  }

  #begin(id: string, lines: readonly TraceLine[], canControl: boolean): void {
    const trace = new Trace(`${id}.jsonl`);
    for (const line of lines) trace.append(line);
    this.pages.set(id, { id, trace, canControl });
    if (this.page === undefined) this.#current = id;
    if (id === this.#current) this.#options.onTrace(trace);
  }
}
