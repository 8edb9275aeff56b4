import { html, nothing, type TemplateResult } from 'lit';
import type { AdviserWords } from '../../locales/adviser-words.ts';
import type { AdviserAct } from '../../machines/adviser-session.events.ts';
import type { AdviserSessionSnapshot } from '../../machines/adviser-session.machine.ts';
import { AskEvent } from '../ask-event.ts';

/** Above a session that a colleague is asked to take over, or did not: who, and what can be done about it. */
export function handOverStrip(
  { handOver }: AdviserWords,
  snapshot: AdviserSessionSnapshot,
): TemplateResult | typeof nothing {
  const { handOverTo, handOverEnd } = snapshot.context;
  if (snapshot.hasTag('colleagueIsAsked') && handOverTo !== null) {
    const { name, role } = handOverTo;
    return strip(handOver.asked(name, role), handOver.withdraw, 'adviser.withdrewHandOver');
  }
  if (handOverEnd === null) return nothing;
  return strip(handOver.ends[handOverEnd], handOver.close, 'adviser.readHandOverEnd');
}

function strip(
  text: string,
  button: string,
  type: Extract<AdviserAct['type'], 'adviser.withdrewHandOver' | 'adviser.readHandOverEnd'>,
): TemplateResult {
  const act = ({ currentTarget }: Event) => currentTarget?.dispatchEvent(new AskEvent({ type }));
  return html`<div class="strip hand-over">
    <p role="status">${text}</p>
    <button @click=${act}>${button}</button>
  </div>`;
}
