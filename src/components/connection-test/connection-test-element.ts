import { css, html, nothing, type TemplateResult } from 'lit';
import { property } from 'lit/decorators.js';
import type { ConnectionFinding } from '../../protocol/reasons.ts';
import { icon } from '../icons.ts';
import { look } from '../look.styles.ts';
import { ViewElement } from '../view-element.ts';

interface Look {
  readonly drawing: Parameters<typeof icon>[0];
  readonly box: string;
}

/** How a finding looks: what needs no attention is a line, what the customer should know is a box. */
const looks: Readonly<Record<ConnectionFinding, Look>> = {
  'connection.direct': { drawing: 'check', box: 'soft' },
  'connection.untried': { drawing: 'check', box: 'soft' },
  'connection.detour': { drawing: 'clock', box: 'box' },
  'connection.noPicture': { drawing: 'hidden', box: 'box' },
  'connection.unreachable': { drawing: 'warning', box: 'box danger' },
};

/**
 * Says what the network lets through, in plain words. Shown in the `connect` state, below the number.
 *
 * It asks for nothing and keeps nobody from typing the number.
 *
 * @tag remote-help-connection-test
 * @fires {IntentEvent} remote-help-intent - The connection is to be tested again.
 * @csspart again - The button that tests again.
 */
export class RemoteHelpConnectionTestElement extends ViewElement {
  static override styles = [
    look,
    css`
      .finding {
        grid-template-columns: 1.5rem minmax(0, 1fr) auto;
        align-items: center;
      }
      .soft > .icon {
        color: var(--_good);
      }
      @container (max-width: 30rem) {
        .finding {
          grid-template-columns: 1.5rem minmax(0, 1fr);
        }
        .finding > button {
          grid-column: 2;
          justify-self: start;
        }
      }
    `,
  ];
  /** What was found last; `null` before the first test has ended. */
  @property({ attribute: false }) finding: ConnectionFinding | null = null;
  /** A test is running. */
  @property({ attribute: false }) isTesting = false;

  protected override render(): TemplateResult {
    const { testing, findings } = this.words.connect.connection;
    const { finding, isTesting } = this;
    const known = finding === null ? { drawing: 'clock' as const, box: 'soft' } : looks[finding];
    return html`<div class="finding with-icon ${known.box}">
      ${icon(isTesting ? 'clock' : known.drawing)}
      <p>${isTesting || finding === null ? testing : findings[finding]}</p>
      ${finding === null ? nothing : this.#again()}
    </div>`;
  }

  #again() {
    return html`<button
      type="button"
      class="quiet"
      part="again"
      aria-disabled=${this.isTesting ? 'true' : 'false'}
      @click=${() => this.ask({ type: 'customer.retriedConnection' })}
    >
      ${this.words.connect.connection.again}
    </button>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'remote-help-connection-test': RemoteHelpConnectionTestElement;
  }
}
