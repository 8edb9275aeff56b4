import { css, html, nothing, type TemplateResult } from 'lit';
import { property } from 'lit/decorators.js';
import type { AdviserIdentity } from '../../protocol/fields.ts';
import { AdviserViewElement } from '../adviser-view-element.ts';
import { look } from '../look.styles.ts';

/**
 * Stands in the place of a session that was handed over: who has it now, and that there is nothing more to see of it here.
 *
 * @tag remote-help-adviser-handed-over
 * @fires {AskEvent} remote-help-adviser-ask - The list is wanted; to the console only.
 * @csspart back - The button that leads back to the list.
 */
export class RemoteHelpAdviserHandedOverElement extends AdviserViewElement {
  static override styles = [
    look,
    css`
      .stack {
        max-inline-size: 34rem;
        padding: 2.5rem 1.25rem;
        margin-inline: auto;
      }
      h2 {
        font-size: 1.375rem;
        outline: none;
      }
    `,
  ];
  /** Who has it now; `null` where this console cannot know: it was handed over from another window. */
  @property({ attribute: false }) to: AdviserIdentity | null = null;

  protected override firstUpdated(): void {
    // What had the focus is gone with the session.
    this.renderRoot.querySelector('h2')?.focus();
  }

  protected override render(): TemplateResult {
    const { handOver } = this.words;
    return html`<section class="stack">
      <h2 tabindex="-1">${handOver.done}</h2>
      ${this.to === null ? nothing : html`<p>${handOver.doneTo(this.to.name, this.to.role)}</p>`}
      <p>${handOver.doneMeans}</p>
      <div>
        <button class="main" part="back" @click=${() => this.ask({ type: 'adviser.leftSession' })}>
          ${handOver.back}
        </button>
      </div>
    </section>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'remote-help-adviser-handed-over': RemoteHelpAdviserHandedOverElement;
  }
}
