import { fromCallback, fromPromise } from 'xstate';
import type { BrowserEvent, SessionEvent } from '../machines/session.events.ts';
import type { Program, ProgramOffer } from '../protocol/http.ts';
import { visitorsSystem } from '../services/browser-abilities.ts';
import type { Late } from './late-services.ts';

/** Asks which program the bank offers, for as long as the session stays in `download.asking`. */
export function programOfferActor({ load, broker, offersOwnProgram }: Late) {
  return fromPromise<ProgramOffer>(async ({ signal }) => {
    if (!offersOwnProgram) return { program: null };
    const { askForProgram } = await load();
    return askForProgram(broker, visitorsSystem(), signal);
  });
}

/** Downloads the program and hands it to the browser, for as long as the session stays in `download.fetching`. */
export function programDownloadActor({ load, broker }: Late) {
  return fromCallback<SessionEvent, { program: Program }>(({ sendBack, input: { program } }) => {
    const tell = (event: BrowserEvent) => sendBack(event);
    const leaving = new AbortController();
    const download = async () => {
      const { downloadProgram, saveFile } = await load();
      const onPart = (bytes: number) => tell({ type: 'browser.downloadedPart', bytes });
      const file = await downloadProgram(broker, program, onPart, leaving.signal);
      leaving.signal.throwIfAborted();
      saveFile(file, program.fileName);
    };
    download().then(
      () => tell({ type: 'browser.savedProgram' }),
      () => tell({ type: 'browser.failedDownload' }),
    );
    return () => leaving.abort();
  });
}
