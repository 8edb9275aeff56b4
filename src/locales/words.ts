import type { StatusBarWords } from './status-bar-words.ts';
import type { SecondWords } from './second-words.ts';
import type { HelpingWords } from './helping-words.ts';

/** A heading, and what stands below it. */
export interface Said {
  readonly heading: string;
  readonly text: string;
}

/** What a customer reads about the agreement. */
export interface ConsentWords {
  readonly heading: string;
  readonly lead: string;
  readonly agreementHeading: string;
  readonly agreement: readonly [help: string, record: string];
  readonly instructions: string;
  readonly opensInNewTab: string;
  readonly knows: string;
  readonly saveText: string;
  readonly tickFirst: string;
  readonly cannotShare: Said;
  readonly notReady: string;
  readonly notLoaded: string;
  readonly tryAgain: string;
}

/** What a customer reads about the bank's program. */
export interface DownloadWords {
  readonly heading: string;
  readonly asking: string;
  readonly fetching: (done: string, whole: string) => string;
  readonly saved: string;
  readonly failed: string;
  readonly none: string;
  readonly fileName: string;
  readonly size: string;
  readonly publisher: string;
  readonly sha256: string;
  readonly howToOpen: string;
  readonly opened: string;
  readonly retry: string;
  readonly again: string;
  readonly without: string;
  readonly withoutMeans: string;
  /** Another program than the bank's own is offered. */
  readonly other: (name: string) => string;
  readonly afterOther: string;
}

/** What a customer reads about the way to the bank, before the number is typed. */
export interface ConnectionWords {
  readonly testing: string;
  readonly again: string;
  readonly findings: Record<
    | 'connection.direct'
    | 'connection.detour'
    | 'connection.untried'
    | 'connection.noPicture'
    | 'connection.unreachable',
    string
  >;
}

/** What a customer reads about the number. */
export interface ConnectWords {
  readonly heading: string;
  readonly lead: string;
  readonly field: string;
  readonly hint: string;
  readonly checking: string;
  readonly connection: ConnectionWords;
  readonly problems: Record<'empty' | 'notDigits' | 'tooShort' | 'tooLong', string>;
  readonly refusals: Record<
    | 'number.notAccepted'
    | 'number.tooManyTries'
    | 'number.usedHere'
    | 'broker.unreachable'
    | 'broker.busy'
    | 'messages.tooMany'
    | 'protocol.tooOld'
    | 'message.notUnderstood'
    | 'notNow'
    | 'notAllowed'
    | 'resume.notAccepted',
    string
  >;
}

/** What a customer reads about the words that are compared on the phone. */
export interface ComparedWords {
  readonly heading: string;
  readonly waiting: string;
  readonly question: string;
  readonly explains: string;
  readonly pair: (first: string, second: string) => string;
  readonly noneOfThese: string;
  readonly confirm: string;
  readonly chooseFirst: string;
  readonly matched: string;
  readonly differed: Said;
}

/** What a customer reads in the states from `chat-only` to `stopped`. */
export interface SessionWords {
  readonly chatOnly: Said;
  readonly verified: string;
  readonly startMeans: string;
  readonly cannotStart: string;
  readonly picking: string;
  readonly notShown: Record<'customer.cancelled' | 'picker.refused' | 'capture.failed', string>;
  readonly sharing: Said;
  readonly sharingPaused: string;
  readonly sharingUnrecorded: string;
  readonly sharingConnecting: string;
  readonly sharingSeen: string;
  readonly stopAnyTime: string;
  readonly stopped: Said;
  readonly stopReasons: Record<
    | 'customer.stoppedSharing'
    | 'browser.endedCapture'
    | 'browser.lostPeer'
    | 'broker.refusedSharing'
    | 'recording.notStored'
    | 'session.handedOver',
    string
  >;
  readonly reporting: string;
  /** While the session of an earlier page is being taken up again. */
  readonly saveReceipt: string;
  readonly comesBack: string;
  /** The session was found alive in another tab. */
  readonly livesElsewhere: string;
}

