import { fromCallback } from 'xstate';
import type {
  AdviserEvent,
  BrokerEvent,
  BrowserEvent,
  CompanionEvent,
  SessionEvent,
} from '../machines/session.events.ts';
import type { BrokerMessage, BrokerMessages } from '../protocol/broker-messages.ts';
import type { CustomerSeat } from '../services/desk/customer-seat.ts';
import type { Late } from './late-desk.ts';

type Heard = AdviserEvent | BrokerEvent | CompanionEvent;

/** Listens on the session's line, for as long as the session is joined. */
export function sessionLineActor(late: Late) {
  return fromCallback<SessionEvent>(({ sendBack }) => {
    const tell = (event: Heard | BrowserEvent) => sendBack(event);
    const { seat } = late.ready().desk;
    return seat?.listen({
      onMessage: (message) => {
        const event = eventOf(message, seat);
        if (event !== undefined) tell(event);
        // Whoever comes back is told how far a second adviser is, and that there is none.
        if (message.type === 'broker.admitted') {
          tell({ type: 'broker.describedSecond', second: message.second ?? null });
        }
      },
      onLost: (silentMs) => tell({ type: 'browser.lostLine', silentMs }),
      // The broker closes a socket for good only after it has closed the session, or refused to resume it.
      onOver: () => tell({ type: 'broker.closed', reason: 'line.lost' }),
    });
  });
}

/** Tells when the words can be picked, for as long as the session is joined. */
export function wordCheckActor(late: Late) {
  return fromCallback<SessionEvent>(({ sendBack }) => {
    const words = late.ready().desk.seat?.words;
    const onReady = () => sendBack({ type: 'adviser.openedWords' } satisfies AdviserEvent);
    if (words?.choices) onReady();
    words?.addEventListener('ready', onReady);
    return () => words?.removeEventListener('ready', onReady);
  });
}

function eventOf(message: BrokerMessage, seat: CustomerSeat): Heard | undefined {
  switch (message.type) {
    case 'broker.admitted':
      return resumed(message);
    case 'broker.sawSeat':
      return sawSeat(message);
    case 'broker.refused':
      return seat.isAboutSharing(message) ? { type: 'broker.refusedSharing' } : undefined;
    case 'broker.describedSecond':
      return { type: message.type, second: message.second };
    case 'broker.closed':
      return { type: 'broker.closed', reason: message.reason };
    case 'broker.heardProgram':
      return message;
    case 'broker.handedOver':
      // Who was away when it happened has been told already who it is now.
      return seat.isPast(message) ? undefined : { type: message.type, to: message.to };
    case 'broker.tookControlBack':
    case 'companion.tookControlBack':
      return { type: message.type, why: message.why };
    case 'broker.stoppedSharing':
      return { type: message.type, why: message.why };
    // A question that was asked before this page came back is dropped already: the broker asks nobody anew.
    case 'adviser.askedForSystem':
      return seat.isPast(message)
        ? undefined
        : { type: message.type, ...(message.of && { of: message.of }) };
    case 'broker.droppedSystem':
      return seat.isPast(message) ? undefined : { type: message.type };
    case 'broker.droppedProgram':
    case 'companion.allowedControl':
    case 'companion.refusedControl':
    case 'companion.yieldedControl':
    case 'companion.returnedControl':
    case 'companion.stoppedSharing':
    case 'companion.sentSystem':
    case 'companion.refusedSystem':
    case 'adviser.askedForControl':
    case 'adviser.gaveControlBack':
    case 'broker.openedPicture':
    case 'broker.pairedPeers':
    case 'adviser.sawPicture':
      return { type: message.type };
    default:
      return undefined;
  }
}

function resumed({ adviserIsPresent, adviser }: BrokerMessages['broker.admitted']): BrokerEvent {
  return { type: 'broker.resumedSession', adviserIsPresent, adviser };
}

function sawSeat({ seat, isPresent }: BrokerMessages['broker.sawSeat']): BrokerEvent | undefined {
  if (seat === 'companion') return { type: 'broker.sawProgram', isPresent };
  return seat === 'adviser' ? { type: 'broker.sawAdviser', isPresent } : undefined;
}
