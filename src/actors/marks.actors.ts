import { fromCallback } from 'xstate';
import type { AdviserEvent, SessionEvent } from '../machines/session.events.ts';
import type { Late } from './late-services.ts';

/** Shows where the adviser points, for as long as the adviser may see the page. */
export function adviserMarksActor(late: Late) {
  return fromCallback<SessionEvent>(({ sendBack }) => {
    const tell = (event: AdviserEvent) => sendBack(event);
    const { desk, services } = late.ready();
    const { marks, capture, seat } = desk;
    let isPointing = false;
    let looking: ReturnType<typeof setTimeout> | undefined;
    const look = () => {
      const isEmpty = marks.isEmpty(performance.now());
      if (isEmpty === !isPointing) return;
      isPointing = !isEmpty;
      tell({ type: isPointing ? 'adviser.pointed' : 'adviser.stoppedPointing' });
    };
    const lookAgain = () => {
      look();
      looking = isPointing ? setTimeout(lookAgain, 250) : undefined;
    };
    const stop = seat?.listen({
      onMessage: (message) => {
        if (message.type !== 'adviser.pointed') return;
        // The customer may have switched to another tab in the browser's own bar meanwhile.
        if (!services.isThisPage(capture.stream?.getVideoTracks()[0])) return marks.clear();
        marks.take(message.marks, performance.now());
        if (looking === undefined) lookAgain();
      },
    });
    return () => {
      stop?.();
      clearTimeout(looking);
      marks.clear();
    };
  });
}
