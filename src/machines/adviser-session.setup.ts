import { and, assign, fromCallback, not, setup, stateIn } from 'xstate';
import type { AdviserIdentity, SecondAdviser, Surface } from '../protocol/fields.ts';
import { times } from '../protocol/limits.ts';
import type { DeclineReason, EndReason, StopReason } from '../protocol/reasons.ts';
import type { BrokerState } from '../protocol/states.ts';
import type {
  AdviserSessionEvent,
  ConsoleNotice,
  ConsoleTold,
  ControlWhy,
  HandOverWhy,
  InvitationWhy,
  SystemAnswer,
} from './adviser-session.events.ts';

/** What the console knows of a session: facts only. What people write lives elsewhere. */
export interface AdviserSessionContext {
  /** Whether the bank has what is shown recorded. */
  readonly records: boolean;
  /** Which picture the broker has opened last; 0 before the first. */
  readonly epoch: number;
  /** Which picture the adviser has seen last; 0 before the first. */
  readonly seenEpoch: number;
  readonly surface: Surface;
  /** For how long the line had been dead before that was noticed. */
  readonly silentMs: number;
  readonly notShown: DeclineReason | null;
  readonly stopReason: StopReason | null;
  readonly endReason: EndReason | null;
  /** The number of the last permission to control; 0 before the first. */
  readonly grant: number;
  /** How long the customer's hands have to rest until control comes back, in seconds. */
  readonly restSeconds: number;
  /** Why control is off, where there is something to say. */
  readonly controlEnd: ControlWhy | null;
  /** What became of the last question for information about the computer. */
  readonly systemAnswer: SystemAnswer | null;
  /** The colleague who is asked to take the session over, or has taken it. */
  readonly handOverTo: AdviserIdentity | null;
  /** Why it was not handed over, where that is news. */
  readonly handOverEnd: HandOverWhy | null;
  /** The second adviser who is invited, or takes part. */
  readonly second: SecondAdviser | null;
  /** Why there is none, where that is news. */
  readonly invitationEnd: InvitationWhy | null;
}

/** What a view of one session may count on: the product's state, and what can be done or seen in it. */
export type AdviserSessionTag =
  | BrokerState
  | 'canChat'
  | 'canEnd'
  | 'asksBeforeEnd'
  | 'isEnding'
  | 'pictureIsComing'
  | 'pictureIsVisible'
  | 'pictureIsInterrupted'
  | 'pictureIsForged'
  | 'recordingStarts'
  | 'screenIsRecorded'
  | 'recordingFails'
  | 'customerIsPresent'
  | 'customerIsAway'
  | 'wordsAreReady'
  | 'wordsMatched'
  | 'wordsDiffered'
  | 'wordsAreForged'
  | 'programIsPresent'
  | 'controlIsAsked'
  | 'adviserHasControl'
  | 'controlRests'
  | 'systemIsAsked'
  | 'choosesColleague'
  | 'colleagueIsAsked'
  | 'choosesSecond'
  | 'secondIsAsked'
  | 'customerIsAskedAboutSecond'
  | 'secondTakesPart'
  | 'handedOver'
  | 'lineIsLost'
  | 'seatIsElsewhere'
  | 'seatIsRefused';

/** The context of a session that has just been opened. */
export const freshContext: AdviserSessionContext = {
  records: false,
  epoch: 0,
  seenEpoch: 0,
  surface: 'unknown',
  silentMs: 0,
  notShown: null,
  stopReason: null,
  endReason: null,
  grant: 0,
  restSeconds: 0,
  controlEnd: null,
  systemAnswer: null,
  handOverTo: null,
  handOverEnd: null,
  second: null,
  invitationEnd: null,
};

/** How long the broker is asked for the seat at the least, as when a computer slept. */
const leastAskingMs = 10_000;

