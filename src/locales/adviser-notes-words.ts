/** The adviser's notes on a session. */
export interface NotesWords {
  readonly button: string;
  /** The same button while what was written is not with the bank yet. */
  readonly buttonNotYet: string;
  readonly heading: string;
  readonly lead: string;
  readonly field: string;
  readonly store: string;
  readonly none: string;
  /** Of a session whose time for notes is over. */
  readonly never: string;
  readonly states: Readonly<Record<'changed' | 'storing' | 'notYet' | 'tooLate', string>>;
  readonly storedAt: (time: string) => string;
  readonly storedBy: (name: string, time: string) => string;
  readonly tooLong: (excess: number) => string;
}
