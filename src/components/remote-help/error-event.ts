import type { ElementReason, NumberRefusal } from '../../protocol/reasons.ts';

/** Why something did not work, as the page is told. Each stands in `docs/errors.md`. */
export type ErrorReason = NumberRefusal | ElementReason | 'capture.failed';

/** Something did not work; the customer has been told. There is no secret in it. */
export class RemoteHelpErrorEvent extends Event {
  static readonly type = 'remote-help-error';
  readonly reason: ErrorReason;

  constructor(reason: ErrorReason) {
    super(RemoteHelpErrorEvent.type, { bubbles: true, composed: true });
    this.reason = reason;
  }
}

declare global {
  interface HTMLElementEventMap {
    'remote-help-error': RemoteHelpErrorEvent;
  }
}
