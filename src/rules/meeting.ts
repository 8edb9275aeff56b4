import { brokerRow, type NewRow, type Surroundings, type Tell, type Terms } from './decision.ts';
import { witnessesOf, type Seat, type SessionState } from './session-state.ts';

const seats = ['customer', 'adviser'] as const;

/** What a step of the session leads to: the next state, its rows, and what is said. */
export interface Step {
  next: SessionState;
  rows: readonly NewRow[];
  tells: readonly Tell[];
}

/** What is known of a page that takes a seat. */
export interface Newcomer {
  pairing?: number | undefined;
  /** How far its clock is ahead of the broker's. */
  clockOffsetMs?: number | undefined;
  terms?: Terms | undefined;
}

/**
 * Someone took a seat. When both are there now, they meet: words and picture start anew. A page that knows the words
 * of the pairing comes back to it (rule P8).
 */
export function arrive(
  session: SessionState,
  seat: Seat,
  around: Surroundings,
  { pairing: knownPairing, clockOffsetMs, terms }: Newcomer = {},
): Step {
  const isPresent = { ...session.isPresent, [seat]: true };
  const awaySince = { ...session.awaySince, [seat]: null };
  const seated: SessionState = { ...session, isPresent, awaySince };
  const saw = { seat, isPresent: true };
  const came: Step = {
    next: seated,
    rows: [
      brokerRow('broker.sawSeat', {
        ...saw,
        ...(clockOffsetMs === undefined ? {} : { clockOffsetMs }),
        ...(terms === undefined ? {} : { terms }),
      }),
    ],
    tells: [
      ...(session.isPresent[seat] ? [] : toWitnesses(seat, { type: 'broker.sawSeat', ...saw })),
      ...(session.isPresent.companion ? [programIsThere(seat)] : []),
    ],
  };
  if (seat === 'companion' || !isPresent.customer || !isPresent.adviser) return came;
  const paired = knownPairing === seated.pairing ? came : join(came, pair(seated));
  if (seated.state !== 'sharing') return paired;
  return join(paired, openPicture(paired.next, around));
}

/** Someone's line is gone; the last byte came at `since`. */
export function leave(session: SessionState, seat: Seat, since: number): Step {
  const saw = { seat, isPresent: false };
  return {
    next: {
      ...session,
      isPresent: { ...session.isPresent, [seat]: false },
      awaySince: { ...session.awaySince, [seat]: since },
    },
    rows: [brokerRow('broker.sawSeat', saw)],
    tells: toWitnesses(seat, { type: 'broker.sawSeat', ...saw }),
  };
}

/** Opens a picture between the two pages under a new epoch, when both are there (rule P8). */
export function openPicture(session: SessionState, around: Surroundings): Step {
  if (!session.isPresent.customer || !session.isPresent.adviser) {
    return { next: session, rows: [], tells: [] };
  }
  const epoch = session.pictureEpoch + 1;
  return {
    next: { ...session, pictureEpoch: epoch },
    rows: [brokerRow('broker.openedPicture', { epoch })],
    tells: seats.map((to) => ({
      to,
      message: { type: 'broker.openedPicture', epoch, iceServers: [...around.iceServers(to)] },
    })),
  };
}

function pair(session: SessionState): Step {
  const pairing = session.pairing + 1;
  return {
    next: { ...session, pairing },
    rows: [brokerRow('broker.pairedPeers', { pairing })],
    tells: toBoth({ type: 'broker.pairedPeers', pairing }),
  };
}

function toWitnesses(seat: Seat, message: Tell['message']): Tell[] {
  return witnessesOf(seat).map((to) => ({ to, message }));
}

/** Who comes hears that the bank's program is there already. */
function programIsThere(to: Seat): Tell {
  return { to, message: { type: 'broker.sawSeat', seat: 'companion', isPresent: true } };
}

function toBoth(message: Tell['message']): Tell[] {
  return seats.map((to) => ({ to, message }));
}

function join(...steps: [Step, ...Step[]]): Step {
  return {
    next: (steps.at(-1) ?? steps[0]).next,
    rows: steps.flatMap(({ rows }) => rows),
    tells: steps.flatMap(({ tells }) => tells),
  };
}
