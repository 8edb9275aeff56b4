import type { SystemKind } from '../../protocol/system.ts';

/** Which kinds of information about the computer the customer sends. Only the host hears it. */
export class SystemEvent extends Event {
  static readonly type = 'remote-help-system';
  readonly kinds: readonly SystemKind[];

  constructor(kinds: readonly SystemKind[]) {
    super(SystemEvent.type, { bubbles: false, composed: false });
    this.kinds = kinds;
  }
}

declare global {
  interface HTMLElementEventMap {
    'remote-help-system': SystemEvent;
  }
}
