import type { Mark } from '../../protocol/marks.ts';

/** The adviser points at something in the picture. Only the console hears it: it does not leave its shadow tree. */
export class MarkEvent extends CustomEvent<Mark> {
  static readonly type = 'remote-help-adviser-mark';

  constructor(detail: Mark) {
    super(MarkEvent.type, { detail, bubbles: true, composed: false });
  }
}

declare global {
  interface HTMLElementEventMap {
    'remote-help-adviser-mark': MarkEvent;
  }
}
