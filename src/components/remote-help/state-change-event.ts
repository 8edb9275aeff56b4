import type { EndReason, StopReason } from '../../protocol/reasons.ts';
import type { SessionState } from '../../protocol/states.ts';

/** The session is in another of its seven states. There is no secret in it. */
export class RemoteHelpStateChangeEvent extends Event {
  static readonly type = 'remote-help-statechange';
  readonly state: SessionState;
  readonly previous: SessionState;
  /** Why, where there is something to say: for `stopped` and `closed`. */
  readonly reason: StopReason | EndReason | null;

  constructor(
    state: SessionState,
    previous: SessionState,
    reason: StopReason | EndReason | null = null,
  ) {
    super(RemoteHelpStateChangeEvent.type, { bubbles: true, composed: true });
    this.state = state;
    this.previous = previous;
    this.reason = reason;
  }
}

declare global {
  interface HTMLElementEventMap {
    'remote-help-statechange': RemoteHelpStateChangeEvent;
  }
}
