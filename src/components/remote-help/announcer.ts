import { html, type ReactiveControllerHost, type TemplateResult } from 'lit';
import { repeat } from 'lit/directives/repeat.js';

interface Announcement {
  readonly id: number;
  readonly text: string;
  readonly at: number;
}

/** What belongs together is spoken together; what is older would only mislead who reads on. */
const burstMs = 1_000;

/** The one place from which an element speaks to screen readers: politely, and at once when it is an alarm. */
export class Announcer {
  readonly #host: ReactiveControllerHost;
  #polite: readonly Announcement[] = [];
  #urgent: readonly Announcement[] = [];
  #count = 0;

  constructor(host: ReactiveControllerHost) {
    this.#host = host;
  }

  /** Has a sentence spoken, once. */
  say(text: string, isUrgent = false): void {
    const at = Date.now();
    const announcement = { id: this.#count++, text, at };
    const add = (earlier: readonly Announcement[]) => [
      ...earlier.filter((other) => at - other.at < burstMs),
      announcement,
    ];
    if (isUrgent) this.#urgent = add(this.#urgent);
    else this.#polite = add(this.#polite);
    this.#host.requestUpdate();
  }

  /** The live region, which has to be there before anything is said in it. */
  render(): TemplateResult {
    return html`<div class="unseen">
      <div role="status" aria-live="polite" aria-atomic="false">${sentences(this.#polite)}</div>
      <div role="alert" aria-live="assertive" aria-atomic="false">${sentences(this.#urgent)}</div>
    </div>`;
  }
}

function sentences(said: readonly Announcement[]) {
  return repeat(
    said,
    ({ id }) => id,
    ({ text }) => html`<p>${text}</p>`,
  );
}
