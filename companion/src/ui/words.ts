import type { Locale } from '../../../src/protocol/states.ts';
import type { FileCancel, FileDrop } from '../../../src/protocol/reasons.ts';
import type { FilePhase } from '../../../src/services/files/file-exchange.ts';
import type { PickerMode } from '../files/picker.ts';
import type { ComputerKind } from '../system/computer-facts.ts';
import { en } from './en.ts';
import { sl } from './sl.ts';

/** Every text of the program, in one language. */
export interface ProgramWords {
  readonly title: string;
  readonly lead: string;
  readonly field: string;
  readonly connect: string;
  readonly connecting: string;
  readonly compare: string;
  readonly compareHint: string;
  readonly problems: Readonly<Record<'empty' | 'notDigits' | 'tooShort' | 'tooLong', string>>;
  readonly troubles: Readonly<
    Record<
      | 'number.notAccepted'
      | 'number.tooManyTries'
      | 'broker.unreachable'
      | 'broker.busy'
      | 'customer.refusedProgram'
      | 'program.notAnswered'
      | 'seat.away'
      | 'protocol.tooOld'
      | 'other',
      string
    >
  >;
  readonly sees: Readonly<Record<'nothing' | 'desktop', string>>;
  readonly control: Readonly<Record<'off' | 'asked' | 'allowed', string>>;
  /** The customer has control, and it goes back when their hands have rested for so many seconds more. */
  readonly controlRests: (seconds: number) => string;
  readonly recorded: string;
  readonly notRecorded: string;
  readonly adviserAway: string;
  /** The second adviser, beside the one who helps. */
  readonly alsoInChat: (name: string) => string;
  readonly lineLost: string;
  readonly takeBack: string;
  readonly stopSharing: string;
  readonly endSession: string;
  readonly ask: (name: string) => string;
  readonly askMeans: string;
  /** The same, where control comes back by itself after so many seconds of rest. */
  readonly askMeansReturns: (seconds: number) => string;
  readonly allow: string;
  readonly refuse: string;
  readonly endQuestion: string;
  readonly end: string;
  readonly keep: string;
  /** What is decided in a window that the adviser sees too. */
  readonly sheetIsSeen: string;
  readonly files: {
    readonly button: string;
    readonly heading: string;
    readonly lead: (name: string, limit: string) => string;
    readonly failed: string;
    readonly give: string;
    readonly close: string;
    readonly savedIn: string;
    readonly acts: Readonly<Record<'take' | 'refuse' | 'cancel', string>>;
    readonly phases: Readonly<Record<'customer' | 'adviser', Readonly<Record<FilePhase, string>>>>;
    readonly whys: Readonly<Record<FileCancel | FileDrop, string>>;
    readonly picker: Readonly<Record<PickerMode, string>>;
    readonly note: Readonly<Record<PickerMode, string>>;
    readonly drives: string;
    readonly up: string;
    readonly home: string;
    readonly find: string;
    readonly found: string;
    readonly shut: string;
    readonly giveChosen: (count: number) => string;
    /** Shows a folder with so many files; there may be more of them than are shown. */
    readonly showFolder: (files: number, isCut: boolean) => string;
    readonly folderMeans: string;
    readonly folderShown: (name: string, files: number, isCut: boolean) => string;
    readonly closeFolder: string;
    readonly saveHere: string;
    readonly cancelPicking: string;
  };
  readonly system: {
    readonly heading: string;
    readonly lead: (name: string) => string;
    readonly strike: string;
    readonly never: string;
    readonly kinds: Readonly<Record<ComputerKind, string>>;
    readonly yes: (lines: number) => string;
    readonly no: string;
  };
}

/** The program's texts in a language. */
export function wordsIn(locale: Locale): ProgramWords {
  return locale === 'sl' ? sl : en;
}
