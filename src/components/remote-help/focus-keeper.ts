import { stateOf } from '../../machines/session-state.ts';
import type { SessionSnapshot } from '../../machines/session.machine.ts';
import type { ViewElement } from '../view-element.ts';

/**
 * Moves the focus to each new state's heading, and back to where it was when a question is answered.
 *
 * Who is typing is never interrupted: a field that keeps the focus stays where it is.
 */
export class FocusKeeper {
  readonly #host: HTMLElement & { readonly renderRoot: ParentNode };
  #isDue = false;
  #before: HTMLElement | null = null;

  constructor(host: HTMLElement & { readonly renderRoot: ParentNode }) {
    this.#host = host;
  }

  /** Notes what a change of the session means for the focus. */
  follow(before: SessionSnapshot | undefined, now: SessionSnapshot): void {
    if (before === undefined) return;
    if (stateOf(before) !== stateOf(now)) {
      this.#isDue = true;
      this.#before = null;
    } else if (asks(now) && !asks(before)) {
      this.#before = focused();
    }
  }

  /** Moves the focus, once what it moves to is there. */
  move(): void {
    if (this.#isDue) this.#toHeading();
    else if (this.#before !== null && this.#host.renderRoot.querySelector(questions) === null) {
      if (this.#before.isConnected) this.#before.focus();
      this.#before = null;
    }
  }

  #toHeading(): void {
    const view = this.#host.renderRoot.querySelector<ViewElement>('.state');
    if (view === null) return;
    this.#isDue = false;
    if (!isTyping()) void view.focusHeading();
  }
}

const questions =
  'remote-help-warning, remote-help-ending, remote-help-system-question, remote-help-second-question';

function asks(snapshot: SessionSnapshot): boolean {
  return (
    snapshot.hasTag('asksBeforeShow') ||
    snapshot.hasTag('asksBeforeEnd') ||
    snapshot.hasTag('asksAboutSystem') ||
    snapshot.hasTag('asksAboutSecond')
  );
}

function focused(): HTMLElement | null {
  let active = document.activeElement;
  while (active?.shadowRoot?.activeElement) active = active.shadowRoot.activeElement;
  return active instanceof HTMLElement ? active : null;
}

function isTyping(): boolean {
  const element = focused();
  return element?.isContentEditable || element?.matches('textarea, input, select') || false;
}
