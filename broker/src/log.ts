/** What a line of the broker's log may say beside its event: never a number, a chat text or an address. */
export type Facts = Readonly<Record<string, string | number | boolean | null>>;

/** Writes what happened, for operations. */
export type Log = (event: string, facts?: Facts) => void;

/** Writes one JSON line an event to standard output, for the bank's log collector. */
export const standardOutputLog: Log = (event, facts = {}) => {
  const line = { event, ...facts, at: new Date().toISOString() };
  process.stdout.write(`${JSON.stringify(line)}\n`);
};

/**
 * What may be said of an error: its class and code. Its message stays out, since libraries put addresses
 * and whole requests into theirs.
 */
export function factsOf(error: unknown): Facts {
  if (!(error instanceof Error)) return { error: typeof error };
  const code = 'code' in error && typeof error.code === 'string' ? error.code : null;
  return { error: error.name, code };
}
