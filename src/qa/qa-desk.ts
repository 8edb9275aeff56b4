import type { RunningSession, SessionOptions } from '../actors/session-actor.ts';
import { sessionMachine } from '../machines/session.machine.ts';
import { isHead, isStep, traceText, type StepLine, type TraceLine } from '../trace/format.ts';
import {
  readInspectorMessage,
  type InspectionRefusal,
  type InspectorRequest,
  type PageMessage,
} from '../trace/inspection.ts';
import { machineHash } from '../trace/machine-hash.ts';
import { Recorder } from '../trace/recorder.ts';
import { sessionFacts } from '../trace/session-facts.ts';
import { channelLink, relayLink, type InspectorLink } from './inspector-links.ts';
import { ReplayedSession } from './replayed-session.ts';
import { sendable } from './sendable-events.ts';
import { readReceiver, serviceRegister, serviceStep, type ServiceMessage } from './service-wire.ts';
import { SwitchedSession } from './switched-session.ts';
import { build, xstateVersion } from './versions.ts';

type Start = (options: SessionOptions) => RunningSession;
type TakeUp = (options: SessionOptions) => Promise<RunningSession | 'elsewhere' | null>;
type Said<Message = PageMessage> = Message extends unknown ? Omit<Message, 'v' | 'page'> : never;

/** What the desk has to know of the element that it belongs to. */
export interface QaHost {
  /** Whether the page lets inspectors act in the customer's place. */
  readonly qaControl: boolean;
  /** The address of a relay; none if empty. */
  readonly qaRelay: string;
  requestUpdate(): void;
}

/** Records the session of one element, tells inspectors of it, and shows them a trace in its place. */
export class QaDesk {
  readonly #host: QaHost;
  readonly #page = crypto.randomUUID();
  readonly #hash = machineHash(sessionMachine);
  #links: InspectorLink[] = [];
  #recorder: Recorder | undefined;
  #session: SwitchedSession | undefined;
  #startAnew: (() => RunningSession) | undefined;

  constructor(host: QaHost) {
    this.#host = host;
  }

  /** The trace of the session that runs, or ran last. */
  get lines(): readonly TraceLine[] {
    return this.#recorder?.lines ?? [];
  }

  /** The same as a text, as it is saved. */
  get text(): string {
    return traceText(this.lines);
  }

  /** The trace that is shown in the session's place. */
  get replayed(): ReplayedSession | undefined {
    const current = this.#session?.current;
    return current instanceof ReplayedSession ? current : undefined;
  }

  /** Starts to talk to inspectors. */
  connect(): void {
    const { qaRelay } = this.#host;
    this.#links = [channelLink(this.#hear)];
    if (qaRelay !== '') this.#links.push(relayLink(qaRelay, this.#hear, () => this.#tellAll()));
    this.#tellAll();
  }

