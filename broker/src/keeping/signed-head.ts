import * as v from 'valibot';
import { leafHash } from './merkle.ts';
import type { Signed } from './signing-key.ts';

/** Where a log stood when a head was signed: a leaf of the tree. */
export interface Leaf {
  readonly sessionId: string;
  readonly seq: number;
  readonly hash: string;
}

const digest = v.pipe(v.string(), v.regex(/^[\w-]{43}$/));
const count = v.pipe(v.number(), v.safeInteger(), v.minValue(0));

const head = v.strictObject({
  bank: v.string(),
  /** 1, 2, 3 …: a missing one shows. */
  number: count,
  /** How many leaves the tree had. */
  size: count,
  root: digest,
  at: count,
  /** SHA-256 of the head before as it was signed; empty for the first. */
  previous: v.union([digest, v.literal('')]),
});

/** All logs at one moment, in one hash. */
export type Head = v.InferOutput<typeof head>;

/** What a head says; `null` if it is none. */
export function readHead({ body }: Pick<Signed, 'body'>): Head | null {
  try {
    const read = v.safeParse(head, JSON.parse(body));
    return read.success ? read.output : null;
  } catch {
    return null;
  }
}

/** A leaf's hash. */
export function hashOfLeaf(bank: string, { sessionId, seq, hash }: Leaf): Buffer {
  return leafHash(JSON.stringify(['remote-help-leaf-1', bank, sessionId, seq, hash]));
}

const exportedHead = v.strictObject({
  head: v.string(),
  signature: v.string(),
  /** The hashes of the leaves that came since the head before. */
  leaves: v.array(digest),
});

/** A head with its leaves, as it is kept outside: a line of JSON. */
export type ExportedHead = v.InferOutput<typeof exportedHead>;

const exportedSuccession = v.strictObject({
  succession: v.string(),
  oldSignature: v.string(),
  newSignature: v.string(),
});

/** That one key followed another, as it is kept outside beside the heads: a line of JSON. */
export type ExportedSuccession = v.InferOutput<typeof exportedSuccession>;

const exportedLine = v.union([exportedHead, exportedSuccession]);

/** Reads a file of exported heads and successions; `null` in the place of a line that is none. */
export function readExportedHeads(text: string): (ExportedHead | ExportedSuccession | null)[] {
  const lines = text.split('\n').filter((line) => line.trim() !== '');
  return lines.map((line) => {
    try {
      const read = v.safeParse(exportedLine, JSON.parse(line));
      return read.success ? read.output : null;
    } catch {
      return null;
    }
  });
}
