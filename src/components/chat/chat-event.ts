/** A message to the adviser. Only the host hears it; it is prevented where nothing could be sent. */
export class ChatEvent extends Event {
  static readonly type = 'remote-help-chat';
  readonly text: string;

  constructor(text: string) {
    super(ChatEvent.type, { bubbles: false, composed: false, cancelable: true });
    this.text = text;
  }
}

declare global {
  interface HTMLElementEventMap {
    'remote-help-chat': ChatEvent;
  }
}
