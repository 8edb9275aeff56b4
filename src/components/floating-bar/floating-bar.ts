import { html, nothing, render, type TemplateResult } from 'lit';
import { openFloatingWindow } from '../../actors/floating-window.ts';
import type { CustomerEvent } from '../../machines/session.events.ts';
import type { SessionSnapshot } from '../../machines/session.machine.ts';
import { controlOf, isSharing, recordingPhaseOf, sightOf } from '../remote-help/facts.ts';
import type { View } from '../remote-help/view.ts';
import { elapsed } from '../status-bar/elapsed.ts';
import { recordingWords } from '../status-bar/recording-words.ts';
import { controlWords, sightWords } from '../status-bar/sight-words.ts';
import { floatingBarStyles } from './floating-bar.styles.ts';

const size = { width: 560, height: 176 };

/**
 * The status bar above all other windows, for as long as the desktop is shared.
 *
 * It is made of plain elements in a window of its own: an element of ours could not take its styles there.
 */
export class FloatingBar {
  readonly #closing = new AbortController();
  readonly #ask: (event: CustomerEvent) => void;
  #view: View;
  #body: HTMLElement | null = null;
  #explainsControl = false;

  /** Opens it. To be called in the click on "Show", before the picker. */
  constructor(view: View, ask: (event: CustomerEvent) => void) {
    this.#view = view;
    this.#ask = ask;
    const { signal } = this.#closing;
    const { language, bar } = view.words;
    const styles = floatingBarStyles.cssText;
    void openFloatingWindow({ ...size, styles, language, title: bar.name, signal }).then((body) => {
      this.#body = body;
      this.#render();
    });
    const clock = setInterval(() => this.#render(), 1_000);
    signal.addEventListener('abort', () => clearInterval(clock));
  }

  /** Says what is so now, and closes when nothing is shown or about to be. */
  follow(view: View): void {
    this.#view = view;
    if (isWanted(view.snapshot)) this.#render();
    else this.#closing.abort();
  }

  /** Closes it. */
  close(): void {
    this.#closing.abort();
  }

  #render(): void {
    if (this.#body === null || this.#closing.signal.aborted) return;
    const { snapshot } = this.#view;
    const content = snapshot.hasTag('asksBeforeEnd') ? this.#question() : this.#facts();
    const kind = isSharing(snapshot) ? 'shared' : '';
    render(html`<main class=${kind}>${content}</main>`, this.#body);
  }

  #facts() {
    const { snapshot, words, session } = this.#view;
    const { actions, bar } = words;
    const since = session.sharedSince();
    return html`<p>
        <strong>${sightWords(words, sightOf(snapshot))}</strong>
        ${since === null ? nothing : elapsed(Date.now() - since)}
        <br />${snapshot.context.adviser?.name} ·
        ${recordingWords(words, recordingPhaseOf(snapshot))} ·
        ${controlWords(words, controlOf(snapshot))} ${this.#other()}
        ${snapshot.hasTag('lineIsLost') ? html`<br />${bar.lineLost}` : nothing}
        ${
          this.#explainsControl && controlOf(snapshot) === 'off'
            ? html`<br />${bar.nothingControlled}`
            : nothing
        }
      </p>
      <div class="three">
        <button type="button" @click=${this.#takeBack}>${actions.takeBackControl}</button>
        ${this.#button('stop', actions.stopSharing, 'customer.stoppedSharing')}
        ${this.#button('', actions.endSession, 'customer.askedToEnd')}
      </div>`;
  }

  /** A second adviser is named here too, and sent away from here too. */
  #other() {
    const { snapshot, words } = this.#view;
    const { second } = snapshot.context;
    if (second === null || !snapshot.hasTag('secondTakesPart')) return nothing;
    const { name, role } = second.adviser;
    const isThere = snapshot.hasTag('secondIsPresent');
    return html`<br />${isThere ? words.second.isThere(name, role) : words.second.isAway(name)}
      ${this.#button('small', words.second.dismiss, 'customer.dismissedSecond')}`;
  }

  /** Where there is nothing to take back the button says so, in its place. */
  #takeBack = () => {
    const isControlled = controlOf(this.#view.snapshot) !== 'off';
    this.#explainsControl = !isControlled;
    if (isControlled) this.#ask({ type: 'customer.tookControlBack' });
    else this.#render();
  };

  #question() {
    const { heading, end, keep } = this.#view.words.ending;
    return html`<p><strong>${heading}</strong></p>
      <div>
        ${this.#button('', end, 'customer.ended')}
        ${this.#button('stop', keep, 'customer.keptSession')}
      </div>`;
  }

  #button(
    kind: string,
    label: string,
    type:
      | 'customer.stoppedSharing'
      | 'customer.askedToEnd'
      | 'customer.ended'
      | 'customer.keptSession'
      | 'customer.dismissedSecond',
  ): TemplateResult {
    return html`<button type="button" class=${kind} @click=${() => this.#ask({ type })}>
      ${label}
    </button>`;
  }
}

/** The picker is open, or the desktop is shared. */
function isWanted(snapshot: SessionSnapshot): boolean {
  const isPicking = snapshot.hasTag('isBusy') && !snapshot.hasTag('isReporting');
  return snapshot.hasTag('canEnd') && (isSharing(snapshot) || isPicking);
}
