import { css, html, nothing, type TemplateResult } from 'lit';
import { property } from 'lit/decorators.js';
import { AdviserViewElement } from '../adviser-view-element.ts';
import { icon } from '../icons.ts';
import { look } from '../look.styles.ts';

/** What there is to say before somebody is signed in. */
export type SignInStep = 'checking' | 'asking' | 'leaving' | 'unreachable';

/**
 * The way into the console: who is signed in is being asked, or one signs in at the bank's own provider.
 *
 * @tag remote-help-adviser-sign-in
 * @fires {AskEvent} remote-help-adviser-ask - To sign in, or to try again; to the console only.
 * @csspart button - The button.
 */
export class RemoteHelpAdviserSignInElement extends AdviserViewElement {
  static override styles = [
    look,
    css`
      :host {
        display: grid;
        place-items: center;
        min-block-size: 100%;
        padding: 1.5rem;
      }
      .card {
        inline-size: min(26rem, 100%);
        padding: 2.5rem 2rem;
        background: var(--surface);
        border: 1px solid var(--line);
        border-radius: var(--radius);
        box-shadow: 0 0.5rem 2rem rgb(0 0 0 / 8%);
      }
      .mark {
        display: grid;
        place-items: center;
        inline-size: 3rem;
        block-size: 3rem;
        color: var(--on-accent);
        background: var(--accent);
        border-radius: var(--radius);
      }
      .product {
        font-weight: 600;
        color: var(--accent);
      }
      h1 {
        font-size: 1.5rem;
      }
      button {
        min-block-size: 2.75rem;
        font-size: 1rem;
      }
    `,
  ];
  /** What is going on. */
  @property({ attribute: false }) step: SignInStep = 'checking';
  /** Why nobody is signed in, where there is more to say than that. */
  @property({ attribute: false }) because: 'failed' | 'expired' | null = null;

  protected override render(): TemplateResult {
    const { product, signIn } = this.words;
    return html`<main class="card stack">
      <span class="mark">${icon('screen')}</span>
      <div class="tight">
        <p class="product">${product}</p>
        <h1>${signIn.heading}</h1>
      </div>
      ${this.#body()}
    </main>`;
  }

  #body(): TemplateResult {
    const { signIn } = this.words;
    switch (this.step) {
      case 'checking':
        return html`<p class="soft">${signIn.checking}</p>`;
      case 'leaving':
        return html`<p class="soft">${signIn.leaving}</p>`;
      case 'unreachable':
        return html`<p class="box warn">${signIn.unreachable}</p>
          <button part="button" @click=${this.#retry}>${signIn.retry}</button>`;
      case 'asking':
        return html`${
            this.because === null
              ? nothing
              : html`<p class="box ${this.because === 'failed' ? 'danger' : 'warn'}">
                  ${signIn[this.because]}
                </p>`
          }
          <p>${signIn.lead}</p>
          <button class="main" part="button" @click=${this.#signIn}>${signIn.button}</button>`;
    }
  }

  #signIn = () => this.ask({ type: 'adviser.askedToSignIn' });
  #retry = () => this.ask({ type: 'adviser.retried' });
}

declare global {
  interface HTMLElementTagNameMap {
    'remote-help-adviser-sign-in': RemoteHelpAdviserSignInElement;
  }
}
