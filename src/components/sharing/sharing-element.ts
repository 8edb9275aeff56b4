import { html, type TemplateResult } from 'lit';
import { property } from 'lit/decorators.js';
import { icon } from '../icons.ts';
import { look } from '../look.styles.ts';
import { recordingWords, type RecordingPhase } from '../status-bar/recording-words.ts';
import { controlWords, type Control } from '../status-bar/sight-words.ts';
import { ViewElement } from '../view-element.ts';
import { sharingStyles } from './sharing.styles.ts';

/** What of the desktop reaches the adviser: nothing for now, frames, or a picture that they see. */
export type PicturePhase = 'paused' | 'unrecorded' | 'connecting' | 'seen';

/**
 * Says that the desktop is shown, and stops it. Shown in the `sharing` state, beside the chat.
 *
 * @tag remote-help-sharing
 * @fires {IntentEvent} remote-help-intent - The customer stopped sharing.
 * @slot - The words to be picked again, when the adviser has come back on another page.
 * @csspart heading - The heading.
 * @csspart stop - The button that stops sharing.
 */
export class RemoteHelpSharingElement extends ViewElement {
  static override styles = [look, sharingStyles];
  /** What of the desktop reaches the adviser. */
  @property({ attribute: false }) phase: PicturePhase = 'connecting';
  /** Whether it is recorded. */
  @property({ attribute: false }) recording: RecordingPhase = 'off';
  /** Whether the adviser controls the computer. */
  @property({ attribute: false }) control: Control = 'off';

  protected override render(): TemplateResult {
    const { actions, session } = this.words;
    const { heading, text } = session.sharing;
    const phases = {
      paused: session.sharingPaused,
      unrecorded: session.sharingUnrecorded,
      connecting: session.sharingConnecting,
      seen: session.sharingSeen,
    };
    const isHidden = this.phase === 'paused' || this.phase === 'unrecorded';
    return html`<div class="stack">
      <div class="tight">
        ${this.heading(heading)}
        <p class="lead">${text}</p>
      </div>
      <slot></slot>
      <ul class="box facts">
        <li class="with-icon">
          ${icon(isHidden ? 'hidden' : 'eye')}
          <strong>${phases[this.phase]}</strong>
        </li>
        <li class="with-icon">
          ${icon(this.recording === 'recorded' ? 'record' : 'recordOff')}<span
            >${recordingWords(this.words, this.recording)}</span
          >
        </li>
        <li class="with-icon">
          ${icon('hand')}<span>${controlWords(this.words, this.control)}</span>
        </li>
      </ul>
      <div class="tight">
        <button
          type="button"
          class="main stop"
          part="stop"
          @click=${() => this.ask({ type: 'customer.stoppedSharing' })}
        >
          ${actions.stopSharing}
        </button>
        <p class="soft">${session.stopAnyTime}</p>
      </div>
    </div>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'remote-help-sharing': RemoteHelpSharingElement;
  }
}
