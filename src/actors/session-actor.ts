import { createActor, type Actor, type InspectionEvent } from 'xstate';
import type { KeptSession, Notice } from '../machines/session.events.ts';
import { sessionMachine, type SessionSnapshot } from '../machines/session.machine.ts';
import type { SystemLine } from '../protocol/system.ts';
import { canShareScreen } from '../services/browser-abilities.ts';
import { ChatLog, type ChatEntry } from '../services/desk/chat-log.ts';
import {
  openCustomerDesk,
  type CustomerDesk,
  type CustomerDeskOptions,
  type WriteResult,
} from '../services/desk/customer-desk.ts';
import type { HeldReceipt } from '../services/receipt-box.ts';
import { otherProgramIn, type OtherProgram } from '../services/other-program.ts';
import type { FileExchange } from '../services/files/file-exchange.ts';
import type { ShownMarks } from '../services/picture/shown-marks.ts';
import { seatStore } from '../services/line/kept-seat.ts';
import type { WordChoice } from '../services/words/word-check.ts';
import { alarmReportActor, connectionTestActor, numberCheckActor } from './joining.actors.ts';
import type { Late } from './late-desk.ts';
import { fileWatchActor } from './files.actors.ts';
import { adviserMarksActor } from './marks.actors.ts';
import { programDownloadActor, programOfferActor } from './program.actors.ts';
import { sessionLineActor, wordCheckActor } from './seat.actors.ts';
import { sessionActions, type QuestionText } from './session.actions.ts';
import { systemReadingActor } from './system.actors.ts';
import {
  blankScreenActor,
  picturePeerActor,
  screenCaptureActor,
  surfacePickerActor,
} from './sharing.actors.ts';

export type { ChatEntry } from '../services/desk/chat-log.ts';
export type { ShownText, WriteResult } from '../services/desk/customer-desk.ts';
export type { OtherProgram } from '../services/other-program.ts';
export type { FileExchange, Transfer } from '../services/files/file-exchange.ts';
export type { ShownMarks } from '../services/picture/shown-marks.ts';
export type { WordChoice } from '../services/words/word-check.ts';

/** An entry of a session's chat, with the statechart's own notices. */
export type SessionEntry = ChatEntry<Notice>;

/** What a session needs to know of the page that it stands in. */
export type SessionOptions = CustomerDeskOptions & {
  /** A question exactly as it stands before the customer now; its digest goes into the log. */
  readonly questionText: QuestionText;
  /** Which program is offered: the bank's own unless said. */
  readonly program?: 'own' | OtherProgram;
  /** Hears of each step of the statechart, where somebody records them. */
  readonly inspect?: (said: InspectionEvent) => void;
};

/** What can be done with a session's statechart. */
export type SessionActor = Pick<Actor<typeof sessionMachine>, 'getSnapshot' | 'send'> & {
  subscribe(follow: (snapshot: SessionSnapshot) => void): { unsubscribe(): void };
};

/** A session that runs: its statechart, and what must not be in it. */
export interface RunningSession {
  readonly actor: SessionActor;
  /** What was said so far, oldest first: a new array after each change. */
  readonly entries: () => readonly SessionEntry[];
  /** Calls back after each change of the entries, until `signal` aborts. */
  onEntries(callback: () => void, signal: AbortSignal): void;
  /** Three pairs of words of which one is right, while the tag `wordsAreReady` stands. */
  readonly wordChoices: () => readonly WordChoice[];
  /** Since when the desktop is captured, in milliseconds since 1970. */
  readonly sharedSince: () => number | null;
  /** The time to show, and that of the joining, where no time passes because nothing runs. */
  readonly heldTime?: () => { readonly now: number; readonly joinedAt: number } | null;
  /** The customer's receipts so far: what the bank asked and what was answered, signed. */
  readonly receipts: () => readonly HeldReceipt[];
  /** What was read of this computer, while the tag `systemIsRead` stands. */
  readonly systemLines: () => readonly SystemLine[];
  /** Where the adviser points, while the tag `screenIsVisible` stands. */
  readonly marks: () => ShownMarks | null;
  /** The files that are exchanged, from `chat-only` on. */
  readonly files: () => FileExchange | null;
  /** The program that the bank offers instead of its own, if any. */
  readonly otherProgram: () => OtherProgram | null;
  /** Tries a number: eight digits, already freed from spaces and dashes. */
  giveNumber(digits: string): void;
  /** Reports a number that the customer was sent but does not want to use: it is not tried. */
  reportNumber(digits: string): void;
  /** Picks the words that were heard; `null` stands for none of them. */
  chooseWords(choice: WordChoice | null): void;
  write(text: string): WriteResult;
  /** Stops everything, as when the element is taken off the page: the seat waits for another one. */
  release(): void;
}

