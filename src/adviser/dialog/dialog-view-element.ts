import { html, type PropertyValues, type TemplateResult } from 'lit';
import { query } from 'lit/decorators.js';
import { AdviserViewElement } from '../adviser-view-element.ts';

/** A question that stands before all else: a real modal dialog, open as long as the element is on the page. */
export abstract class DialogViewElement extends AdviserViewElement {
  @query('dialog') private readonly box!: HTMLDialogElement;

  protected override firstUpdated(_changed: PropertyValues<this>): void {
    this.box.showModal();
  }

  /** The answer that changes nothing: Escape means it too. */
  protected abstract refuse(): void;

  /** The dialog around its content, which has its title under the id `title`. */
  protected dialog(content: TemplateResult): TemplateResult {
    return html`<dialog aria-labelledby="title" @cancel=${this.#cancel} @close=${this.#close}>
      <div class="stack">${content}</div>
    </dialog>`;
  }

  #cancel = (event: Event) => {
    event.preventDefault();
    this.refuse();
  };

  // A browser closes a dialog on the second Escape, come what may.
  #close = () => {
    if (this.isConnected) this.refuse();
  };
}
