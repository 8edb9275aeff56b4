/* eslint-disable max-lines -- the element's whole contract, and what joins its parts, is read as one thing */
import { html, LitElement, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { property } from 'lit/decorators.js';
import { canShareScreen, takeLinkHandle } from '../../actors/page.ts';
import type { OtherProgram, RunningSession, SessionOptions } from '../../actors/session-actor.ts';
import type { Words } from '../../locales/words.ts';
import type { CustomerEvent } from '../../machines/session.events.ts';
import { stateOf } from '../../machines/session-state.ts';
import type { SessionSnapshot } from '../../machines/session.machine.ts';
import type { SessionState } from '../../protocol/states.ts';
import type { IntentEvent } from '../intent-event.ts';
import { look } from '../look.styles.ts';
import type { SayEvent } from '../say-event.ts';
import { eventsBetween } from './changes.ts';
import { RemoteHelpErrorEvent, type ErrorReason } from './error-event.ts';
import { isControlled, isRecorded, isSharing } from './facts.ts';
import { closedView, consentView, failedToLoad, message } from './first-views.ts';
import { FocusKeeper } from './focus-keeper.ts';
import { LaterLoader, type LaterElements } from './later-loader.ts';
import { PageWords } from './page-words.ts';
import { PinnedBar } from './pinned-bar.ts';
import { remoteHelpStyles } from './remote-help.styles.ts';
import { openerOr, openersFor } from './session-opener.ts';
import { SessionReturn } from './session-return.ts';
import { ShownTexts } from './shown-texts.ts';
import { Speaker } from './speaker.ts';
import type { View } from './view.ts';

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
 * @csspart receipt - The button that saves the customer's receipts.
 * @csspart body - What lies below the status bar.
 */
export class RemoteHelpElement extends LitElement {
  static override styles = [look, remoteHelpStyles];
  @property() broker = '';
  @property() instructions = '';
  @property({ attribute: 'agreement-version' }) agreementVersion = '';
  @property({ attribute: 'heading-level', type: Number }) headingLevel = 2;
  /** Which program is offered in `download`: the bank's own, or another one. Set before the customer agrees. */
  @property({ attribute: false }) program: 'own' | OtherProgram = 'own';

  readonly #texts = new PageWords(this, () => this.#fail('element.notLoaded'));
  readonly #later = new LaterLoader(this, () => this.#fail('element.notLoaded'));
  readonly #speaker = new Speaker(this);
  readonly #focus = new FocusKeeper(this);
  readonly #pin = new PinnedBar();
  readonly #return = new SessionReturn(this);
  readonly #shown = new ShownTexts();
  #leaving = new AbortController();
  #session: RunningSession | undefined;
  #snapshot: SessionSnapshot | undefined;
  #floating: InstanceType<LaterElements['FloatingBar']> | undefined;
  #handle: string | undefined;
  #waiting: CustomerEvent[] = [];
  #joinedAt = 0;

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
    return this.#snapshot !== undefined && isControlled(this.#snapshot);
  }

  /** Whether what is shared is recorded. */
  get recorded(): boolean {
    return this.#snapshot !== undefined && isRecorded(this.#snapshot);
  }

  /** Stops sharing at once; the session goes on. Nothing happens when nothing is shared. */
  stopSharing(): void {
    this.#send({ type: 'customer.stoppedSharing' });
  }

  /** Ends the session for both sides, without asking. Nothing happens before one is joined. */
  end(): void {
    this.#send({ type: 'customer.ended' });
  }

  override connectedCallback(): void {
    super.connectedCallback();
    this.#handle ??= takeLinkHandle();
    this.setAttribute('state', this.state);
    if (this.#return.isOpen) this.#later.load();
    // Who was moved in the page has to be pinned again.
    this.requestUpdate();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    // A framework that moves the element takes it off the page and puts it back at once.
    queueMicrotask(() => {
      if (this.isConnected) return;
      this.#pin.follow(null, null);
      this.#release();
    });
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has('broker') && this.state === 'consent') this.#release();
    const openers = openersFor(this, this.#later.elements);
    const opener = openerOr(openers?.startSession);
    if (opener === undefined || this.#session !== undefined || this.broker === '') return;
    if (!this.isConnected) return;
    const adopt = (session: RunningSession) => this.#adopt(session);
    if (openers) this.#return.begin(openers.takeUpSession, this.#options, adopt);
    if (!this.#return.isOpen && !this.#session) this.#adopt(opener(this.#options));
  }

  protected override firstUpdated(): void {
    if (this.broker === '') this.#fail('element.notConfigured');
  }

  protected override updated(): void {
    const { renderRoot } = this;
    this.#pin.follow(
      renderRoot.querySelector<HTMLElement>('.pinned'),
      renderRoot.querySelector('remote-help-status-bar'),
    );
    this.#focus.move();
  }

  protected override render(): TemplateResult {
    const { words } = this.#texts;
    return html`<div
      class="frame"
      part="frame"
      lang=${words?.language ?? nothing}
      @remote-help-intent=${this.#onIntent}
      @remote-help-say=${({ text }: SayEvent) => this.#speaker.say(text)}
    >
      ${this.#speaker.render()} ${words === undefined ? html`<slot></slot>` : this.#content(words)}
      <slot name="footer"></slot>
    </div>`;
  }

  #content(words: Words) {
    if (this.broker === '') return this.#body(message(words.consent.notReady));
    const { elements, hasFailed } = this.#later;
    const view = this.#view;
    const receipt = view && elements?.receiptButton(view);
    if (view?.snapshot.hasTag('closed')) return this.#body(html`${closedView(view)}${receipt}`);
    if (hasFailed) return this.#body(failedToLoad(words, () => this.#later.load(true)));
    if (this.#return.isOpen) return this.#body(message(words.session.comesBack));
    if (view === undefined || view.snapshot.hasTag('consent')) return this.#consent(words);
    if (elements === undefined) return this.#body(nothing);
    if (!view.snapshot.hasTag('canEnd')) return this.#body(elements.laterView(view));
    const { bar, chat, questions } = elements.joinedView(view);
    return html`<div class="pinned" popover="manual">${bar}</div>
      ${this.#body(html`${elements.laterView(view)}${chat}${receipt}`, 'joined')}${questions}`;
  }

  #consent(words: Words) {
    this.#shown.show();
    const facts = {
      words,
      headingLevel: this.headingLevel,
      canShare: this.#snapshot?.context.canShare ?? canShareScreen(),
      isReporting:
        this.#snapshot?.hasTag('isReporting') ??
        this.#waiting.some(({ type }) => type === 'customer.raisedAlarm'),
    };
    const consent = consentView(facts, this, () => this.#later.load());
    if (!this.#return.livesElsewhere) return this.#body(consent);
    return this.#body(html`${message(words.session.livesElsewhere)}${consent}`);
  }

  /** What the views of the session are made from, once there is one and its texts are there. */
  get #view(): View | undefined {
    const [snapshot, session, words] = [this.#snapshot, this.#session, this.#texts.words];
    if (snapshot === undefined || session === undefined || words === undefined) return undefined;
    return { snapshot, session, words, headingLevel: this.headingLevel, joinedAt: this.#joinedAt };
  }

  #body(content: unknown, kind = '') {
    return html`<div class="body" part="body"><div class="inner ${kind}">${content}</div></div>`;
  }

  /** Hands the customer's click on, in the click itself: the browser opens its picker in no other moment. */
  #onIntent = ({ detail }: IntentEvent) => {
    if (detail.type === 'customer.agreed') this.#shown.agree(this.renderRoot);
    if (detail.type === 'customer.confirmedShow') this.#float();
    this.#send(detail);
  };

  /** Hands an event to the session; what comes before it is loaded waits for it. */
  #send = (event: CustomerEvent) => {
    if (this.#session !== undefined) return this.#session.actor.send(event);
    if (event.type !== 'customer.agreed' && event.type !== 'customer.raisedAlarm') return;
    this.#waiting.push(event);
    this.#later.load(true);
  };

  #float() {
    const view = this.#view;
    const { elements } = this.#later;
    if (!view?.snapshot.can({ type: 'customer.confirmedShow' }) || elements === undefined) return;
    this.#floating?.close();
    this.#floating = new elements.FloatingBar(view, this.#send);
  }

  get #options(): SessionOptions {
    const texts = this.#texts;
    return {
      broker: this.broker,
      program: this.program,
      handle: this.#handle,
      get locale() {
        return texts.language;
      },
      ...this.#shown.optionsWith(() => [this.#later.elements, this.#view]),
    };
  }

  #adopt(session: RunningSession): void {
    if (!this.isConnected) return session.release();
    this.#leaving = new AbortController();
    this.#session = session;
    this.#take(session.actor.getSnapshot());
    session.actor.subscribe((snapshot) => this.#take(snapshot));
    session.onEntries(() => this.#hear(), this.#leaving.signal);
    for (const event of this.#waiting.splice(0)) session.actor.send(event);
  }

  #release(): void {
    this.#leaving.abort();
    this.#floating?.close();
    this.#session?.release();
    this.#session = undefined;
    this.#snapshot = undefined;
    this.#joinedAt = 0;
    this.#speaker.forget();
    this.#reflect();
  }

  /** Shows the session's new state, everywhere at once: attributes first, then who listens. */
  #take(snapshot: SessionSnapshot): void {
    const previous = this.#snapshot;
    this.#snapshot = snapshot;
    if (!snapshot.hasTag('consent') && !snapshot.hasTag('closed')) this.#later.load();
    if (snapshot.hasTag('canEnd')) this.#joinedAt ||= Date.now();
    this.#reflect();
    this.#focus.follow(previous, snapshot);
    if (this.#view !== undefined) {
      this.#floating?.follow(this.#view);
      this.#speaker.followState(snapshot, this.#view.words);
    }
    this.requestUpdate();
    for (const event of eventsBetween(previous, snapshot)) this.dispatchEvent(event);
  }

  #reflect(): void {
    this.setAttribute('state', this.state);
    this.toggleAttribute('sharing', this.sharing);
    this.toggleAttribute('controlled', this.controlled);
    this.toggleAttribute('recorded', this.recorded);
  }

  #hear(): void {
    const { words } = this.#texts;
    const adviser = this.#snapshot?.context.adviser?.name ?? '';
    if (words !== undefined) {
      this.#speaker.followEntries(this.#session?.entries() ?? [], words, adviser);
    }
    this.requestUpdate();
  }

  #fail = (reason: ErrorReason) => this.dispatchEvent(new RemoteHelpErrorEvent(reason));
}

declare global {
  interface HTMLElementTagNameMap {
    'remote-help': RemoteHelpElement;
  }
}
