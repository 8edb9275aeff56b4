import { html, nothing, type TemplateResult } from 'lit';
import type { RunningSeat } from '../actors/adviser-console.ts';
import type { AdviserWords } from '../locales/adviser-words.ts';
import type { AdviserSnapshot } from '../machines/adviser.machine.ts';
import type {
  AskedHandOver,
  AskedInvitation,
  PresentColleague,
  SessionSummary,
} from '../protocol/http.ts';

/** What the questions over the console are about. */
interface Asking {
  readonly session: SessionSummary | undefined;
  readonly seat: RunningSeat | undefined;
  readonly colleagues: readonly PresentColleague[];
}

/** The question that stands over the console, if any. */
export function dialogs(
  words: AdviserWords,
  snapshot: AdviserSnapshot,
  { session, seat, colleagues }: Asking,
): TemplateResult | typeof nothing {
  const customer = session?.customerEmail ?? '';
  if (seat?.snapshot().hasTag('asksBeforeEnd')) return question(words, 'end', customer);
  const choosesSecond = seat?.snapshot().hasTag('choosesSecond') === true;
  if (choosesSecond || seat?.snapshot().hasTag('choosesColleague')) {
    return html`<remote-help-adviser-colleagues
      class="question"
      .words=${words}
      .purpose=${choosesSecond ? 'second' : 'handOver'}
      .colleagues=${colleagues}
    ></remote-help-adviser-colleagues>`;
  }
  if (snapshot.hasTag('asksBeforeSignOut')) return question(words, 'signOut', customer);
  if (!snapshot.hasTag('asksForCustomer')) return nothing;
  return html`<remote-help-adviser-invitation
    class="question"
    .words=${words}
    .isSending=${snapshot.hasTag('isInviting')}
    .emailIsWrong=${snapshot.hasTag('emailIsWrong')}
    .problem=${snapshot.hasTag('invitationFailed') ? snapshot.context.problem : null}
  ></remote-help-adviser-invitation>`;
}

function question(words: AdviserWords, about: 'end' | 'signOut', customer: string): TemplateResult {
  return html`<remote-help-adviser-question
    class="question"
    .words=${words}
    .about=${about}
    .customer=${customer}
  ></remote-help-adviser-question>`;
}

/** In the place of a session: nothing is chosen yet, or what was chosen is a colleague's by now. */
export function noSession(words: AdviserWords, left: RunningSeat | undefined): TemplateResult {
  if (left === undefined) {
    return html`<remote-help-adviser-progress .words=${words}></remote-help-adviser-progress>`;
  }
  return html`<remote-help-adviser-handed-over
    .words=${words}
    .to=${left.successor()}
  ></remote-help-adviser-handed-over>`;
}

/** Colleagues ask this adviser to take their sessions over, or part in their chats. */
export function takeOver(
  words: AdviserWords,
  handOvers: readonly AskedHandOver[],
  invitations: readonly AskedInvitation[],
  selected: string | null,
): TemplateResult | typeof nothing {
  const isShown = ({ at, sessionId }: AskedInvitation) =>
    at === 'colleague' || sessionId !== selected;
  if (handOvers.length === 0 && !invitations.some(isShown)) return nothing;
  return html`<remote-help-adviser-take-over
    class="take-over"
    .words=${words}
    .handOvers=${handOvers}
    .invitations=${invitations}
    .selected=${selected}
  ></remote-help-adviser-take-over>`;
}
