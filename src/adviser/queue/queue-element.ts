import { html, nothing, type TemplateResult } from 'lit';
import { property } from 'lit/decorators.js';
import { repeat } from 'lit/directives/repeat.js';
import type { AdviserIdentity } from '../../protocol/fields.ts';
import type { SessionSummary } from '../../protocol/http.ts';
import { AdviserViewElement } from '../adviser-view-element.ts';
import { icon } from '../icons.ts';
import { look } from '../look.styles.ts';
import { clockTime } from '../moments.ts';
import { numberFate } from './number-fate.ts';
import { queueStyles } from './queue.styles.ts';
import { keyShortcut, shortcuts } from '../shortcuts.ts';

/** One of the adviser's sessions, and how much of it waits to be read. */
export interface QueuedSession {
  readonly session: SessionSummary;
  readonly unread: number;
}

/**
 * The adviser's own sessions, open ones first, and what is done beside a session: a new one, signing out.
 *
 * @tag remote-help-adviser-queue
 * @fires {AskEvent} remote-help-adviser-ask - A session was chosen, a new one or the way out is wanted; to the console only.
 * @csspart session - One session of the list.
 */
export class RemoteHelpAdviserQueueElement extends AdviserViewElement {
  static override styles = [look, queueStyles];
  /** The sessions, newest first; `null` until the broker has said which there are. */
  @property({ attribute: false }) sessions: readonly QueuedSession[] | null = null;
  /** Which session is shown. */
  @property({ attribute: false }) selected: string | null = null;
  /** Who is signed in. */
  @property({ attribute: false }) adviser: AdviserIdentity | null = null;
  /** Whether the list may be old. */
  @property({ attribute: false }) lineIsLost = false;

  protected override render(): TemplateResult {
    const { product, queue } = this.words;
    return html`<nav aria-label=${queue.heading}>
      <div class="top">
        <span class="mark">${icon('screen')}</span>
        <h1>${product}</h1>
      </div>
      <div class="new">
        <button
          class="main"
          aria-keyshortcuts=${keyShortcut('newSession')}
          @click=${() => this.ask({ type: 'adviser.askedForNewSession' })}
        >
          ${icon('plus')} ${queue.newSession}
        </button>
      </div>
      <div class="lists">
        <h2 class="unseen">${queue.heading}</h2>
        ${this.lineIsLost ? html`<p class="box warn">${queue.lineLost}</p>` : nothing}
        ${this.#lists()}
      </div>
      ${this.#bottom()}
    </nav>`;
  }

  #lists(): TemplateResult {
    const { queue } = this.words;
    if (this.sessions === null) return html`<p class="empty soft">${queue.loading}</p>`;
    if (this.sessions.length === 0) return html`<p class="empty soft">${queue.empty}</p>`;
    const isOver = ({ session }: QueuedSession) => session.state === 'closed';
    return html`${this.#list(
      queue.open,
      this.sessions.filter((queued) => !isOver(queued)),
    )}
    ${this.#list(queue.over, this.sessions.filter(isOver))}`;
  }

  #list(heading: string, sessions: readonly QueuedSession[]) {
    if (sessions.length === 0) return nothing;
    return html`<h3>${heading}</h3>
      <ul>
        ${repeat(
          sessions,
          ({ session }) => session.sessionId,
          (queued) => html`<li>${this.#session(queued)}</li>`,
        )}
      </ul>`;
  }

  #session({ session, unread }: QueuedSession): TemplateResult {
    const { states, queue, locale } = this.words;
    const { sessionId, state, customerEmail, reference, closedAt, openedAt } = session;
    return html`<button
      class="session ${state === 'closed' ? 'over' : ''}"
      part="session"
      aria-current=${sessionId === this.selected ? 'true' : 'false'}
      @click=${() => this.ask({ type: 'adviser.choseSession', sessionId })}
    >
      <span class="line">
        <span class="email" title=${customerEmail}>${customerEmail}</span>
        ${
          unread === 0
            ? nothing
            : html`<span class="unread">
                <span aria-hidden="true">${unread}</span>
                <span class="unseen">${queue.unread(unread)}</span>
              </span>`
        }
      </span>
      <span class="line">
        <span class="state" data-state=${state}>${states[state]}</span>
      </span>
      <span class="last">
        <span class="reference">${reference}</span>
        ${
          state === 'connect'
            ? this.#fate(session)
            : html`<time datetime=${new Date(closedAt ?? openedAt).toISOString()}>
                ${clockTime(closedAt ?? openedAt, locale)}
              </time>`
        }
      </span>
    </button>`;
  }

  #fate(session: SessionSummary): TemplateResult {
    const { mail, number, isBad } = numberFate(session, this.words);
    const isOnItsWay = session.mail.status !== 'sent';
    return html`<span class="fate ${isBad ? 'bad' : ''}">${isOnItsWay ? mail : number}</span>`;
  }

  #bottom(): TemplateResult {
    const { queue, shortcuts: keyWords } = this.words;
    return html`<div class="bottom">
      <details>
        <summary>${keyWords.heading}</summary>
        <dl class="keys">
          ${shortcuts.map(
            ({ name, shown }) =>
              html`<dt>${keyWords[name]}</dt>
                <dd><kbd>${shown}</kbd></dd>`,
          )}
        </dl>
      </details>
      <div class="who">
        <div>
          <p class="name">${this.adviser?.name}</p>
          <p class="soft">${this.adviser?.role}</p>
        </div>
        <button class="quiet" @click=${() => this.ask({ type: 'adviser.askedToSignOut' })}>
          ${queue.signOut}
        </button>
      </div>
    </div>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'remote-help-adviser-queue': RemoteHelpAdviserQueueElement;
  }
}
