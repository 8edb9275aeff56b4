import { html, type TemplateResult } from 'lit';
import type { RunningSecond } from '../../actors/adviser-console.ts';
import type { AdviserWords } from '../../locales/adviser-words.ts';
import type { SecondSnapshot } from '../../machines/second.machine.ts';
import type { Silence } from '../chat/chat-element.ts';
import type { SecondStep } from './second-element.ts';

/** The chat of a colleague's session, and what stands above it: all that a second adviser has of it. */
export function secondTemplate(words: AdviserWords, second: RunningSecond): TemplateResult {
  const { invitation } = second;
  const snapshot = second.snapshot();
  return html`<remote-help-adviser-second
      .words=${words}
      .invitation=${invitation}
      .step=${stepOf(snapshot)}
    ></remote-help-adviser-second>
    <remote-help-adviser-chat
      class="chat alone"
      .words=${words}
      .entries=${second.entries()}
      .customerLocale=${invitation.locale}
      .hasReplies=${false}
      .silence=${silenceIn(snapshot)}
    ></remote-help-adviser-chat>`;
}

function stepOf(snapshot: SecondSnapshot): SecondStep {
  if (snapshot.hasTag('isOver')) return snapshot.context.over ?? 'sentAway';
  if (snapshot.hasTag('customerIsAsked')) return 'waits';
  return snapshot.hasTag('lineIsLost') ? 'lineLost' : 'there';
}

function silenceIn(snapshot: SecondSnapshot): Silence {
  if (snapshot.hasTag('isOver')) return 'over';
  return snapshot.hasTag('canWrite') ? null : 'notYet';
}
