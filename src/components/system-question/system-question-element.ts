import { html, nothing, type TemplateResult } from 'lit';
import { property, state } from 'lit/decorators.js';
import type { SystemKind, SystemLine } from '../../protocol/system.ts';
import { dialogStyles } from '../dialog.styles.ts';
import { DialogElement } from '../dialog-element.ts';
import { icon } from '../icons.ts';
import { look } from '../look.styles.ts';
import { SystemEvent } from './system-event.ts';
import { systemQuestionStyles } from './system-question.styles.ts';

/**
 * Shows what the adviser would be told of the computer, line by line: each can be struck out, and nothing is sent
 * before the customer sends it.
 *
 * @tag remote-help-system-question
 * @slot bar - The status bar, which must not be out of reach while this is open.
 * @fires {SystemEvent} remote-help-system - The customer sends these kinds of lines.
 * @fires {IntentEvent} remote-help-intent - The customer sends nothing.
 * @csspart heading - The heading.
 * @csspart lines - What would be sent.
 * @csspart yes - The button that sends what is ticked.
 * @csspart no - The button that sends nothing.
 */
export class RemoteHelpSystemQuestionElement extends DialogElement {
  static override styles = [look, dialogStyles, systemQuestionStyles];
  /** Who asks. */
  @property({ attribute: false }) adviserName = '';
  /** What was read. */
  @property({ attribute: false }) lines: readonly SystemLine[] = [];
  /** Whether it is still being read. */
  @property({ attribute: false }) isReading = false;
  /** Whether the adviser controls the computer: what is clicked then may be theirs, and sends nothing. */
  @property({ attribute: false }) isControlled = false;
  @state() private struck: ReadonlySet<SystemKind> = new Set();

  protected override render(): TemplateResult {
    const { words } = this;
    const { system } = words.helping;
    const sent = this.lines.filter(({ kind }) => !this.struck.has(kind));
    return this.dialog(html`
      ${this.heading(system.heading)}
      <p>${system.lead(this.adviserName || words.chat.adviser)}</p>
      ${this.isReading ? html`<p>${system.reading}</p>` : this.#list()}
      <div class="box with-icon">${icon('shield')}<span>${system.never}</span></div>
      <div class="row">
        <button type="button" part="no" @click=${() => this.refuse()}>${system.no}</button>
        ${
          sent.length === 0
            ? nothing
            : html`<button
                type="button"
                class="main"
                part="yes"
                aria-disabled=${this.isControlled ? 'true' : 'false'}
                aria-describedby=${this.isControlled ? 'why' : nothing}
                @click=${() => this.#send(sent)}
              >
                ${system.yes(sent.length)}
              </button>`
        }
      </div>
      ${this.isControlled ? html`<p class="soft" id="why">${words.helping.notWhileControlled}</p>` : nothing}
    `);
  }

  #list(): TemplateResult {
    const { system } = this.words.helping;
    return html`<p class="soft" id="strike">${system.strike}</p>
      <ul part="lines" aria-describedby="strike">
        ${this.lines.map((line) => this.#line(line))}
      </ul>`;
  }

  #line({ kind, value }: SystemLine): TemplateResult {
    const { kinds, values } = this.words.helping.system;
    return html`<li>
      <label
        ><input
          type="checkbox"
          aria-label=${kinds[kind]}
          aria-describedby=${`value-${kind}`}
          .checked=${!this.struck.has(kind)}
          @change=${() => this.#strike(kind)}
        /><span>${kinds[kind]}</span
        ><strong class="value" id=${`value-${kind}`}
          >${value in values ? values[value as 'yes' | 'no'] : value}</strong
        ></label
      >
    </li>`;
  }

  #strike(kind: SystemKind): void {
    const struck = new Set(this.struck);
    if (!struck.delete(kind)) struck.add(kind);
    this.struck = struck;
  }

  #send(sent: readonly SystemLine[]): void {
    if (this.isControlled) return;
    this.dispatchEvent(new SystemEvent(sent.map(({ kind }) => kind)));
  }

  protected override refuse(): void {
    this.ask({ type: 'customer.refusedSystem' });
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'remote-help-system-question': RemoteHelpSystemQuestionElement;
  }
}
