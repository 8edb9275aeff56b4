import { html, nothing, type TemplateResult } from 'lit';
import { property } from 'lit/decorators.js';
import type { AskingProgram } from '../../machines/session.events.ts';
import { dialogStyles } from '../dialog.styles.ts';
import { DialogElement } from '../dialog-element.ts';
import { icon } from '../icons.ts';
import { look } from '../look.styles.ts';
import { programsComputer } from './program-question-text.ts';
import { programQuestionStyles } from './program-question.styles.ts';

/**
 * Asks whether a program that wants to join is the customer's own: it shows the same two digits. Shown over whatever
 * state it came in.
 *
 * @tag remote-help-program-question
 * @slot bar - The status bar, which must not be out of reach while this is open.
 * @fires {IntentEvent} remote-help-intent - The customer knows the program, or does not.
 * @csspart heading - The heading.
 * @csspart check - The two digits.
 * @csspart yes - The button that lets the program join.
 * @csspart no - The button that turns it away.
 */
export class RemoteHelpProgramQuestionElement extends DialogElement {
  static override styles = [look, dialogStyles, programQuestionStyles];
  /** The program that asks. */
  @property({ attribute: false }) program: AskingProgram | null = null;

  protected override render(): TemplateResult {
    const { joiningProgram: words } = this.words;
    const { program } = this;
    if (program === null) return this.dialog(html`${nothing}`);
    return this.dialog(html`
      ${this.heading(words.heading)}
      <p>${words.computer(programsComputer(program))}</p>
      <p class="question">${words.question} <strong part="check">${program.check}</strong></p>
      <div class="box danger with-icon">${icon('warning')}<span>${words.careful}</span></div>
      <div class="row">
        <button type="button" part="no" @click=${() => this.refuse()}>${words.no}</button>
        <button
          type="button"
          class="main"
          part="yes"
          @click=${() => this.ask({ type: 'customer.confirmedProgram' })}
        >
          ${words.yes(program.check)}
        </button>
      </div>
    `);
  }

  protected override refuse(): void {
    this.ask({ type: 'customer.refusedProgram' });
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'remote-help-program-question': RemoteHelpProgramQuestionElement;
  }
}
