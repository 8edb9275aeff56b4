import { html, type TemplateResult } from 'lit';
import type { AdviserAct } from '../../machines/adviser-session.events.ts';
import { AskEvent } from '../ask-event.ts';

/** What an adviser may do about a colleague who is asked, or who answered. */
type ActAboutColleague = Extract<
  AdviserAct['type'],
  | 'adviser.withdrewHandOver'
  | 'adviser.readHandOverEnd'
  | 'adviser.withdrewInvitation'
  | 'adviser.readInvitationEnd'
>;

/** A line above a session about a colleague: how far it is, and the one thing that can be done about it. */
export function strip(text: string, button: string, type: ActAboutColleague): TemplateResult {
  const act = ({ currentTarget }: Event) => currentTarget?.dispatchEvent(new AskEvent({ type }));
  return html`<div class="strip hand-over">
    <p role="status">${text}</p>
    <button @click=${act}>${button}</button>
  </div>`;
}
