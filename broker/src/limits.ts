/** How often something may happen within a time. */
export interface Budget {
  readonly max: number;
  readonly windowMs: number;
}

/** What is counted beyond one connection: by network, by adviser, or for the whole broker. */
export const budgets = {
  /** Wrong numbers of a network (rule P5). */
  numbersANetwork: { max: 20, windowMs: 10 * 60_000 },
  /** Wrong numbers without a link, of everybody together (rule P5). */
  bareNumbers: { max: 10, windowMs: 60_000 },
  /** Reports "This was not my idea" of a network that end nothing. */
  reportsANetwork: { max: 20, windowMs: 10 * 60_000 },
  /** Letters with a number that an adviser has sent. */
  lettersAnAdviser: { max: 20, windowMs: 60_000 },
  /** Notes that an adviser has stored (rule P41). */
  notesAnAdviser: { max: 60, windowMs: 60_000 },
  ticketsAnAdviser: { max: 120, windowMs: 60_000 },
  signInsANetwork: { max: 60, windowMs: 60_000 },
  /** Requests of a network that only read; an office behind one address has many consoles. */
  readsANetwork: { max: 1_200, windowMs: 60_000 },
} as const satisfies Readonly<Record<string, Budget>>;

/** How much stands at the broker's doors. */
export const doors = {
  /** Sockets of one network that have not greeted (rule P10). */
  maxUngreeted: 20,
  /** Customers' and programs' sockets of one network that are in no session (rule P10). */
  maxWaiting: 200,
  /** The body of a request, other than a piece of a recording. */
  maxBodyBytes: 16 * 1024,
  /** The least number of places that a full broker keeps for those who come back (rule P19). */
  fewestKept: 20,
} as const;
