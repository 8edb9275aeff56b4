import type { SessionKeys } from '../../keeping/session-keys.ts';
import { openBytes } from '../../store/sealing.ts';
import { pathOfTake, placeOfPiece } from '../take-place.ts';
import { offsetAfter, sealedPieceAt } from '../take-file.ts';
import { TakeError, type OpenPiece } from './take-source.ts';

/** Whose pieces are opened. */
export interface PieceOwner {
  readonly keys: SessionKeys;
  readonly bank: string;
  readonly dataFolder: string;
  readonly sessionId: string;
}

/** Opens the pieces of a session's takes, from wherever in their files. */
export function openPieceOf({ keys, bank, dataFolder, sessionId }: PieceOwner): OpenPiece {
  return async ({ take, pieces }, piece) => {
    const key = keys.keyOf(sessionId);
    const before = pieces.slice(0, piece).map(({ bytes }) => bytes);
    const path = pathOfTake(dataFolder, sessionId, take);
    const sealed = await sealedPieceAt(path, offsetAfter(before)).catch((error: unknown) => {
      throw new TakeError('take.missing', error);
    });
    if (sealed === null) throw new TakeError('take.missing');
    try {
      return openBytes(key, sealed, placeOfPiece({ bank, sessionId, take, piece }));
    } catch (error) {
      throw new TakeError('take.changed', error);
    }
  };
}
