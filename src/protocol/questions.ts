/** What a customer is asked before the bank may do something. */
export const questions = ['agreement', 'show', 'program', 'control', 'system', 'second'] as const;
export type QuestionName = (typeof questions)[number];

/** Those that the customer's page tells the broker of when they stand there; `control` is asked by the bank's program. */
export const pageQuestions = [
  'show',
  'program',
  'system',
  'second',
] as const satisfies readonly QuestionName[];

/**
 * How a customer can answer. Five different records, of which one means yes: `no`, no answer before the end, a window that
 * was closed on the question, and a yes that was taken back all mean no.
 */
export const answers = ['yes', 'no', 'noAnswer', 'windowClosed', 'withdrawn'] as const;
export type Answer = (typeof answers)[number];
