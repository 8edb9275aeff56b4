import type { RunningSession, SessionOptions } from '../actors/session-actor.ts';
import { sessionMachine } from '../machines/session.machine.ts';
import { isHead, isStep, traceText, type TraceLine } from '../trace/format.ts';
import type { InspectionRefusal, InspectorRequest } from '../trace/inspection.ts';
import { machineHash } from '../trace/machine-hash.ts';
import { Recorder } from '../trace/recorder.ts';
import { sessionFacts } from '../trace/session-facts.ts';
import { InspectorTalk, type InspectedPage } from './inspector-talk.ts';
import { ReplayedSession } from './replayed-session.ts';
import { sendable } from './sendable-events.ts';
import { SwitchedSession } from './switched-session.ts';
import { build, xstateVersion } from '../trace/versions.ts';

type Start = (options: SessionOptions) => RunningSession;
type TakeUp = (options: SessionOptions) => Promise<RunningSession | 'elsewhere' | null>;

/** What the desk has to know of the element that it belongs to. */
export interface QaHost {
  /** Whether the page lets inspectors act in the customer's place. */
  readonly qaControl: boolean;
  /** The address of a relay; none if empty. */
  readonly qaRelay: string;
  requestUpdate(): void;
}

/** Records the session of one element, tells inspectors of it, and shows them a trace in its place. */
export class QaDesk implements InspectedPage {
  readonly #host: QaHost;
  readonly #talk = new InspectorTalk(this);
  readonly #hash = machineHash(sessionMachine);
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

  get canControl(): boolean {
    return this.#host.qaControl;
  }

  /** Starts to talk to inspectors. */
  connect(): void {
    this.#talk.begin(this.#host.qaRelay);
  }

  /** Says goodbye to inspectors. */
  disconnect(): void {
    this.#talk.end();
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
    this.#talk.tellAll();
    this.#host.requestUpdate();
  }

  carryOut(request: InspectorRequest): InspectionRefusal | undefined {
    switch (request.kind) {
      case 'mark':
        this.#recorder?.mark(request.text);
        return undefined;
      case 'send':
        return this.#send(request.event);
      case 'replay':
        return this.#replay(request.lines);
      case 'jump':
        return this.#inReplay((replayed) => this.#show(replayed, request.i));
      case 'leave':
        return this.#inReplay(() => this.leave());
    }
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
      onLine: (line) => {
        // Until a replay is left, its follower is not told of the session that comes after it.
        if (recorder === this.#recorder && this.replayed === undefined) this.#talk.tellLine(line);
      },
    });
    this.#recorder = recorder;
    return recorder.inspect;
  }

  #send(event: { readonly type: string }): InspectionRefusal | undefined {
    const allowed = this.replayed === undefined ? sendable(event) : event;
    if (allowed === undefined) return 'event.notAllowed';
    this.#session?.actor.send(allowed as never);
    return undefined;
  }

  #replay(lines: readonly TraceLine[]): InspectionRefusal | undefined {
    const session = this.#session;
    if (session === undefined || !lines.some(isStep)) return 'replay.notRunning';
    if (lines.find(isHead)?.machine !== sessionMachine.id) return 'trace.ofOtherMachine';
    // Somebody is on the phone: their session is not dropped for a look at another one.
    const isJoined = session.actor.getSnapshot().hasTag('canEnd');
    if (this.replayed === undefined && isJoined) return 'session.isJoined';
    const replayed = new ReplayedSession(lines);
    session.switchTo(replayed);
    this.#show(replayed, replayed.i);
    return undefined;
  }

  #inReplay(act: (replayed: ReplayedSession) => void): InspectionRefusal | undefined {
    const { replayed } = this;
    if (replayed === undefined) return 'replay.notRunning';
    act(replayed);
    return undefined;
  }

  #show(replayed: ReplayedSession, i: number): void {
    replayed.jump(i);
    this.#talk.tellReplay();
    this.#host.requestUpdate();
  }
}