/** What the customer reads before "Show". */
export interface WarningWords {
  readonly heading: string;
  readonly seen: string;
  readonly recorded: string;
  readonly notRecorded: string;
  readonly neverAsks: string;
  readonly close: string;
  readonly called: Said;
  readonly report: string;
  readonly cancel: string;
  readonly wordsFirst: string;
  readonly picker: string;
}

/** What stands around the chat. */
export interface ChatWords {
  readonly heading: string;
  readonly log: string;
  readonly field: string;
  readonly hint: string;
  readonly send: string;
  readonly you: string;
  readonly adviser: string;
  readonly sending: string;
  readonly stored: string;
  readonly refused: string;
  readonly empty: string;
  readonly left: (characters: string) => string;
  readonly tooLong: (characters: string) => string;
  readonly nothing: string;
  readonly away: string;
  /** Who the adviser is from here on: name and role. */
  readonly handedOver: (name: string, role: string) => string;
  readonly notices: Record<
    | 'connected'
    | 'adviserCame'
    | 'adviserLeft'
    | 'wordsMatched'
    | 'wordsDiffered'
    | 'showDeclined'
    | 'showFailed'
    | 'sharingStarted'
    | 'adviserSees'
    | 'sharingStopped'
    | 'sharingStoppedByBrowser'
    | 'sharingFailed'
    | 'programCame'
    | 'programLeft'
    | 'programGone'
    | 'programRefused'
    | 'controlAsked'
    | 'controlAllowed'
    | 'controlRefused'
    | 'controlTaken'
    | 'controlTouched'
    | 'controlYielded'
    | 'controlReturned'
    | 'controlGivenBack'
    | 'controlEnded'
    | 'adviserPoints'
    | 'fileOffered'
    | 'fileOfferedInProgram'
    | 'fileReceived'
    | 'fileGiven'
    | 'fileRefused'
    | 'fileCancelled'
    | 'systemAsked'
    | 'systemAskedInProgram'
    | 'systemSent'
    | 'systemRefused'
    | 'systemGone'
    | 'sharingNotRecorded'
    | 'sharingHandedOver'
    | 'handedOver'
    | 'recordingMissed'
    | 'recordingBack'
    | 'lineLost'
    | 'lineBack',
    string
  >;
}

/** What a customer reads when a program wants to join. */
export interface JoiningProgramWords {
  readonly heading: string;
  readonly computer: (computer: string) => string;
  readonly question: string;
  readonly careful: string;
  readonly yes: (check: string) => string;
  readonly no: string;
}

/** What a customer reads when the session is over. */
export interface ClosedWords {
  readonly heading: string;
  readonly reasons: Record<
    | 'customer.ended'
    | 'customer.leftPage'
    | 'customer.gone'
    | 'customer.raisedAlarm'
    | 'adviser.ended'
    | 'adviser.gone'
    | 'number.expired'
    | 'number.tooManyTries'
    | 'session.tooLong'
    | 'line.lost'
    | 'alarm.notReported',
    string
  >;
  readonly released: string;
  readonly numberIsDead: string;
  readonly startAnew: string;
  readonly afterAlarm: readonly string[];
}

/** Every text of the customer's elements, in one language. A missing one does not compile. */
export interface Words {
  /** The language, as BCP 47 names it. */
  readonly language: 'sl' | 'en';
  readonly step: (which: number, of: number) => string;
  /** What customers know from their bank: never worded in another way. */
  readonly actions: {
    readonly download: string;
    readonly connect: string;
    readonly start: string;
    readonly show: string;
    readonly stopSharing: string;
    readonly takeBackControl: string;
    readonly endSession: string;
  };
  readonly notMyIdea: string;
  readonly notMyIdeaMeans: string;
  readonly consent: ConsentWords;
  readonly download: DownloadWords;
  readonly connect: ConnectWords;
  readonly compared: ComparedWords;
  readonly session: SessionWords;
  readonly bar: StatusBarWords;
  readonly warning: WarningWords;
  readonly chat: ChatWords;
  readonly joiningProgram: JoiningProgramWords;
  readonly helping: HelpingWords;
  readonly second: SecondWords;
  readonly ending: Said & { readonly end: string; readonly keep: string };
  readonly closed: ClosedWords;
}
