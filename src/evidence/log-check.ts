import { isSame } from '../trace/codec.ts';
import {
  isHead,
  isRow,
  isStep,
  type LogLine,
  type RowLine,
  type SignedHeadFact,
  type TraceLine,
} from '../trace/format.ts';
import { logTrace } from '../trace/log-trace.ts';
import { bytesOf, fromText, isSignedBy, sha256, textOf } from './crypto.ts';
import { earlierKeys, fingerprintOf, type EarlierKey } from './key-check.ts';

/** What is wrong with an exported log, and at which row. */
export interface LogFault {
  readonly problem:
    /** A row is not what its hash was made of. */
    | 'row.changed'
    /** A row is missing before this one. */
    | 'row.missing'
    /** A row does not follow on the one before it. */
    | 'row.foreign'
    /** There were more rows at the export. */
    | 'log.cut'
    /** A step does not follow from the rows. */
    | 'step.foreign'
    /** The head was not signed by this key, or is no head. */
    | 'head.notSigned'
    /** The head knows this log otherwise. */
    | 'head.differs'
    /** The keys that the log's key is said to have followed do not lead to it. */
    | 'key.notFollowed';
  readonly seq: number;
}

/** What a check of an exported log found. */
export interface LogCheck {
  readonly faults: readonly LogFault[];
  readonly rows: number;
  /** Up to which row the signed head proves the log; 0 where none does. What came later has only its own chain. */
  readonly provenTo: number;
  /** When that head was signed, in milliseconds since 1970. */
  readonly signedAt: number | null;
  /** The public key as people compare it. */
  readonly fingerprint: string;
  /** The bank's keys before it, newest first. */
  readonly earlierKeys: readonly EarlierKey[];
}

/** Checks an exported log: each row's hash and place, what the trace makes of them, and the signed head. */
export async function checkLog(log: LogLine, lines: readonly TraceLine[]): Promise<LogCheck> {
  const rows = lines.filter(isRow);
  const faults = [...(await chainFaults(log, rows)), ...stepFaults(lines, rows)];
  const head = log.head === null ? null : await readHead(log, log.head, rows);
  if (head !== null && 'problem' in head) faults.push(head);
  const earlier = await earlierKeys(log);
  if (earlier === null) faults.push({ problem: 'key.notFollowed', seq: 0 });
  return {
    faults,
    rows: rows.length,
    provenTo: head !== null && 'at' in head && faults.length === 0 ? (log.head?.seq ?? 0) : 0,
    signedAt: head !== null && 'at' in head ? head.at : null,
    fingerprint: await fingerprintOf(log.key),
    earlierKeys: earlier ?? [],
  };
}

async function chainFaults(log: LogLine, rows: readonly RowLine[]): Promise<LogFault[]> {
  const faults: LogFault[] = [];
  let before = { seq: 0, hash: '' };
  for (const row of rows) {
    const { seq, hash, previous } = row;
    if ((await hashOf(log, row)) !== hash) faults.push({ problem: 'row.changed', seq });
    else if (seq !== before.seq + 1) faults.push({ problem: 'row.missing', seq: before.seq + 1 });
    else if (previous !== before.hash) faults.push({ problem: 'row.foreign', seq });
    before = { seq, hash };
  }
  return before.seq < log.rows ? [...faults, { problem: 'log.cut', seq: before.seq + 1 }] : faults;
}

/** As the broker makes it (`docs/privacy.md`, "How it is proven"). */
function hashOf({ bank, session }: LogLine, row: RowLine): Promise<string> {
  const { seq, at, who, type, id, body, previous } = row;
  const parts = ['remote-help-log-1', bank, session, seq, at, who, type, id, body, previous];
  return sha256(bytesOf(JSON.stringify(parts))).then(textOf);
}

/** The steps are only the rows in another form: one that the rows do not give was put in by somebody. */
function stepFaults(lines: readonly TraceLine[], rows: readonly RowLine[]): LogFault[] {
  const own = [...logTrace(rows)];
  // A statechart of another version may make other steps of the same rows: that is no fault of the log.
  if (lines.find(isHead)?.hash !== own.find(isHead)?.hash) return [];
  const [steps, expected] = [lines.filter(isStep), own.filter(isStep)];
  for (let place = 0; place < Math.max(steps.length, expected.length); place += 1) {
    const [step, wanted] = [steps[place], expected[place]];
    const isIt = step?.row === wanted?.row && step?.t === wanted?.t && isSame(step?.ev, wanted?.ev);
    if (!isIt) return [{ problem: 'step.foreign', seq: (step ?? wanted)?.row ?? 0 }];
  }
  return [];
}

async function readHead(
  log: LogLine,
  { body, signature, seq, position, path }: SignedHeadFact,
  rows: readonly RowLine[],
): Promise<{ at: number } | LogFault> {
  const head = headIn(body);
  const message = bytesOf(`remote-help-head-1\n${body}`);
  const isSigned = await isSignedBy(log.key, message, signature);
  if (head === null || !isSigned || head.bank !== log.bank)
    return { problem: 'head.notSigned', seq };
  const hash = rows.find((row) => row.seq === seq)?.hash ?? '';
  const leaf = JSON.stringify(['remote-help-leaf-1', log.bank, log.session, seq, hash]);
  const root = await rootOver(await marked(0, bytesOf(leaf)), { position, size: head.size, path });
  return root === head.root ? { at: head.at } : { problem: 'head.differs', seq };
}

function headIn(body: string): { bank: string; size: number; root: string; at: number } | null {
  try {
    const { bank, size, root, at } = JSON.parse(body) as Record<string, unknown>;
    const isHead =
      typeof bank === 'string' && typeof root === 'string' && Number.isSafeInteger(size);
    if (!isHead || typeof at !== 'number') return null;
    return { bank, size: Number(size), root, at };
  } catch {
    return null;
  }
}

/** The root of a tree by one leaf and the path from it (RFC 9162, 2.1.3.2); empty if the path does not fit. */
async function rootOver(
  leaf: Uint8Array<ArrayBuffer>,
  { position, size, path }: { position: number; size: number; path: readonly string[] },
): Promise<string> {
  if (position >= size) return '';
  let [at, last, hash] = [position, size - 1, leaf];
  for (const text of path) {
    if (last === 0) return '';
    const other = fromText(text);
    if (at % 2 === 1 || at === last) {
      hash = await marked(1, other, hash);
      while (at % 2 === 0 && at !== 0) [at, last] = [Math.floor(at / 2), Math.floor(last / 2)];
    } else hash = await marked(1, hash, other);
    [at, last] = [Math.floor(at / 2), Math.floor(last / 2)];
  }
  return last === 0 ? textOf(hash) : '';
}

function marked(mark: 0 | 1, ...parts: readonly Uint8Array[]): Promise<Uint8Array<ArrayBuffer>> {
  return sha256(Uint8Array.from([mark, ...parts.flatMap((part) => [...part])]));
}
