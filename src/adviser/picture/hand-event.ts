import type { Input } from '../../protocol/input.ts';

/** The adviser's hand did something over the picture. Only the console hears it: it does not leave its shadow tree. */
export class HandEvent extends CustomEvent<Input> {
  static readonly type = 'remote-help-adviser-hand';

  constructor(detail: Input) {
    super(HandEvent.type, { detail, bubbles: true, composed: false });
  }
}

declare global {
  interface HTMLElementEventMap {
    'remote-help-adviser-hand': HandEvent;
  }
}