/** Starts a session in `consent`. Nothing is loaded or connected before the customer agrees. */
export function startSession(options: SessionOptions): RunningSession {
  const chat = new ChatLog<Notice>();
  return run(options, lateServices(options, chat), chat, null);
}

/**
 * Takes up the session that this tab held before it was reloaded or went to another page of the e-bank.
 *
 * @returns `elsewhere` when the session lives in another tab, and `null` when there is none.
 */
export async function takeUpSession(
  options: SessionOptions,
): Promise<RunningSession | 'elsewhere' | null> {
  const kept = seatStore.read();
  if (kept === undefined) return null;
  const chat = new ChatLog<Notice>();
  const late = lateServices(options, chat);
  const desk = await late.desk();
  if (!(await desk.claim(kept.sessionId))) return 'elsewhere';
  const { adviser, records, wordsNeeded, resumeMs, hasShared } = kept;
  desk.comeBack(kept);
  const silentMs = Math.max(0, Date.now() - kept.seenAt);
  return run(options, late, chat, { adviser, records, wordsNeeded, resumeMs, hasShared, silentMs });
}

function run(
  { inspect, program, questionText }: SessionOptions,
  late: MadeLate,
  chat: ChatLog<Notice>,
  kept: KeptSession | null,
): RunningSession {
  const leaving = new AbortController();
  const other = otherProgramIn(program ?? 'own');
  const actor = createActor(
    sessionMachine.provide({
      actors: actorsWith(late),
      actions: sessionActions(late, questionText),
    }),
    { input: { canShare: canShareScreen(), kept }, ...(inspect && { inspect }) },
  );
  const { signal } = leaving;
  actor.subscribe({ complete: () => late.made()?.leave(null) });
  actor.start();
  // The page may be reloaded, another one of the e-bank may follow, or the browser keeps this one: the seat waits.
  const rest = () => {
    // No page goes on sharing while another one stands there, not even one that is kept.
    actor.send({ type: 'browser.endedCapture' });
    late.made()?.rest();
  };
  globalThis.addEventListener('pagehide', rest, { signal });
  globalThis.addEventListener('pageshow', ({ persisted }) => persisted && late.made()?.wake(), {
    signal,
  });
  return {
    actor,
    entries: () => chat.entries,
    onEntries: (callback, until) => chat.addEventListener('change', callback, { signal: until }),
    wordChoices: () => late.made()?.seat?.words.choices ?? [],
    sharedSince: () => late.made()?.capture.since ?? null,
    otherProgram: () => other,
    files: () => late.made()?.files ?? null,
    marks: () => late.made()?.marks ?? null,
    systemLines: () => late.made()?.system.lines ?? [],
    receipts: () => late.made()?.receipts.all ?? [],
    giveNumber: (digits) =>
      void late.desk().then(({ number }) => {
        number.put(digits);
        actor.send({ type: 'customer.gaveNumber', isWellFormed: true });
      }),
    reportNumber: (digits) =>
      void late.desk().then(({ number }) => {
        number.put(digits);
        actor.send({ type: 'customer.raisedAlarm' });
      }),
    chooseWords: (choice) => {
      const matched = late.made()?.seat?.words.isRight(choice) ?? false;
      actor.send({ type: 'customer.choseWords', matched });
    },
    write: (text) => late.made()?.write(text) ?? 'empty',
    release: () => {
      leaving.abort();
      actor.stop();
      late.made()?.rest();
    },
  };
}

function actorsWith(late: Late) {
  return {
    programOffer: programOfferActor(late),
    programDownload: programDownloadActor(late),
    connectionTest: connectionTestActor(late),
    numberCheck: numberCheckActor(late),
    alarmReport: alarmReportActor(late),
    sessionLine: sessionLineActor(late),
    wordCheck: wordCheckActor(late),
    surfacePicker: surfacePickerActor(late),
    screenCapture: screenCaptureActor(late),
    picturePeer: picturePeerActor(late),
    blankScreen: blankScreenActor(late),
    systemReading: systemReadingActor(late),
    adviserMarks: adviserMarksActor(late),
    fileWatch: fileWatchActor(late),
  };
}

type MadeLate = Late & { made(): CustomerDesk | undefined };

function lateServices(options: SessionOptions, chat: ChatLog): MadeLate {
  let made: CustomerDesk | undefined;
  return {
    broker: options.broker,
    offersOwnProgram: (options.program ?? 'own') === 'own',
    locale: () => options.locale,
    desk: async () => (made ??= openCustomerDesk(options, chat)),
    made: () => made,
    ready: () => {
      if (made === undefined) throw new Error('Not joined yet');
      return { desk: made };
    },
  };
}
