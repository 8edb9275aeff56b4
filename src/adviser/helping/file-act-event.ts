/** What an adviser does with files. */
export type AdviserFileAct =
  | { readonly type: 'offer'; readonly files: readonly File[] }
  | { readonly type: 'fetch'; readonly place: number }
  | { readonly type: 'take' | 'refuse' | 'cancel' | 'save'; readonly id: string };

/** The adviser does something with files. Only the console hears it: it does not leave its shadow tree. */
export class FileActEvent extends CustomEvent<AdviserFileAct> {
  static readonly type = 'remote-help-adviser-file';

  constructor(detail: AdviserFileAct) {
    super(FileActEvent.type, { detail, bubbles: true, composed: false });
  }
}

declare global {
  interface HTMLElementEventMap {
    'remote-help-adviser-file': FileActEvent;
  }
}
