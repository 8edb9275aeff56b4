import { createActor, fromCallback, fromPromise } from 'xstate';
import type {
  RunningSession,
  SessionEntry,
  SessionOptions,
  WordChoice,
} from '../../src/actors/session-actor.ts';
import type { HeldReceipt } from '../../src/actors/saved-page.ts';
import type {
  Notice,
  NumberAnswer,
  SessionEvent,
  Told,
} from '../../src/machines/session.events.ts';
import { sessionMachine } from '../../src/machines/session.machine.ts';
import type { ConnectionFinding } from '../../src/protocol/reasons.ts';
import { FileExchange } from '../../src/services/files/file-exchange.ts';
import { otherProgramIn } from '../../src/services/other-program.ts';
import { ShownMarks } from '../../src/services/picture/shown-marks.ts';
import type { ProgramOffer } from '../../src/protocol/http.ts';
import type { SystemLine } from '../../src/protocol/system.ts';

/** The three pairs of words that a test session offers; the second is right. */
export const wordChoices: readonly WordChoice[] = [
  { words: ['hiša', 'reka'] },
  { words: ['gora', 'most'] },
  { words: ['sonce', 'vrata'] },
];

/** What a test session reads of its computer. */
export const systemLines: readonly SystemLine[] = [
  { kind: 'system', value: 'Windows 11 x86' },
  { kind: 'browser', value: 'Chrome 140.0.7339.80' },
  { kind: 'cookies', value: 'yes' },
];

/** What a test session does with what it is given, and what its actors answer. */
export interface FakeOptions {
  readonly canShare?: boolean;
  readonly offer?: ProgramOffer;
  readonly records?: boolean;
  readonly wordsNeeded?: boolean;
}

/** A session with the real statechart, and with a test in the place of the broker, the adviser and the picker. */
export class FakeSession implements RunningSession {
  readonly actor;
  readonly given: string[] = [];
  readonly receipts = () => this.heldReceipts;
  readonly told: Told[] = [];
  readonly reported: string[] = [];
  readonly written: string[] = [];
  readonly chosen: (WordChoice | null)[] = [];
  options: SessionOptions | undefined;
  isReleased = false;
  answerTest: (finding: ConnectionFinding) => void = () => undefined;
  answerNumber: (answer: NumberAnswer) => void = () => undefined;
  answerAlarm: (arrived: boolean) => void = () => undefined;
  since: number | null = null;
  heldReceipts: readonly HeldReceipt[] = [];
  #entries: readonly SessionEntry[] = [];
  #changes = new EventTarget();

  constructor({ canShare = true, offer = { program: null } }: FakeOptions = {}) {
    const idle = fromCallback<SessionEvent>(() => undefined);
    const actors = {
      programOffer: fromPromise(async () => offer),
      programDownload: idle as never,
      connectionTest: fromPromise<ConnectionFinding>(
        () => new Promise((resolve) => (this.answerTest = resolve)),
      ),
      numberCheck: fromPromise<NumberAnswer>(
        () => new Promise((resolve) => (this.answerNumber = resolve)),
      ),
      alarmReport: fromPromise<void>(
        () =>
          new Promise((resolve, reject) => {
            this.answerAlarm = (arrived) => (arrived ? resolve() : reject(new Error('lost')));
          }),
      ),
      sessionLine: idle,
      wordCheck: idle,
      surfacePicker: idle,
      screenCapture: idle,
      picturePeer: idle,
      adviserMarks: idle,
      fileWatch: idle,
      systemReading: fromPromise<void>(async () => undefined),
    };
    const actions = {
      tellBroker: (_: unknown, told: Told) => {
        this.told.push(told);
      },
      writeNotice: (_: unknown, { notice }: { notice: Notice }) => {
        this.add({ kind: 'notice', id: crypto.randomUUID(), notice, at: Date.now() });
      },
    };
    this.actor = createActor(sessionMachine.provide({ actors, actions }), {
      input: { canShare, kept: null },
    });
    this.actor.start();
  }

  entries = () => this.#entries;
  onEntries = (callback: () => void, signal: AbortSignal) =>
    this.#changes.addEventListener('change', callback, { signal });
  wordChoices = () => wordChoices;
  sharedSince = () => this.since;
  systemLines = () => systemLines;
  otherProgram = () => otherProgramIn(this.options?.program ?? 'own');
  readonly heldFiles = new FileExchange({
    side: 'customer',
    keep: () => undefined,
    pass: () => undefined,
    onReceived: () => undefined,
  });
  files = () => this.heldFiles;
  readonly shownMarks = new ShownMarks();
  marks = () => this.shownMarks;

  giveNumber(digits: string): void {
    this.given.push(digits);
    this.actor.send({ type: 'customer.gaveNumber', isWellFormed: true });
  }

  reportNumber(digits: string): void {
    this.reported.push(digits);
    this.actor.send({ type: 'customer.raisedAlarm' });
  }

  chooseWords(choice: WordChoice | null): void {
    this.chosen.push(choice);
    this.actor.send({ type: 'customer.choseWords', matched: choice === wordChoices[1] });
  }

  write(text: string): 'sent' {
    this.written.push(text);
    return 'sent';
  }

  release(): void {
    this.isReleased = true;
    this.actor.stop();
  }

  /** Puts an entry into the chat. */
  add(entry: SessionEntry): void {
    this.#entries = [...this.#entries, entry];
    this.#changes.dispatchEvent(new Event('change'));
  }
}
