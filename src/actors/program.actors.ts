import { fromCallback, fromPromise } from 'xstate';
import type { BrowserEvent, SessionEvent } from '../machines/session.events.ts';
import type { Program, ProgramOffer } from '../protocol/http.ts';
import { visitorsSystem } from '../services/browser-abilities.ts';
import { saveFile } from '../services/files/save-file.ts';
import { askForProgram, downloadProgram } from '../services/programs.ts';
import type { Late } from './late-desk.ts';

/** Asks which program the bank offers, for as long as the session stays in `download.asking`. */
export function programOfferActor({ broker, offersOwnProgram }: Late) {
  return fromPromise<ProgramOffer>(async ({ signal }) => {
    if (!offersOwnProgram) return { program: null };
    return askForProgram(broker, visitorsSystem(), signal);
  });
}

/** Downloads the program and hands it to the browser, for as long as the session stays in `download.fetching`. */
export function programDownloadActor({ broker }: Late) {
  return fromCallback<SessionEvent, { program: Program }>(({ sendBack, input: { program } }) => {
    const tell = (event: BrowserEvent) => sendBack(event);
    const leaving = new AbortController();
    const download = async () => {
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
