/** What a customer reads about a second adviser in the chat. */
export interface SecondWords {
  readonly heading: string;
  readonly lead: (adviser: string, name: string, role: string) => string;
  readonly means: string;
  readonly anyTime: string;
  readonly yes: string;
  readonly no: string;
  /** In the status bar: who else is there, and what they see. */
  readonly isThere: (name: string, role: string) => string;
  readonly isAway: (name: string) => string;
  readonly dismiss: string;
  /** Changes in the chat, which name them. */
  readonly notices: Record<
    | 'secondAllowed'
    | 'secondRefused'
    | 'secondNotAsked'
    | 'secondCame'
    | 'secondAway'
    | 'secondLeft'
    | 'secondDismissed',
    (name: string) => string
  >;
}
