import { createActor, fromCallback, type Actor } from 'xstate';
import type { CompanionEvent, ProgramTold } from '../../src/machines/companion.events.ts';
import { companionMachine, type CompanionSnapshot } from '../../src/machines/companion.machine.ts';
import type { BrokerMessage, BrokerMessages } from '../../src/protocol/broker-messages.ts';
import type { CompanionMessage } from '../../src/protocol/companion-messages.ts';
import type { ControlRefusal } from '../../src/protocol/reasons.ts';
import { BrokerLine, type Decision, type KeptMessage } from './broker-line.ts';
import { computerOf, shownMonitor, type Desktop } from './desktop.ts';
import type { FileSystem } from './files/folder.ts';
import { ProgramFiles } from './files/program-files.ts';
import { AdviserHand } from './hand.ts';
import { watchRest } from './rest-watch.ts';
import { ProgramKey } from './program-key.ts';
import { readComputer } from './system/computer-facts.ts';
import { SystemQuestion } from './system/system-question.ts';
import { shownControlQuestion } from './ui/control-question.ts';
import { shownSystemQuestion } from './ui/system-question-text.ts';

/** What of its platform the program uses, beside windows. */
export interface ProgramPlatform {
  readonly desktop: Desktop;
  /** The kind of network in one word; `null` where the system does not say. */
  readonly networkKind: () => string | null;
  /** The computer's files; `null` where the program exchanges none. */
  readonly files: FileSystem | null;
}

/** What opens control: a refusal of it is heard by the statechart. */
const answered: ReadonlySet<ProgramTold['type']> = new Set([
  'companion.allowedControl',
  'companion.yieldedControl',
  'companion.returnedControl',
]);

/**
 * The program without its windows: the statechart, the line to the broker, and the adviser's hand. The number and what
 * is typed pass through here and are kept nowhere.
 */
export class Program {
  readonly actor: Actor<typeof companionMachine>;
  readonly #broker: string;
  readonly #platform: ProgramPlatform;
  readonly #desktop: Desktop;
  readonly #key = new ProgramKey();
  /** What this computer says of itself, while the adviser asks for it. */
  readonly system = new SystemQuestion();
  /** The files that are given and taken here. */
  readonly files: ProgramFiles;
  #clockAheadMs: number | null = null;
  #number = '';
  #line: BrokerLine | null = null;
  #hand: AdviserHand | null = null;
  #allowId = '';
  #returnSeconds: number;

  /** Called whenever there is something new about files. */
  onFiles: () => void = () => undefined;

  constructor(broker: string, platform: ProgramPlatform, returnSeconds: number) {
    this.#broker = broker;
    this.#platform = platform;
    this.#desktop = platform.desktop;
    this.#returnSeconds = returnSeconds;
    this.files = new ProgramFiles({
      system: platform.files,
      keep: (what, fields) =>
        this.#line?.keep({ type: `companion.${what}`, ...fields } as KeptMessage),
      pass: (what, fields) =>
        this.#line?.pass({ type: `companion.${what}`, ...fields } as CompanionMessage),
      onChange: () => this.onFiles(),
    });
    this.actor = createActor(
      companionMachine.provide({
        actors: {
          programLine: this.#lineActor(),
          adviserHand: this.#handActor(),
          restWatch: this.#restActor(),
        },
        actions: { tellBroker: (_, told) => this.#tell(told) },
      }),
    );
  }

  get snapshot(): CompanionSnapshot {
    return this.actor.getSnapshot();
  }

  /** Joins with a number: eight digits. */
  connect(number: string): void {
    this.#number = number;
    this.actor.send({ type: 'customer.gaveNumber', isWellFormed: true });
  }

  /** Ends the hand and the line, whatever state they are in. */
  async close(): Promise<void> {
    this.#hand?.stop();
    this.files.release();
    this.#line?.close();
    await this.#desktop.close();
  }

  #lineActor() {
    return fromCallback<CompanionEvent>(({ sendBack }) => {
      const line = new BrokerLine({
        broker: this.#broker,
        number: this.#number,
        computer: computerOf(this.#desktop),
        key: this.#key,
        onMessage: (message) => this.#hear(message, sendBack),
        onLost: () => sendBack({ type: 'program.lostLine' }),
        onOver: () => sendBack({ type: 'program.failed' }),
      });
      this.#line = line;
      return () => line.close();
    });
  }

  #handActor() {
    return fromCallback<CompanionEvent, { grant: number }>(({ sendBack, input: { grant } }) => {
      const shown = this.snapshot.context.session?.shown ?? null;
      const monitor = shown === null ? null : shownMonitor(this.#desktop.monitors, shown);
      if (monitor === null) return sendBack({ type: 'program.cannotControl' });
      const hand = new AdviserHand({
        desktop: this.#desktop,
        monitor,
        grant,
        onDone: (n) => this.#line?.pass({ type: 'companion.tookInput', grant, n }),
        onTouched: (touch) =>
          sendBack({
            type: touch === 'escape' ? 'customer.tookControlBack' : 'customer.touched',
          }),
        onFailed: () => sendBack({ type: 'program.cannotControl' }),
      });
      this.#hand = hand;
      return () => {
        hand.stop();
        this.#hand = null;
      };
    });
  }

  #restActor() {
    return fromCallback<CompanionEvent>(({ sendBack }) =>
      watchRest(this.#desktop, (touch) =>
        sendBack({ type: touch === 'escape' ? 'customer.tookControlBack' : 'customer.touched' }),
      ),
    );
  }

