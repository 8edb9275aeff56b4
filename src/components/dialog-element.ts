import { html, type TemplateResult } from 'lit';
import { query } from 'lit/decorators.js';
import { ViewElement } from './view-element.ts';

/**
 * A question that stands before all else: a real modal dialog, open as long as the element is on the page.
 *
 * What is outside of a modal dialog cannot be clicked. "Stop sharing" and "End session" must never be out of
 * reach, so a dialog takes a status bar of its own into its slot `bar`, which stays at the top of the screen.
 */
export abstract class DialogElement extends ViewElement {
  @query('dialog') private readonly box!: HTMLDialogElement;

  override connectedCallback(): void {
    super.connectedCallback();
    if (!this.hasUpdated) return;
    // A dialog that was moved in the page is still open, but no longer modal.
    this.box.open = false;
    this.box.showModal();
  }

  protected override firstUpdated(): void {
    this.box.showModal();
    void this.focusHeading();
  }

  /** The answer that changes nothing: Escape means it too. */
  protected abstract refuse(): void;

  /** The dialog around its content. */
  protected dialog(content: TemplateResult): TemplateResult {
    return html`<dialog aria-labelledby="title" @cancel=${this.#cancel} @close=${this.#reopen}>
      <slot name="bar"></slot>
      <div class="content stack" id="content">${content}</div>
    </dialog>`;
  }

  protected override heading(text: string): TemplateResult {
    return html`<div
      id="title"
      class="heading"
      part="heading"
      role="heading"
      aria-level=${this.headingLevel}
      tabindex="-1"
    >
      ${text}
    </div>`;
  }

  #cancel = (event: Event) => {
    event.preventDefault();
    this.refuse();
  };

  // A browser closes a dialog on the second Escape, come what may. The question still stands until it is answered.
  #reopen = () => {
    if (this.isConnected) this.refuse();
  };
}
