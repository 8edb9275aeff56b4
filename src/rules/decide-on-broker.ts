import { rates } from '../protocol/limits.ts';
import { close } from './close.ts';
import {
  accepted,
  brokerRow,
  dropped,
  refused,
  type BrokerSays,
  type Decision,
  type Surroundings,
} from './decision.ts';
import { noteStoredPiece, stopUnrecorded } from './decide-on-recording.ts';
import { answerHandOver, dropHandOver } from './hand-over.ts';
import { admit } from './joining.ts';
import { arrive, leave, type Newcomer } from './meeting.ts';
import { noteNotes } from './notes.ts';
import { dropProgram, forgetProgram, hearProgram } from './program.ts';
import { loseInvited, type AboutSecond } from './second.ts';
import { isJoined, isToken, type Seat, type SessionState } from './session-state.ts';

/** Decides on what happened to a session beside what was said in it. */
export function decideOnBroker(
  session: SessionState,
  input: Exclude<BrokerSays, AboutSecond>,
  around: Surroundings,
): Decision {
  switch (input.type) {
    case 'broker.admittedCustomer':
      return admit(session, input, around);
    case 'broker.resumedCustomer':
      return resume(session, input, around);
    case 'broker.seatedAdviser':
      return seatAdviser(session, input, around);
    case 'broker.heardProgram':
      return hearProgram(session, input);
    case 'broker.lostProgram':
      return dropProgram(session, 'program.left');
    case 'broker.sawProgramTimeUp':
      return dropProgram(session, 'program.notAnswered', input.request);
    case 'broker.resumedProgram':
      return resumeProgram(session, around);
    case 'broker.lostSeat':
      return lose(session, input, around);
    case 'broker.gaveSeatUp':
      return giveSeatUp(session, input.seat, around);
    case 'broker.refusedNumber':
      return countWrongTry(session, around);
    case 'broker.issuedNumber':
      if (session.state !== 'connect') return refused('notNow');
      return accepted({ ...session, number: input.number, mail: { status: 'waiting' } }, [
        brokerRow('broker.issuedNumber'),
      ]);
    case 'broker.handledMail':
      return noteMail(session, input);
    case 'broker.sawNumberExpire':
      if (session.state !== 'connect' || input.expiresAt !== session.number.expiresAt) {
        return dropped;
      }
      return close({ ...session, mail: mailTooLate(session) }, 'number.expired', around.now);
    case 'broker.sawTimeUp':
      return close(session, 'session.tooLong', around.now);
    case 'broker.heardAlarm':
      return close(session, 'customer.raisedAlarm', around.now, [brokerRow('broker.heardAlarm')]);
    case 'broker.storedPiece':
      return noteStoredPiece(session, input);
    case 'broker.missedPieces':
      return stopUnrecorded(session);
    case 'broker.heardNotes':
      return noteNotes(session, input, around);
    case 'broker.heardColleague':
      return answerHandOver(session, input, around);
    case 'broker.lostColleague':
      if (session.handOver?.to.subject !== input.subject)
        return loseInvited(session, input.subject);
      return dropHandOver(session, 'handOver.gone');
    case 'broker.sawHandOverTimeUp':
      if (session.handOver?.ask !== input.ask) return dropped;
      return dropHandOver(session, 'handOver.notAnswered');
  }
}

function giveSeatUp(session: SessionState, seat: Seat, { now }: Surroundings): Decision {
  if (seat === 'companion') return forgetProgram(session);
  return session.isPresent[seat] ? dropped : close(session, `${seat}.gone`, now);
}

function resume(
  session: SessionState,
  input: Extract<BrokerSays, { type: 'broker.resumedCustomer' }>,
  around: Surroundings,
): Decision {
  if (!isJoined(session) || !isToken(session, input.tokenDigest)) {
    return refused('resume.notAccepted');
  }
  const { resumeDigest, tokenDigest: previousDigest } = input;
  const arrived = arrive(session, 'customer', around, input);
  const next = { ...arrived.next, resumeDigest, previousDigest };
  return accepted(next, arrived.rows, arrived.tells);
}

function seatAdviser(
  session: SessionState,
  newcomer: Newcomer & { subject: string },
  around: Surroundings,
): Decision {
  // Asked for before the session was handed over, and come in its turn only after that.
  if (newcomer.subject !== session.adviser.subject) return refused('notAllowed');
  const arrived = arrive(session, 'adviser', around, newcomer);
  const adviserWasSeated = session.adviserWasSeated || isJoined(session);
  return accepted({ ...arrived.next, adviserWasSeated }, arrived.rows, arrived.tells);
}

function resumeProgram(session: SessionState, around: Surroundings): Decision {
  if (!isJoined(session) || session.program.key === null) return refused('resume.notAccepted');
  const arrived = arrive(session, 'companion', around);
  return accepted(arrived.next, arrived.rows, arrived.tells);
}

function lose(
  session: SessionState,
  { seat, heardAt }: Extract<BrokerSays, { type: 'broker.lostSeat' }>,
  around: Surroundings,
): Decision {
  if (!session.isPresent[seat]) return dropped;
  const left = leave(session, seat, around.now - Math.round(around.elapsed - heardAt));
  return accepted(left.next, left.rows, left.tells);
}

/** A wrong number within the session's own link. Who joined already is not thrown out by it. */
function countWrongTry(session: SessionState, around: Surroundings): Decision {
  if (session.state !== 'connect') return dropped;
  const wrongTries = session.wrongTries + 1;
  const next = { ...session, wrongTries };
  const row = brokerRow('broker.refusedNumber', { wrongTries });
  if (wrongTries < rates.maxWrongTries) return accepted(next, [row]);
  return close(next, 'number.tooManyTries', around.now, [row]);
}

function noteMail(
  session: SessionState,
  input: Extract<BrokerSays, { type: 'broker.handledMail' }>,
): Decision {
  if (session.number.digest !== input.numberDigest) return dropped;
  const number = { ...session.number, expiresAt: input.expiresAt };
  const { mail } = input;
  const row = brokerRow('broker.handledMail', { ...mail });
  return accepted({ ...session, mail, number }, [row]);
}

/** A letter that has not left by now would bring a dead number. */
function mailTooLate({ mail }: SessionState): SessionState['mail'] {
  return mail.status === 'sent' ? mail : { status: 'failed', problem: 'mail.expired' };
}
