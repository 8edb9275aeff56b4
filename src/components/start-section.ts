import { html, nothing, type TemplateResult } from 'lit';
import type { DeclineReason } from '../protocol/reasons.ts';
import type { Words } from '../locales/words.ts';

/** What "Start" needs to know. */
export interface StartState {
  readonly canShare: boolean;
  readonly canStart: boolean;
  readonly isPicking: boolean;
  readonly notShown: DeclineReason | null;
}

/** "Start", what it leads to, and what to press after a try that showed nothing. */
export function startSection(words: Words, state: StartState, onStart: () => void): TemplateResult {
  const { session, actions } = words;
  if (!state.canShare) return html`<p class="box">${session.cannotStart}</p>`;
  return html`<div class="tight">
    ${
      state.notShown === null
        ? nothing
        : html`<p class="box" part="not-shown">${session.notShown[state.notShown]}</p>`
    }
    <div>
      <button
        type="button"
        class="main"
        part="start"
        aria-describedby="start-means"
        aria-disabled=${state.canStart ? 'false' : 'true'}
        @click=${state.canStart ? onStart : nothing}
      >
        ${actions.start}
      </button>
    </div>
    <p class="soft" id="start-means">${state.isPicking ? session.picking : session.startMeans}</p>
  </div>`;
}
