import { html, LitElement, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { property, query } from 'lit/decorators.js';
import { keyed } from 'lit/directives/keyed.js';
import {
  startConsole,
  type RunningConsole,
  type RunningSeat,
  type RunningSecond,
} from '../actors/adviser-console.ts';
import type { AdviserWords } from '../locales/adviser-words.ts';
import type { AdviserSnapshot } from '../machines/adviser.machine.ts';
import type { SessionSummary } from '../protocol/http.ts';
import { adviserStyles } from './adviser.styles.ts';
import { Announcer } from './announcer.ts';
import { isForSession, type AskEvent } from './ask-event.ts';
import type { RemoteHelpAdviserChatElement } from './chat/chat-element.ts';
import type { RemoteHelpAdviserControlElement } from './picture/control-element.ts';
import { isWayOut } from './picture/hand.ts';
import { actOnFiles } from './helping/act-on-files.ts';
import type { FileActEvent } from './helping/file-act-event.ts';
import { RemoteHelpAdviserHelpingElement } from './helping/helping-element.ts';
import type { HandOverEvent } from './hand-over/hand-over-event.ts';
import type { HandEvent } from './picture/hand-event.ts';
import { actOnNotes, type NotesEvent } from './notes/notes-event.ts';
import type { InviteEvent } from './queue/invite-event.ts';
import { look } from './look.styles.ts';
import type { MarkEvent } from './picture/mark-event.ts';
import type { RemoteHelpAdviserPictureElement } from './picture/picture-element.ts';
import { hasUnstoredNotes, heardIn, queuedIn } from './console-view.ts';
import { dialogs, noSession, takeOver } from './desk-template.ts';
import { secondTemplate } from './second/second-template.ts';
import { sessionTemplate } from './session-template.ts';
import { shortcutOf, type Shortcut } from './shortcuts.ts';
import { signInStepOf } from './sign-in/sign-in-step.ts';
import { takeSignInResult } from './sign-in/sign-in-result.ts';
import { WhatIsNew } from './what-is-new.ts';
import { localeFor, wordsIn } from './words.ts';
import type { WriteEvent } from './chat/write-event.ts';

/**
 * The adviser's console: signing in, one's sessions, and in each the chat and the customer's live desktop.
 *
 * @tag remote-help-adviser
 * @attr broker - The broker's origin, such as `https://help.bank.example`.
 * @attr lang - The console's language, `sl` or `en`; else the page's.
 */
export class RemoteHelpAdviserElement extends LitElement {
  static override styles = [look, adviserStyles];
  /** The broker's origin. Set before the element comes onto the page. */
  @property() broker = '';
  /** The console's language; the page's, where it is empty. */
  @property() override lang = '';
  @query('remote-help-adviser-chat') private readonly chat!: RemoteHelpAdviserChatElement | null;
  @query('remote-help-adviser-control')
  private readonly control!: RemoteHelpAdviserControlElement | null;
  @query('remote-help-adviser-picture')
  private readonly picture!: RemoteHelpAdviserPictureElement | null;
  readonly #announcer = new Announcer(this);
  readonly #news = new WhatIsNew();
  #console: RunningConsole | undefined;
  #leaving = new AbortController();
  #shown: string | null = null;

  override connectedCallback(): void {
    super.connectedCallback();
    this.#leaving = new AbortController();
    const { signal } = this.#leaving;
    document.addEventListener('keydown', this.#onKey, { signal });
    globalThis.addEventListener('pageshow', this.#onPageShow, { signal });
    globalThis.addEventListener('beforeunload', this.#onLeaving, { signal });
    this.#start(signal);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#leaving.abort();
    this.#console?.release();
    this.#console = undefined;
  }

  protected override willUpdate(_changed: PropertyValues<this>): void {
    this.#seat?.markRead();
    const handOvers = this.#console?.handOvers() ?? [];
    const invitations = this.#console?.invitations() ?? [];
    const asked = this.#news.askedIn(handOvers, invitations, this.#words);
    const heard = this.#news.in(heardIn(this.#console), this.#selected, this.#words);
    for (const sentence of [...asked, ...heard]) this.#announcer.say(sentence);
  }

  protected override updated(): void {
    const selected = this.#selected;
    if (selected === this.#shown) return;
    this.#shown = selected;
    const header = this.renderRoot.querySelector('remote-help-adviser-header');
    void header?.updateComplete.then(() => header.shadowRoot?.querySelector('h2')?.focus());
  }

  protected override render(): TemplateResult | typeof nothing {
    const snapshot = this.#console?.actor.getSnapshot();
    if (snapshot === undefined) return nothing;
    return html`${snapshot.hasTag('isSignedIn') ? this.#desk(snapshot) : this.#signIn(snapshot)}
    ${this.#announcer.render()}`;
  }

  #signIn(snapshot: AdviserSnapshot): TemplateResult {
    return html`<remote-help-adviser-sign-in
      .words=${this.#words}
      .step=${signInStepOf(snapshot)}
      .because=${snapshot.context.signedOutBecause}
      @remote-help-adviser-ask=${this.#onAsk}
    ></remote-help-adviser-sign-in>`;
  }

  #desk(snapshot: AdviserSnapshot): TemplateResult {
    const session = this.#session;
    const second = this.#second;
    const isShown = session !== undefined || second !== undefined || this.#isHandedOver;
    return html`<div
      class="console ${isShown ? 'shows-session' : ''}"
      @remote-help-adviser-ask=${this.#onAsk}
      @remote-help-adviser-hand=${this.#onHand}
      @remote-help-adviser-mark=${this.#onMark}
      @remote-help-adviser-file=${this.#onFile}
      @remote-help-adviser-hand-over=${this.#onHandOver}
      @remote-help-adviser-notes=${this.#onNotes}
      @remote-help-adviser-invite=${this.#onInvite}
      @remote-help-adviser-write=${this.#onWrite}
    >
      ${dialogs(this.#words, snapshot, {
        session,
        seat: this.#seat,
        colleagues: this.#console?.colleagues() ?? [],
      })}${takeOver(
        this.#words,
        this.#console?.handOvers() ?? [],
        this.#console?.invitations() ?? [],
        this.#selected,
      )}
      <remote-help-adviser-queue
        class="queue"
        .words=${this.#words}
        .sessions=${snapshot.hasTag('sessionsAreKnown') ? queuedIn(this.#console) : null}
        .selected=${snapshot.context.selected}
        .adviser=${snapshot.context.adviser}
        .lineIsLost=${snapshot.hasTag('lineIsLost')}
      ></remote-help-adviser-queue>
      <main class=${second !== undefined ? 'second' : session === undefined ? '' : 'session'}>
        ${this.#main(snapshot)}
      </main>
    </div>`;
  }

  #main(snapshot: AdviserSnapshot): unknown {
    const [session, second] = [this.#session, this.#second];
    if (second !== undefined) return secondTemplate(this.#words, second);
    if (session === undefined)
      return noSession(this.#words, this.#isHandedOver ? this.#seat : undefined);
    return keyed(session.sessionId, sessionTemplate(this.#words, session, this.#seat, snapshot));
  }

  get #words(): AdviserWords {
    return wordsIn(localeFor(this.lang || (this.closest('[lang]')?.getAttribute('lang') ?? '')));
  }

  get #selected(): string | null {
    return this.#console?.actor.getSnapshot().context.selected ?? null;
  }

  get #session(): SessionSummary | undefined {
    if (this.#seat?.snapshot().hasTag('handedOver')) return undefined;
    return this.#console?.sessions().find(({ sessionId }) => sessionId === this.#selected);
  }

  /** The colleague's session that is shown, where this adviser takes part in its chat; an own one comes first. */
  get #second(): RunningSecond | undefined {
    const selected = this.#selected;
    if (selected === null || this.#session !== undefined) return undefined;
    return this.#console?.second(selected);
  }

  get #seat(): RunningSeat | undefined {
    const selected = this.#selected;
    return selected === null ? undefined : this.#console?.seat(selected);
  }

  /** Whether the session that was chosen is a colleague's by now. */
  get #isHandedOver(): boolean {
    const snapshot = this.#seat?.snapshot();
    if (snapshot?.hasTag('handedOver')) return true;
    return this.#session === undefined && snapshot?.hasTag('seatIsRefused') === true;
  }

  #start(signal: AbortSignal): void {
    this.#console = startConsole({
      broker: this.broker || location.origin,
      signInFailed: takeSignInResult() === 'failed',
      goTo: (address) => location.assign(address),
    });
    this.#console.onChange(() => this.requestUpdate(), signal);
    this.requestUpdate();
  }

  #onAsk = ({ detail }: AskEvent) => {
    if (detail.type === 'second.left') this.#second?.leave();
    else if (isForSession(detail)) this.#seat?.actor.send(detail);
    else this.#console?.actor.send(detail);
  };

  #onHand = ({ detail }: HandEvent) => this.#seat?.give(detail);

  #onMark = ({ detail }: MarkEvent) => this.#seat?.point(detail);

  #onFile = ({ detail, target }: FileActEvent) => {
    const files = this.#seat?.files;
    const helping = target instanceof RemoteHelpAdviserHelpingElement ? target : null;
    if (files === undefined) return;
    const isProgramThere = this.#seat?.snapshot().hasTag('programIsPresent') === true;
    void actOnFiles(files, detail, isProgramThere ? 'program' : undefined).then((problem) => {
      if (helping !== null) helping.fileProblem = problem;
    });
  };

  #onNotes = ({ detail }: NotesEvent) => actOnNotes(this.#seat?.notes, detail);

  /** Whoever leaves with notes that are not stored is asked by the browser whether they mean it. */
  #onLeaving = (event: BeforeUnloadEvent) => {
    if (hasUnstoredNotes(this.#console)) event.preventDefault();
  };

  #onHandOver = ({ detail }: HandOverEvent) => {
    if (detail.kind === 'ask') this.#seat?.askToHandOver(detail.colleague);
    else if (detail.kind === 'invite') this.#seat?.invite(detail.colleague);
    else if (detail.kind === 'answer') this.#console?.answerHandOver(detail.asked, detail.accepts);
    else this.#console?.answerInvitation(detail.asked, detail.accepts);
  };

  #onInvite = ({ detail }: InviteEvent) => this.#console?.invite(detail);

  #onWrite = (event: WriteEvent) => {
    const writer = this.#second ?? this.#seat;
    if (writer?.write(event.detail) !== 'written') event.preventDefault();
  };

  // Whoever comes back by the browser's own button finds the page as it was left: on the way to the sign-in.
  #onPageShow = (event: PageTransitionEvent) => {
    if (event.persisted) this.#console?.actor.send({ type: 'browser.cameBack' });
  };

  #onKey = (event: KeyboardEvent) => {
    if (isWayOut(event) && this.control !== null) {
      event.preventDefault();
      return this.control.focusWayOut();
    }
    const shortcut = shortcutOf(event);
    const isAsking = this.renderRoot.querySelector(
      'remote-help-adviser-question, remote-help-adviser-invitation, remote-help-adviser-colleagues',
    );
    if (shortcut === null || isAsking !== null) return;
    event.preventDefault();
    this.#do(shortcut);
  };

  #do(shortcut: Shortcut): void {
    switch (shortcut) {
      case 'newSession':
        return this.#console?.actor.send({ type: 'adviser.askedForNewSession' });
      case 'message':
        return this.chat?.focusField();
      case 'nextSession':
        return this.#choose(1);
      case 'previousSession':
        return this.#choose(-1);
      case 'size':
        return this.picture?.switchSize();
      case 'fullScreen':
        return void this.picture?.switchFullScreen();
      case 'end':
        return this.#seat?.actor.send({ type: 'adviser.askedToEnd' });
    }
  }

  #choose(step: 1 | -1): void {
    const sessions = queuedIn(this.#console).map(({ session }) => session);
    const isOver = ({ state }: SessionSummary) => state === 'closed';
    const ordered = [...sessions.filter((one) => !isOver(one)), ...sessions.filter(isOver)];
    const at = ordered.findIndex(({ sessionId }) => sessionId === this.#selected);
    const next = ordered[at === -1 ? 0 : at + step];
    if (next === undefined) return;
    this.#console?.actor.send({ type: 'adviser.choseSession', sessionId: next.sessionId });
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'remote-help-adviser': RemoteHelpAdviserElement;
  }
}
