import { createHash } from 'node:crypto';
import type { Clock } from '../clock.ts';
import { factsOf, type Log } from '../log.ts';
import type { Store } from '../store/store.ts';
import { step } from '../store/writer.ts';
import { keepingLogId } from './keeping-log.ts';
import { KeyChain } from './key-succession.ts';
import { keptSuccessions } from './kept-successions.ts';
import { MerkleTree, type TreePart } from './merkle.ts';
import { hashOfLeaf, readHead, type Head, type Leaf } from './signed-head.ts';
import { isSignedBy, type Signed, type SigningKey } from './signing-key.ts';

/** The key file is not the one with which the last head was signed. */
export class SigningKeyError extends Error {
  override readonly name = 'SigningKeyError';
  constructor() {
    super('is not the key file with which this database was signed. Put the right file back');
  }
}

/** What the heads are made with. */
export interface HeadsTools {
  store: Store;
  signingKey: SigningKey;
  clock: Clock;
  log: Log;
}

/** Further back than any session that a clock set back could still have closed. */
const overlapMs = 7 * 24 * 60 * 60_000;

/**
 * Signs, each day, where all logs stand: a Merkle tree (RFC 9162) to which every log that has grown adds a leaf, and a signed head
 * over it. A copy of the heads outside proves what the logs were, whoever holds the database.
 */
export class Heads {
  readonly #tools: HeadsTools;

  constructor(tools: HeadsTools) {
    this.#tools = tools;
  }

  /**
   * Makes sure that the key is the one that signs now: that of the last head, or the one that has followed it since.
   *
   * @throws {SigningKeyError} if it is another.
   */
  async proveKey(): Promise<void> {
    const last = await this.#last();
    const { store, signingKey } = this.#tools;
    const { publicKey } = signingKey;
    const chain = new KeyChain(store.ownership.bank, publicKey, await keptSuccessions(store));
    const isOurs = last === null || isSignedBy(chain.keyOfHead(last.head.number), 'head', last);
    if (chain.newest !== publicKey || !isOurs) throw new SigningKeyError();
  }

  /** How many heads there are, and the hash of the last: where another key takes over. */
  async newest(): Promise<{ heads: number; lastHead: string }> {
    const last = await this.#last();
    return last === null
      ? { heads: 0, lastHead: '' }
      : { heads: last.head.number, lastHead: hashOfHead(last.body) };
  }

  /** When the newest head was signed; `null` if there is none. */
  async lastSignedAt(): Promise<number | null> {
    return (await this.#last())?.head.at ?? null;
  }

  /** Signs a head over everything that is on disk now. */
  async sign(): Promise<Head> {
    const { store, clock, signingKey, log } = this.#tools;
    const { database, ownership, writer } = store;
    const { bank } = ownership;
    const last = await this.#last();
    const tree = new MerkleTree(last?.parts);
    const leaves = await this.#newLeaves(last?.head.at ?? null);
    const rows = leaves.map((leaf, index) => ({
      bank,
      position: tree.size + index,
      session_id: leaf.sessionId,
      seq: leaf.seq,
      hash: leaf.hash,
    }));
    for (const leaf of leaves) tree.append(hashOfLeaf(bank, leaf));
    const head: Head = {
      bank,
      number: (last?.head.number ?? 0) + 1,
      size: tree.size,
      root: tree.root().toString('base64url'),
      at: clock.now(),
      previous: last === null ? '' : hashOfHead(last.body),
    };
    const signed = signingKey.sign('head', head);
    await writer.write([
      ...rows.map((row) => step(database.insertInto('tree_leaves').values(row))),
      step(
        database
          .insertInto('heads')
          .values({ bank, number: head.number, ...signed, parts: JSON.stringify(tree.parts) }),
      ),
    ]);
    log('head.signed', { number: head.number, size: head.size, root: head.root });
    return head;
  }

  /** As {@link sign}; a disk that is full now is asked again tomorrow. */
  async trySigning(): Promise<void> {
    await this.sign().catch((error: unknown) => this.#tools.log('head.failed', factsOf(error)));
  }

  async #last(): Promise<(Signed & { head: Head; parts: TreePart[] }) | null> {
    const { database, ownership } = this.#tools.store;
    const found = await database
      .selectFrom('heads')
      .select(['body', 'signature', 'parts'])
      .where('bank', '=', ownership.bank)
      .orderBy('number', 'desc')
      .executeTakeFirst();
    const head = found === undefined ? null : readHead(found);
    if (found === undefined || head === null) return null;
    const { body, signature } = found;
    return { body, signature, head, parts: JSON.parse(found.parts) as TreePart[] };
  }

  /** The logs that have grown since their last leaf. */
  async #newLeaves(lastAt: number | null): Promise<Leaf[]> {
    const { database, ownership } = this.#tools.store;
    const { bank } = ownership;
    const since = lastAt === null ? 0 : lastAt - overlapMs;
    const sessions = await database
      .selectFrom('sessions')
      .leftJoin('tree_leaves', (join) =>
        join
          .onRef('tree_leaves.bank', '=', 'sessions.bank')
          .onRef('tree_leaves.session_id', '=', 'sessions.session_id')
          .onRef('tree_leaves.seq', '=', 'sessions.last_seq'),
      )
      .select(['sessions.session_id', 'sessions.last_seq as seq', 'sessions.last_hash as hash'])
      .where('sessions.bank', '=', bank)
      .where('tree_leaves.seq', 'is', null)
      .where((one) =>
        one.or([one('sessions.closed_at', 'is', null), one('sessions.closed_at', '>=', since)]),
      )
      .orderBy('sessions.session_id')
      .execute();
    const own = await database
      .selectFrom('log_rows')
      .select(['session_id', 'seq', 'hash'])
      .where('bank', '=', bank)
      .where('session_id', '=', keepingLogId)
      .orderBy('seq', 'desc')
      .limit(1)
      .execute();
    const known = await database
      .selectFrom('tree_leaves')
      .select('seq')
      .where('bank', '=', bank)
      .where('session_id', '=', keepingLogId)
      .orderBy('seq', 'desc')
      .limit(1)
      .executeTakeFirst();
    const grown = own.filter(({ seq }) => seq > (known?.seq ?? 0));
    return [...sessions, ...grown].map(({ session_id, seq, hash }) => ({
      sessionId: session_id,
      seq,
      hash,
    }));
  }
}

/** What the next head says of the one before. */
export function hashOfHead(body: string): string {
  return createHash('sha256').update(body).digest('base64url');
}
