import { html, nothing, type TemplateResult } from 'lit';
import { stateOf } from '../../machines/session-state.ts';
import type { ChatEvent } from '../chat/chat-event.ts';
import type { NumberEvent } from '../connect/number-event.ts';
import type { SystemEvent } from '../system-question/system-event.ts';
import type { WordsEvent } from '../words-choice/words-event.ts';
import {
  controlOf,
  downloadPhaseOf,
  isControlled,
  picturePhaseOf,
  recordingPhaseOf,
  sightOf,
  wordsPhaseOf,
} from './facts.ts';
import { filesOf } from './files-view.ts';
import type { View } from './view.ts';

/** The element of the state that a session is in, from `download` to `stopped`. */
export function laterView(view: View): TemplateResult | typeof nothing {
  switch (stateOf(view.snapshot)) {
    case 'download':
      return download(view);
    case 'connect':
      return connect(view);
    case 'chat-only':
      return chatOnly(view);
    case 'sharing':
      return sharing(view);
    case 'stopped':
      return stopped(view);
    default:
      return nothing;
  }
}

/** What stands around the state's element in a joined session: the bar above, the chat beside, questions over it. */
export function joinedView(view: View) {
  const { snapshot } = view;
  const asksBeforeEnd = snapshot.hasTag('asksBeforeEnd');
  const asksBeforeShow = snapshot.hasTag('asksBeforeShow');
  const asksAboutProgram = snapshot.hasTag('asksAboutProgram');
  // The adviser's question waits until the customer is done with what they are doing.
  const asksAboutSystem =
    snapshot.hasTag('asksAboutSystem') && !asksBeforeShow && !asksAboutProgram;
  const asksAboutSecond =
    snapshot.hasTag('asksAboutSecond') && !asksBeforeShow && !asksAboutProgram && !asksAboutSystem;
  const asks =
    asksBeforeEnd || asksBeforeShow || asksAboutProgram || asksAboutSystem || asksAboutSecond;
  // There is one bar, and it stands in front: a modal question makes all behind it dead.
  const inFront = statusBar(view, asks ? 'bar' : '');
  const isLast = { program: !asksBeforeEnd, show: !asksBeforeEnd && !asksAboutProgram };
  return {
    bar: asks ? nothing : inFront,
    chat: html`${chat(view)}${filesOf(view)}`,
    questions: html`${asksBeforeShow ? warning(view, isLast.show ? inFront : nothing) : nothing}
    ${asksAboutSystem ? systemQuestion(view, asksBeforeEnd ? nothing : inFront) : nothing}
    ${asksAboutSecond ? secondQuestion(view, asksBeforeEnd ? nothing : inFront) : nothing}
    ${asksAboutProgram ? programQuestion(view, isLast.program ? inFront : nothing) : nothing}
    ${asksBeforeEnd ? ending(view, inFront) : nothing}
    ${snapshot.hasTag('sharing') ? marks(view) : nothing}`,
  };
}

function download({ snapshot, session, words, headingLevel }: View) {
  const { offer, downloadedBytes } = snapshot.context;
  return html`<remote-help-download
    class="state"
    .words=${words}
    .headingLevel=${headingLevel}
    .phase=${downloadPhaseOf(snapshot)}
    .program=${offer.kind === 'program' ? offer.program : null}
    .other=${session.otherProgram()}
    .downloadedBytes=${downloadedBytes}
    .isReporting=${snapshot.hasTag('isReporting')}
  ></remote-help-download>`;
}

function connect(view: View) {
  const { snapshot, session, words, headingLevel } = view;
  const isReporting = snapshot.hasTag('isReporting');
  const onNumber = ({ digits, purpose }: NumberEvent) => {
    if (purpose === 'report') session.reportNumber(digits);
    else session.giveNumber(digits);
  };
  return html`<remote-help-connect
    class="state"
    .words=${words}
    .headingLevel=${headingLevel}
    .isChecking=${snapshot.hasTag('isBusy') && !isReporting}
    .isReporting=${isReporting}
    .refusal=${snapshot.context.refusal}
    .wrongTries=${snapshot.context.wrongTries}
    @remote-help-number=${onNumber}
    >${connectionTest(view)}</remote-help-connect
  >`;
}

function connectionTest({ snapshot, words, headingLevel }: View) {
  return html`<remote-help-connection-test
    .words=${words}
    .headingLevel=${headingLevel}
    .finding=${snapshot.context.connection}
    .isTesting=${snapshot.hasTag('testsConnection')}
  ></remote-help-connection-test>`;
}

function chatOnly(view: View) {
  const { snapshot, words, headingLevel } = view;
  const { adviser, canShare, notShown } = snapshot.context;
  return html`<remote-help-chat-only
    class="state"
    .words=${words}
    .headingLevel=${headingLevel}
    .adviser=${adviser}
    .canShare=${canShare}
    .canStart=${snapshot.can({ type: 'customer.askedToStart' })}
    .isShut=${snapshot.hasTag('wordsDiffered')}
    .isPicking=${snapshot.hasTag('isBusy')}
    .notShown=${notShown}
    >${wordsChoice(view)}</remote-help-chat-only
  >`;
}

