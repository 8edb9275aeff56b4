import type { Kysely } from 'kysely';
import type { SignedHeadFact } from '../../../src/trace/format.ts';
import { auditPath } from '../keeping/merkle.ts';
import { hashOfLeaf, readHead } from '../keeping/signed-head.ts';
import type { Tables } from '../store/tables.ts';

/**
 * The newest signed head, with the way to it from the newest leaf of a session's log: who has the head from elsewhere can
 * prove the log by it, with nothing else of the database. `null` if no head knows the log yet.
 */
export async function headOfLog(
  database: Kysely<Tables>,
  bank: string,
  sessionId: string,
): Promise<SignedHeadFact | null> {
  const signed = await database
    .selectFrom('heads')
    .select(['body', 'signature'])
    .where('bank', '=', bank)
    .orderBy('number', 'desc')
    .executeTakeFirst();
  const size = signed === undefined ? 0 : (readHead(signed)?.size ?? 0);
  if (signed === undefined || size === 0) return null;
  const rows = await database
    .selectFrom('tree_leaves')
    .select(['position', 'session_id', 'seq', 'hash'])
    .where('bank', '=', bank)
    .where('position', '<', size)
    .orderBy('position')
    .execute();
  const leaves = rows.map(({ session_id, seq, hash }) => ({ sessionId: session_id, seq, hash }));
  const position = leaves.findLastIndex((leaf) => leaf.sessionId === sessionId);
  const leaf = leaves[position];
  if (leaf === undefined) return null;
  const hashes = leaves.map((one) => hashOfLeaf(bank, one));
  const path = auditPath(hashes, position).map((hash) => hash.toString('base64url'));
  return { ...signed, seq: leaf.seq, position, path };
}
