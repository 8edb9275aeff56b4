import { html, nothing, type TemplateResult } from 'lit';
import type { RunningSeat } from '../actors/adviser-console.ts';
import type { AdviserWords } from '../locales/adviser-words.ts';
import type { AdviserSnapshot } from '../machines/adviser.machine.ts';
import type { SessionSummary } from '../protocol/http.ts';
import { times } from '../protocol/limits.ts';
import type { BrokerState } from '../protocol/states.ts';
import { handOverStrip } from './hand-over/hand-over-strip.ts';
import { invitationStrip } from './second/invitation-strip.ts';
import type { Silence } from './chat/chat-element.ts';
import {
  checkOf,
  controlOf,
  presenceOf,
  progressOf,
  recordingOf,
  stateOf,
} from './session-view.ts';

/** The session that is shown: what is above it, the picture or what stands in its place, and the chat. */
export function sessionTemplate(
  words: AdviserWords,
  session: SessionSummary,
  seat: RunningSeat | undefined,
  snapshot: AdviserSnapshot,
): TemplateResult {
  const state = stateOf(session, seat);
  const now = seat?.snapshot();
  return html`<remote-help-adviser-header
      .words=${words}
      .session=${session}
      .state=${state}
      .presence=${presenceOf(seat)}
      .recording=${recordingOf(seat)}
      .canHandOver=${now?.can({ type: 'adviser.askedForColleagues' }) ?? false}
      .canInvite=${now?.can({ type: 'adviser.askedForSecond' }) ?? false}
      .canEnd=${now?.hasTag('canEnd') ?? false}
      .isEnding=${now?.hasTag('isEnding') ?? false}
    ></remote-help-adviser-header>
    <div class="strips">${strips(words, session, seat)}</div>
    <div class="parts">
      ${middle(words, session, seat, snapshot)}
      <remote-help-adviser-chat
        class="chat"
        .words=${words}
        .entries=${seat?.entries() ?? []}
        .customerLocale=${session.locale}
        .silence=${silenceIn(state)}
      ></remote-help-adviser-chat>
    </div>`;
}

/** Chat goes from joining to the end, over a lost line too: what is written then is sent later. */
function silenceIn(state: BrokerState): Silence {
  if (state === 'closed') return 'over';
  return state === 'connect' ? 'notYet' : null;
}

function strips(words: AdviserWords, session: SessionSummary, seat: RunningSeat | undefined) {
  const snapshot = seat?.snapshot();
  if (seat === undefined || snapshot === undefined) return nothing;
  const step = checkOf(session, snapshot);
  const control = session.state === 'closed' ? null : controlOf(snapshot);
  return html`${
    snapshot.hasTag('lineIsLost') ? html`<p class="strip">${words.session.lineLost}</p>` : nothing
  }
  ${
    step === null
      ? nothing
      : html`<remote-help-adviser-check
          .words=${words}
          .step=${step}
          .pair=${seat.words()}
          .customerLocale=${session.locale}
        ></remote-help-adviser-check>`
  }
  ${
    control === null
      ? nothing
      : html`<remote-help-adviser-control
          .words=${words}
          .step=${control}
          .why=${snapshot.context.controlEnd}
          .restSeconds=${snapshot.context.restSeconds}
        ></remote-help-adviser-control>`
  }
  ${session.state === 'closed' ? nothing : html`${handOverStrip(words, snapshot)}${invitationStrip(words, snapshot)}`}
  ${helping(words, session, seat)}`;
}

/** What there is beside the picture; of a session that is over, what came; and the notes, which can be written at any time. */
function helping(words: AdviserWords, session: SessionSummary, seat: RunningSeat) {
  const snapshot = seat.snapshot();
  const { closedAt } = session;
  return html`<remote-help-adviser-helping
    .words=${words}
    .canAsk=${session.state !== 'closed' && snapshot.can({ type: 'adviser.askedForSystem' }) && snapshot.hasTag('customerIsPresent')}
    .programIsPresent=${snapshot.hasTag('programIsPresent')}
    .systemIsAsked=${snapshot.hasTag('systemIsAsked')}
    .systemAnswer=${snapshot.context.systemAnswer}
    .system=${seat.system()}
    .files=${seat.files}
    .hasHelp=${snapshot.hasTag('canChat') || seat.system() !== null}
    .notes=${seat.notes}
    .canNote=${closedAt === null || Date.now() - closedAt < times.lateNotesMs}
  ></remote-help-adviser-helping>`;
}

function middle(
  words: AdviserWords,
  session: SessionSummary,
  seat: RunningSeat | undefined,
  snapshot: AdviserSnapshot,
): TemplateResult {
  const picture = session.state === 'closed' ? null : (seat?.picture() ?? null);
  if (seat?.snapshot().hasTag('pictureIsVisible') && picture !== null) {
    return html`<remote-help-adviser-picture
      class="picture live"
      .words=${words}
      .picture=${picture}
      .surface=${seat.snapshot().context.surface}
      .canPoint=${seat.canPoint()}
      .isControlling=${seat.snapshot().hasTag('adviserHasControl')}
    ></remote-help-adviser-picture>`;
  }
  return html`<remote-help-adviser-progress
    class="picture"
    .words=${words}
    .session=${session}
    .progress=${progressOf(session, seat, snapshot)}
  ></remote-help-adviser-progress>`;
}
