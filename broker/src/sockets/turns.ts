/** Does one thing after another, in the order in which they were asked for. */
export class Turns {
  readonly #onFailure: (error: unknown) => void;
  #last: Promise<void> = Promise.resolve();

  constructor(onFailure: (error: unknown) => void) {
    this.#onFailure = onFailure;
  }

  take(act: () => Promise<void> | void): void {
    this.#last = this.#last.then(act).catch(this.#onFailure);
  }
}
