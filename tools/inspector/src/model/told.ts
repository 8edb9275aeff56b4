/** What the panel below the log shows. */
export const tabs = ['context', 'next', 'difference', 'ways', 'faults', 'others'] as const;
export type Tab = (typeof tabs)[number];

/** Something to be told to the person, by its name in the words, with what it speaks of. */
export interface Told {
  readonly what:
    | 'opened'
    | 'notATrace'
    | 'notABundle'
    | 'saved'
    | 'searching'
    | 'followed'
    | 'lostPage'
    | 'refused'
    | 'remarked'
    | 'refusedEvent';
  readonly of: string;
}
