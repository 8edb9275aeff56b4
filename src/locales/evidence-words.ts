import { evidenceEn } from './evidence-en.ts';
import { evidenceSl } from './evidence-sl.ts';
import type { SystemKindWords } from './helping-words.ts';
import type { Language } from './load.ts';

/** The parts that play a session: for the page of the complaints department and for the offline inspector. */
export interface PlayerWords {
  readonly play: string;
  readonly pause: string;
  readonly position: string;
  readonly speed: string;
  readonly video: string;
  readonly chart: string;
  readonly chat: string;
  /** Above the adviser's notes, which stand among what was written. */
  readonly notesOf: (name: string) => string;
  /** What stands in the chat and nobody wrote. */
  readonly told: {
    readonly file: string;
    readonly folder: (name: string, files: number) => string;
    readonly system: string;
    readonly kinds: SystemKindWords;
    readonly values: Readonly<Record<'yes' | 'no', string>>;
    readonly size: (bytes: number) => string;
  };
  readonly noChat: string;
  readonly log: string;
  readonly who: Readonly<
    Record<'customer' | 'adviser' | 'second' | 'companion' | 'broker' | 'complaints', string>
  >;
  /** Why no film is to be seen. */
  readonly sights: Readonly<Record<string, string>>;
  readonly states: Readonly<Record<string, string>>;
  /** The rows of a log by their types; one that is not here is shown by its type. */
  readonly rows: Readonly<Record<string, string>>;
  readonly filmFailed: string;
  /** How to know a word that somebody's program said from what the bank's server saw. */
  readonly witness: string;
}

/** What was found when the log and the recording were checked. */
export interface CheckWords {
  readonly checking: string;
  readonly whole: (rows: number) => string;
  readonly proven: (row: number, date: string) => string;
  readonly notProven: string;
  readonly key: string;
  readonly earlierKey: (until: string) => string;
  readonly pieces: (count: number) => string;
  readonly film: string;
  readonly filmForeign: string;
  readonly faults: Readonly<Record<string, (row: number) => string>>;
  readonly more: (count: number) => string;
}

/** What the page of the complaints department says. */
export interface EvidenceWords {
  readonly title: string;
  readonly language: string;
  readonly signIn: {
    readonly lead: string;
    readonly button: string;
    readonly failed: string;
    readonly signOut: string;
  };
  readonly reason: {
    readonly label: string;
    readonly hint: string;
    readonly missing: string;
  };
  readonly find: {
    readonly heading: string;
    readonly day: string;
    readonly adviser: string;
    readonly reference: string;
    readonly button: string;
    readonly needsOne: string;
    readonly none: string;
    readonly more: string;
    readonly found: string;
    readonly openedAt: string;
    readonly state: string;
    readonly keptUntil: string;
    readonly open: (reference: string) => string;
    readonly isHeld: string;
    readonly isDeleted: string;
    readonly goesOn: string;
    readonly again: string;
    readonly notPlayed: string;
  };
  readonly session: {
    readonly heading: (reference: string) => string;
    readonly adviser: string;
    readonly opened: string;
    readonly ended: string;
    readonly kept: string;
    readonly until: (day: string) => string;
    readonly held: string;
    readonly hold: string;
    readonly release: string;
    readonly isHeld: string;
    readonly isReleased: string;
    readonly bundle: string;
    readonly bundleReady: string;
    readonly looks: string;
    readonly acts: Readonly<Record<string, string>>;
    readonly keyMissing: string;
  };
  readonly deletion: {
    readonly heading: (reference: string) => string;
    readonly lead: (day: string) => string;
    /** How long is kept what customers joined, in months, and what nobody used, in days. */
    readonly rule: Readonly<Record<'joined' | 'notJoined', (count: number) => string>>;
    readonly facts: readonly [string, string, string, string, string];
    readonly signed: string;
    readonly notSigned: string;
    readonly record: string;
  };
  readonly player: PlayerWords;
  readonly check: CheckWords;
  /** Why something was not done. */
  readonly refusals: Readonly<Record<string, string>>;
  readonly failed: string;
}

const all: Readonly<Record<Language, EvidenceWords>> = { sl: evidenceSl, en: evidenceEn };

/** What is said to the complaints department in a language. */
export function evidenceWordsIn(language: Language): EvidenceWords {
  return all[language];
}
