import type { FileCancel, FileDrop } from '../../protocol/reasons.ts';
import type { FileSource } from './file-sender.ts';

/** A side of a session that exchanges files. */
export type FileSide = 'customer' | 'adviser';

/** How a file stands. A refused or cancelled one has not been exchanged, and no part of it is kept. */
export type FilePhase = 'offered' | 'moving' | 'kept' | 'refused' | 'cancelled';

/** One file on its way, or what became of it. */
export interface Transfer {
  readonly id: string;
  readonly from: FileSide;
  /** Whether the customer's end of it is the bank's program, and not the page. */
  readonly isByProgram: boolean;
  readonly name: string;
  readonly bytes: number;
  /** How much of it has arrived. */
  readonly done: number;
  readonly phase: FilePhase;
  /** Why it was broken off, where it was. */
  readonly why: FileCancel | FileDrop | null;
  /** Whether it is here whole, and can be saved. */
  readonly canSave: boolean;
}

/** Something that can be offered: a file that a browser's picker gave, or one that the program holds open. */
export interface OfferedSource extends FileSource {
  readonly name: string;
  arrayBuffer(): Promise<ArrayBuffer>;
}

/** A file that is too large, and so is not offered. */
export type OfferProblem = 'tooBig' | 'unreadable';
