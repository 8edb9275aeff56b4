import { css, html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { property, state } from 'lit/decorators.js';
import type { ReceivedSystem } from '../actors/adviser-console.ts';
import type { SystemAnswer } from '../machines/adviser-session.events.ts';
import { AdviserViewElement } from './adviser-view-element.ts';
import { look } from './look.styles.ts';
import { clockTime } from './moments.ts';

/**
 * The help beside the picture: information about the customer's computer. Each opens below its button.
 *
 * @tag remote-help-adviser-helping
 * @fires {AskEvent} remote-help-adviser-ask - Something is asked of the customer; to the console only.
 * @csspart system - The button that opens the information about the computer.
 * @csspart panel - What is open.
 * @csspart ask - The button that asks the customer.
 */
export class RemoteHelpAdviserHelpingElement extends AdviserViewElement {
  static override styles = [
    look,
    css`
      .helping {
        border-block-end: 1px solid var(--line);
      }
      .row {
        padding: 0.375rem 1rem;
      }
      .row button[aria-expanded='true'] {
        color: var(--on-accent);
        background: var(--accent);
      }
      .panel {
        max-block-size: min(24rem, 40dvh);
        padding: 0.75rem 1rem 1rem;
        overflow: auto;
        background: var(--surface-soft);
        border-block-start: 1px solid var(--line);
      }
      .said {
        display: flex;
        flex-wrap: wrap;
        gap: 0.5rem 1rem;
        align-items: center;
      }
      dl {
        display: grid;
        grid-template-columns: repeat(auto-fill, minmax(min(16rem, 100%), 1fr));
        gap: 0.5rem 1.5rem;
      }
      dt {
        font-size: 0.8125rem;
        color: var(--text-soft);
      }
      dd {
        font-weight: 600;
        overflow-wrap: anywhere;
      }
    `,
  ];
  /** Whether the customer can be asked for anything now. */
  @property({ attribute: false }) canAsk = false;
  /** Whether information about the computer is asked for. */
  @property({ attribute: false }) systemIsAsked = false;
  /** What became of the last question for it. */
  @property({ attribute: false }) systemAnswer: SystemAnswer | null = null;
  /** What the customer sent last. */
  @property({ attribute: false }) system: ReceivedSystem | null = null;
  @state() private isOpen = false;

  protected override willUpdate(changed: PropertyValues<this>): void {
    // Who has asked wants to see what came.
    if (changed.has('systemAnswer') && this.systemAnswer !== null) this.isOpen = true;
  }

  protected override render(): TemplateResult {
    const { helping } = this.words;
    return html`<div class="helping" role="group" aria-label=${helping.heading}>
      <div class="row">
        <button
          part="system"
          aria-expanded=${this.isOpen ? 'true' : 'false'}
          aria-controls="panel"
          @click=${() => (this.isOpen = !this.isOpen)}
        >
          ${helping.system.button}
        </button>
      </div>
      <div id="panel">${this.isOpen ? this.#panel() : nothing}</div>
    </div>`;
  }

  #panel(): TemplateResult {
    const { system } = this.words.helping;
    return html`<section class="panel stack" part="panel" aria-label=${system.heading}>
      ${this.#said()}${this.#received()}
    </section>`;
  }

  #said(): TemplateResult {
    const { system } = this.words.helping;
    const answer = this.systemAnswer === 'sent' ? null : this.systemAnswer;
    if (this.systemIsAsked) return html`<p role="status">${system.asked}</p>`;
    return html`<div class="said">
      ${
        this.canAsk
          ? html`<button part="ask" @click=${() => this.ask({ type: 'adviser.askedForSystem' })}>
              ${this.system === null ? system.ask : system.askAgain}
            </button>`
          : nothing
      }
      <p class="soft">${answer === null ? system.lead : system.answers[answer]}</p>
    </div>`;
  }

  #received(): TemplateResult | typeof nothing {
    const { helping, locale } = this.words;
    const { kinds, values, sentAt } = helping.system;
    if (this.system === null) return nothing;
    const said = (value: string) => (value in values ? values[value as 'yes' | 'no'] : value);
    return html`<dl>
        ${this.system.lines.map(
          ({ kind, value }) =>
            html`<div>
              <dt>${kinds[kind]}</dt>
              <dd>${said(value)}</dd>
            </div>`,
        )}
      </dl>
      <p class="soft">${sentAt(clockTime(this.system.at, locale))}</p>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'remote-help-adviser-helping': RemoteHelpAdviserHelpingElement;
  }
}
