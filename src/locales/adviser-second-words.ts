/** A second adviser in the chat: inviting one, and being one. */
export interface AdviserSecondWords {
  readonly button: string;
  readonly heading: string;
  readonly explained: string;
  readonly ask: string;
  readonly asked: (name: string, role: string) => string;
  readonly customerAsked: (name: string, role: string) => string;
  readonly takesPart: (name: string, role: string) => string;
  readonly isAway: (name: string, role: string) => string;
  readonly withdraw: string;
  readonly sendAway: string;
  /** Why nobody takes part, or no longer. */
  readonly ends: Readonly<
    Record<
      | 'invitation.declined'
      | 'invitation.notAnswered'
      | 'invitation.gone'
      | 'invitation.withdrawn'
      | 'invitation.customerDidNotAnswer'
      | 'invitation.sessionOver'
      | 'invitation.notNow'
      | 'customer.refusedSecond'
      | 'customer.dismissedSecond'
      | 'second.left'
      | 'second.gone',
      string
    >
  >;
  readonly incoming: string;
  readonly incomingFrom: (name: string, role: string) => string;
  readonly incomingMeans: string;
  readonly accept: string;
  readonly decline: string;
  readonly open: string;
  readonly openOf: (reference: string, name: string) => string;
  /** Above the chat of a colleague's session. */
  readonly title: (name: string) => string;
  readonly sees: string;
  readonly waits: string;
  readonly lineLost: string;
  readonly leave: string;
  readonly overs: Readonly<
    Record<'notLetIn' | 'left' | 'sentAway' | 'sessionOver' | 'elsewhere', string>
  >;
  readonly back: string;
}
