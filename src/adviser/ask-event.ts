import type { ConsoleAct } from '../machines/adviser.events.ts';
import type { AdviserAct, ConsoleReport } from '../machines/adviser-session.events.ts';

/** What a view can ask a session's own statechart for, or tell it. */
type SessionAsk =
  | Exclude<AdviserAct, { type: 'adviser.askedToHandOver' | 'adviser.invitedSecond' }>
  | Extract<ConsoleReport, { type: 'browser.showedPicture' }>;

/** What a view can ask the console for, or tell it: an event of one of its statecharts. */
export type Ask = ConsoleAct | SessionAsk | { type: 'second.left' };

const sessionAsks: Readonly<Record<SessionAsk['type'], true>> = {
  'adviser.askedToEnd': true,
  'adviser.keptSession': true,
  'adviser.ended': true,
  'adviser.askedForControl': true,
  'adviser.gaveControlBack': true,
  'adviser.askedForSystem': true,
  'adviser.askedForColleagues': true,
  'adviser.leftColleagues': true,
  'adviser.withdrewHandOver': true,
  'adviser.readHandOverEnd': true,
  'adviser.askedForSecond': true,
  'adviser.withdrewInvitation': true,
  'adviser.readInvitationEnd': true,
  'adviser.tookSeatBack': true,
  'browser.showedPicture': true,
};

/** Whether something is for the statechart of the session that is shown, and not for the console's own. */
export function isForSession(ask: Ask): ask is SessionAsk {
  return ask.type in sessionAsks;
}

/** The adviser asks for something. Only the console hears it: it does not leave the console's shadow tree. */
export class AskEvent extends CustomEvent<Ask> {
  static readonly type = 'remote-help-adviser-ask';

  constructor(detail: Ask) {
    super(AskEvent.type, { detail, bubbles: true, composed: false });
  }
}

declare global {
  interface HTMLElementEventMap {
    'remote-help-adviser-ask': AskEvent;
  }
}
