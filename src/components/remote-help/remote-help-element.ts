import { html, LitElement, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { property } from 'lit/decorators.js';
import { takeLinkHandle, type RunningSession } from '../../actors/session-actor.ts';
import { loadWords, type Language } from '../../locales/load.ts';
import type { Words } from '../../locales/words.ts';
import type { CustomerEvent } from '../../machines/session.events.ts';
import { stateOf, type SessionSnapshot } from '../../machines/session.machine.ts';
import type { SessionState } from '../../protocol/states.ts';
import type { IntentEvent } from '../intent-event.ts';
import { look } from '../look.styles.ts';
import type { SayEvent } from '../say-event.ts';
import { Announcer } from './announcer.ts';
import { errorBetween, reasonOf } from './changes.ts';
import { RemoteHelpErrorEvent } from './error-event.ts';
import { isRecorded, isSharing } from './facts.ts';
import { FocusKeeper } from './focus-keeper.ts';
import type { View } from './later-views.ts';
import { PageLanguage } from './page-language.ts';
import { remoteHelpStyles } from './remote-help.styles.ts';
import { openSession } from './session-opener.ts';
import { spokenEntry, spokenState } from './spoken.ts';
import { RemoteHelpStateChangeEvent } from './state-change-event.ts';

type LaterElements = typeof import('../later-elements.ts');

/**
 * Remote help for a bank's customer, from the agreement to the end of the session.
 *
 * Nothing on the page can start, join, share or allow: the customer does, by hand.
 *
 * @tag remote-help
 * @attr broker - The broker's origin.
 * @attr instructions - A link to the bank's own instructions; the built-in illustrated ones otherwise.
 * @attr agreement-version - Which text of the bank's stands in the slot `agreement`; it goes into the receipt.
 * @attr heading-level - The level of its headings in the page's outline; 2 unless said.
 * @attr lang - The language: `sl` or `en`; the page's unless said.
 * @attr state - Read only: one of the seven states.
 * @attr sharing - Read only: present while anything of the desktop may leave the browser.
 * @attr controlled - Read only: present while the adviser controls the desktop.
 * @attr recorded - Read only: present while what is shared is recorded.
 * @slot - What stands here until the element can show anything, or if it never can.
 * @slot agreement - The bank's own agreement, in full.
 * @slot instructions - The bank's own instructions.
 * @slot footer - What the bank wants to say below.
 * @fires {RemoteHelpStateChangeEvent} remote-help-statechange - The session is in another state.
 * @fires {RemoteHelpErrorEvent} remote-help-error - Something did not work; the customer has been told.
 * @csspart frame - All of it.
 * @csspart body - What lies below the status bar.
 */
export class RemoteHelpElement extends LitElement {
  static override styles = [look, remoteHelpStyles];
  @property() broker = '';
  @property() instructions = '';
  @property({ attribute: 'agreement-version' }) agreementVersion = '';
  @property({ attribute: 'heading-level', type: Number }) headingLevel = 2;

  readonly #language = new PageLanguage(this);
  readonly #announcer = new Announcer(this);
  readonly #focus = new FocusKeeper(this);
  #session: RunningSession | undefined;
  #snapshot: SessionSnapshot | undefined;
  #leaving = new AbortController();
  #words: Words | undefined;
  #wordsAsked: Language | undefined;
  #later: LaterElements | 'loading' | 'failed' | undefined;
  #handle: string | undefined;
  #agreementText = '';
  #joinedAt = 0;
  #lastSaid = '';
  #spoken = new Set<string>();

  /** Which of the seven states the session is in. */
  get state(): SessionState {
    return this.#snapshot === undefined ? 'consent' : stateOf(this.#snapshot);
  }

  /** Whether anything of the desktop may leave the browser. */
  get sharing(): boolean {
    return this.#snapshot !== undefined && isSharing(this.#snapshot);
  }

  /** Whether the adviser controls the desktop. */
  get controlled(): boolean {
    return false;
  }

  /** Whether what is shared is recorded. */
  get recorded(): boolean {
    return this.#snapshot !== undefined && isRecorded(this.#snapshot);
  }

  /** Stops sharing at once; the session goes on. Nothing happens when nothing is shared. */
  stopSharing(): void {
    this.#session?.actor.send({ type: 'customer.stoppedSharing' });
  }

  /** Ends the session for both sides, without asking. Nothing happens before one is joined. */
  end(): void {
    this.#session?.actor.send({ type: 'customer.ended' });
  }

  override connectedCallback(): void {
    super.connectedCallback();
    this.#handle ??= takeLinkHandle();
    this.setAttribute('state', this.state);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    // A framework that moves the element takes it off the page and puts it back at once.
    queueMicrotask(() => {
      if (!this.isConnected) this.#release();
    });
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    void this.#loadWords();
    if (changed.has('broker') && this.state === 'consent') this.#release();
    if (this.isConnected && this.#session === undefined && this.broker !== '') this.#open();
  }

  protected override firstUpdated(): void {
    if (this.broker === '') this.#fail('element.notConfigured');
  }

  protected override updated(): void {
    this.#focus.move();
  }

  protected override render(): TemplateResult {
    const words = this.#words;
    return html`<div
      class="frame"
      part="frame"
      lang=${words?.language ?? nothing}
      @remote-help-intent=${this.#onIntent}
      @remote-help-say=${({ text }: SayEvent) => this.#announcer.say(text)}
    >
      ${this.#announcer.render()}
      ${words === undefined ? html`<slot></slot>` : this.#content(words)}
      <slot name="footer"></slot>
    </div>`;
  }

  #content(words: Words) {
    const { snapshot, session, later } = {
      snapshot: this.#snapshot,
      session: this.#session,
      later: this.#later,
    };
    if (snapshot === undefined || session === undefined) return this.#message(words.consent.notReady);
    if (snapshot.hasTag('consent')) return this.#body(this.#consent(words, snapshot));
    if (snapshot.hasTag('closed')) return this.#body(this.#closed(words, snapshot));
    if (later === 'failed') return this.#notLoaded(words);
    if (typeof later !== 'object') return this.#body(nothing);
    const { headingLevel } = this;
    const view: View = { snapshot, session, words, headingLevel, joinedAt: this.#joinedAt };
    if (!snapshot.hasTag('canEnd')) return this.#body(later.laterView(view));
    const { bar, chat, questions } = later.joinedView(view);
    return html`${bar}
    ${this.#body(html`${later.laterView(view)}${chat}`, 'joined')}${questions}`;
  }

  #body(content: unknown, kind = '') {
    return html`<div class="body" part="body"><div class="inner ${kind}">${content}</div></div>`;
  }

  #message(text: string) {
    return this.#body(html`<p class="box">${text}</p>`);
  }

  #notLoaded({ consent }: Words) {
    return this.#body(
      html`<p class="box">${consent.notLoaded}</p>
        <div>
          <button type="button" class="main" @click=${() => this.#loadLater()}>
            ${consent.tryAgain}
          </button>
        </div>`,
    );
  }

  #consent(words: Words, snapshot: SessionSnapshot) {
    return html`<remote-help-consent
      class="state"
      .words=${words}
      .headingLevel=${this.headingLevel}
      .agreementVersion=${this.agreementVersion}
      .instructions=${this.instructions}
      .canShare=${snapshot.context.canShare}
      .isReporting=${snapshot.hasTag('isReporting')}
      @remote-help-ticked=${() => this.#loadLater()}
    >
      <slot name="agreement" slot="agreement"></slot>
      <slot name="instructions" slot="instructions"></slot>
    </remote-help-consent>`;
  }

  #closed(words: Words, snapshot: SessionSnapshot) {
    return html`<remote-help-closed
      class="state"
      .words=${words}
      .headingLevel=${this.headingLevel}
      .reason=${snapshot.context.endReason ?? 'customer.ended'}
    ></remote-help-closed>`;
  }

  /** Hands the customer's click on, in the click itself: the browser opens its picker in no other moment. */
  #onIntent = ({ detail }: IntentEvent) => {
    if (detail.type === 'customer.agreed') this.#keepAgreement(detail);
    this.#session?.actor.send(detail);
  };

  #keepAgreement(_: Extract<CustomerEvent, { type: 'customer.agreed' }>) {
    this.#agreementText = this.renderRoot.querySelector('remote-help-consent')?.agreementText ?? '';
  }

  #open(): void {
    const language = this.#language;
    const session = openSession({
      broker: this.broker,
      handle: this.#handle,
      get locale() {
        return language.language;
      },
      agreementText: () => this.#agreementText,
    });
    this.#leaving = new AbortController();
    this.#session = session;
    this.#take(session.actor.getSnapshot());
    session.actor.subscribe((snapshot) => this.#take(snapshot));
    session.onEntries(() => this.#hearEntries(), this.#leaving.signal);
  }

  #release(): void {
    this.#leaving.abort();
    this.#session?.release();
    this.#session = undefined;
    this.#snapshot = undefined;
    this.#spoken.clear();
    this.#reflect();
  }

  /** Shows the session's new state, everywhere at once: attributes first, then who listens. */
  #take(snapshot: SessionSnapshot): void {
    const previous = this.#snapshot;
    this.#snapshot = snapshot;
    if (!snapshot.hasTag('consent') && !snapshot.hasTag('closed')) this.#loadLater(false);
    if (snapshot.hasTag('canEnd') && this.#joinedAt === 0) this.#joinedAt = Date.now();
    this.#reflect();
    this.#focus.follow(previous, snapshot);
    this.#speakState();
    this.requestUpdate();
    if (previous === undefined) return;
    const [before, now] = [stateOf(previous), stateOf(snapshot)];
    if (before !== now) {
      this.dispatchEvent(new RemoteHelpStateChangeEvent(now, before, reasonOf(snapshot)));
    }
    const problem = errorBetween(previous, snapshot);
    if (problem !== null) this.#fail(problem);
  }

  #reflect(): void {
    this.setAttribute('state', this.state);
    this.toggleAttribute('sharing', this.sharing);
    this.toggleAttribute('controlled', this.controlled);
    this.toggleAttribute('recorded', this.recorded);
  }

  #speakState(): void {
    if (this.#words === undefined || this.#snapshot === undefined) return;
    const said = spokenState(this.#snapshot, this.#words);
    if (said === null || said.key === this.#lastSaid) return;
    this.#lastSaid = said.key;
    this.#announcer.say(said.text, said.isUrgent);
  }

  #hearEntries(): void {
    const words = this.#words;
    const adviser = this.#snapshot?.context.adviser?.name ?? '';
    for (const entry of this.#session?.entries() ?? []) {
      if (words === undefined || this.#spoken.has(entry.id)) continue;
      this.#spoken.add(entry.id);
      const said = spokenEntry(entry, words, adviser);
      if (said !== null) this.#announcer.say(said.text, said.isUrgent);
    }
    this.requestUpdate();
  }

  async #loadWords(): Promise<void> {
    const { language } = this.#language;
    if (language === this.#wordsAsked) return;
    this.#wordsAsked = language;
    try {
      const words = await loadWords(language);
      if (language === this.#wordsAsked) this.#words = words;
    } catch {
      this.#wordsAsked = undefined;
      this.#fail('element.notLoaded');
      return;
    }
    this.requestUpdate();
  }

  #loadLater(again = true): void {
    if (typeof this.#later === 'object' || this.#later === 'loading') return;
    if (this.#later === 'failed' && !again) return;
    this.#later = 'loading';
    const settle = (later: LaterElements | 'failed') => {
      this.#later = later;
      this.requestUpdate();
    };
    import('../later-elements.ts').then(
      (later) => {
        later.defineLaterElements();
        settle(later);
      },
      () => {
        settle('failed');
        this.#fail('element.notLoaded');
      },
    );
    this.requestUpdate();
  }

  #fail(reason: RemoteHelpErrorEvent['reason']): void {
    this.dispatchEvent(new RemoteHelpErrorEvent(reason));
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'remote-help': RemoteHelpElement;
  }
}
