import { css, html, type TemplateResult } from 'lit';
import { property } from 'lit/decorators.js';
import { repeat } from 'lit/directives/repeat.js';
import type { AskedHandOver, AskedInvitation } from '../../protocol/http.ts';
import { AdviserViewElement } from '../adviser-view-element.ts';
import { look } from '../look.styles.ts';
import { HandOverEvent } from './hand-over-event.ts';

/**
 * Colleagues ask this adviser to take their sessions over, or part in their chats. It stands above all else and takes the focus from nobody: whoever
 * helps a customer is not to be torn away by it. New ones are spoken by the console.
 *
 * @tag remote-help-adviser-take-over
 * @fires {HandOverEvent} remote-help-adviser-hand-over - The answer; to the console only.
 * @csspart accept - The button that takes a session over.
 * @csspart decline - The button that does not.
 * @fires {AskEvent} remote-help-adviser-ask - A chat in which one takes part is opened; to the console only.
 * @csspart open - The button that opens a chat in which one takes part.
 */
export class RemoteHelpAdviserTakeOverElement extends AdviserViewElement {
  static override styles = [
    look,
    css`
      section {
        display: grid;
        max-block-size: 50dvh;
        overflow: auto;
        background: var(--accent-soft);
        border-block-end: 2px solid var(--accent);
      }
      article {
        display: flex;
        flex-wrap: wrap;
        gap: 0.75rem 1.25rem;
        align-items: center;
        padding: 0.75rem 1rem;
      }
      article + article {
        border-block-start: 1px solid var(--line);
      }
      .text {
        flex: 1 1 20rem;
        min-inline-size: 0;
      }
      .soft {
        margin-block-start: 0.125rem;
      }
    `,
  ];
  /** What is asked, oldest first. */
  @property({ attribute: false }) handOvers: readonly AskedHandOver[] = [];
  /** The chats into which one is invited, or in which one takes part, oldest first. */
  @property({ attribute: false }) invitations: readonly AskedInvitation[] = [];
  /** Which session is shown. */
  @property({ attribute: false }) selected: string | null = null;

  protected override render(): TemplateResult {
    return html`<section aria-label=${this.words.handOver.incoming}>
      ${repeat(
        this.handOvers,
        ({ ask }) => ask,
        (asked) => this.#asked(asked),
      )}${repeat(
        this.invitations.filter((one) => one.at === 'colleague'),
        ({ ask }) => ask,
        (asked) => this.#invited(asked),
      )}${repeat(
        this.invitations.filter((one) => one.at !== 'colleague' && one.sessionId !== this.selected),
        ({ ask }) => ask,
        (asked) => this.#accepted(asked),
      )}
    </section>`;
  }

  #invited(asked: AskedInvitation): TemplateResult {
    const { handOver, second, languages } = this.words;
    const { ask, from, reference, locale } = asked;
    const answer = (accepts: boolean) => () =>
      this.dispatchEvent(new HandOverEvent({ kind: 'answerInvitation', asked, accepts }));
    return html`<article aria-labelledby=${`who-${ask}`}>
      <div class="text">
        <p id=${`who-${ask}`}><strong>${second.incomingFrom(from.name, from.role)}</strong></p>
        <p class="soft">
          ${handOver.incomingAbout(reference, languages[locale])} ${second.incomingMeans}
        </p>
      </div>
      <div class="row">
        <button class="main" part="accept" @click=${answer(true)}>${second.accept}</button>
        <button part="decline" @click=${answer(false)}>${second.decline}</button>
      </div>
    </article>`;
  }

  #accepted({ ask, reference, from, sessionId }: AskedInvitation): TemplateResult {
    const { second } = this.words;
    return html`<article aria-labelledby=${`who-${ask}`}>
      <div class="text">
        <p id=${`who-${ask}`}>${second.openOf(reference, from.name)}</p>
      </div>
      <button part="open" @click=${() => this.ask({ type: 'adviser.choseSession', sessionId })}>
        ${second.open}
      </button>
    </article>`;
  }

  #asked(asked: AskedHandOver): TemplateResult {
    const { handOver, languages } = this.words;
    const { from, reference, locale } = asked;
    const answer = (accepts: boolean) => () =>
      this.dispatchEvent(new HandOverEvent({ kind: 'answer', asked, accepts }));
    return html`<article aria-labelledby=${`who-${asked.ask}`}>
      <div class="text">
        <p id=${`who-${asked.ask}`}>
          <strong>${handOver.incomingFrom(from.name, from.role)}</strong>
        </p>
        <p class="soft">
          ${handOver.incomingAbout(reference, languages[locale])} ${handOver.incomingMeans}
        </p>
      </div>
      <div class="row">
        <button class="main" part="accept" @click=${answer(true)}>${handOver.accept}</button>
        <button part="decline" @click=${answer(false)}>${handOver.decline}</button>
      </div>
    </article>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'remote-help-adviser-take-over': RemoteHelpAdviserTakeOverElement;
  }
}
