import { fromCallback } from 'xstate';
import type { AdviserSessionEvent } from '../machines/adviser-session.events.ts';
import type { BrokerMessage, BrokerMessages } from '../protocol/broker-messages.ts';
import { closeCodes } from '../protocol/reasons.ts';
import type { AdviserSeat } from '../services/desk/adviser-seat.ts';
import type { PeerCertificate } from '../services/picture/peer-certificate.ts';
import { PictureReceiver, type Picture } from '../services/picture/picture-receiver.ts';
import { RecordingWatch } from '../services/recording/recording-watch.ts';

/** After these codes a session's own row has said what became of it, or the list does. */
const toldByRow: ReadonlySet<number> = new Set([closeCodes.sessionClosed, closeCodes.handedOver]);

/** Takes the seat in a session, for as long as the statechart wants it. */
export function sessionSeatActor(seat: AdviserSeat) {
  return fromCallback<AdviserSessionEvent>(({ sendBack }) => {
    const leaving = new AbortController();
    const tell = (event: AdviserSessionEvent) => sendBack(event);
    const stop = seat.listen({
      onMessage: (message) => {
        const event = eventOf(message, seat);
        if (event !== undefined) tell(event);
        // Whoever comes back is told how far a second adviser is, and that there is none.
        if (message.type === 'broker.seated') {
          tell({ type: 'broker.describedSecond', second: message.second ?? null });
        }
      },
      onWords: () => tell({ type: 'customer.openedWords' }),
      onForgedWords: () => tell({ type: 'browser.foundForgery', of: 'words' }),
      onLost: (silentMs) => tell({ type: 'browser.lostLine', silentMs }),
      onOver: (code) => {
        if (code === closeCodes.openedElsewhere) tell({ type: 'broker.gaveSeatElsewhere' });
        else if (!toldByRow.has(code)) tell({ type: 'broker.refusedSeat' });
      },
    });
    seat.take(leaving.signal);
    return () => {
      stop();
      leaving.abort();
    };
  });
}

/** Receives the picture, for as long as the desktop is shared. */
export function pictureReceiverActor(
  seat: AdviserSeat,
  certificate: Promise<PeerCertificate>,
  show: (picture: Picture | null) => void,
) {
  return fromCallback<AdviserSessionEvent>(({ sendBack }) => {
    const stopping = new AbortController();
    const tell = (event: AdviserSessionEvent) => sendBack(event);
    let current: Picture | null = null;
    const gotPicture = () =>
      current !== null && tell({ type: 'browser.gotPicture', epoch: current.epoch });
    const watch = new RecordingWatch({
      onRecorded: () => tell({ type: 'broker.storedPiece' }),
      onMissed: () => tell({ type: 'browser.missedPieces' }),
      signal: stopping.signal,
    });
    const receiver = new PictureReceiver({
      certificate,
      customerFingerprint: () => seat.words.customerFingerprint,
      send: (message) => seat.pass(message),
      onPicture: (picture) => {
        current = picture;
        if (picture !== null) watch.begin();
        show(picture);
      },
      onBack: gotPicture,
      onInterrupted: () => tell({ type: 'browser.lostPicture' }),
      onForged: () => tell({ type: 'browser.foundForgery', of: 'picture' }),
      signal: stopping.signal,
    });
    const failed = () => tell({ type: 'browser.lostPicture' });
    const stop = seat.listen({
      onMessage: (message) => {
        if (message.type === 'broker.storedPiece') watch.note();
        receiver.hear(message).catch(failed);
      },
      onWords: () => void receiver.noteWords().catch(failed),
    });
    return () => {
      stop();
      stopping.abort();
    };
  });
}

function eventOf(message: BrokerMessage, seat: AdviserSeat): AdviserSessionEvent | undefined {
  switch (message.type) {
    case 'broker.seated': {
      const { state, customerIsPresent } = message.session;
      const { records, shown } = message;
      const surface = shown?.surface ?? 'unknown';
      const handOver = message.handOver?.to ?? seat.handOver.onItsWay;
      return { type: 'broker.seatedAdviser', state, customerIsPresent, records, surface, handOver };
    }
    case 'broker.sawSeat':
      return sawSeat(message);
    case 'broker.refused':
      return refusedOf(message, seat);
    case 'broker.closed':
      return { type: 'broker.closed', reason: message.reason };
    case 'broker.endedHandOver':
      return { type: message.type, why: message.why };
    case 'broker.openedControl':
    case 'broker.describedSecond':
      return message;
    case 'broker.handedOver':
      return { type: message.type, to: message.to };
    case 'broker.openedPicture':
      return { type: message.type, epoch: message.epoch };
    case 'customer.choseWords':
      return { type: message.type, matched: message.matched };
    case 'customer.declinedShow':
    case 'customer.stoppedSharing':
    case 'broker.stoppedSharing':
      return { type: message.type, why: message.why } as AdviserSessionEvent;
    case 'customer.pickedSurface':
      return { type: message.type, surface: message.surface };
    case 'broker.tookControlBack':
    case 'companion.refusedControl':
    case 'companion.tookControlBack':
      return { type: message.type, why: message.why } as AdviserSessionEvent;
    case 'companion.yieldedControl':
    case 'companion.countedRest':
      return { type: message.type, seconds: message.seconds };
    case 'companion.stoppedSharing':
      return { type: 'customer.stoppedSharing', why: 'customer.stoppedSharing' };
    case 'companion.sentSystem':
      return { type: 'customer.sentSystem' };
    case 'companion.refusedSystem':
      return { type: 'customer.refusedSystem' };
    case 'customer.tookControlBack':
    case 'customer.sentSystem':
    case 'customer.refusedSystem':
    case 'broker.droppedSystem':
    case 'broker.pairedPeers':
    case 'customer.joined':
      return { type: message.type };
    default:
      return undefined;
  }
}

/** Which of the adviser's questions the broker did not take, if it is one. */
function refusedOf(
  message: BrokerMessages['broker.refused'],
  seat: AdviserSeat,
): AdviserSessionEvent | undefined {
  if (seat.isAbout('adviser.askedForControl', message)) return { type: 'broker.refusedControl' };
  if (seat.isAbout('adviser.askedForSystem', message)) return { type: 'broker.refusedSystem' };
  if (seat.handOver.isAbout(message)) return { type: 'broker.refusedHandOver' };
  if (seat.invitation.isAbout(message)) return { type: 'broker.refusedInvitation' };
  return seat.isAboutEnd(message) ? { type: 'broker.refusedEnd' } : undefined;
}

function sawSeat({
  seat,
  isPresent,
}: BrokerMessages['broker.sawSeat']): AdviserSessionEvent | undefined {
  if (seat === 'companion') return { type: 'broker.sawProgram', isPresent };
  return seat === 'customer' ? { type: 'broker.sawCustomer', isPresent } : undefined;
}
