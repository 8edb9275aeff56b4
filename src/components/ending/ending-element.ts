import { html, type TemplateResult } from 'lit';
import { dialogStyles } from '../dialog.styles.ts';
import { look } from '../look.styles.ts';
import { DialogElement } from '../dialog-element.ts';

/**
 * Asks once before the session ends. Shown over whatever state it was asked in.
 *
 * @tag remote-help-ending
 * @slot bar - The status bar, which must not be out of reach while this is open.
 * @fires {IntentEvent} remote-help-intent - The customer ends the session, or stays.
 * @csspart heading - The heading.
 * @csspart end - The button that ends the session.
 * @csspart keep - The button that goes back to it.
 */
export class RemoteHelpEndingElement extends DialogElement {
  static override styles = [look, dialogStyles];

  protected override render(): TemplateResult {
    const { heading, text, end, keep } = this.words.ending;
    return this.dialog(html`
      ${this.heading(heading)}
      <p>${text}</p>
      <div class="row">
        <button
          type="button"
          class="danger"
          part="end"
          @click=${() => this.ask({ type: 'customer.ended' })}
        >
          ${end}
        </button>
        <button type="button" part="keep" @click=${() => this.refuse()}>${keep}</button>
      </div>
    `);
  }

  protected override refuse(): void {
    this.ask({ type: 'customer.keptSession' });
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'remote-help-ending': RemoteHelpEndingElement;
  }
}
