import { and, assign, fromCallback, fromPromise, not, or, setup, stateIn } from 'xstate';
import type { AdviserIdentity } from '../protocol/fields.ts';
import type { Program, ProgramOffer } from '../protocol/http.ts';
import type {
  ConnectionFinding,
  DeclineReason,
  EndReason,
  NumberRefusal,
  StopReason,
} from '../protocol/reasons.ts';
import type { SessionState } from '../protocol/states.ts';
import type {
  Admission,
  AskingProgram,
  KeptSession,
  DescribedSecond,
  NumberAnswer,
  Offer,
  SecondPerson,
  SessionEvent,
  Told,
  WrittenNotice,
} from './session.events.ts';

/** What a session is started with. */
export interface SessionInput {
  /** Whether this browser can show its screen at all. */
  readonly canShare: boolean;
  /** The session that this tab held before it was reloaded or went to another page; `null` for a new one. */
  readonly kept: KeptSession | null;
}

/** What the statechart knows: facts only. The number and what people write live elsewhere. */
export interface SessionContext {
  readonly canShare: boolean;
  readonly agreedTo: string | null;
  readonly agreedAt: number;
  readonly offer: Offer;
  readonly downloadedBytes: number;
  /** What the newest test of the connection found; `null` before the first. */
  readonly connection: ConnectionFinding | null;
  readonly wrongTries: number;
  readonly refusal: NumberRefusal | null;
  readonly adviser: AdviserIdentity | null;
  readonly records: boolean;
  readonly wordsNeeded: boolean;
  /** How long the broker keeps our seat from the last byte. */
  readonly resumeMs: number;
  /** For how long the line had been dead before that was noticed. */
  readonly silentMs: number;
  readonly adviserWasPresent: boolean;
  readonly hasShared: boolean;
  /** Whether a session of an earlier page is being taken up again. */
  readonly comesBack: boolean;
  readonly notShown: DeclineReason | null;
  readonly stopReason: StopReason | null;
  readonly endReason: EndReason | null;
  /** The program that asks to join, or asked last. */
  readonly asking: AskingProgram | null;
  /** The second adviser who is asked about or there, or was last. */
  readonly second: SecondPerson | null;
}

/** What a view may count on: the product's state, and what can be done or seen in it. */
export type SessionTag =
  | SessionState
  | 'canChat'
  | 'canStart'
  | 'canStop'
  | 'canEnd'
  | 'canReport'
  | 'isBusy'
  | 'isReporting'
  | 'testsConnection'
  | 'asksBeforeShow'
  | 'asksBeforeEnd'
  | 'screenIsVisible'
  | 'adviserSees'
  | 'isPaused'
  | 'recordingStarts'
  | 'screenIsRecorded'
  | 'recordingFails'
  | 'adviserIsPresent'
  | 'wordsAreReady'
  | 'wordsMatched'
  | 'wordsDiffered'
  | 'lineIsLost'
  | 'asksAboutProgram'
  | 'programIsPresent'
  | 'adviserPoints'
  | 'asksAboutFile'
  | 'filesMove'
  | 'asksAboutSystem'
  | 'systemIsRead'
  | 'asksAboutSecond'
  | 'secondTakesPart'
  | 'secondIsPresent'
  | 'controlIsAsked'
  | 'adviserHasControl'
  | 'controlRests';

/** How long the broker is asked for the seat at the least, as when a computer slept. */
const leastAskingMs = 10_000;

/** The context before anything has happened. */
export function freshContext(input: SessionInput): SessionContext {
  return {
    canShare: input.canShare,
    agreedTo: null,
    agreedAt: 0,
    offer: { kind: 'unknown' },
    downloadedBytes: 0,
    connection: null,
    wrongTries: 0,
    refusal: null,
    adviser: null,
    records: false,
    wordsNeeded: true,
    resumeMs: 0,
    silentMs: 0,
    adviserWasPresent: false,
    hasShared: false,
    comesBack: false,
    notShown: null,
    stopReason: null,
    endReason: null,
    asking: null,
    second: null,
    ...(input.kept && { ...input.kept, comesBack: true }),
  };
}

/**
 * The words in which the session's statechart is written: its guards, actions, actors, delays and tags.
 *
 * The actors and the last three actions do nothing here. The page provides them, and a replay leaves them as they are.
 */
