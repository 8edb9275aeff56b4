import { html, type TemplateResult } from 'lit';
import type { Words } from '../locales/words.ts';

/** "This was not my idea", quietly, below what a state is about. */
export function alarmButton(words: Words, onClick: () => void): TemplateResult {
  return html`<div class="alarm">
    <p class="soft" id="alarm-means">${words.notMyIdeaMeans}</p>
    <button
      type="button"
      class="quiet"
      part="not-my-idea"
      aria-describedby="alarm-means"
      @click=${onClick}
    >
      ${words.notMyIdea}
    </button>
  </div>`;
}
