/** What a customer does with files. */
export type FileAct =
  | { readonly type: 'offer'; readonly files: readonly File[] }
  | { readonly type: 'take' | 'refuse' | 'cancel' | 'save'; readonly id: string };

/** The customer does something with files. Only the host hears it. */
export class FileEvent extends Event {
  static readonly type = 'remote-help-file';
  readonly act: FileAct;

  constructor(act: FileAct) {
    super(FileEvent.type, { bubbles: false, composed: false });
    this.act = act;
  }
}

declare global {
  interface HTMLElementEventMap {
    'remote-help-file': FileEvent;
  }
}
