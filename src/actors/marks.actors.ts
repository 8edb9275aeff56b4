import { fromCallback } from 'xstate';
import type { AdviserEvent, SessionEvent } from '../machines/session.events.ts';
import { isThisPage } from '../services/picture/captured-page.ts';
import type { Late } from './late-desk.ts';

/** Shows where the adviser points, for as long as the adviser may see the page. */
export function adviserMarksActor(late: Late) {
  return fromCallback<SessionEvent>(({ sendBack }) => {
    const tell = (event: AdviserEvent) => sendBack(event);
    const { marks, capture, seat } = late.ready().desk;
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
        if (!isThisPage(capture.stream?.getVideoTracks()[0])) return marks.clear();
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
