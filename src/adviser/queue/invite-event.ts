import type { TypedInvitation } from '../../actors/adviser-console.ts';

/** The adviser invites a customer. The address is the adviser's and the console's affair only. */
export class InviteEvent extends CustomEvent<TypedInvitation> {
  static readonly type = 'remote-help-adviser-invite';

  constructor(detail: TypedInvitation) {
    super(InviteEvent.type, { detail, bubbles: true, composed: false });
  }
}

declare global {
  interface HTMLElementEventMap {
    'remote-help-adviser-invite': InviteEvent;
  }
}
