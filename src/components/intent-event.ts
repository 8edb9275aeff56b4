import type { CustomerEvent } from '../machines/session.events.ts';

/** The customer asks for something. Only the host hears it: it does not leave the host's shadow tree. */
export class IntentEvent extends CustomEvent<CustomerEvent> {
  static readonly type = 'remote-help-intent';

  constructor(detail: CustomerEvent) {
    super(IntentEvent.type, { detail, bubbles: true, composed: false });
  }
}

declare global {
  interface HTMLElementEventMap {
    'remote-help-intent': IntentEvent;
  }
}
