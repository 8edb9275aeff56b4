import type { CustomerMessages } from '../protocol/customer-messages.ts';
import type { Shown } from '../protocol/fields.ts';
import {
  accepted,
  close,
  dropped,
  refused,
  saidRow,
  type CustomerSays,
  type Decision,
  type Surroundings,
} from './decision.ts';
import { openPicture } from './meeting.ts';
import { confirmProgram, refuseProgram } from './program.ts';
import { isJoined, type SessionState } from './session-state.ts';

type PickedSurface = CustomerMessages['customer.pickedSurface'];

/** Decides on what the customer said. Only this leads into `sharing` (rule P18). */
export function decideOnCustomer(
  session: SessionState,
  said: CustomerSays,
  around: Surroundings,
): Decision {
  if (!isJoined(session)) return refused('notNow');
  const row = saidRow('customer', said);
  switch (said.type) {
    case 'customer.agreed':
      return session.hasAgreed
        ? refused('notNow')
        : accepted({ ...session, hasAgreed: true }, [row]);
    case 'customer.wroteChat':
      return accepted(session, [row]);
    case 'customer.choseWords':
      return session.pairing === 0
        ? refused('notNow')
        : accepted({ ...session, wordsDiffer: session.wordsDiffer || !said.matched }, [row]);
    case 'customer.declinedShow':
      return session.state === 'sharing' ? refused('notNow') : accepted(session, [row]);
    case 'customer.pickedSurface': {
      if (session.state === 'sharing' || session.wordsDiffer) return refused('notNow');
      const opened = openPicture({ ...session, state: 'sharing', shown: shownIn(said) }, around);
      return accepted(opened.next, [row, ...opened.rows], opened.tells);
    }
    case 'customer.stoppedSharing':
      return session.state === 'sharing'
        ? accepted({ ...session, state: 'stopped', shown: null }, [row])
        : refused('notNow');
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
    case 'customer.lostPicture': {
      // Asked twice for the same picture, or about one that another has followed already.
      if (session.state !== 'sharing' || said.epoch !== session.pictureEpoch) return dropped;
      const opened = openPicture(session, around);
      return accepted(opened.next, opened.rows, opened.tells);
    }
    case 'customer.offeredPicture':
    case 'customer.foundRoute':
      if (said.epoch !== session.pictureEpoch) return dropped;
      return session.state === 'sharing' ? pass(said) : refused('notNow');
  }
}

function shownIn({ type: _, id: _id, ...shown }: PickedSurface): Shown {
  return shown;
}

type Passing = Exclude<
  Extract<CustomerSays, { pairing: number } | { epoch: number }>,
  { type: 'customer.lostPicture' }
>;

function pass(message: Passing): Decision {
  return { verdict: 'passed', tell: { to: 'adviser', message } };
}
