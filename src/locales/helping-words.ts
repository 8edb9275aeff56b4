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

/** What a customer reads about the help that is beside the picture. */
export interface HelpingWords {
  readonly system: SystemQuestionWords;
}
