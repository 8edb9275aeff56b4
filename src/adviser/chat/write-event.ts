/** The adviser writes a message. Prevented, it was not taken, and stays in the field. */
export class WriteEvent extends CustomEvent<string> {
  static readonly type = 'remote-help-adviser-write';

  constructor(text: string) {
    super(WriteEvent.type, { detail: text, bubbles: true, composed: false, cancelable: true });
  }
}

declare global {
  interface HTMLElementEventMap {
    'remote-help-adviser-write': WriteEvent;
  }
}
