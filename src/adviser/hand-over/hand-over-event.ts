import type { AskedHandOver, AskedInvitation, PresentColleague } from '../../protocol/http.ts';

/** What the adviser does about colleagues: asks one to take the session over or part in it, or answers one. */
export type HandOverAct =
  | { readonly kind: 'ask'; readonly colleague: PresentColleague }
  | { readonly kind: 'answer'; readonly asked: AskedHandOver; readonly accepts: boolean }
  | { readonly kind: 'invite'; readonly colleague: PresentColleague }
  | {
      readonly kind: 'answerInvitation';
      readonly asked: AskedInvitation;
      readonly accepts: boolean;
    };

/** The adviser asks a colleague to take the session over or part in it, or answers one. Only the console hears it. */
export class HandOverEvent extends CustomEvent<HandOverAct> {
  static readonly type = 'remote-help-adviser-hand-over';

  constructor(detail: HandOverAct) {
    super(HandOverEvent.type, { detail, bubbles: true, composed: false });
  }
}

declare global {
  interface HTMLElementEventMap {
    'remote-help-adviser-hand-over': HandOverEvent;
  }
}
