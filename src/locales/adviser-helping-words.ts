import type { FilePhaseWords, SystemKindWords } from './helping-words.ts';

/** What the adviser reads about the customer's computer. */
export interface AdviserSystemWords {
  readonly button: string;
  readonly heading: string;
  readonly lead: string;
  readonly ask: string;
  readonly askAgain: string;
  /** Where the bank's program can be asked as well as the browser. */
  readonly askProgram: string;
  readonly askBrowser: string;
  readonly asked: string;
  readonly answers: Readonly<Record<'refused' | 'dropped' | 'notNow', string>>;
  readonly sentAt: (time: string) => string;
  readonly sentByProgramAt: (time: string) => string;
  readonly kinds: SystemKindWords;
  readonly values: Readonly<Record<'yes' | 'no', string>>;
}

/** Pointing at something on the customer's page, and drawing there. */
export interface PointingWords {
  readonly heading: string;
  readonly point: string;
  readonly draw: string;
  readonly keys: string;
  readonly cannot: string;
}

/** What the adviser reads about files. */
export interface AdviserFileWords extends FilePhaseWords {
  /** The button, with how many of the customer's files wait. */
  readonly button: (waiting: number) => string;
  readonly heading: string;
  readonly lead: (limit: string) => string;
  /** Added where the bank's program is there. */
  readonly byProgram: string;
  readonly off: string;
  readonly pick: string;
  readonly folder: AdviserFolderWords;
}

/** What the adviser reads about a folder that the customer shows. */
export interface AdviserFolderWords {
  readonly heading: (name: string, files: number) => string;
  readonly lead: string;
  readonly cut: string;
  readonly find: string;
  readonly notFound: string;
  readonly fetch: string;
  readonly again: string;
  readonly asked: string;
  readonly failed: string;
  readonly tooBig: string;
}

/** What the adviser reads about the help that is beside the picture. */
export interface AdviserHelpingWords {
  readonly heading: string;
  readonly close: string;
  readonly system: AdviserSystemWords;
  readonly file: AdviserFileWords;
  /** A file's size as people say it. */
  readonly size: (bytes: number) => string;
  readonly pointing: PointingWords;
}
