import { html, type PropertyValues, type TemplateResult } from 'lit';
import { property } from 'lit/decorators.js';
import { startSession, takeUpSession } from '../actors/session-actor.ts';
import { RemoteHelpElement } from '../components/remote-help/remote-help-element.ts';
import { wrapOpeners, type SessionOpeners } from '../components/remote-help/session-opener.ts';
import { languageFor } from '../locales/load.ts';
import { qaWordsIn } from '../locales/qa-words.ts';
import { saveFile } from '../services/files/save-file.ts';
import { QaDesk } from './qa-desk.ts';
import type { ReplayPlace } from './strip-element.ts';

/**
 * `<remote-help>` of the QA build: it does what the element does, records every step, tells inspectors of it, and
 * shows a trace in the session's place. It is for test pages, never for customers.
 *
 * @tag remote-help
 * @attr qa-control - Inspectors may send a few of the customer's events, and have a trace shown.
 * @attr qa-relay - The address of a relay, such as `ws://127.0.0.1:8130`, for inspectors on another machine.
 */
export class RemoteHelpQaElement extends RemoteHelpElement {
  @property({ attribute: 'qa-control', type: Boolean }) qaControl = false;
  @property({ attribute: 'qa-relay' }) qaRelay = '';
  readonly #desk = new QaDesk(this);
  readonly #onHide = () => this.#desk.disconnect();
  readonly #onShow = ({ persisted }: PageTransitionEvent) => persisted && this.#desk.connect();

  /** How the element's sessions are opened: recorded, and at once. */
  get openers(): SessionOpeners {
    return {
      startSession: (options) => this.#desk.start(startSession, options),
      takeUpSession: (options) => this.#desk.takeUp(takeUpSession, startSession, options),
    };
  }

  /** The trace of the session so far, as a text: JSON lines. */
  get traceText(): string {
    return this.#desk.text;
  }

  /** Saves the trace as a file. */
  saveTrace(): void {
    const started = new Date().toISOString().replaceAll(/[:.]/g, '-');
    const file = new Blob([this.traceText], { type: 'application/jsonl' });
    saveFile(file, `remote-help-${started}.jsonl`);
  }

  override connectedCallback(): void {
    super.connectedCallback();
    this.#desk.connect();
    addEventListener('pagehide', this.#onHide);
    addEventListener('pageshow', this.#onShow);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#desk.disconnect();
    removeEventListener('pagehide', this.#onHide);
    removeEventListener('pageshow', this.#onShow);
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    super.willUpdate(changed);
    if (!changed.has('qaRelay') || changed.get('qaRelay') === undefined) return;
    this.#desk.disconnect();
    this.#desk.connect();
  }

  protected override render(): TemplateResult {
    const language = languageFor(this.closest('[lang]')?.getAttribute('lang') ?? '');
    return html`<remote-help-qa-strip
        lang=${language}
        .words=${qaWordsIn(language)}
        .place=${this.#place}
        @remote-help-qa-save=${() => this.saveTrace()}
        @remote-help-qa-leave=${() => this.#desk.leave()}
      ></remote-help-qa-strip>
      ${super.render()}`;
  }

  get #place(): ReplayPlace | null {
    const { replayed } = this.#desk;
    return replayed === undefined ? null : { i: replayed.i, last: replayed.last };
  }
}

/** Has every element of the QA build open its sessions by its own desk. */
export function openByDesks(): void {
  wrapOpeners((loaded, element) =>
    element instanceof RemoteHelpQaElement ? element.openers : loaded,
  );
}
