import { css, html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { property, query } from 'lit/decorators.js';
import type { ConsoleProblem } from '../../machines/adviser.events.ts';
import { locales } from '../../protocol/states.ts';
import { dialogStyles } from '../dialog/dialog.styles.ts';
import { DialogViewElement } from '../dialog/dialog-view-element.ts';
import { InviteEvent } from './invite-event.ts';
import { look } from '../look.styles.ts';

/**
 * Opens a session for a customer: their e-mail address, and the language in which to write to them.
 *
 * @tag remote-help-adviser-invitation
 * @fires {InviteEvent} remote-help-adviser-invite - The customer to invite; to the console only.
 * @fires {AskEvent} remote-help-adviser-ask - No new session is wanted after all; to the console only.
 * @csspart email - The field for the e-mail address.
 * @csspart language - The customer's language.
 * @csspart send - The button that opens the session.
 * @csspart cancel - The button that changes nothing.
 */
export class RemoteHelpAdviserInvitationElement extends DialogViewElement {
  static override styles = [
    look,
    dialogStyles,
    css`
      legend {
        padding: 0;
        margin-block-end: 0.375rem;
        font-weight: 600;
      }
      .languages {
        display: flex;
        flex-wrap: wrap;
        gap: 0.5rem;
      }
      .languages label {
        display: flex;
        gap: 0.5rem;
        align-items: center;
        min-block-size: 2.5rem;
        padding: 0.25rem 0.875rem;
        font-weight: 500;
        border: 1px solid var(--control-line);
        border-radius: var(--radius-small);
        cursor: pointer;
      }
      .languages label:has(:checked) {
        background: var(--accent-soft);
        border-color: var(--accent);
      }
      input[type='radio'] {
        inline-size: 1.125rem;
        min-block-size: 1.125rem;
        margin: 0;
        accent-color: var(--accent);
      }
    `,
  ];
  /** Whether the broker is being asked. */
  @property({ attribute: false }) isSending = false;
  /** Whether what was typed is no e-mail address. */
  @property({ attribute: false }) emailIsWrong = false;
  /** Why the broker opened no session. */
  @property({ attribute: false }) problem: ConsoleProblem | null = null;
  @query('#email') private readonly email!: HTMLInputElement;

  protected override updated(changed: PropertyValues<this>): void {
    if (changed.has('emailIsWrong') && this.emailIsWrong) this.email.focus();
  }

  protected override render(): TemplateResult {
    const { invitation, problems } = this.words;
    return this.dialog(
      html`<h2 id="title">${invitation.heading}</h2>
        <p class="soft">${invitation.lead}</p>
        <form class="stack" novalidate @submit=${this.#submit}>
          ${this.#email()}${this.#languages()}
          ${
            this.problem === null
              ? nothing
              : html`<p class="box danger">${problems[this.problem]}</p>`
          }
          <div class="answers">
            <button type="button" part="cancel" @click=${this.refuse}>${invitation.cancel}</button>
            <button class="main" part="send" aria-disabled=${this.isSending ? 'true' : 'false'}>
              ${this.isSending ? invitation.sending : invitation.send}
            </button>
          </div>
        </form>`,
    );
  }

  #email(): TemplateResult {
    const { invitation } = this.words;
    return html`<div class="tight">
      <label for="email">${invitation.email}</label>
      <input
        id="email"
        part="email"
        name="email"
        type="email"
        inputmode="email"
        autocomplete="off"
        autocapitalize="none"
        spellcheck="false"
        maxlength="254"
        autofocus
        aria-required="true"
        aria-invalid=${this.emailIsWrong ? 'true' : 'false'}
        aria-describedby=${this.emailIsWrong ? 'fault' : nothing}
      />
      ${
        this.emailIsWrong ? html`<p class="error" id="fault">${invitation.wrongEmail}</p>` : nothing
      }
    </div>`;
  }

  #languages(): TemplateResult {
    const { invitation, languages } = this.words;
    return html`<fieldset part="language">
      <legend>${invitation.language}</legend>
      <div class="languages">
        ${locales.map(
          (locale) =>
            html`<label>
              <input
                type="radio"
                name="locale"
                .value=${locale}
                ?checked=${locale === locales[0]}
              />
              ${languages[locale]}
            </label>`,
        )}
      </div>
    </fieldset>`;
  }

  protected override refuse(): void {
    if (!this.isSending) this.ask({ type: 'adviser.droppedNewSession' });
  }

  #submit = (event: SubmitEvent) => {
    event.preventDefault();
    if (this.isSending) return;
    const form = new FormData(event.target as HTMLFormElement);
    this.dispatchEvent(
      new InviteEvent({
        customerEmail: String(form.get('email') ?? ''),
        locale: String(form.get('locale') ?? ''),
      }),
    );
  };
}

declare global {
  interface HTMLElementTagNameMap {
    'remote-help-adviser-invitation': RemoteHelpAdviserInvitationElement;
  }
}
