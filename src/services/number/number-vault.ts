/**
 * Keeps what must not get into the statechart between a click and its use: the number as typed, and the link's
 * handle. A number can be taken once.
 */
export class NumberVault {
  #digits: string | undefined;

  /** Keeps a number until it is tried. */
  put(digits: string): void {
    this.#digits = digits;
  }

  /** Gives the number out, and forgets it. */
  take(): string | undefined {
    const digits = this.#digits;
    this.#digits = undefined;
    return digits;
  }
}
