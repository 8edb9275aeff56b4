import type { ReactiveControllerHost } from 'lit';

/** What is loaded once somebody agrees. */
export type LaterElements = typeof import('../later-elements.ts');

/** Loads what is needed from `download` on: a page that nobody uses stays small. */
export class LaterLoader {
  readonly #host: ReactiveControllerHost;
  readonly #onFailed: () => void;
  #elements: LaterElements | undefined;
  #isLoading = false;
  #hasFailed = false;

  constructor(host: ReactiveControllerHost, onFailed: () => void) {
    this.#host = host;
    this.#onFailed = onFailed;
  }

  /** What was loaded. */
  get elements(): LaterElements | undefined {
    return this.#elements;
  }

  /** Whether the customer has to ask for it again. */
  get hasFailed(): boolean {
    return this.#hasFailed;
  }

  /** Starts to load, if that has not happened; what failed is tried again only when it is `again` wanted. */
  load(again = false): void {
    if (this.#elements !== undefined || this.#isLoading || (this.#hasFailed && !again)) return;
    this.#isLoading = true;
    this.#hasFailed = false;
    import('../later-elements.ts')
      .then(
        (elements) => {
          elements.defineLaterElements();
          this.#elements = elements;
        },
        () => {
          this.#hasFailed = true;
          this.#onFailed();
        },
      )
      .finally(() => {
        this.#isLoading = false;
        this.#host.requestUpdate();
      });
    this.#host.requestUpdate();
  }
}
