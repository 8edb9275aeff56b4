import { fromCallback } from 'xstate';
import type { BrowserEvent, CustomerEvent, SessionEvent } from '../machines/session.events.ts';
import type { BrokerMessage } from '../protocol/broker-messages.ts';
import type { Late } from './late-services.ts';

/** Opens the browser's picker; what is picked waits with the desk for `sharing`. */
export function surfacePickerActor(late: Late) {
  return fromCallback<SessionEvent>(({ sendBack }) => {
    const tell = (event: CustomerEvent | BrowserEvent) => sendBack(event);
    const leaving = new AbortController();
    const { desk, services } = late.ready();
    services.pickSurface(leaving.signal).then(
      ({ stream, ...shown }) => {
        desk.capture.put(stream);
        tell({ type: 'customer.pickedSurface', ...shown });
      },
      (error: unknown) => {
        const isRefused =
          error instanceof services.ScreenCaptureError && error.problem === 'refused';
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
    const lost = () => sendBack({ type: 'browser.lostPeer' } satisfies BrowserEvent);
    const leaving = new AbortController();
    const { desk, services } = late.ready();
    const { seat, capture, certificate } = desk;
    if (seat === undefined || capture.stream === undefined) return lost();
    const sender = new services.PictureSender({
      stream: capture.stream,
      certificate,
      adviserFingerprint: () => seat.words.adviserFingerprint,
      send: (message) => seat.pass(message),
      onLost: lost,
      signal: leaving.signal,
    });
    const hear = (message: BrokerMessage) => void sender.hear(message).catch(lost);
    const opened = seat.takeOpenedPicture();
    if (opened !== undefined) hear(opened);
    const stop = seat.listen({
      onMessage: (message) => {
        if (message.type === 'broker.openedPicture') seat.takeOpenedPicture();
        hear(message);
      },
    });
    return () => {
      stop();
      leaving.abort();
    };
  });
}
