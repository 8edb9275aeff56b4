import { saveFile, type FileExchange, type OfferProblem } from '../../actors/adviser-console.ts';
import type { AdviserFileAct } from './file-act-event.ts';

/** Does with files what the adviser asked for, those for the customer by the page or `to` the program; answers why a file could not be offered. */
export async function actOnFiles(
  files: FileExchange,
  act: AdviserFileAct,
  to?: 'program',
): Promise<OfferProblem | null> {
  switch (act.type) {
    case 'fetch':
      files.fetch(act.place);
      return null;
    case 'take':
      files.take(act.id);
      return null;
    case 'refuse':
      files.refuse(act.id);
      return null;
    case 'cancel':
      files.cancel(act.id);
      return null;
    case 'save': {
      const saved = files.saved(act.id);
      if (saved !== null) saveFile(saved.file, saved.name);
      return null;
    }
    case 'offer': {
      let problem: OfferProblem | null = null;
      for (const file of act.files) problem = (await files.offer(file, to && { to })) ?? problem;
      return problem;
    }
  }
}
