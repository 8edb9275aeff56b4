import type { NotesDesk } from '../../actors/adviser-console.ts';

/** What the adviser does about their notes: types, or has them stored. */
export type NotesAct =
  { readonly kind: 'typed'; readonly text: string } | { readonly kind: 'store' };

/** Does what the adviser asked for about their notes. */
export function actOnNotes(notes: NotesDesk | undefined, act: NotesAct): void {
  if (act.kind === 'typed') notes?.type(act.text);
  else notes?.store();
}

/** The adviser types notes, or has them stored. Only the console hears it. */
export class NotesEvent extends CustomEvent<NotesAct> {
  static readonly type = 'remote-help-adviser-notes';

  constructor(detail: NotesAct) {
    super(NotesEvent.type, { detail, bubbles: true, composed: false });
  }
}

declare global {
  interface HTMLElementEventMap {
    'remote-help-adviser-notes': NotesEvent;
  }
}
