import { css, html, type TemplateResult } from 'lit';
import { instructions } from '../../locales/instructions.ts';
import { look } from '../look.styles.ts';
import { ViewElement } from '../view-element.ts';
import { drawing } from './drawings.ts';

/**
 * The built-in illustrated instructions, for banks that give none of their own.
 *
 * @tag remote-help-instructions
 */
export class RemoteHelpInstructionsElement extends ViewElement {
  static override styles = [
    look,
    css`
      ol {
        display: grid;
        gap: 1.25rem;
        list-style: none;
        counter-reset: step;
      }
      li {
        display: grid;
        grid-template-columns: 7.5rem minmax(0, 1fr);
        gap: 1rem;
        align-items: center;
      }
      .drawing {
        inline-size: 100%;
        padding: 0.25rem;
        background: var(--_surface-soft);
        border-radius: var(--_radius-small);
        fill: none;
        stroke: var(--_text-soft);
        stroke-width: 2.5;
        stroke-linecap: round;
        stroke-linejoin: round;
      }
      .drawing .paper {
        fill: var(--_surface);
      }
      .drawing .accent {
        fill: var(--_accent);
        stroke: var(--_accent);
      }
      .drawing .check {
        stroke: var(--_on-accent);
      }
      .drawing .digits {
        stroke-width: 4;
      }
      @container (max-width: 26rem) {
        li {
          grid-template-columns: minmax(0, 1fr);
          gap: 0.5rem;
        }
        .drawing {
          inline-size: 7.5rem;
        }
      }
    `,
  ];

  protected override render(): TemplateResult {
    const steps = this.words.language === 'en' ? instructions.en : instructions.sl;
    return html`<ol>
      ${steps.map(
        (step, index) =>
          html`<li>
            ${drawing(step.drawing)}
            <div>
              ${this.subheading(`${String(index + 1)}. ${step.heading}`)}
              <p>${step.text}</p>
            </div>
          </li>`,
      )}
    </ol>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'remote-help-instructions': RemoteHelpInstructionsElement;
  }
}