export const sessionSetup = setup({
  types: {
    context: {} as SessionContext,
    events: {} as SessionEvent,
    input: {} as SessionInput,
    tags: {} as SessionTag,
  },
  actors: {
    programOffer: fromPromise<ProgramOffer>(forever),
    programDownload: fromCallback<SessionEvent, { program: Program }>(idle),
    connectionTest: fromPromise<ConnectionFinding>(forever),
    numberCheck: fromPromise<NumberAnswer>(forever),
    alarmReport: fromPromise<void>(forever),
    sessionLine: fromCallback<SessionEvent>(idle),
    wordCheck: fromCallback<SessionEvent>(idle),
    surfacePicker: fromCallback<SessionEvent>(idle),
    screenCapture: fromCallback<SessionEvent>(idle),
    picturePeer: fromCallback<SessionEvent>(idle),
    adviserMarks: fromCallback<SessionEvent>(idle),
    fileWatch: fromCallback<SessionEvent>(idle),
    systemReading: fromPromise<void>(forever),
    blankScreen: fromCallback<SessionEvent>(idle),
  },
  guards: {
    numberIsWellFormed: (_, params: { isWellFormed: boolean }) => params.isWellFormed,
    browserCanShare: ({ context }) => context.canShare,
    recordsNothing: ({ context }) => !context.records,
    wordsAreOptional: ({ context }) => !context.wordsNeeded,
    adviserIsThere: (_, params: { isPresent: boolean }) => params.isPresent,
    adviserIsAway: (_, params: { isPresent: boolean }) => !params.isPresent,
    isForHandOver: (_, params: { why: StopReason }) => params.why === 'session.handedOver',
    adviserIsAnother: ({ context }, params: { adviser: AdviserIdentity }) =>
      params.adviser.name !== context.adviser?.name || params.adviser.role !== context.adviser.role,
    wordsMatch: (_, params: { matched: boolean }) => params.matched,
    wordsDiffered: stateIn('#words.differed'),
    adviserWasThere: ({ context }) => context.adviserWasPresent,
    comesBack: ({ context }) => context.comesBack,
    cameBackAfterSharing: ({ context }) => context.comesBack && context.hasShared,
    hasSharedBefore: ({ context }) => context.hasShared,
    programIsOffered: ({ context }) => context.offer.kind === 'program',
    isAdmitted: (_, params: { answer: NumberAnswer }) => params.answer.admitted,
    someAreAsked: (_, params: { asked: number }) => params.asked > 0,
    someAreMoving: (_, params: { moving: number }) => params.moving > 0,
    secondIsAskedAbout: (_, params: { second: DescribedSecond | null }) =>
      params.second?.at === 'customer',
    secondIsThere: (_, params: { second: DescribedSecond | null }) =>
      params.second?.at === 'in' && params.second.isPresent,
    secondIsAway: (_, params: { second: DescribedSecond | null }) =>
      params.second?.at === 'in' && !params.second.isPresent,
    programIsThere: (_, params: { isPresent: boolean }) => params.isPresent,
    isAskedOfProgram: (_, params: { of?: 'program' }) => params.of === 'program',
    recordingFails: stateIn('#recording.failing'),
    screenIsVisible: and([stateIn('#sharing.shown'), not('recordingFails')]),
    screenIsHidden: not('screenIsVisible'),
    // What is clicked on the page meanwhile may be the adviser's click (rule P44).
    handIsCustomers: not(stateIn('#control.allowed')),
    lineIsUp: not(stateIn('#line.lost')),
    // Wrong words mean that somebody else may be on the phone: sharing stays shut for good.
    mayStart: and(['browserCanShare', 'lineIsUp', not('wordsDiffered')]),
    mayShow: and([
      'lineIsUp',
      or([stateIn('#words.matched'), and(['wordsAreOptional', not('wordsDiffered')])]),
    ]),
    mayNotShow: not('mayShow'),
    mayNotStart: not('mayStart'),
  },
  actions: {
    rememberAgreement: assign((_, params: { version: string; at: number }) => ({
      agreedTo: params.version,
      agreedAt: params.at,
    })),
    rememberOffer: assign((_, params: { offer: ProgramOffer }) => ({
      offer: offerOf(params.offer),
      downloadedBytes: 0,
    })),
    countBytes: assign((_, params: { bytes: number }) => ({ downloadedBytes: params.bytes })),
    rememberConnection: assign((_, params: { finding: ConnectionFinding }) => ({
      connection: params.finding,
    })),
    rememberRefusal: assign(({ context }, params: { reason: NumberRefusal }) => ({
      refusal: params.reason,
      wrongTries: context.wrongTries + (params.reason === 'number.notAccepted' ? 1 : 0),
    })),
    rememberAdmission: assign((_, params: { answer: NumberAnswer }) =>
      params.answer.admitted ? { ...factsOf(params.answer.admission), refusal: null } : {},
    ),
    rememberNotShown: assign((_, params: { why: DeclineReason }) => ({ notShown: params.why })),
    rememberProgram: assign((_, { request, check, computer }: AskingProgram) => ({
      asking: { request, check, computer },
    })),
    rememberSilence: assign((_, params: { silentMs: number }) => ({ silentMs: params.silentMs })),
    rememberReturn: assign({ comesBack: false }),
    rememberAdviser: assign((_, params: { adviser: AdviserIdentity }) => params),
    rememberSecond: assign((_, params: { second: DescribedSecond | null }) => ({
      second: params.second && { ask: params.second.ask, adviser: params.second.adviser },
    })),
    forgetNotShown: assign({ notShown: null }),
    rememberStop: assign((_, params: { why: StopReason }) => ({
      stopReason: params.why,
      hasShared: true,
    })),
    rememberEnd: assign((_, params: { reason: EndReason }) => ({ endReason: params.reason })),
    /** Sends the customer's decision to the broker. */
    tellBroker: (_, _params: Told) => undefined,
    /** Writes a change into the chat and has it spoken. */
    writeNotice: (_, _params: WrittenNotice) => undefined,
    /** Says goodbye to the broker, where there is something to say, and releases the line. */
    leaveSession: (_, _params: { why: 'customer.ended' | null }) => undefined,
  },
  delays: {
    /** How long the broker still keeps our seat. However late that is noticed, it is asked first what became of us. */
    resumeTime: ({ context }) => Math.max(context.resumeMs - context.silentMs, leastAskingMs),
    /** How long someone who wants out of a fraud is kept waiting for the report to arrive. */
    alarmTime: 5_000,
    /** How long a test of the connection may take: after that nothing is to be expected of it. */
    testTime: 15_000,
    /** How long a number may take before the person may try again. */
    checkTime: 15_000,
  },
});

function forever<Value>(): Promise<Value> {
  return new Promise<Value>(() => undefined);
}

function idle(): void {
  // A replay shows what happened; nothing may happen again.
}

function factsOf({ adviserIsPresent, ...facts }: Admission) {
  return { ...facts, adviserWasPresent: adviserIsPresent };
}

function offerOf({ program }: ProgramOffer): Offer {
  return program === null ? { kind: 'none' } : { kind: 'program', program };
}
