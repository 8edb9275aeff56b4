import { rates } from '../protocol/limits.ts';
import type { FileDrop } from '../protocol/reasons.ts';
import {
  accepted,
  brokerRow,
  dropped,
  refused,
  saidRow,
  type AdviserSays,
  type CompanionSays,
  type CustomerSays,
  type Decision,
  type Surroundings,
} from './decision.ts';
import type { OpenFile, Seat, SessionState } from './session-state.ts';

type Says<What extends string> = Extract<
  CustomerSays | AdviserSays | CompanionSays,
  { type: `${Seat}.${What}` }
>;
/** What either side says about files. */
export type FileSays = Says<
  | 'offeredFile'
  | 'tookFile'
  | 'refusedFile'
  | 'keptFile'
  | 'cancelledFile'
  | 'gaveFilePiece'
  | 'tookFilePiece'
>;

/** Decides on what is said about files: each is offered by one side and taken by the other (rules P31, P38). */
export function decideOnFiles(
  session: SessionState,
  said: FileSays,
  around: Pick<Surroundings, 'maxFileBytes'>,
): Decision {
  if (isOffer(said)) return offer(session, said, around);
  const file = session.files.find(({ id, at }) => id === said.file && at !== 'shown');
  if (isPiece(said)) return file === undefined ? dropped : passPiece(file, said);
  if (file === undefined || !isDue(file, said)) return refused('notNow');
  const others = session.files.filter(({ id }) => id !== file.id);
  const goesOn = said.type.endsWith('.tookFile');
  const files = goesOn ? [...others, { ...file, at: 'moving' as const }] : others;
  return accepted({ ...session, files }, [saidRow(seatOf(said), said)]);
}

/**
 * After wrong words nothing is exchanged any more, and nothing goes on with another adviser: what was open is over. So is
 * what a program had, once it can't come back (rules P31, P38, P40).
 */
export function settleFiles(decision: Decision, isHandedOver: boolean): Decision {
  if (decision.verdict !== 'accepted' || decision.next.state === 'closed') return decision;
  const { next, rows } = decision;
  const isOver = ({ by }: OpenFile) =>
    next.wordsDiffer || isHandedOver || (by === 'program' && next.program.key === null);
  const over = next.files.filter(isOver);
  if (over.length === 0) return decision;
  const others: FileDrop = isHandedOver ? 'session.handedOver' : 'program.left';
  const why: FileDrop = next.wordsDiffer ? 'words.differed' : others;
  const drops = over.map(({ id, at }) =>
    at === 'shown'
      ? brokerRow('broker.droppedFolder', { folder: id, why })
      : brokerRow('broker.droppedFile', { file: id, why }),
  );
  const files = next.files.filter((file) => !isOver(file));
  return { ...decision, next: { ...next, files }, rows: [...rows, ...drops] };
}

function offer(
  session: SessionState,
  said: Says<'offeredFile'>,
  { maxFileBytes }: Pick<Surroundings, 'maxFileBytes'>,
): Decision {
  if (said.bytes > maxFileBytes) return refused('notAllowed');
  const others = withoutAsked(session, said);
  if (others === null || session.wordsDiffer || others.length >= rates.maxOpenFiles) {
    return refused('notNow');
  }
  const isProgram = isByProgram(said) || ('to' in said && said.to === 'program');
  if (isProgram && !session.isPresent.companion) return refused('notNow');
  const { id, bytes } = said;
  const by = isProgram ? ({ by: 'program' } as const) : {};
  const file: OpenFile = { id, from: personOf(said), bytes, at: 'offered', ...by };
  return accepted({ ...session, files: [...others, file] }, [saidRow(seatOf(said), said)]);
}

/** The other files; an offer that answers a question takes its place. `null` where nobody has asked so. */
function withoutAsked(
  { files }: SessionState,
  said: Says<'offeredFile'>,
): readonly OpenFile[] | null {
  const asked = 'asked' in said ? said.asked : undefined;
  if (asked === undefined) return files;
  const others = files.filter(({ id, at }) => id !== asked || at !== 'asked');
  return others.length < files.length ? others : null;
}

/** Who was offered a file takes it, refuses it, and says that it is whole; either side may break it off. */
function isDue(
  file: OpenFile,
  said: Says<'tookFile' | 'refusedFile' | 'keptFile' | 'cancelledFile'>,
): boolean {
  if (!isAtItsEnd(file, said)) return false;
  if (said.type.endsWith('.cancelledFile')) return true;
  if (personOf(said) === file.from) return false;
  return file.at === (said.type.endsWith('.keptFile') ? 'moving' : 'offered');
}

function passPiece(file: OpenFile, said: Says<'gaveFilePiece' | 'tookFilePiece'>): Decision {
  const isSender = personOf(said) === file.from;
  if (file.at !== 'moving' || !isAtItsEnd(file, said)) return dropped;
  if ('data' in said) {
    const end = said.offset + Math.floor((said.data.length * 3) / 4);
    if (!isSender || end > file.bytes) return dropped;
  } else if (isSender || said.until > file.bytes) return dropped;
  const customersEnd = file.by === 'program' ? 'companion' : 'customer';
  const to = personOf(said) === 'customer' ? 'adviser' : customersEnd;
  return { verdict: 'passed', tell: { to, message: said } };
}

/** Whether who speaks has to do with a file: the customer's page with those of the page, the program with its own. */
function isAtItsEnd({ by }: OpenFile, said: FileSays): boolean {
  return personOf(said) === 'adviser' || isByProgram(said) === (by === 'program');
}

function isOffer(said: FileSays): said is Says<'offeredFile'> {
  return 'name' in said;
}

function isPiece(said: FileSays): said is Says<'gaveFilePiece' | 'tookFilePiece'> {
  return 'data' in said || 'until' in said;
}

function seatOf({ type }: FileSays): Seat {
  return type.slice(0, type.indexOf('.')) as Seat;
}

function isByProgram(said: FileSays): boolean {
  return seatOf(said) === 'companion';
}

/** The program's files are the customer's. */
function personOf(said: FileSays): 'customer' | 'adviser' {
  return seatOf(said) === 'adviser' ? 'adviser' : 'customer';
}
