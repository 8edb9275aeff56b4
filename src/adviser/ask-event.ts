import type { ConsoleAct } from '../machines/adviser.events.ts';
import type { AdviserAct, ConsoleReport } from '../machines/adviser-session.events.ts';

/** What a view can ask the console for, or tell it: an event of one of its statecharts. */
export type Ask =
  | ConsoleAct
  | Exclude<AdviserAct, { type: 'adviser.askedToHandOver' }>
  | Extract<ConsoleReport, { type: 'browser.showedPicture' }>;

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
