import type { DatabaseSync } from 'node:sqlite';
import { isDeepStrictEqual } from 'node:util';
import type { Damage } from './damage.ts';
import type { Deletion } from './deletion.ts';
import { hashOfHead } from './heads.ts';
import { readSuccession, type KeyChain } from './key-succession.ts';
import { MerkleTree } from './merkle.ts';
import {
  hashOfLeaf,
  readExportedHeads,
  readHead,
  type ExportedHead,
  type ExportedSuccession,
  type Head,
  type Leaf,
} from './signed-head.ts';
import { isSignedBy, type Signed } from './signing-key.ts';
import type { ReadLog } from './verify-log.ts';

interface HeadVerifierOptions {
  database: DatabaseSync;
  bank: string;
  /** Which key must have signed which head. */
  keys: KeyChain;
  found: (damage: Damage) => void;
}

type SignedHead = Signed & { readonly head: Head };

/** Checks the tree over all logs and its signed heads, and then each log against the leaves that it has there. */
export class HeadVerifier {
  readonly #options: HeadVerifierOptions;
  readonly #leaves: Leaf[];
  readonly #byLog = new Map<string, Leaf[]>();
  #heads: SignedHead[] = [];

  constructor(options: HeadVerifierOptions) {
    this.#options = options;
    this.#leaves = this.#readLeaves();
    for (const leaf of this.#leaves) {
      const same = this.#byLog.get(leaf.sessionId);
      if (same === undefined) this.#byLog.set(leaf.sessionId, [leaf]);
      else same.push(leaf);
    }
  }

  /** How many heads there are. */
  get count(): number {
    return this.#heads.length;
  }

  /** Reads the heads, and compares them with a copy from outside. */
  read(copy: string | null): void {
    this.#heads = this.#readHeads();
    this.#checkTree();
    if (copy !== null) this.#compare(readExportedHeads(copy));
  }

  /** Compares a log with its leaves; answers up to which row a head proves it. */
  check(sessionId: string, { hashes, tail }: ReadLog): number {
    let proven = 0;
    for (const { seq, hash } of this.#byLog.get(sessionId) ?? []) {
      if (seq > tail.seq) this.#found(sessionId, tail.seq + 1, 'log.cut');
      else if (hashes.get(seq) !== hash) this.#found(sessionId, seq, 'log.differsFromHead');
      else proven = Math.max(proven, seq);
    }
    this.#byLog.delete(sessionId);
    return proven;
  }

  /** Compares what is left: leaves of logs that are not there. Each must have been deleted, as it was. */
  checkGone(deletions: ReadonlyMap<string, Deletion>): void {
    for (const [sessionId, leaves] of this.#byLog) {
      const last = leaves.at(-1);
      const deletion = deletions.get(sessionId);
      if (deletion === undefined) this.#found(sessionId, null, 'log.missing');
      else if (last !== undefined && deletion.rows < last.seq) {
        this.#found(sessionId, deletion.rows + 1, 'log.cut');
      } else if (deletion.rows === last?.seq && deletion.lastHash !== last.hash) {
        this.#found(sessionId, last.seq, 'log.differsFromHead');
      }
    }
  }

  #checkTree(): void {
    const { bank } = this.#options;
    const tree = new MerkleTree();
    for (const { head } of this.#heads) {
      const known = Math.min(head.size, this.#leaves.length);
      while (tree.size < known) {
        const leaf = this.#leaves[tree.size];
        if (leaf !== undefined) tree.append(hashOfLeaf(bank, leaf));
      }
      const isRoot = tree.size === head.size && tree.root().toString('base64url') === head.root;
      if (!isRoot) this.#found('heads', head.number, 'head.changed');
    }
    const newest = this.#heads.at(-1)?.head.size ?? 0;
    if (this.#leaves.length > newest) this.#found('heads', this.#heads.length + 1, 'head.missing');
  }

  /** The copy was outside: where the two differ, it is the database that is wrong. */
  #compare(copy: ReturnType<typeof readExportedHeads>): void {
    for (const [index, exported] of copy.entries()) {
      if (exported !== null && 'succession' in exported) {
        this.#compareSuccession(exported);
        continue;
      }
      const head = exported === null ? null : this.#headOf(exported);
      if (exported === null || head === null) {
        this.#found('copy', index + 1, 'copy.notReadable');
        continue;
      }
      this.#compareLeaves(exported, head.size - exported.leaves.length);
      const own = this.#heads.find((one) => one.head.number === head.number);
      if (own === undefined) this.#found('heads', head.number, 'head.missing');
      else if (own.body !== exported.head)
        this.#found('heads', head.number, 'head.differsFromCopy');
    }
  }

  /** What the copy knows of a key that followed another must be so here too. */
  #compareSuccession({ succession, oldSignature, newSignature }: ExportedSuccession): void {
    const known = readSuccession({ body: succession, oldSignature, newSignature });
    const own = this.#options.keys.successions.find(({ number }) => number === known?.number);
    if (known !== null && own !== undefined && isDeepStrictEqual(own, known)) return;
    this.#found('keys', known?.number ?? null, 'succession.changed');
  }

  #compareLeaves({ leaves }: ExportedHead, from: number): void {
    const { bank } = this.#options;
    for (const [index, expected] of leaves.entries()) {
      const leaf = this.#leaves[from + index];
      if (leaf === undefined) continue;
      if (hashOfLeaf(bank, leaf).toString('base64url') === expected) continue;
      this.#found(leaf.sessionId, leaf.seq, 'log.differsFromHead');
    }
  }

  #headOf(exported: ExportedHead): Head | null {
    const { keys, bank } = this.#options;
    const signed = { body: exported.head, signature: exported.signature };
    const head = readHead(signed);
    if (head?.bank !== bank) return null;
    return isSignedBy(keys.keyOfHead(head.number), 'head', signed) ? head : null;
  }

  #readHeads(): SignedHead[] {
    const { database, bank, keys } = this.#options;
    const rows = database.prepare('select * from heads where bank = ? order by number').all(bank);
    const heads: SignedHead[] = [];
    let previous = '';
    for (const row of rows) {
      const signed = { body: String(row['body']), signature: String(row['signature']) };
      const head = readHead(signed);
      const number = Number(row['number']);
      if (number !== heads.length + 1) this.#found('heads', heads.length + 1, 'head.missing');
      const isTrue =
        head?.number === number &&
        head.bank === bank &&
        isSignedBy(keys.keyOfHead(number), 'head', signed);
      if (!isTrue) this.#found('heads', number, 'head.changed');
      else if (head.previous !== previous && heads.length + 1 === number) {
        this.#found('heads', number, 'head.changed');
      }
      previous = hashOfHead(signed.body);
      this.#checkTakeover(number, previous);
      if (head !== null) heads.push({ ...signed, head });
    }
    return heads;
  }

  /** A key was followed by another one after exactly these heads. */
  #checkTakeover(number: number, hash: string): void {
    for (const succession of this.#options.keys.successions) {
      if (succession.heads !== number || succession.lastHead === hash) continue;
      this.#found('keys', succession.number, 'succession.changed');
    }
  }

  #readLeaves(): Leaf[] {
    const { database, bank } = this.#options;
    const rows = database
      .prepare('select session_id, seq, hash from tree_leaves where bank = ? order by position')
      .all(bank);
    return rows.map((row) => ({
      sessionId: String(row['session_id']),
      seq: Number(row['seq']),
      hash: String(row['hash']),
    }));
  }

  #found(where: string, seq: number | null, problem: Damage['problem']): void {
    this.#options.found({ where, seq, problem });
  }
}
