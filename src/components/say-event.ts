/** Something that is not in the chat is to be spoken to screen readers, by the host's one live region. */
export class SayEvent extends Event {
  static readonly type = 'remote-help-say';
  readonly text: string;

  constructor(text: string) {
    super(SayEvent.type, { bubbles: true, composed: false });
    this.text = text;
  }
}

declare global {
  interface HTMLElementEventMap {
    'remote-help-say': SayEvent;
  }
}
