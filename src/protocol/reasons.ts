/** Why the broker did not do what a message asked for. Each stands in `docs/errors.md`. */
export const refusalReasons = [
  'number.notAccepted',
  'number.tooManyTries',
  'protocol.tooOld',
  'message.notUnderstood',
  'messages.tooMany',
  'notNow',
  'notAllowed',
  'resume.notAccepted',
  'broker.busy',
] as const;
export type RefusalReason = (typeof refusalReasons)[number];

/** What the customer's page itself finds about a number, without or beyond the broker's word. */
export const pageReasons = ['number.usedHere', 'broker.unreachable'] as const;
/** Why a number did not lead into a session, as the customer is told. Each stands in `docs/errors.md`. */
export type NumberRefusal = RefusalReason | (typeof pageReasons)[number];

/**
 * What the customer's page finds out about its connection before a number is given: the picture gets through, by
 * a detour, not at all; nobody can say; or not even the bank can be reached. Each stands in `docs/errors.md`.
 */
export const connectionFindings = [
  'connection.direct',
  'connection.detour',
  'connection.untried',
  'connection.noPicture',
  'connection.unreachable',
] as const;
export type ConnectionFinding = (typeof connectionFindings)[number];

/** What goes wrong in the customer's element itself. Each stands in `docs/errors.md`. */
export const elementReasons = [
  'element.notConfigured',
  'element.notLoaded',
  'download.failed',
] as const;
export type ElementReason = (typeof elementReasons)[number];

/** Why a session is over, for both sides and in the log. Each stands in `docs/errors.md`. */
export const endReasons = [
  'customer.ended',
  'customer.leftPage',
  'customer.gone',
  'customer.raisedAlarm',
  'adviser.ended',
  'adviser.gone',
  'number.expired',
  'number.tooManyTries',
  'session.tooLong',
  'line.lost',
  'alarm.notReported',
] as const;
export type EndReason = (typeof endReasons)[number];

/** Why a desktop is no longer shared, though the session goes on. Each stands in `docs/errors.md`. */
export const stopReasons = [
  'customer.stoppedSharing',
  'browser.endedCapture',
  'browser.lostPeer',
  'broker.refusedSharing',
  'recording.notStored',
  'session.handedOver',
] as const;
export type StopReason = (typeof stopReasons)[number];

/** Why nothing was shown after "Show": the question's other answers. */
export const declineReasons = ['customer.cancelled', 'picker.refused', 'capture.failed'] as const;
export type DeclineReason = (typeof declineReasons)[number];

/** Why the adviser's question for control was answered by no. Each stands in `docs/errors.md`. */
export const controlRefusals = [
  'customer.refusedControl',
  'customer.didNotAnswer',
  'surface.notAMonitor',
  'monitor.notFound',
  'system.cannotControl',
] as const;
export type ControlRefusal = (typeof controlRefusals)[number];

/** Why the program took control back. Each stands in `docs/errors.md`. */
export const programTakeBacks = [
  'customer.touched',
  'customer.pressedButton',
  'control.tooLong',
  'system.cannotControl',
] as const;
/** Why the broker took control back. Each stands in `docs/errors.md`. */
export const brokerTakeBacks = ['sharing.stopped', 'seat.away'] as const;
/** Why nobody but the customer controls the computer any more. */
export type ControlEnd =
  | (typeof programTakeBacks)[number]
  | (typeof brokerTakeBacks)[number]
  | 'customer.tookControlBack'
  | 'adviser.gaveControlBack';

/** Why a program that wanted to join is no longer asked about. Each stands in `docs/errors.md`. */
export const programDrops = ['program.left', 'program.notAnswered', 'seat.away'] as const;
/** Why a program that gave a right number was not bound. Each stands in `docs/errors.md`. */
export const programRefusals = [
  'customer.refusedProgram',
  'program.notAnswered',
  'seat.away',
] as const;
export type ProgramRefusal = (typeof programRefusals)[number];
export type ProgramDrop = (typeof programDrops)[number];

/** How a colleague who was asked to take a session over did not. Each stands in `docs/errors.md`. */
export const handOverEnds = [
  'handOver.declined',
  'handOver.notAnswered',
  'handOver.gone',
  'handOver.withdrawn',
  'handOver.sessionOver',
] as const;
export type HandOverEnd = (typeof handOverEnds)[number];

/** Why there is no second adviser, or no longer. Each stands in `docs/errors.md`. */
export const secondEnds = [
  'invitation.declined',
  'invitation.notAnswered',
  'invitation.gone',
  'invitation.withdrawn',
  'invitation.customerDidNotAnswer',
  'invitation.sessionOver',
  'customer.refusedSecond',
  'customer.dismissedSecond',
  'second.left',
  'second.gone',
] as const;
export type SecondEnd = (typeof secondEnds)[number];

/** Why the broker itself no longer has a file exchanged. Each stands in `docs/errors.md`. */
export const fileDrops = ['words.differed', 'session.handedOver', 'program.left'] as const;
export type FileDrop = (typeof fileDrops)[number];

/** Why a file that was offered or on its way is not exchanged. Each stands in `docs/errors.md`. */
export const fileCancels = ['file.notWanted', 'file.gone', 'file.failed', 'file.altered'] as const;
export type FileCancel = (typeof fileCancels)[number];

/** Why a number could not be sent to a customer. Each stands in `docs/errors.md`. */
export const mailProblems = ['mail.refused', 'mail.unreachable', 'mail.expired'] as const;
export type MailProblem = (typeof mailProblems)[number];

/** Why an HTTP request of the console was refused. Each stands in `docs/errors.md`. */
export const requestReasons = [
  'request.notUnderstood',
  'request.tooMany',
  'origin.notAllowed',
  'signIn.needed',
  'signIn.failed',
  'session.unknown',
  'session.closed',
  'broker.goingAway',
] as const;
export type RequestReason = (typeof requestReasons)[number];

/** Why a piece of a recording was not stored. Each stands in `docs/errors.md`. */
export const pieceReasons = [
  'piece.notUnderstood',
  'piece.tooBig',
  'piece.altered',
  'piece.differs',
  'piece.tooEarly',
  'piece.notNow',
  'recording.off',
  'recording.keyMissing',
  'storage.full',
] as const;
export type PieceReason = (typeof pieceReasons)[number];

/** Why the broker did not do what the complaints department asked for. Each stands in `docs/errors.md`. */
export const evidenceReasons = [
  'reason.needed',
  'look.needed',
  'session.deleted',
  'hold.alreadySet',
  'hold.notSet',
  'recording.none',
] as const;
export type EvidenceReason = (typeof evidenceReasons)[number];

/** The codes with which the broker closes a socket. Each stands in `docs/errors.md`. */
export const closeCodes = {
  goingAway: 1001,
  notGreeted: 4401,
  notAllowed: 4403,
  tooSlow: 4408,
  openedElsewhere: 4409,
  sessionClosed: 4410,
  handedOver: 4411,
  secondGone: 4412,
  resumeRefused: 4413,
  protocolTooOld: 4426,
  flood: 4429,
} as const;
export type CloseCode = (typeof closeCodes)[keyof typeof closeCodes];
