import { fromCallback } from 'xstate';
import type { BrowserEvent, SessionEvent } from '../machines/session.events.ts';
import type { Late } from './late-desk.ts';

/** Counts the files that wait for the customer or are on their way, for as long as the session is joined. */
export function fileWatchActor(late: Late) {
  return fromCallback<SessionEvent>(({ sendBack }) => {
    const leaving = new AbortController();
    const { files } = late.ready().desk;
    let said = '0 0';
    const count = () => {
      const { transfers, side } = files;
      const asked = transfers.filter(({ phase, from }) => phase === 'offered' && from !== side);
      const moving = transfers.filter(({ phase }) => phase === 'moving');
      const now = `${asked.length} ${moving.length}`;
      if (now === said) return;
      said = now;
      const counts = { asked: asked.length, moving: moving.length };
      sendBack({ type: 'browser.sawFiles', ...counts } satisfies BrowserEvent);
    };
    count();
    files.addEventListener('change', count, { signal: leaving.signal });
    return () => leaving.abort();
  });
}
