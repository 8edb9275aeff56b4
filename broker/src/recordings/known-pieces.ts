import * as v from 'valibot';
import type { Store } from '../store/store.ts';

/** The type of the rows that say that a piece is stored. */
export const storedPieceRow = 'broker.storedPiece';

const facts = v.object({
  take: v.string(),
  piece: v.number(),
  epoch: v.number(),
  bytes: v.number(),
  digest: v.string(),
  from: v.number(),
  until: v.number(),
});

/** A stored piece, as the session's log says. */
export interface KnownPiece extends v.InferOutput<typeof facts> {
  readonly seq: number;
}

/** One run of one recorder: its pieces from 0 on, without gaps. */
export interface KnownTake {
  readonly take: string;
  readonly pieces: KnownPiece[];
}

/** A session's takes in the order in which they began. The log is the truth about them; files are only their bytes. */
export async function knownTakes(
  { database, ownership }: Store,
  sessionId: string,
): Promise<KnownTake[]> {
  const rows = await database
    .selectFrom('log_rows')
    .select(['seq', 'body'])
    .where('bank', '=', ownership.bank)
    .where('session_id', '=', sessionId)
    .where('type', '=', storedPieceRow)
    .orderBy('seq')
    .execute();
  const takes = new Map<string, KnownTake>();
  for (const { seq, body } of rows) {
    const piece = { seq, ...v.parse(facts, JSON.parse(body)) };
    const take = takes.get(piece.take) ?? { take: piece.take, pieces: [] };
    take.pieces.push(piece);
    takes.set(piece.take, take);
  }
  return [...takes.values()];
}
