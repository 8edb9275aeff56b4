/** What a customer reads when the adviser asks for information about the computer. */
export interface SystemQuestionWords {
  readonly heading: string;
  readonly lead: (adviser: string) => string;
  readonly reading: string;
  readonly strike: string;
  readonly never: string;
  readonly yes: (lines: number) => string;
  readonly no: string;
  readonly kinds: SystemKindWords;
  readonly values: Record<'yes' | 'no', string>;
}

/** What the kinds of information about a computer are called. */
export type SystemKindWords = Readonly<
  Record<
    | 'system'
    | 'browser'
    | 'screens'
    | 'memory'
    | 'disk'
    | 'network'
    | 'zone'
    | 'clock'
    | 'cookies'
    | 'storage'
    | 'picture'
    | 'capture',
    string
  >
>;

/** How files stand, by who gives them. */
export interface FilePhaseWords {
  readonly phases: Readonly<
    Record<
      'customer' | 'adviser',
      Readonly<Record<'offered' | 'moving' | 'kept' | 'refused' | 'cancelled', string>>
    >
  >;
  readonly whys: Readonly<
    Record<
      | 'file.notWanted'
      | 'file.gone'
      | 'file.failed'
      | 'file.altered'
      | 'words.differed'
      | 'session.handedOver'
      | 'program.left',
      string
    >
  >;
  readonly acts: Readonly<Record<'take' | 'refuse' | 'cancel' | 'save', string>>;
  readonly problems: Readonly<Record<'tooBig' | 'unreadable', (limit: string) => string>>;
}

/** What a customer reads about files. */
export interface FileWords extends FilePhaseWords {
  readonly heading: string;
  readonly lead: (limit: string) => string;
  readonly pick: string;
  readonly asks: (adviser: string) => string;
  readonly careful: string;
}

/** What a customer reads about the help that is beside the picture. */
export interface HelpingWords {
  /** Why nothing can be given or taken on the page now. */
  readonly notWhileControlled: string;
  readonly system: SystemQuestionWords;
  readonly file: FileWords;
}
