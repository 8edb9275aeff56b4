import { css, html, LitElement, type PropertyValues, type TemplateResult } from 'lit';
import { property, query } from 'lit/decorators.js';
import type { ShownMarks } from '../../actors/session-actor.ts';
import { drawMarks } from './draw-marks.ts';

/**
 * Draws where the adviser points over the whole page. It is in front of everything, and nothing of it can be clicked: what
 * is below stays in the customer's hand. Its texts are spoken elsewhere.
 *
 * @tag remote-help-marks
 */
export class RemoteHelpMarksElement extends LitElement {
  static override styles = css`
    canvas {
      position: fixed;
      inset: 0;
      inline-size: 100vw;
      block-size: 100vh;
      max-inline-size: none;
      max-block-size: none;
      margin: 0;
      padding: 0;
      border: 0;
      background: none;
      pointer-events: none;
    }
  `;
  /** What is to be drawn. */
  @property({ attribute: false }) marks: ShownMarks | null = null;
  /** Whose arrow it is. */
  @property({ attribute: false }) adviserName = '';
  @query('canvas') private readonly canvas!: HTMLCanvasElement;
  #following = new AbortController();
  #frame = 0;

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#following.abort();
    cancelAnimationFrame(this.#frame);
  }

  protected override updated(changed: PropertyValues<this>): void {
    if (!changed.has('marks')) return;
    this.#following.abort();
    this.#following = new AbortController();
    this.marks?.addEventListener('change', this.#draw, { signal: this.#following.signal });
    this.#draw();
  }

  protected override render(): TemplateResult {
    return html`<canvas popover="manual" aria-hidden="true"></canvas>`;
  }

  #draw = () => {
    cancelAnimationFrame(this.#frame);
    const now = performance.now();
    const { canvas, marks } = this;
    const isShown = canvas.matches(':popover-open');
    if (!this.isConnected || marks === null || marks.isEmpty(now)) {
      if (isShown) canvas.hidePopover();
      return;
    }
    // What came into the top layer last is in front: a question that was opened meanwhile would cover the arrow.
    if (!isShown) canvas.showPopover();
    fitToScreen(canvas);
    const context = canvas.getContext('2d');
    if (context !== null) {
      drawMarks(context, {
        arrow: marks.arrow(now),
        lines: marks.lines(now),
        name: this.adviserName,
        scale: devicePixelRatio,
      });
    }
    this.#frame = requestAnimationFrame(this.#draw);
  };
}

/** One pixel of the drawing is one of the screen; setting the size clears it. */
function fitToScreen(canvas: HTMLCanvasElement): void {
  canvas.width = Math.round(innerWidth * devicePixelRatio);
  canvas.height = Math.round(innerHeight * devicePixelRatio);
}

declare global {
  interface HTMLElementTagNameMap {
    'remote-help-marks': RemoteHelpMarksElement;
  }
}