  /** Says goodbye to inspectors. */
  disconnect(): void {
    this.#say({ kind: 'gone' });
    for (const link of this.#links.splice(0)) link.close();
  }

  /** Starts a session that is recorded. */
  start(start: Start, options: SessionOptions): RunningSession {
    this.#startAnew = () => start({ ...options, inspect: this.#record() });
    return (this.#session = new SwitchedSession(this.#startAnew()));
  }

  /** Takes up the session of an earlier page, and records it from there on. */
  async takeUp(
    takeUp: TakeUp,
    start: Start,
    options: SessionOptions,
  ): Promise<RunningSession | 'elsewhere' | null> {
    const found = await takeUp({ ...options, inspect: this.#record() });
    if (found === null || found === 'elsewhere') return found;
    this.#startAnew = () => start({ ...options, inspect: this.#record() });
    return (this.#session = new SwitchedSession(found));
  }

  /** Leaves the replay: a session begins anew. */
  leave(): void {
    if (this.replayed === undefined || this.#startAnew === undefined) return;
    this.#session?.switchTo(this.#startAnew());
    this.#host.requestUpdate();
  }

  #record(): Recorder['inspect'] {
    const recorder = new Recorder({
      head: {
        build,
        machine: sessionMachine.id,
        hash: this.#hash,
        xstate: xstateVersion,
        started: new Date().toISOString(),
      },
      facts: sessionFacts,
      now: () => performance.now(),
      onLine: (line) => this.#tell(recorder, line),
    });
    this.#recorder = recorder;
    return recorder.inspect;
  }

  #tell(recorder: Recorder, line: TraceLine): void {
    if (recorder !== this.#recorder) return;
    if (line.k === 'head') return this.#tellAll();
    this.#say({ kind: 'line', line });
    if (!isStep(line)) return;
    if (line.i === 0) this.#register(line);
    else for (const message of serviceStep(this.#page, line)) this.#broadcast(message);
  }

  #tellAll(): void {
    const { lines } = this;
    if (lines.length === 0) return;
    this.#say({ kind: 'trace', lines, canControl: this.#host.qaControl });
    const last = lines.findLast(isStep);
    if (last !== undefined) this.#register(last);
    if (this.replayed !== undefined) this.#tellReplay(this.replayed);
  }

  #register(step: StepLine): void {
    this.#broadcast(serviceRegister(sessionMachine, this.#page, step));
  }

  #tellReplay({ i, last }: ReplayedSession): void {
    this.#say({ kind: 'replaying', i, last });
    this.#host.requestUpdate();
  }

  #say(said: Said): void {
    this.#broadcast({ v: 1, page: this.#page, ...said });
  }

  #broadcast(message: PageMessage | ServiceMessage | object): void {
    for (const link of this.#links) link.send(message);
  }

  /** Whoever is on the channel may be anybody of the same origin, so it is asked for nothing that grants anything. */
  #hear = (heard: unknown): void => {
    const message = readInspectorMessage(heard);
    if (message?.kind === 'hello') this.#tellAll();
    else if (message?.page === this.#page) this.#answer(message);
    const older = readReceiver(heard);
    if (older?.kind === 'inspecting') this.#tellAll();
    if (older?.kind === 'event' && older.sessionId === this.#page) {
      this.#answer({ kind: 'send', event: older.event });
    }
  };

  #answer(request: InspectorRequest): void {
    const why = this.#host.qaControl ? this.#carryOut(request) : 'control.notAllowed';
    if (why !== undefined) this.#say({ kind: 'refused', why });
  }

  #carryOut(request: InspectorRequest): InspectionRefusal | undefined {
    const { replayed } = this;
    switch (request.kind) {
      case 'mark':
        this.#recorder?.mark(request.text);
        return undefined;
      case 'send':
        return this.#send(request.event);
      case 'replay':
        return this.#replay(request.lines);
      case 'jump':
        if (replayed === undefined) return 'replay.notRunning';
        replayed.jump(request.i);
        this.#tellReplay(replayed);
        return undefined;
      case 'leave':
        if (replayed === undefined) return 'replay.notRunning';
        this.leave();
        return undefined;
    }
  }

  #send(event: { readonly type: string }): InspectionRefusal | undefined {
    const allowed = this.replayed === undefined ? sendable(event) : event;
    if (allowed === undefined) return 'event.notAllowed';
    this.#session?.actor.send(allowed as never);
    return undefined;
  }

  #replay(lines: readonly TraceLine[]): InspectionRefusal | undefined {
    const session = this.#session;
    if (lines.find(isHead)?.machine !== sessionMachine.id) {
      return 'trace.ofOtherMachine';
    }
    // Somebody is on the phone: their session is not dropped for a look at another one.
    if (this.replayed === undefined && session?.actor.getSnapshot().hasTag('canEnd')) {
      return 'session.isJoined';
    }
    if (!lines.some(isStep) || session === undefined) return 'replay.notRunning';
    const replayed = new ReplayedSession(lines);
    session.switchTo(replayed);
    this.#tellReplay(replayed);
    return undefined;
  }
}
