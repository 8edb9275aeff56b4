import { css, html, nothing, type TemplateResult } from 'lit';
import { property, state } from 'lit/decorators.js';
import type { SessionSummary } from '../protocol/http.ts';
import type { BrokerState } from '../protocol/states.ts';
import { AdviserViewElement } from './adviser-view-element.ts';
import { icon } from './icons.ts';
import { look } from './look.styles.ts';
import { elapsed } from './moments.ts';
import { recordingTemplate, type ShownRecording } from './picture/recording-template.ts';
import { keyShortcut } from './shortcuts.ts';

/** Whether the customer is there, as the header says it. */
export type Presence = 'expected' | 'present' | 'away';

/**
 * Above a session: whose it is, its state, whether the customer is there, for how long, and ending it.
 *
 * @tag remote-help-adviser-header
 * @fires {AskEvent} remote-help-adviser-ask - The end or the list is wanted; to the console only.
 * @csspart hand-over - The button that hands the session over to a colleague.
 * @csspart invite - The button that invites a colleague into the chat.
 * @csspart end - The button that ends the session.
 * @csspart back - The button that leads back to the list, on narrow screens.
 */
export class RemoteHelpAdviserHeaderElement extends AdviserViewElement {
  static override styles = [
    look,
    css`
      :host {
        background: var(--surface);
        border-block-end: 1px solid var(--line);
      }
      header {
        display: flex;
        flex-wrap: wrap;
        gap: 0.5rem 1.25rem;
        align-items: center;
        padding: 0.625rem 1rem;
      }
      .who {
        display: grid;
        flex: 1 1 14rem;
        gap: 0.125rem;
        min-inline-size: 0;
      }
      h2 {
        overflow: hidden;
        font-size: 1.125rem;
        text-overflow: ellipsis;
        white-space: nowrap;
        outline-offset: 2px;
      }
      .facts {
        display: flex;
        flex-wrap: wrap;
        gap: 0.125rem 0.875rem;
        align-items: center;
        font-size: 0.8125rem;
        color: var(--text-soft);
      }
      .facts span {
        font-variant-numeric: tabular-nums;
      }
      .presence {
        display: flex;
        gap: 0.375rem;
        align-items: center;
      }
      .presence .icon {
        inline-size: 1rem;
        block-size: 1rem;
      }
      .recording {
        display: flex;
        gap: 0.375rem;
        align-items: center;
        font-weight: 600;
      }
      .recording .icon {
        inline-size: 1rem;
        block-size: 1rem;
      }
      .recording.recorded {
        color: var(--danger);
      }
      .recording.failing,
      .recording.waiting,
      .recording.starting {
        color: var(--warn);
      }
      .presence.present {
        color: var(--good);
        font-weight: 600;
      }
      .presence.away {
        color: var(--warn);
        font-weight: 600;
      }
      .time {
        min-inline-size: 3.5rem;
        font-size: 1rem;
        font-weight: 600;
        font-variant-numeric: tabular-nums;
        text-align: end;
      }
      .back {
        display: none;
        padding: 0.25rem;
        margin-inline-start: -0.5rem;
        border-color: transparent;
      }
      @container console (max-width: 60rem) {
        .back {
          display: inline-flex;
          align-items: center;
        }
      }
    `,
  ];
  /** The session shown. */
  @property({ attribute: false }) session!: SessionSummary;
  /** Its state, which may be newer than the list. */
  @property({ attribute: false }) state: BrokerState = 'connect';
  /** Whether the customer is there. */
  @property({ attribute: false }) presence: Presence = 'expected';
  /** Whether it can be handed over to a colleague. */
  @property({ attribute: false }) canHandOver = false;
  /** Whether a colleague can be invited into its chat. */
  @property({ attribute: false }) canInvite = false;
  /** Whether it can be ended. */
  @property({ attribute: false }) canEnd = false;
  /** Whether it is being ended. */
  @property({ attribute: false }) isEnding = false;
  /** How the recording stands, and how far the broker is behind. */
  @property({ attribute: false }) recording: ShownRecording = { phase: 'off' };
  @state() private now = Date.now();
  #ticking: ReturnType<typeof setInterval> | undefined;

  override connectedCallback(): void {
    super.connectedCallback();
    this.#ticking = setInterval(() => (this.now = Date.now()), 1000);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    clearInterval(this.#ticking);
  }

  protected override render(): TemplateResult {
    const { queue, session, states, languages } = this.words;
    const { customerEmail, reference, locale } = this.session;
    return html`<header>
      <button
        class="back"
        part="back"
        aria-label=${queue.back}
        @click=${() => this.ask({ type: 'adviser.leftSession' })}
      >
        ${icon('back')}
      </button>
      <div class="who">
        <h2 tabindex="-1" title=${customerEmail}>${customerEmail}</h2>
        <div class="facts">
          <span>${session.reference} ${reference}</span>
          <span>${session.language}: ${languages[locale]}</span>
          ${this.#presence()}${recordingTemplate(this.words, this.recording, this.now)}
        </div>
      </div>
      <span class="state" data-state=${this.state}>${states[this.state]}</span>
      ${this.#time()}${this.#invite()}${this.#handOver()}${this.#end()}
    </header>`;
  }

  #presence() {
    if (this.state === 'closed') return nothing;
    const { session } = this.words;
    const text = { expected: session.notYet, present: session.present, away: session.away };
    return html`<span class="presence ${this.presence}">
      ${icon('person')} ${text[this.presence]}
    </span>`;
  }

  #time(): TemplateResult {
    const { joinedAt, openedAt, closedAt } = this.session;
    const shown = elapsed(joinedAt ?? openedAt, closedAt ?? this.now);
    return html`<span class="time">
      <span class="unseen">${this.words.session.duration}</span>${shown}
    </span>`;
  }

  #invite() {
    if (this.state === 'closed' || this.isEnding || !this.canInvite) return nothing;
    return html`<button part="invite" @click=${() => this.ask({ type: 'adviser.askedForSecond' })}>
      ${this.words.second.button}
    </button>`;
  }

  #handOver() {
    if (this.state === 'closed' || this.isEnding || !this.canHandOver) return nothing;
    return html`<button
      part="hand-over"
      @click=${() => this.ask({ type: 'adviser.askedForColleagues' })}
    >
      ${this.words.handOver.button}
    </button>`;
  }

  #end() {
    const { session } = this.words;
    if (this.state === 'closed') return nothing;
    if (this.isEnding) return html`<span class="soft">${session.ending}</span>`;
    if (!this.canEnd) return nothing;
    return html`<button
      class="danger"
      part="end"
      aria-keyshortcuts=${keyShortcut('end')}
      @click=${() => this.ask({ type: 'adviser.askedToEnd' })}
    >
      ${session.end}
    </button>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'remote-help-adviser-header': RemoteHelpAdviserHeaderElement;
  }
}