function stopped(view: View) {
  const { snapshot, words, headingLevel } = view;
  const { adviser, canShare, notShown, stopReason } = snapshot.context;
  const isReporting = snapshot.hasTag('isReporting');
  return html`<remote-help-stopped
    class="state"
    .words=${words}
    .headingLevel=${headingLevel}
    .adviser=${adviser}
    .canShare=${canShare}
    .canStart=${snapshot.can({ type: 'customer.askedToStart' })}
    .isShut=${snapshot.hasTag('wordsDiffered')}
    .isPicking=${snapshot.hasTag('isBusy') && !isReporting}
    .isReporting=${isReporting}
    .notShown=${notShown}
    .reason=${stopReason}
    >${wordsChoice(view)}</remote-help-stopped
  >`;
}

function sharing(view: View) {
  const { snapshot, words, headingLevel } = view;
  // An adviser who comes back on another page has other words: nothing is sent before they are right.
  const asksAgain = snapshot.hasTag('isPaused') && !snapshot.hasTag('wordsMatched');
  return html`<remote-help-sharing
    class="state"
    .words=${words}
    .headingLevel=${headingLevel}
    .phase=${picturePhaseOf(snapshot)}
    .recording=${recordingPhaseOf(snapshot)}
    .control=${controlOf(snapshot)}
    >${asksAgain ? wordsChoice(view) : nothing}</remote-help-sharing
  >`;
}

function wordsChoice({ snapshot, session, words, headingLevel }: View) {
  if (!snapshot.context.wordsNeeded && !snapshot.hasTag('wordsAreReady')) return nothing;
  return html`<remote-help-words-choice
    .words=${words}
    .headingLevel=${headingLevel}
    .phase=${wordsPhaseOf(snapshot)}
    .choices=${session.wordChoices()}
    @remote-help-words=${({ choice }: WordsEvent) => session.chooseWords(choice)}
  ></remote-help-words-choice>`;
}

function chat({ snapshot, session, words, headingLevel }: View) {
  const onChat = (event: ChatEvent) => {
    if (session.write(event.text) !== 'sent') event.preventDefault();
  };
  return html`<remote-help-chat
    .words=${words}
    .headingLevel=${headingLevel + 1}
    .entries=${session.entries()}
    .adviserName=${snapshot.context.adviser?.name ?? ''}
    .adviserIsPresent=${snapshot.hasTag('adviserIsPresent')}
    .isControlled=${isControlled(snapshot)}
    @remote-help-chat=${onChat}
  ></remote-help-chat>`;
}

function statusBar({ snapshot, session, words, headingLevel, joinedAt }: View, slot: string) {
  const held = session.heldTime?.();
  return html`<remote-help-status-bar
    slot=${slot === '' ? nothing : slot}
    .words=${words}
    .headingLevel=${headingLevel}
    .adviser=${snapshot.context.adviser}
    .adviserIsPresent=${snapshot.hasTag('adviserIsPresent')}
    .second=${snapshot.hasTag('secondTakesPart') ? snapshot.context.second?.adviser : null}
    .secondIsPresent=${snapshot.hasTag('secondIsPresent')}
    .lineIsLost=${snapshot.hasTag('lineIsLost')}
    .sight=${sightOf(snapshot)}
    .control=${controlOf(snapshot)}
    .recording=${recordingPhaseOf(snapshot)}
    .since=${held?.joinedAt ?? joinedAt}
    .heldAt=${held?.now ?? null}
    .sharedSince=${session.sharedSince()}
  ></remote-help-status-bar>`;
}

function warning(view: View, bar: unknown) {
  const { snapshot, words, headingLevel } = view;
  return html`<remote-help-warning
    .words=${words}
    .headingLevel=${headingLevel}
    .records=${snapshot.context.records}
    .canShow=${snapshot.can({ type: 'customer.confirmedShow' })}
    >${bar}${wordsChoice(view)}</remote-help-warning
  >`;
}

function programQuestion({ snapshot, words, headingLevel }: View, bar: unknown) {
  return html`<remote-help-program-question
    .words=${words}
    .headingLevel=${headingLevel}
    .program=${snapshot.context.asking}
    >${bar}</remote-help-program-question
  >`;
}

function marks({ snapshot, session }: View) {
  return html`<remote-help-marks
    .marks=${session.marks()}
    .adviserName=${snapshot.context.adviser?.name ?? ''}
  ></remote-help-marks>`;
}

function systemQuestion({ snapshot, session, words, headingLevel }: View, bar: unknown) {
  return html`<remote-help-system-question
    .words=${words}
    .headingLevel=${headingLevel}
    .adviserName=${snapshot.context.adviser?.name ?? ''}
    .lines=${session.systemLines()}
    .isReading=${!snapshot.hasTag('systemIsRead')}
    .isControlled=${isControlled(snapshot)}
    @remote-help-system=${({ kinds }: SystemEvent) => session.actor.send({ type: 'customer.sentSystem', kinds })}
    >${bar}</remote-help-system-question
  >`;
}

function secondQuestion({ snapshot, words, headingLevel }: View, bar: unknown) {
  return html`<remote-help-second-question
    .words=${words}
    .headingLevel=${headingLevel}
    .adviserName=${snapshot.context.adviser?.name ?? ''}
    .second=${snapshot.context.second}
    .isControlled=${isControlled(snapshot)}
    >${bar}</remote-help-second-question
  >`;
}

function ending({ words, headingLevel }: View, bar: unknown) {
  return html`<remote-help-ending .words=${words} .headingLevel=${headingLevel}
    >${bar}</remote-help-ending
  >`;
}
