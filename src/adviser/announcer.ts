import { html, type ReactiveControllerHost, type TemplateResult } from 'lit';
import { repeat } from 'lit/directives/repeat.js';

interface Announcement {
  readonly id: number;
  readonly text: string;
  readonly at: number;
}

/** What belongs together is spoken together; what is older would only mislead who reads on. */
const burstMs = 1_000;

/** The one place from which the console speaks to screen readers. */
export class Announcer {
  readonly #host: ReactiveControllerHost;
  #said: readonly Announcement[] = [];
  #count = 0;

  constructor(host: ReactiveControllerHost) {
    this.#host = host;
  }

  /** Has a sentence spoken, once. */
  say(text: string): void {
    const at = Date.now();
    const recent = this.#said.filter((other) => at - other.at < burstMs);
    this.#said = [...recent, { id: this.#count++, text, at }];
    this.#host.requestUpdate();
  }

  /** The live region, which has to be there before anything is said in it. */
  render(): TemplateResult {
    return html`<div class="unseen" role="status" aria-live="polite" aria-atomic="false">
      ${repeat(
        this.#said,
        ({ id }) => id,
        ({ text }) => html`<p>${text}</p>`,
      )}
    </div>`;
  }
}
