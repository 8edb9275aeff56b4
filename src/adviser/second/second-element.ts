import { css, html, nothing, type TemplateResult } from 'lit';
import { property } from 'lit/decorators.js';
import type { AskedInvitation } from '../../protocol/http.ts';
import { AdviserViewElement } from '../adviser-view-element.ts';
import { look } from '../look.styles.ts';

/** How far a second adviser is in a colleague's session. */
export type SecondStep =
  'waits' | 'there' | 'lineLost' | 'notLetIn' | 'left' | 'sentAway' | 'sessionOver' | 'elsewhere';

/**
 * Stands above the chat of a colleague's session: whose it is, what is seen of it, and the way out.
 *
 * @tag remote-help-adviser-second
 * @fires {AskEvent} remote-help-adviser-ask - The chat is left, or the list is wanted; to the console only.
 * @csspart leave - The button that leaves the chat.
 * @csspart back - The button that leads back to the list.
 */
export class RemoteHelpAdviserSecondElement extends AdviserViewElement {
  static override styles = [
    look,
    css`
      header {
        display: flex;
        flex-wrap: wrap;
        gap: 0.5rem 1.25rem;
        align-items: center;
        padding: 0.75rem 1rem;
        border-block-end: 1px solid var(--line);
      }
      .text {
        flex: 1 1 20rem;
        min-inline-size: 0;
        overflow-wrap: anywhere;
      }
      h2 {
        font-size: 1.125rem;
        outline: none;
      }
      p {
        margin: 0.125rem 0 0;
      }
    `,
  ];
  /** Whose session it is, and what it is called. */
  @property({ attribute: false }) invitation: AskedInvitation | null = null;
  /** How far this adviser is in it. */
  @property({ attribute: false }) step: SecondStep = 'waits';

  protected override render(): TemplateResult | typeof nothing {
    const { second, session, languages } = this.words;
    if (this.invitation === null) return nothing;
    const { from, reference, locale } = this.invitation;
    const isIn = this.step === 'there' || this.step === 'lineLost';
    return html`<header>
      <div class="text">
        <h2 tabindex="-1">${second.title(from.name)}</h2>
        <p class="soft">
          ${session.reference} ${reference} · ${session.language}: ${languages[locale]}
        </p>
        <p role="status">${this.#said}</p>
      </div>
      ${
        isIn
          ? html`<button part="leave" @click=${() => this.ask({ type: 'second.left' })}>
              ${second.leave}
            </button>`
          : html`<button part="back" @click=${() => this.ask({ type: 'adviser.leftSession' })}>
              ${second.back}
            </button>`
      }
    </header>`;
  }

  get #said(): string {
    const { second } = this.words;
    switch (this.step) {
      case 'waits':
        return second.waits;
      case 'there':
        return second.sees;
      case 'lineLost':
        return second.lineLost;
      default:
        return second.overs[this.step];
    }
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'remote-help-adviser-second': RemoteHelpAdviserSecondElement;
  }
}
