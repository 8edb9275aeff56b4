import { rates } from '../protocol/limits.ts';
import type { FileDrop } from '../protocol/reasons.ts';
import {
  accepted,
  brokerRow,
  dropped,
  refused,
  saidRow,
  type AdviserSays,
  type CustomerSays,
  type Decision,
  type Surroundings,
} from './decision.ts';
import type { OpenFile, SessionState } from './session-state.ts';

type Says<What extends string> = Extract<
  CustomerSays | AdviserSays,
  { type: `customer.${What}` | `adviser.${What}` }
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

/** Decides on what is said about files: each is offered by one side and taken by the other (rule P31). */
export function decideOnFiles(
  session: SessionState,
  said: FileSays,
  around: Pick<Surroundings, 'maxFileBytes'>,
): Decision {
  if (isOffer(said)) return offer(session, said, around);
  const file = session.files.find(({ id }) => id === said.file);
  if (isPiece(said)) return file === undefined ? dropped : passPiece(file, said);
  if (file === undefined || !isDue(file, said)) return refused('notNow');
  const others = session.files.filter(({ id }) => id !== file.id);
  const goesOn = said.type.endsWith('.tookFile');
  const files = goesOn ? [...others, { ...file, at: 'moving' as const }] : others;
  return accepted({ ...session, files }, [saidRow(roleOf(said), said)]);
}

/** After wrong words nothing is exchanged any more, and nothing goes on with another adviser: what was open is over. */
export function settleFiles(decision: Decision, isHandedOver: boolean): Decision {
  if (decision.verdict !== 'accepted') return decision;
  const { next, rows } = decision;
  const goesOn = !next.wordsDiffer && !isHandedOver;
  if (goesOn || next.files.length === 0 || next.state === 'closed') return decision;
  const why: FileDrop = next.wordsDiffer ? 'words.differed' : 'session.handedOver';
  const drops = next.files.map(({ id }) => brokerRow('broker.droppedFile', { file: id, why }));
  return { ...decision, next: { ...next, files: [] }, rows: [...rows, ...drops] };
}

function offer(
  session: SessionState,
  said: Says<'offeredFile'>,
  { maxFileBytes }: Pick<Surroundings, 'maxFileBytes'>,
): Decision {
  if (said.bytes > maxFileBytes) return refused('notAllowed');
  if (session.wordsDiffer || session.files.length >= rates.maxOpenFiles) return refused('notNow');
  const from = roleOf(said);
  const file = { id: said.id, from, bytes: said.bytes, at: 'offered' } as const;
  return accepted({ ...session, files: [...session.files, file] }, [saidRow(from, said)]);
}

/** Who was offered a file takes it, refuses it, and says that it is whole; either side may break it off. */
function isDue(
  file: OpenFile,
  said: Says<'tookFile' | 'refusedFile' | 'keptFile' | 'cancelledFile'>,
): boolean {
  if (said.type.endsWith('.cancelledFile')) return true;
  if (roleOf(said) === file.from) return false;
  return file.at === (said.type.endsWith('.keptFile') ? 'moving' : 'offered');
}

function passPiece(file: OpenFile, said: Says<'gaveFilePiece' | 'tookFilePiece'>): Decision {
  const isSender = roleOf(said) === file.from;
  if (file.at !== 'moving') return dropped;
  if ('data' in said) {
    const end = said.offset + Math.floor((said.data.length * 3) / 4);
    if (!isSender || end > file.bytes) return dropped;
  } else if (isSender || said.until > file.bytes) return dropped;
  const to = roleOf(said) === 'customer' ? 'adviser' : 'customer';
  return { verdict: 'passed', tell: { to, message: said } };
}

function isOffer(said: FileSays): said is Says<'offeredFile'> {
  return 'name' in said;
}

function isPiece(said: FileSays): said is Says<'gaveFilePiece' | 'tookFilePiece'> {
  return 'data' in said || 'until' in said;
}

function roleOf({ type }: FileSays): 'customer' | 'adviser' {
  return type.startsWith('customer.') ? 'customer' : 'adviser';
}
