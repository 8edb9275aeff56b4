import { html, nothing, type TemplateResult } from 'lit';
import { property } from 'lit/decorators.js';
import type { ConsoleProblem } from '../../machines/adviser.events.ts';
import type { SessionSummary } from '../../protocol/http.ts';
import type { DeclineReason, EndReason, StopReason } from '../../protocol/reasons.ts';
import { AdviserViewElement } from '../adviser-view-element.ts';
import { icon, type IconName } from '../icons.ts';
import { look } from '../look.styles.ts';
import { numberFate } from './number-fate.ts';
import { progressStyles } from './progress.styles.ts';

/** Where there is no picture: why, and what happens next. */
export type Progress =
  | {
      readonly step:
        'none' | 'coming' | 'awaitsWords' | 'interrupted' | 'forged' | 'elsewhere' | 'refused';
    }
  | {
      readonly step: 'connect';
      readonly isRenewing: boolean;
      readonly problem: ConsoleProblem | null;
    }
  | { readonly step: 'chat-only'; readonly notShown: DeclineReason | null }
  | {
      readonly step: 'stopped';
      readonly reason: StopReason | null;
      readonly notShown: DeclineReason | null;
    }
  | { readonly step: 'closed'; readonly reason: EndReason | null };

/**
 * The middle of the console while there is no picture: what became of the number, what the customer does next,
 * why sharing stopped, how the session ended.
 *
 * @tag remote-help-adviser-progress
 * @fires {AskEvent} remote-help-adviser-ask - The number is to be sent again, the seat taken back; to the console only.
 * @csspart card - What is said.
 * @csspart again - The button that sends the number again.
 */
export class RemoteHelpAdviserProgressElement extends AdviserViewElement {
  static override styles = [look, progressStyles];
  /** Why there is no picture. */
  @property({ attribute: false }) progress: Progress = { step: 'none' };
  /** The session shown, if any. */
  @property({ attribute: false }) session: SessionSummary | null = null;

  protected override render(): TemplateResult {
    return html`<section class="card stack" part="card" aria-labelledby="title" tabindex="0">
      ${this.#body()}
    </section>`;
  }

  #body(): TemplateResult | typeof nothing {
    const { picture, session, queue } = this.words;
    const { progress } = this;
    switch (progress.step) {
      case 'none':
        return titled('chat', queue.choose, html`<p>${queue.chooseHint}</p>`);
      case 'connect':
        return this.#connect(progress);
      case 'chat-only':
        return this.#steps(picture.nothingShared, picture.stepsToShow, progress.notShown);
      case 'coming':
        return titled('screen', picture.coming, html`<p>${picture.comingHint}</p>`, 'live');
      case 'awaitsWords':
        return titled(
          'phone',
          picture.awaitsWords,
          html`<p>${picture.awaitsWordsHint}</p>`,
          'live',
        );
      case 'interrupted':
        return titled('wait', picture.interrupted, html`<p>${picture.interruptedHint}</p>`, 'warn');
      case 'forged':
        return titled('warning', picture.refused, html`<p>${picture.refusedHint}</p>`, 'bad');
      case 'stopped':
        return this.#stopped(progress);
      case 'closed':
        return this.#closed(progress.reason);
      case 'elsewhere':
        return titled('screen', session.elsewhere, this.#takeBack(), 'warn');
      case 'refused':
        return titled('warning', session.refused, this.#takeBack(), 'bad');
    }
  }

  #connect({ isRenewing, problem }: Extract<Progress, { step: 'connect' }>) {
    const { picture, number, problems } = this.words;
    if (this.session === null) return nothing;
    const { sessionId } = this.session;
    const fate = numberFate(this.session, this.words);
    return html`${titled(
        'mail',
        number.heading,
        html`<p>${fate.mail}</p>
          <p>${fate.number}</p>`,
        fate.isBad ? 'bad' : 'live',
      )}
      ${problem === null ? nothing : html`<p class="box danger">${problems[problem]}</p>`}
      <div>
        <button
          part="again"
          class=${fate.isBad ? 'main' : ''}
          aria-disabled=${isRenewing ? 'true' : 'false'}
          @click=${() => {
            if (!isRenewing) this.ask({ type: 'adviser.askedForNumber', sessionId });
          }}
        >
          ${isRenewing ? number.sendingAgain : number.sendAgain}
        </button>
      </div>
      <hr />
      ${this.#list(picture.stepsToConnect)}`;
  }

  #steps(title: string, steps: readonly string[], notShown: DeclineReason | null): TemplateResult {
    const { picture } = this.words;
    const said = notShown === null ? nothing : html`<p>${picture.notShown[notShown]}</p>`;
    return html`${titled('screen', title, said, notShown === null ? '' : 'warn')}
      <hr />
      ${this.#list(steps)}`;
  }

  #list(steps: readonly string[]): TemplateResult {
    return html`<div class="tight">
      <h3>${this.words.picture.next}</h3>
      <ol>
        ${steps.map((step) => html`<li>${step}</li>`)}
      </ol>
    </div>`;
  }

  #stopped({ reason, notShown }: Extract<Progress, { step: 'stopped' }>): TemplateResult {
    const { picture } = this.words;
    return titled(
      'hidden',
      picture.stopped,
      html`${reason === null ? nothing : html`<p>${picture.stops[reason]}</p>`}
        ${notShown === null ? nothing : html`<p>${picture.notShown[notShown]}</p>`}
        <p class="soft">${picture.stoppedHint}</p>`,
      'warn',
    );
  }

  #closed(reason: EndReason | null): TemplateResult {
    const { picture, ends } = this.words;
    const isAlarm = reason === 'customer.raisedAlarm';
    return titled(
      isAlarm ? 'warning' : 'closed',
      picture.closed,
      html`${reason === null ? nothing : html`<p>${ends[reason]}</p>`}
        <p class="soft">${picture.closedHint}</p>`,
      isAlarm ? 'bad' : '',
    );
  }

  #takeBack(): TemplateResult {
    return html`<div>
      <button class="main" @click=${() => this.ask({ type: 'adviser.tookSeatBack' })}>
        ${this.words.session.takeBack}
      </button>
    </div>`;
  }
}

function titled(
  drawing: IconName,
  title: string,
  said: TemplateResult | typeof nothing,
  kind: '' | 'live' | 'warn' | 'bad' = '',
): TemplateResult {
  return html`<div class="titled ${kind}">
    <span class="drawing">${icon(drawing)}</span>
    <div class="tight">
      <h3 id="title" class="title">${title}</h3>
      ${said}
    </div>
  </div>`;
}

declare global {
  interface HTMLElementTagNameMap {
    'remote-help-adviser-progress': RemoteHelpAdviserProgressElement;
  }
}