  #tell(told: ProgramTold): void {
    if (told.type === 'companion.countedRest') return this.#line?.pass(told);
    const id = this.#line?.tell(this.#whole(told)) ?? '';
    if (answered.has(told.type)) this.#allowId = id;
  }

  /** What stays outside of the statechart until it is said: the question as it is shown, and what was read of the computer. */
  #whole(told: ProgramTold): Decision {
    if (told.type === 'companion.wasAsked') {
      const isSystem = told.question === 'system';
      return { ...told, ...(isSystem ? this.#systemQuestion() : this.#controlQuestion()) };
    }
    if (told.type !== 'companion.sentSystem') return told as Decision;
    return { type: told.type, ask: told.ask, ...this.system.left };
  }

  /** The question for control exactly as the bar shows it now. */
  #controlQuestion() {
    const { session } = this.snapshot.context;
    const locale = session?.locale ?? 'en';
    const returnSeconds = session?.controlReturnSeconds ?? 0;
    return shownControlQuestion(locale, { name: session?.adviser.name ?? '', returnSeconds });
  }

  /** The question about the computer as its sheet shows it now, with the names of the lines and nothing that was read. */
  #systemQuestion() {
    const { session } = this.snapshot.context;
    return shownSystemQuestion(session?.locale ?? 'en', {
      adviserName: session?.adviser.name ?? '',
      isShown: session?.shown?.surface === 'monitor',
      lines: this.system.lines,
    });
  }

  #hear(message: BrokerMessage, sendBack: (event: CompanionEvent) => void): void {
    if (message.type === 'adviser.gaveInput') return this.#hand?.give(message);
    if (message.type === 'broker.describedSession') this.files.allow(message.maxFileBytes);
    this.files.hear(message);
    if (message.type === 'broker.ponged') this.#clockAheadMs = Date.now() - message.at;
    const event = this.#eventOf(message);
    if (event !== null) sendBack(event);
  }

  #eventOf(message: BrokerMessage): CompanionEvent | null {
    switch (message.type) {
      case 'broker.refused':
        return this.#refusalOf(message);
      case 'broker.askedCustomer':
        return { type: message.type, check: message.check };
      case 'broker.turnedProgramAway':
        return { type: message.type, why: message.why };
      case 'broker.boundProgram':
        return { type: message.type, resumeMs: message.resumeMs };
      case 'broker.describedSession':
        return { ...message, controlReturnSeconds: this.#rest(message.controlReturnSeconds) };
      case 'adviser.askedForControl':
        return { type: message.type, ask: message.id, obstacle: this.#obstacle() };
      case 'adviser.askedForSystem':
        return message.of === 'program' ? this.#read(message.id) : null;
      case 'broker.droppedSystem':
        return { type: message.type };
      case 'broker.openedControl':
        return { type: message.type, grant: message.grant };
      case 'customer.tookControlBack':
      case 'broker.tookControlBack':
        return { type: 'broker.tookControlBack' };
      case 'adviser.gaveControlBack':
      case 'broker.closed':
        return { type: message.type };
      default:
        return null;
    }
  }

  #read(ask: string): CompanionEvent {
    const { desktop, networkKind } = this.#platform;
    this.system.begin(readComputer({ desktop, networkKind, clockAheadMs: this.#clockAheadMs }));
    return { type: 'adviser.askedForSystem', ask };
  }

  #refusalOf({ id, reason }: BrokerMessages['broker.refused']): CompanionEvent | null {
    if (id !== undefined && id === this.#allowId) return { type: 'broker.refusedControl' };
    return this.snapshot.hasTag('isConnecting') ? { type: 'broker.refusedNumber', reason } : null;
  }

  /** Control comes back only where both the bank's broker and the program as the bank built it say so. */
  #rest(told: number): number {
    return told === 0 || this.#returnSeconds === 0 ? 0 : Math.max(told, this.#returnSeconds);
  }

  /** Why there can be no control here and now; `null` if there can. */
  #obstacle(): ControlRefusal | null {
    const shown = this.snapshot.context.session?.shown ?? null;
    if (!this.#desktop.canControl) return 'system.cannotControl';
    if (shown?.surface !== 'monitor') return 'surface.notAMonitor';
    return shownMonitor(this.#desktop.monitors, shown) === null ? 'monitor.notFound' : null;
  }
}
