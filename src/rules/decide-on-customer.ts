import type { CustomerMessages } from '../protocol/customer-messages.ts';
import type { Shown } from '../protocol/fields.ts';
import { close } from './close.ts';
import {
  accepted,
  dropped,
  refused,
  saidRow,
  type CustomerSays,
  type Decision,
  type NewRow,
  type Surroundings,
} from './decision.ts';
import { openPicture } from './meeting.ts';
import { confirmProgram, refuseProgram } from './program.ts';
import { answer, ask, askedIn, endPermission, receiptRow, type Question } from './questions.ts';
import type { HelpingSays } from './decide-on-helping.ts';
import type { AboutSecond } from './second.ts';
import { isJoined, type SessionState } from './session-state.ts';
import { stopSharing } from './stop-sharing.ts';

type PickedSurface = CustomerMessages['customer.pickedSurface'];

/** Decides on what the customer said. Only this leads into `sharing` (rule P18). */
export function decideOnCustomer(
  session: SessionState,
  said: Exclude<CustomerSays, HelpingSays | AboutSecond>,
  around: Surroundings,
): Decision {
  if (!isJoined(session)) return refused('notNow');
  const row = saidRow('customer', said);
  switch (said.type) {
    case 'customer.agreed':
      return agree(session, said, row);
    case 'customer.wasAsked':
      return noteQuestion(session, said, row, around);
    case 'customer.wroteChat':
      return accepted(session, [row]);
    case 'customer.choseWords':
      return session.pairing === 0
        ? refused('notNow')
        : accepted({ ...session, wordsDiffer: session.wordsDiffer || !said.matched }, [row]);
    case 'customer.declinedShow':
      return session.state === 'sharing' ? refused('notNow') : decline(session, said, row, around);
    case 'customer.pickedSurface': {
      if (session.state === 'sharing' || session.wordsDiffer) return refused('notNow');
      const answered = answer(session, 'show', 'yes', around.now);
      const opened = openPicture(
        { ...answered.next, state: 'sharing', shown: shownIn(said) },
        around,
      );
      return accepted(opened.next, [row, ...answered.rows, ...opened.rows], opened.tells);
    }
    case 'customer.stoppedSharing':
      return session.state === 'sharing'
        ? stopSharing(session, row, isOfCustomer(said.why), around.now)
        : refused('notNow');
    case 'customer.tookPrint':
      return session.state === 'sharing' ? accepted(session, [row]) : refused('notNow');
    case 'customer.confirmedProgram':
      return confirmProgram(session, said.request, row, around);
    case 'customer.refusedProgram':
      return refuseProgram(session, said.request, row);
    case 'customer.tookControlBack':
      return session.control.at === 'off'
        ? refused('notNow')
        : accepted({ ...session, control: { ...session.control, at: 'off', ask: null } }, [row]);
    case 'customer.raisedAlarm':
      return close(session, 'customer.raisedAlarm', around.now, [row]);
    case 'customer.ended':
      return close(session, said.why, around.now, [row]);
    case 'customer.committedWords':
    case 'customer.openedWords':
      return said.pairing === session.pairing ? pass(said) : dropped;
    case 'customer.lostPicture':
      return openPictureAnew(session, said, around);
    case 'customer.offeredPicture':
    case 'customer.foundRoute':
      if (said.epoch !== session.pictureEpoch) return dropped;
      return session.state === 'sharing' ? pass(said) : refused('notNow');
  }
}

function openPictureAnew(
  session: SessionState,
  { epoch }: Said<'customer.lostPicture'>,
  around: Surroundings,
): Decision {
  // Asked twice for the same picture, or about one that another has followed already.
  if (session.state !== 'sharing' || epoch !== session.pictureEpoch) return dropped;
  const opened = openPicture(session, around);
  // Nobody to show it to: the return of whoever is away opens the next one.
  if (opened.rows.length === 0) return dropped;
  return accepted(opened.next, opened.rows, opened.tells);
}

function shownIn({ type: _, id: _id, ...shown }: PickedSurface): Shown {
  return shown;
}

function agree(
  session: SessionState,
  { version, textHash, locale, shownAt, agreedAt }: Said<'customer.agreed'>,
  row: NewRow,
): Decision {
  if (session.hasAgreed) return refused('notNow');
  const question = { question: 'agreement' as const, version, textHash, locale, shownAt };
  const receipt = receiptRow(session, question, 'yes', agreedAt);
  return accepted({ ...session, hasAgreed: true }, [row, receipt]);
}

function noteQuestion(
  session: SessionState,
  { type: _, id: _id, ...question }: Said<'customer.wasAsked'>,
  row: NewRow,
  { now }: Surroundings,
): Decision {
  if (!isMeant(session, question)) return refused('notNow');
  const asking = ask(session, question, now);
  return accepted(asking.next, [...asking.rows, row]);
}

/** Whether there is something to ask the customer about now. What a program waits for is asked once. */
function isMeant(session: SessionState, { question, about }: Question): boolean {
  if (question === 'show') return session.state !== 'sharing' && about === undefined;
  // It outlives the page: one that comes anew asks it again.
  if (question === 'second') {
    return session.second?.at === 'customer' && about === session.second.ask;
  }
  if (about === undefined || askedIn(session, question)?.about === about) return false;
  const { applicant, system } = session;
  if (question === 'program') return about === `${applicant?.request}`;
  // What the program is asked stands in its own window (rule P37).
  return system.of !== 'program' && about === system.ask;
}

/** Whoever pressed "Show" has said yes, also if the browser could not capture anything then. */
function decline(
  session: SessionState,
  { why }: Said<'customer.declinedShow'>,
  row: NewRow,
  { now }: Surroundings,
): Decision {
  const answered = answer(session, 'show', why === 'capture.failed' ? 'yes' : 'no', now);
  const over = endPermission(answered.next, 'show', false, now);
  return accepted(over.next, [row, ...answered.rows, ...over.rows]);
}

function isOfCustomer(why: Said<'customer.stoppedSharing'>['why']): boolean {
  return why === 'customer.stoppedSharing' || why === 'browser.endedCapture';
}

type Said<Type extends CustomerSays['type']> = Extract<CustomerSays, { type: Type }>;

type Passing = Exclude<
  Extract<CustomerSays, { pairing: number } | { epoch: number }>,
  { type: 'customer.lostPicture' }
>;

function pass(message: Passing): Decision {
  return { verdict: 'passed', tell: { to: 'adviser', message } };
}
