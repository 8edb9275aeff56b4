import { css, html, nothing, type TemplateResult } from 'lit';
import { property, state } from 'lit/decorators.js';
import type { PresentColleague } from '../../protocol/http.ts';
import { dialogStyles } from '../dialog/dialog.styles.ts';
import { DialogViewElement } from '../dialog/dialog-view-element.ts';
import { look } from '../look.styles.ts';
import { HandOverEvent } from './hand-over-event.ts';

/**
 * Asks which colleague is to take the session over, or part in its chat: those who are at their consoles, under the names that the bank's sign-in
 * gives them.
 *
 * @tag remote-help-adviser-colleagues
 * @fires {AskEvent} remote-help-adviser-ask - The session is kept; to the console only.
 * @fires {HandOverEvent} remote-help-adviser-hand-over - A colleague is to be asked; to the console only.
 * @csspart yes - The button that asks the colleague.
 * @csspart no - The button that changes nothing.
 */
export class RemoteHelpAdviserColleaguesElement extends DialogViewElement {
  static override styles = [
    look,
    dialogStyles,
    css`
      fieldset {
        display: grid;
        gap: 0.5rem;
        max-block-size: 40dvh;
        overflow: auto;
      }
      legend {
        padding: 0;
        margin-block-end: 0.5rem;
        font-weight: 600;
      }
      label {
        display: flex;
        gap: 0.75rem;
        align-items: center;
        padding: 0.5rem 0.75rem;
        cursor: pointer;
        border: 1px solid var(--control-line);
        border-radius: var(--radius-small);
      }
      label:has(:checked) {
        background: var(--accent-soft);
        border-color: var(--accent);
      }
      label span {
        display: grid;
        min-inline-size: 0;
        overflow-wrap: anywhere;
      }
      input {
        flex: none;
        inline-size: 1.125rem;
        block-size: 1.125rem;
        min-block-size: 0;
        padding: 0;
        accent-color: var(--accent);
      }
    `,
  ];
  /** Who can be asked, by name. */
  @property({ attribute: false }) colleagues: readonly PresentColleague[] = [];
  /** Whether the colleague is to take the session over, or part in its chat. */
  @property({ attribute: false }) purpose: 'handOver' | 'second' = 'handOver';
  @state() private chosen = '';
  @state() private showsChooseFirst = false;

  protected override render(): TemplateResult {
    const { handOver } = this.words;
    const { heading, explained, ask } = this.words[this.purpose];
    return this.dialog(
      html`<h2 id="title">${heading}</h2>
        <p>${explained}</p>
        <form class="stack" novalidate @submit=${this.#submit}>
          ${
            this.colleagues.length === 0
              ? html`<p class="box warn" role="status">${handOver.nobody}</p>`
              : this.#choice()
          }
          <div class="answers">
            <button type="button" part="no" @click=${this.refuse}>${handOver.cancel}</button>
            ${
              this.colleagues.length === 0
                ? nothing
                : html`<button class="main" part="yes">${ask}</button>`
            }
          </div>
        </form>`,
    );
  }

  protected override refuse(): void {
    this.ask({ type: 'adviser.leftColleagues' });
  }

  /** Whoever was chosen and has left meanwhile is chosen no more. */
  get #colleague(): PresentColleague | undefined {
    return this.colleagues.find(({ colleague }) => colleague === this.chosen);
  }

  #choice(): TemplateResult {
    const { handOver } = this.words;
    const isMissing = this.showsChooseFirst && this.#colleague === undefined;
    return html`<fieldset aria-describedby=${isMissing ? 'choose-first' : nothing}>
        <legend>${handOver.legend}</legend>
        ${this.colleagues.map(
          ({ colleague, name, role }) =>
            html`<label>
              <input
                type="radio"
                name="colleague"
                .checked=${colleague === this.chosen}
                @change=${() => (this.chosen = colleague)}
              />
              <span><strong>${name}</strong> <span class="soft">${role}</span></span>
            </label>`,
        )}
      </fieldset>
      ${
        isMissing
          ? html`<p class="error" id="choose-first" role="alert">${handOver.chooseFirst}</p>`
          : nothing
      }`;
  }

  #submit = (event: SubmitEvent) => {
    event.preventDefault();
    const colleague = this.#colleague;
    this.showsChooseFirst = colleague === undefined;
    if (colleague === undefined) this.renderRoot.querySelector('input')?.focus();
    else {
      const kind = this.purpose === 'second' ? 'invite' : 'ask';
      this.dispatchEvent(new HandOverEvent({ kind, colleague }));
    }
  };
}

declare global {
  interface HTMLElementTagNameMap {
    'remote-help-adviser-colleagues': RemoteHelpAdviserColleaguesElement;
  }
}
