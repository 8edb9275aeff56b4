/**
 * Eight digits on their way from the field to the host, which takes them to the broker.
 *
 * It neither bubbles nor leaves the shadow tree: nobody but the host hears it.
 */
export class NumberEvent extends Event {
  static readonly type = 'remote-help-number';
  readonly digits: string;
  /** Whether the number is to be tried, or only reported. */
  readonly purpose: 'join' | 'report';

  constructor(digits: string, purpose: 'join' | 'report' = 'join') {
    super(NumberEvent.type, { bubbles: false, composed: false });
    this.digits = digits;
    this.purpose = purpose;
  }
}

declare global {
  interface HTMLElementEventMap {
    'remote-help-number': NumberEvent;
  }
}