/** The words in which the statechart of one session at the console is written. */
export const adviserSessionSetup = setup({
  types: {
    context: {} as AdviserSessionContext,
    events: {} as AdviserSessionEvent,
    tags: {} as AdviserSessionTag,
  },
  actors: {
    sessionSeat: fromCallback<AdviserSessionEvent>(idle),
    pictureReceiver: fromCallback<AdviserSessionEvent>(idle),
  },
  guards: {
    customerHasJoined: not(stateIn('#connect')),
    stateIs: (_, params: { state: BrokerState; wanted: BrokerState }) =>
      params.state === params.wanted,
    recordsNothing: ({ context }) => !context.records,
    customerIsThere: (_, params: { isPresent: boolean }) => params.isPresent,
    customerIsMissing: (_, params: { isPresent: boolean; state?: BrokerState }) =>
      !params.isPresent && params.state !== 'connect',
    wordsMatch: (_, params: { matched: boolean }) => params.matched,
    isCurrentPicture: ({ context }, params: { epoch: number }) => params.epoch === context.epoch,
    sawThisPicture: ({ context }) => context.seenEpoch === context.epoch,
    programIsThere: (_, params: { isPresent: boolean }) => params.isPresent,
    // A window or a tab has no fixed place on the desktop: the broker would refuse.
    showsMonitor: ({ context }) => context.surface === 'monitor',
    mayAskForControl: and([
      'showsMonitor',
      stateIn('#program.present'),
      stateIn('#picture.visible'),
    ]),
    aColleagueIsAsked: (_, params: { handOver: AdviserIdentity | null }) =>
      params.handOver !== null,
    secondIsAt: (_, params: { second: SecondAdviser | null; at: SecondAdviser['at'] }) =>
      params.second?.at === params.at,
    nobodyIsSecond: ({ event }) => event.type === 'broker.describedSecond' && event.second === null,
    // One at a time: whoever takes a session over is alone with the customer at first.
    mayInvite: and([not(stateIn('#connect')), stateIn('#handOver.none')]),
    mayHandOver: and([not(stateIn('#connect')), stateIn('#invitation.none')]),
    wordsAreForged: (_, params: { of: 'words' | 'picture' }) => params.of === 'words',
    pictureIsForged: (_, params: { of: 'words' | 'picture' }) => params.of === 'picture',
  },
  actions: {
    rememberSeat: assign((_, params: { records: boolean; surface: Surface }) => ({
      records: params.records,
      surface: params.surface,
    })),
    rememberEpoch: assign((_, params: { epoch: number }) => ({ epoch: params.epoch })),
    rememberSeen: assign(({ context }) => ({ seenEpoch: context.epoch })),
    rememberSurface: assign((_, params: { surface: Surface }) => ({
      surface: params.surface,
      notShown: null,
      stopReason: null,
    })),
    rememberSilence: assign((_, params: { silentMs: number }) => ({ silentMs: params.silentMs })),
    rememberNotShown: assign((_, params: { why: DeclineReason }) => ({ notShown: params.why })),
    rememberStop: assign((_, params: { why: StopReason }) => ({ stopReason: params.why })),
    rememberGrant: assign((_, params: { grant: number }) => ({ grant: params.grant })),
    rememberRest: assign((_, params: { seconds: number }) => ({ restSeconds: params.seconds })),
    rememberControlEnd: assign((_, params: { why: ControlWhy }) => ({ controlEnd: params.why })),
    rememberSystem: assign((_, params: { what: SystemAnswer | null }) => ({
      systemAnswer: params.what,
    })),
    rememberHandOver: assign((_, params: { to: AdviserIdentity | null }) => ({
      handOverTo: params.to,
      handOverEnd: null,
    })),
    rememberHandOverEnd: assign((_, params: { why: HandOverWhy | null }) => ({
      handOverTo: null,
      handOverEnd: params.why,
    })),
    rememberSecond: assign((_, params: { second: SecondAdviser | null }) => ({
      second: params.second,
      invitationEnd: null,
    })),
    rememberInvitationEnd: assign((_, params: { why: InvitationWhy | null }) => ({
      second: null,
      invitationEnd: params.why,
    })),
    forgetControlEnd: assign({ controlEnd: null }),
    rememberEnd: assign((_, params: { reason: EndReason }) => ({ endReason: params.reason })),
    /** Sends what the adviser decided or saw to the broker. */
    tellBroker: (_, _params: ConsoleTold) => undefined,
    /** Writes a change into the chat and has it spoken. */
    writeNotice: (_, _params: { notice: ConsoleNotice }) => undefined,
  },
  delays: {
    /** How long the broker still keeps the seat (rule P9). However late that is noticed, it is asked first. */
    resumeTime: ({ context }) => Math.max(times.seatMs - context.silentMs, leastAskingMs),
  },
});

function idle(): void {
  // A replay shows what happened; nothing may happen again.
}
