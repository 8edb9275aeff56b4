import * as v from 'valibot';
import type { PlacedPrint } from '../../../../src/protocol/witness-film.ts';
import { times } from '../../../../src/protocol/limits.ts';
import type { Store } from '../../store/store.ts';
import { SteadyTime } from '../film/steady-time.ts';

const takenPrint = v.object({ takenAt: v.number(), print: v.string() });
const seen = v.object({ seat: v.string(), clockOffsetMs: v.optional(v.number()) });

/** A page's clock that is further off than its own greeting said is not believed. */
const earliestMs = -2_000;

/** The witness prints of a session in the time of its film, which began at `startedAt`. */
export async function keptPrints(
  { database, ownership }: Store,
  sessionId: string,
  startedAt: number,
): Promise<PlacedPrint[]> {
  const rows = await database
    .selectFrom('log_rows')
    .select(['seq', 'at', 'type', 'body'])
    .where('bank', '=', ownership.bank)
    .where('session_id', '=', sessionId)
    .orderBy('seq')
    .execute();
  const time = new SteadyTime(rows);
  let offsetMs = 0;
  const prints: PlacedPrint[] = [];
  for (const { seq, at, type, body } of rows) {
    if (type === 'broker.sawSeat') {
      const { seat, clockOffsetMs } = v.parse(seen, JSON.parse(body));
      if (seat === 'customer') offsetMs = clockOffsetMs ?? offsetMs;
    }
    if (type !== 'customer.tookPrint') continue;
    const { takenAt, print } = v.parse(takenPrint, JSON.parse(body));
    const lateMs = at - (takenAt - offsetMs);
    // A line that was lost brings it up to a minute later.
    const isBelieved = lateMs >= earliestMs && lateMs <= times.seatMs;
    const taken = time.of(seq, at) - (isBelieved ? lateMs : 0);
    prints.push({ timeMs: taken - startedAt, print });
  }
  return prints.sort((one, other) => one.timeMs - other.timeMs);
}
