import { css, html, nothing, type TemplateResult } from 'lit';
import { property, query } from 'lit/decorators.js';
import type { ControlWhy } from '../../machines/adviser-session.events.ts';
import { AdviserViewElement } from '../adviser-view-element.ts';
import { look } from '../look.styles.ts';

/**
 * How control stands: why it cannot be asked for, that it can, that it is asked for, that the adviser has it, or will
 * again when the customer's hands rest.
 */
export type ControlStep = 'noProgram' | 'notMonitor' | 'off' | 'asked' | 'allowed' | 'rests';

/**
 * Control of the customer's computer: asking for it, waiting for the customer's click, using it, giving it back. It
 * says what is so; nothing here can allow anything.
 *
 * @tag remote-help-adviser-control
 * @fires {AskEvent} remote-help-adviser-ask - Control is asked for or given back; to the console only.
 * @csspart ask - The button that asks for control.
 * @csspart give-back - The button that gives it back, or takes the question back.
 */
export class RemoteHelpAdviserControlElement extends AdviserViewElement {
  static override styles = [
    look,
    css`
      .control {
        display: flex;
        flex-wrap: wrap;
        gap: 0.5rem 1rem;
        align-items: center;
        padding: 0.5rem 1rem;
        border-block-end: 1px solid var(--line);
      }
      .allowed {
        font-weight: 600;
        color: var(--good);
      }
      p {
        flex: 1 1 16rem;
        font-size: 0.9375rem;
      }
    `,
  ];
  /** How control stands. */
  @property({ attribute: false }) step: ControlStep = 'noProgram';
  /** Why it is off, where there is something to say. */
  @property({ attribute: false }) why: ControlWhy | null = null;
  /** How long the customer's hands have to rest yet, in seconds. */
  @property({ attribute: false }) restSeconds = 0;
  @query('[part="give-back"]') private readonly giveBack!: HTMLButtonElement | null;

  /** Leads the keyboard out of the picture. */
  focusWayOut(): void {
    this.giveBack?.focus();
  }

  protected override render(): TemplateResult {
    const { control } = this.words;
    return html`<div class="control" role="group" aria-label=${control.heading}>
      ${this.#said()}${this.#button()}
    </div>`;
  }

  #said(): TemplateResult {
    const { control } = this.words;
    if (this.step === 'allowed') {
      return html`<p class="allowed">
        ${control.allowed} <span class="soft">${control.wayOut}</span>
      </p>`;
    }
    if (this.step === 'off') {
      return html`<p>${this.why === null ? control.canAsk : control.whys[this.why]}</p>`;
    }
    if (this.step === 'rests') return html`<p>${control.rests(this.restSeconds)}</p>`;
    return html`<p>${control[this.step]}</p>`;
  }

  #button(): TemplateResult | typeof nothing {
    const { control } = this.words;
    if (this.step === 'off') {
      return html`<button part="ask" @click=${() => this.ask({ type: 'adviser.askedForControl' })}>
        ${control.ask}
      </button>`;
    }
    if (this.step === 'noProgram' || this.step === 'notMonitor') return nothing;
    return html`<button
      part="give-back"
      aria-keyshortcuts=${this.step === 'allowed' ? 'Control+Shift+F1' : nothing}
      @click=${() => this.ask({ type: 'adviser.gaveControlBack' })}
    >
      ${this.step === 'asked' ? control.cancel : control.giveBack}
    </button>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'remote-help-adviser-control': RemoteHelpAdviserControlElement;
  }
}
