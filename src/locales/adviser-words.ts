import type { AdviserHelpingWords } from './adviser-helping-words.ts';
import type { NoticeName } from './adviser-notice-names.ts';
import type { HandOverWords } from './adviser-hand-over-words.ts';
import type { AdviserSecondWords } from './adviser-second-words.ts';
import type { NotesWords } from './adviser-notes-words.ts';
import type { ControlWords } from './control-words.ts';

/**
 * Everything that the adviser's console says, in one language.
 *
 * A text that needs a figure, a time or a name is a function, so that each language has its own order and plural.
 */
export interface AdviserWords {
  /** The language that these words are in. */
  readonly locale: string;
  readonly product: string;
  readonly signIn: SignInWords;
  readonly queue: QueueWords;
  readonly invitation: InvitationWords;
  readonly number: NumberWords;
  readonly session: SessionWords;
  readonly check: CheckWords;
  readonly picture: PictureWords;
  readonly control: ControlWords;
  readonly handOver: HandOverWords;
  readonly notes: NotesWords;
  readonly second: AdviserSecondWords;
  readonly helping: AdviserHelpingWords;
  readonly chat: ChatWords;
  readonly shortcuts: ShortcutWords;
  /** The product's states, as the console names them. */
  readonly states: Readonly<
    Record<'connect' | 'chat-only' | 'sharing' | 'stopped' | 'closed', string>
  >;
  readonly languages: Readonly<Record<'sl' | 'en', string>>;
  /** Why a session is over. */
  readonly ends: Readonly<Record<EndName, string>>;
  /** Why the broker did not do what was asked for. */
  readonly problems: Readonly<Record<ProblemName, string>>;
}

/** The way into the console. */
export interface SignInWords {
  readonly heading: string;
  readonly lead: string;
  readonly button: string;
  readonly checking: string;
  readonly leaving: string;
  readonly failed: string;
  readonly expired: string;
  readonly unreachable: string;
  readonly retry: string;
}

/** The list of one's own sessions, and what stands above it. */
export interface QueueWords {
  readonly heading: string;
  readonly open: string;
  readonly over: string;
  readonly loading: string;
  readonly empty: string;
  readonly newSession: string;
  readonly back: string;
  readonly unread: (count: number) => string;
  readonly lineLost: string;
  readonly signedIn: string;
  readonly signOut: string;
  readonly signOutQuestion: string;
  readonly stay: string;
  readonly choose: string;
  readonly chooseHint: string;
}

/** Opening a session for a customer. */
export interface InvitationWords {
  readonly heading: string;
  readonly lead: string;
  readonly email: string;
  readonly language: string;
  readonly send: string;
  readonly sending: string;
  readonly cancel: string;
  readonly wrongEmail: string;
}

/** What became of the number and of its e-mail. */
export interface NumberWords {
  readonly heading: string;
  readonly mail: Readonly<Record<'waiting' | 'retrying' | 'failed', string>>;
  readonly mailSent: (time: string) => string;
  readonly mailProblems: Readonly<
    Record<'mail.refused' | 'mail.unreachable' | 'mail.expired', string>
  >;
  readonly states: Readonly<Record<'waiting' | 'live' | 'used' | 'expired' | 'ended', string>>;
  readonly liveUntil: (time: string) => string;
  readonly sendAgain: string;
  readonly sendingAgain: string;
}

/** What stands above a session, and ending it. */
export interface SessionWords {
  readonly reference: string;
  readonly email: string;
  readonly language: string;
  readonly state: string;
  readonly duration: string;
  readonly customer: string;
  readonly present: string;
  readonly away: string;
  readonly notYet: string;
  readonly recordingStarts: string;
  readonly recorded: string;
  readonly recordingBehind: (seconds: string) => string;
  /** It would go on, but nothing arrives that could be recorded. */
  readonly recordingWaits: string;
  readonly recordingFails: string;
  readonly lineLost: string;
  readonly elsewhere: string;
  readonly takeBack: string;
  readonly refused: string;
  readonly end: string;
  readonly ending: string;
  readonly endQuestion: string;
  readonly endExplained: string;
  readonly keep: string;
}

/** The words that are said on the phone. */
export interface CheckWords {
  readonly heading: string;
  readonly waiting: string;
  readonly hint: string;
  readonly matched: string;
  readonly differed: string;
  readonly forged: string;
}

/** The middle of the console: the picture, or what has to happen before there is one. */
export interface PictureWords {
  readonly heading: string;
  readonly fitted: string;
  readonly actual: string;
  readonly fullScreen: string;
  readonly leaveFullScreen: string;
  readonly resolution: (width: number, height: number) => string;
  readonly surfaces: Readonly<Record<'monitor' | 'window' | 'browser' | 'unknown', string>>;
  readonly coming: string;
  readonly comingHint: string;
  readonly awaitsWords: string;
  readonly awaitsWordsHint: string;
  readonly interrupted: string;
  readonly interruptedHint: string;
  readonly refused: string;
  readonly refusedHint: string;
  readonly next: string;
  readonly stepsToConnect: readonly string[];
  readonly stepsToShow: readonly string[];
  readonly notShown: Readonly<
    Record<'customer.cancelled' | 'picker.refused' | 'capture.failed', string>
  >;
  readonly nothingShared: string;
  readonly stopped: string;
  readonly stops: Readonly<
    Record<
      | 'customer.stoppedSharing'
      | 'browser.endedCapture'
      | 'browser.lostPeer'
      | 'broker.refusedSharing'
      | 'recording.notStored'
      | 'session.handedOver',
      string
    >
  >;
  readonly stoppedHint: string;
  readonly closed: string;
  readonly closedHint: string;
}

/** The conversation. */
export interface ChatWords {
  readonly heading: string;
  readonly empty: string;
  readonly message: string;
  readonly send: string;
  readonly sendHint: string;
  readonly notYet: string;
  readonly over: string;
  readonly tooLong: (excess: number) => string;
  readonly you: string;
  readonly customer: string;
  readonly sending: string;
  readonly notSent: string;
  readonly repliesHeading: string;
  /** In the language of these words, whoever the adviser is: taken from the customer's language. */
  readonly replies: readonly CannedReply[];
  readonly notices: Readonly<Record<NoticeName, string>>;
  readonly customerWrote: (text: string) => string;
  readonly wroteElsewhere: (reference: string) => string;
}

/** A message that is often needed. */
export interface CannedReply {
  readonly title: string;
  readonly text: string;
}

/** What the keyboard does. */
export interface ShortcutWords {
  readonly heading: string;
  readonly newSession: string;
  readonly message: string;
  readonly nextSession: string;
  readonly previousSession: string;
  readonly size: string;
  readonly fullScreen: string;
  readonly end: string;
}

type EndName =
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
  | 'alarm.notReported';

type ProblemName =
  | 'request.notUnderstood'
  | 'request.tooMany'
  | 'origin.notAllowed'
  | 'signIn.needed'
  | 'signIn.failed'
  | 'session.unknown'
  | 'session.closed'
  | 'broker.goingAway'
  | 'broker.unreachable';
