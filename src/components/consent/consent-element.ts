import { html, nothing, type TemplateResult } from 'lit';
import { property, query, state } from 'lit/decorators.js';
import { alarmButton } from '../alarm-button.ts';
import { define } from '../define.ts';
import { icon } from '../icons.ts';
import { look } from '../look.styles.ts';
import { ViewElement } from '../view-element.ts';
import { consentStyles } from './consent.styles.ts';

/** Which agreement the built-in text is; it changes whenever that text does. */
export const builtInAgreementVersion = 'remote-help-1';

/**
 * Asks for consent, before anything is loaded or connected. Shown in the `consent` state.
 *
 * @tag remote-help-consent
 * @slot agreement - The bank's own agreement, in full; the built-in one stands in its place otherwise.
 * @slot instructions - The bank's own instructions; a link or the built-in ones otherwise.
 * @fires {IntentEvent} remote-help-intent - The customer agreed, or reported that this was not their idea.
 * @fires {Event} remote-help-ticked - The box was ticked: what comes next can be loaded.
 * @csspart heading - The heading.
 * @csspart agreement - The text that is agreed to.
 * @csspart download - The button that agrees and starts the download.
 * @csspart save-text - The button that saves the text, which nobody has signed yet.
 * @csspart not-my-idea - The button that reports.
 */
export class RemoteHelpConsentElement extends ViewElement {
  static override styles = [look, consentStyles];
  /** Which text is shown; empty for the built-in one. It goes into the receipt. */
  @property({ attribute: false }) agreementVersion = '';
  /** A link to the bank's instructions; the built-in ones are shown otherwise. */
  @property({ attribute: false }) instructions = '';
  /** Whether this browser can show its screen at all. */
  @property({ attribute: false }) canShare = true;
  /** A report is on its way. */
  @property({ attribute: false }) isReporting = false;
  @state() private isTicked = false;
  @state() private showsTickFirst = false;
  @state() private hasOwnAgreement = false;
  @state() private hasOwnInstructions = false;
  @query('input') private readonly box!: HTMLInputElement;

  /** The agreement exactly as it is shown. */
  get agreementText(): string {
    const own = this.#own('agreement');
    if (own.length > 0) return own.map((element) => element.textContent.trim()).join('\n');
    return this.words.consent.agreement.join('\n');
  }

  protected override render(): TemplateResult {
    const { words } = this;
    return html`
      <div class="stack">
        <div class="tight">
          <p class="step">${words.step(1, 3)}</p>
          ${this.heading(words.consent.heading)}
          <p class="lead">${words.consent.lead}</p>
        </div>
        ${this.canShare ? nothing : this.#cannotShare()} ${this.#agreement()}
        ${this.#instructions()} ${this.#form()}
        <div>
          <button type="button" class="quiet" part="save-text" @click=${this.#saveText}>
            ${this.words.consent.saveText}
          </button>
        </div>
        ${
          this.isReporting
            ? html`<p class="box">${words.session.reporting}</p>`
            : alarmButton(words, () => this.ask({ type: 'customer.raisedAlarm' }))
        }
      </div>
    `;
  }

  #cannotShare() {
    const { heading, text } = this.words.consent.cannotShare;
    return html`<div class="box with-icon">
      ${icon('hidden')}
      <div class="tight">
        <strong>${heading}</strong>
        <p>${text}</p>
      </div>
    </div>`;
  }

  #agreement() {
    const { agreementHeading, agreement } = this.words.consent;
    return html`<div class="box agreement" part="agreement">
      <slot name="agreement" @slotchange=${this.#lookForOwn}></slot>
      ${
        this.hasOwnAgreement
          ? nothing
          : html`${this.subheading(agreementHeading)}
              <ol>
                ${agreement.map((text) => html`<li>${text}</li>`)}
              </ol>`
      }
    </div>`;
  }

  #instructions() {
    return html`<slot name="instructions" @slotchange=${this.#lookForOwn}></slot>
      ${this.hasOwnInstructions ? nothing : this.#builtInInstructions()}`;
  }

  #saveText = async () => {
    const { saveText } = await import('../receipt/save-receipt.ts');
    saveText(this.words.language, this.agreementText);
  };

  #builtInInstructions() {
    const { consent } = this.words;
    if (this.instructions !== '') {
      return html`<a class="instructions" href=${this.instructions} target="_blank" rel="noopener">
        ${consent.instructions}<span class="unseen"> (${consent.opensInNewTab})</span>
      </a>`;
    }
    return html`<details @toggle=${this.#loadInstructions}>
      <summary>${consent.instructions}</summary>
      <remote-help-instructions
        .words=${this.words}
        .headingLevel=${this.headingLevel}
      ></remote-help-instructions>
    </details>`;
  }

  #form() {
    const { actions, consent } = this.words;
    return html`<div class="stack">
      <label class="knows">
        <input
          type="checkbox"
          .checked=${this.isTicked}
          aria-invalid=${this.showsTickFirst ? 'true' : nothing}
          aria-describedby=${this.showsTickFirst ? 'tick-first' : nothing}
          @change=${this.#tick}
        />
        <span>${consent.knows}</span>
      </label>
      ${
        this.showsTickFirst
          ? html`<p class="error" id="tick-first">${consent.tickFirst}</p>`
          : nothing
      }
      <button
        type="button"
        class="main wide"
        part="download"
        aria-disabled=${this.isTicked ? 'false' : 'true'}
        @click=${this.#agree}
      >
        ${actions.download}
      </button>
    </div>`;
  }

  #tick = () => {
    this.isTicked = this.box.checked;
    this.showsTickFirst = false;
    if (this.isTicked) this.dispatchEvent(new Event('remote-help-ticked'));
  };

  #agree = () => {
    if (this.isReporting) return;
    if (this.isTicked) {
      const version = this.agreementVersion || builtInAgreementVersion;
      this.ask({ type: 'customer.agreed', version, at: Date.now() });
      return;
    }
    this.showsTickFirst = true;
    this.box.focus();
  };

  #loadInstructions = () => {
    void import('../instructions/instructions-element.ts').then(
      ({ RemoteHelpInstructionsElement }) =>
        define('remote-help-instructions', RemoteHelpInstructionsElement),
    );
  };

  // A slot that the host passes on counts as content, even when it is empty: look at what is in it.
  #lookForOwn = () => {
    this.hasOwnAgreement = this.#own('agreement').length > 0;
    this.hasOwnInstructions = this.#own('instructions').length > 0;
  };

  #own(name: 'agreement' | 'instructions'): readonly Element[] {
    const slot = this.renderRoot.querySelector<HTMLSlotElement>(`slot[name="${name}"]`);
    return slot?.assignedElements({ flatten: true }) ?? [];
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'remote-help-consent': RemoteHelpConsentElement;
  }
}
