import { fromCallback } from 'xstate';
import type {
  BrokerEvent,
  BrowserEvent,
  CustomerEvent,
  SessionEvent,
} from '../machines/session.events.ts';
import type { BrokerMessage } from '../protocol/broker-messages.ts';
import { PictureSender } from '../services/picture/picture-sender.ts';
import { pickSurface, ScreenCaptureError } from '../services/picture/screen-capture.ts';
import { RecordingWatch } from '../services/recording/recording-watch.ts';
import { WitnessPrints } from '../services/recording/witness-prints.ts';
import type { Late } from './late-desk.ts';

/** Opens the browser's picker; what is picked waits with the desk for `sharing`. */
export function surfacePickerActor(late: Late) {
  return fromCallback<SessionEvent>(({ sendBack }) => {
    const tell = (event: CustomerEvent | BrowserEvent) => sendBack(event);
    const leaving = new AbortController();
    const { desk } = late.ready();
    pickSurface(leaving.signal).then(
      ({ stream, ...shown }) => {
        desk.capture.put(stream);
        tell({ type: 'customer.pickedSurface', ...shown });
      },
      (error: unknown) => {
        const isRefused = error instanceof ScreenCaptureError && error.problem === 'refused';
        tell({ type: isRefused ? 'customer.refusedPicker' : 'browser.failedCapture' });
      },
    );
    return () => leaving.abort();
  });
}

/** Holds the captured screen, for as long as the session stays in `sharing`. */
export function screenCaptureActor(late: Late) {
  return fromCallback<SessionEvent>(({ sendBack }) => {
    const leaving = new AbortController();
    const { capture } = late.ready().desk;
    capture.onEnded(
      () => sendBack({ type: 'browser.endedCapture' } satisfies BrowserEvent),
      leaving.signal,
    );
    return () => {
      leaving.abort();
      capture.release();
    };
  });
}

/** Sends the picture, for as long as the adviser may see it. */
export function picturePeerActor(late: Late) {
  return fromCallback<SessionEvent>(({ sendBack }) => {
    const tell = (event: BrokerEvent | BrowserEvent) => sendBack(event);
    const lost = () => tell({ type: 'browser.lostPeer' });
    const leaving = new AbortController();
    const { seat, capture, certificate } = late.ready().desk;
    if (seat === undefined || capture.stream === undefined) return lost();
    const { signal } = leaving;
    const watch = new RecordingWatch({
      onRecorded: () => tell({ type: 'broker.storedPiece' }),
      onMissed: () => tell({ type: 'browser.missedPieces' }),
      signal,
    });
    const prints = new WitnessPrints({
      stream: capture.stream,
      onPrint: (print) => seat.tell(print),
      signal,
    });
    const sender = new PictureSender({
      stream: capture.stream,
      certificate,
      adviserFingerprint: () => seat.words.adviserFingerprint,
      send: (message) => seat.pass(message),
      onSending: () => watch.begin(),
      onLost: lost,
      signal,
    });
    const hear = (message: BrokerMessage) => void sender.hear(message).catch(lost);
    const opened = seat.takeOpenedPicture();
    if (opened !== undefined) hear(opened);
    const stop = seat.listen({
      onMessage: (message) => {
        if (message.type === 'broker.openedPicture') seat.takeOpenedPicture();
        if (message.type === 'broker.storedPiece') {
          watch.note();
          prints.begin();
        }
        hear(message);
      },
    });
    return () => {
      stop();
      leaving.abort();
    };
  });
}

/** Sends blank frames, for as long as what is sent is not recorded. */
export function blankScreenActor(late: Late) {
  return fromCallback<SessionEvent>(() => {
    const leaving = new AbortController();
    late.ready().desk.capture.blank(leaving.signal);
    return () => leaving.abort();
  });
}
