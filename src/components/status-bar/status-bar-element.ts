import { html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { property, state } from 'lit/decorators.js';
import type { AdviserIdentity } from '../../protocol/fields.ts';
import { icon } from '../icons.ts';
import { look } from '../look.styles.ts';
import { SayEvent } from '../say-event.ts';
import { ViewElement } from '../view-element.ts';
import { elapsed } from './elapsed.ts';
import { recordingWords, type RecordingPhase } from './recording-words.ts';
import { controlWords, sightWords, type Control, type Sight } from './sight-words.ts';
import { statusBarStyles } from './status-bar.styles.ts';

/**
 * Says at every moment who is there, what they see, whether they control, whether it is recorded, and how long;
 * and takes it back. Shown from `chat-only` to `stopped`.
 *
 * Its three buttons are always there, in the same places, and never disabled: when there is nothing to stop or
 * to take back, pressing says so.
 *
 * @tag remote-help-status-bar
 * @fires {IntentEvent} remote-help-intent - The customer stopped sharing, or wants to end the session.
 * @fires {SayEvent} remote-help-say - There was nothing to stop or to take back.
 * @csspart bar - The whole bar.
 * @csspart take-back-control - The button that takes control back.
 * @csspart stop-sharing - The button that stops sharing.
 * @csspart end-session - The button that ends the session.
 * @csspart dismiss-second - The button that sends a second adviser away; only while there is one.
 */
export class RemoteHelpStatusBarElement extends ViewElement {
  static override styles = [look, statusBarStyles];
  /** Who the adviser is, as the bank says. */
  @property({ attribute: false }) adviser: AdviserIdentity | null = null;
  /** Whether they are there. */
  @property({ attribute: false }) adviserIsPresent = true;
  /** The second adviser in the chat, if there is one. */
  @property({ attribute: false }) second: AdviserIdentity | null = null;
  /** Whether the second adviser is there. */
  @property({ attribute: false }) secondIsPresent = false;
  /** Whether the line to the broker is lost. */
  @property({ attribute: false }) lineIsLost = false;
  /** What of the desktop leaves the browser. */
  @property({ attribute: false }) sight: Sight = 'nothing';
  /** Whether they control the computer. */
  @property({ attribute: false }) control: Control = 'off';
  /** Whether it is recorded. */
  @property({ attribute: false }) recording: RecordingPhase = 'off';
  /** Since when the session lasts, in milliseconds since 1970. */
  @property({ attribute: false }) since = 0;
  /** Since when the desktop is shared, in milliseconds since 1970. */
  @property({ attribute: false }) sharedSince: number | null = null;
  /** The moment to count to, where no time passes, in milliseconds since 1970. */
  @property({ attribute: false }) heldAt: number | null = null;
  @state() private now = Date.now();
  @state() private hint: 'nothingShared' | 'nothingControlled' | null = null;
  #clock: ReturnType<typeof setInterval> | undefined;

  override connectedCallback(): void {
    super.connectedCallback();
    this.#clock = setInterval(() => (this.now = Date.now()), 1_000);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    clearInterval(this.#clock);
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has('sight') || changed.has('control')) {
      this.hint = null;
      this.now = Date.now();
    }
  }

  protected override render(): TemplateResult {
    const { bar } = this.words;
    return html`<div
      class="bar ${this.sight === 'nothing' ? '' : 'shared'}"
      part="bar"
      role="region"
      aria-label=${bar.name}
    >
      <div class="facts">
        ${this.#who()}
        <p class="what">
          ${this.#sight()}
          <span class="fact ${this.control === 'off' ? '' : 'controlled'}">
            ${icon('hand')}${controlWords(this.words, this.control)}
          </span>
          <span class="fact recorded">
            ${icon(this.recording === 'recorded' ? 'record' : 'recordOff')}${recordingWords(this.words, this.recording)}
          </span>
          <span class="fact">
            ${icon('clock')}${bar.lasts}
            <time>${elapsed((this.heldAt ?? this.now) - this.since)}</time>
          </span>
        </p>
        ${this.#other()}
        ${this.hint === null ? nothing : html`<p class="hint">${bar[this.hint]}</p>`}
      </div>
      ${this.#buttons()}
    </div>`;
  }

  #who() {
    const { bar } = this.words;
    const trouble = this.lineIsLost ? bar.lineLost : this.adviserIsPresent ? null : bar.adviserAway;
    return html`<p class="who">
      ${
        this.adviser === null
          ? nothing
          : html`<span
              ><span class="soft-part">${bar.connectedWith} </span
              ><strong>${this.adviser.name}</strong>, ${this.adviser.role}</span
            >`
      }
      ${trouble === null ? nothing : html`<span class="trouble">${icon('warning')}${trouble}</span>`}
    </p>`;
  }

  /** A second adviser, what they see, and the way out for them: one click. */
  #other() {
    if (this.second === null) return nothing;
    const { second } = this.words;
    const { name, role } = this.second;
    return html`<p class="who second">
      <span class="fact"
        >${icon('person')}${this.secondIsPresent ? second.isThere(name, role) : second.isAway(name)}</span
      >
      <button
        type="button"
        class="small"
        part="dismiss-second"
        @click=${() => this.ask({ type: 'customer.dismissedSecond' })}
      >
        ${second.dismiss}
      </button>
    </p>`;
  }

  #sight() {
    const isHidden = this.sight !== 'soon' && this.sight !== 'desktop';
    return html`<strong class="fact sight">
      ${icon(isHidden ? 'hidden' : 'eye')}${sightWords(this.words, this.sight)}
      ${
        this.sharedSince === null || this.sight === 'nothing'
          ? nothing
          : html`<time>${elapsed((this.heldAt ?? this.now) - this.sharedSince)}</time>`
      }
    </strong>`;
  }

  #buttons() {
    const { actions } = this.words;
    return html`<div class="buttons">
      <button type="button" part="take-back-control" @click=${this.#takeBack}>
        ${actions.takeBackControl}
      </button>
      <button type="button" class="stop" part="stop-sharing" @click=${this.#stop}>
        ${actions.stopSharing}
      </button>
      <button
        type="button"
        part="end-session"
        @click=${() => this.ask({ type: 'customer.askedToEnd' })}
      >
        ${actions.endSession}
      </button>
    </div>`;
  }

  #takeBack = () => {
    if (this.control === 'off') this.#explain('nothingControlled');
    else this.ask({ type: 'customer.tookControlBack' });
  };

  #stop = () => {
    if (this.sight === 'nothing') this.#explain('nothingShared');
    else this.ask({ type: 'customer.stoppedSharing' });
  };

  #explain(hint: 'nothingShared' | 'nothingControlled') {
    this.hint = hint;
    this.dispatchEvent(new SayEvent(this.words.bar[hint]));
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'remote-help-status-bar': RemoteHelpStatusBarElement;
  }
}
