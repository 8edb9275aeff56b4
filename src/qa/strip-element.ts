import { html, LitElement, type TemplateResult } from 'lit';
import { property } from 'lit/decorators.js';
import { look } from '../components/look.styles.ts';
import type { QaWords } from '../locales/qa-words.ts';
import { stripStyles } from './strip.styles.ts';

/** Which step of a replay is shown, and which is the last. */
export interface ReplayPlace {
  readonly i: number;
  readonly last: number;
}

/**
 * Says that this is a test build, or that a replay is shown; and has the trace saved.
 *
 * @tag remote-help-qa-strip
 * @fires {Event} remote-help-qa-save - The tester wants the trace as a file.
 * @fires {Event} remote-help-qa-leave - The tester wants to leave the replay.
 */
export class RemoteHelpQaStripElement extends LitElement {
  static override styles = [look, stripStyles];
  /** All texts, in the page's language. */
  @property({ attribute: false }) words!: QaWords;
  /** Where the replay is; nothing if none is shown. */
  @property({ attribute: false }) place: ReplayPlace | null = null;

  protected override render(): TemplateResult {
    return this.place === null ? this.#badge() : this.#banner(this.place);
  }

  #badge() {
    const { name, lead, save } = this.words;
    return html`<div class="strip" role="note">
      <strong class="badge">${name}</strong>
      <span class="says">${lead}</span>
      <button type="button" @click=${() => this.#ask('save')}>${save}</button>
    </div>`;
  }

  #banner({ i, last }: ReplayPlace) {
    const { replay, replayLead, step, leave } = this.words;
    return html`<div class="strip replay" role="note">
      <strong class="badge">${replay}</strong>
      <span class="says">
        <strong class="step" role="status">${step(i, last)}</strong>
        <span class="explains">${replayLead}</span>
      </span>
      <button type="button" @click=${() => this.#ask('leave')}>${leave}</button>
    </div>`;
  }

  #ask(what: 'save' | 'leave'): void {
    this.dispatchEvent(new Event(`remote-help-qa-${what}`));
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'remote-help-qa-strip': RemoteHelpQaStripElement;
  }
}
