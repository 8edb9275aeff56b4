import { join } from 'node:path';
import { recordingFolder } from '../keeping/recording-files.ts';

/** Where a take's file lies. */
export function pathOfTake(dataFolder: string, sessionId: string, take: string): string {
  return join(recordingFolder(dataFolder, sessionId), `${take}.take`);
}

/** A piece's place among everything that a bank keeps. */
export interface PiecePlace {
  readonly bank: string;
  readonly sessionId: string;
  readonly take: string;
  readonly piece: number;
}

/** What a piece is sealed for: as another one, or in another session, it cannot be opened. */
export function placeOfPiece({ bank, sessionId, take, piece }: PiecePlace): string {
  return ['recording', bank, sessionId, take, piece].join('\n');
}
