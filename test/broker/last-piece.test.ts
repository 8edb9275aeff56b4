import { randomUUID } from 'node:crypto';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { times } from '../../src/protocol/limits.ts';
import { expectWhole } from './world/kept-log.ts';
import { putPiece, startOfStream, type Piece } from './world/pieces.ts';
import { World, type AdviserSeat } from './world/world.ts';

let world: World;
beforeEach(async () => {
  world = await World.open();
});
afterEach(() => world.close());

/** Pieces of one take, the first with the start of a stream. */
function takeOf(...contents: string[]): Piece[] {
  const take = randomUUID();
  const bodies = [startOfStream, ...contents.map((content) => Buffer.from(content))];
  return bodies.map((bytes, number) => ({ take, number, bytes }));
}

async function refusal(seat: AdviserSeat, id: string, piece: Piece) {
  const answer = await putPiece(world, seat, id, piece);
  const { reason } = (await answer.json()) as { reason: string };
  return [answer.status, reason];
}

describe('P14 P28 the last second before the end', () => {
  async function ended(how: 'customer.ended' | 'customer.leftPage' = 'customer.ended') {
    const shared = await world.share();
    const [start, last, beyond] = takeOf('the last second', 'and more') as [Piece, Piece, Piece];
    await putPiece(world, shared.seat, shared.id, start);
    shared.customer.say({ type: 'customer.ended', id: randomUUID(), why: how });
    await shared.customer.hears('broker.closed');
    return { ...shared, start, last, beyond };
  }
  const rowsAfterEnd = (id: string) => {
    const types = world
      .rows(`select type from log_rows where session_id = '${id}' order by seq`)
      .map(({ type }) => type);
    return types.slice(types.indexOf('broker.closed') + 1);
  };

  it.each(['customer.ended', 'customer.leftPage'] as const)(
    'P28 is stored after it, once, in the log and encrypted on the disk: %s',
    async (how) => {
      const { seat, id, last } = await ended(how);
      const answers = await Promise.all([1, 2, 3].map(() => putPiece(world, seat, id, last)));
      expect(answers.map(({ status }) => status)).toEqual([200, 200, 200]);
      expect(rowsAfterEnd(id)).toEqual(['broker.storedPiece']);
      world.clock.advance(times.lastPieceMs + 1);
      expect((await putPiece(world, seat, id, last)).status).toBe(200);
      await world.stop();
      expectWhole(world);
    },
  );

  it('P28 is stored by a broker that was started again meanwhile', async () => {
    const { seat, id, last } = await ended();
    await world.stop();
    await world.start();
    expect((await putPiece(world, seat, id, last)).status).toBe(200);
    expect(rowsAfterEnd(id)).toEqual(['broker.storedPiece']);
    await world.stop();
    expectWhole(world);
  });

  it('P28 is not taken later, nor of a moment after the end, nor of another picture, nor from another adviser', async () => {
    const { seat, id, last, beyond } = await ended();
    const closed = [409, 'session.closed'];
    expect(await refusal(seat, id, { ...last, epoch: 2 })).toEqual(closed);
    const boris = world.signIn('boris', 'Boris Kranjc');
    expect(await refusal(boris, id, last)).toEqual([404, 'session.unknown']);
    expect(await refusal(seat, id, beyond)).toEqual([425, 'piece.tooEarly']);
    world.clock.advance(5_000);
    expect(await refusal(seat, id, last)).toEqual(closed);
    expect((await putPiece(world, seat, id, { ...last, ageMs: 4_900 })).status).toBe(200);
    world.clock.advance(5_001);
    expect(await refusal(seat, id, { ...beyond, ageMs: 10_500 })).toEqual(closed);
    expect(rowsAfterEnd(id)).toEqual(['broker.storedPiece']);
  });

  it('P28 is not taken of a session in which nothing was shown any more', async () => {
    const { seat, id, customer } = await world.share();
    const [start, last] = takeOf('b') as [Piece, Piece];
    await putPiece(world, seat, id, start);
    await customer.tells({ type: 'customer.stoppedSharing', why: 'customer.stoppedSharing' });
    expect((await putPiece(world, seat, id, last)).status).toBe(200);
    customer.say({ type: 'customer.ended', id: randomUUID(), why: 'customer.ended' });
    await customer.hears('broker.closed');
    const after = { ...last, number: 2, bytes: Buffer.from('c') };
    expect(await refusal(seat, id, after)).toEqual([409, 'session.closed']);
    expect(rowsAfterEnd(id)).toEqual([]);
  });
});
