import { randomUUID } from 'node:crypto';
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { SessionKeys } from '../../broker/src/keeping/session-keys.ts';
import { sizes, times } from '../../src/protocol/limits.ts';
import { expectWhole } from './world/kept-log.ts';
import { putPiece, startOfStream, type Piece } from './world/pieces.ts';
import { World, type AdviserSeat } from './world/world.ts';

let world: World;
beforeEach(async () => {
  world = await World.open();
});
afterEach(async () => {
  await world.close();
});

const secret = 'what the customer showed';
const first = Buffer.concat([startOfStream, Buffer.from(secret)]);

/** Pieces of one take, the first with the start of a stream. */
function takeOf(...contents: string[]): Piece[] {
  const take = randomUUID();
  const bodies = [first, ...contents.map((content) => Buffer.from(content))];
  return bodies.map((bytes, number) => ({ take, number, bytes }));
}

function destroyKey(id: string): void {
  const secret = readFileSync(join(world.folder, 'keeping.key'));
  const keys = SessionKeys.open({ folder: join(world.folder, 'data'), bank: 'bank', secret });
  keys.destroy([id]);
  keys.close();
}

async function refusal(seat: AdviserSeat, id: string, piece: Piece) {
  const answer = await putPiece(world, seat, id, piece);
  const { reason } = (await answer.json()) as { reason: string };
  return [answer.status, reason];
}

const folderOf = (id: string) => join(world.folder, 'data', 'recordings', id);
const piecesIn = (id: string) =>
  world.rows(
    `select seq, message_id, body from log_rows where session_id = '${id}' and type = 'broker.storedPiece' order by seq`,
  );

describe('P28 a piece of a recording', () => {
  it('is in the log and, encrypted, on the disk before it is answered', async () => {
    const { seat, id } = await world.share();
    const [start, next] = takeOf('and a second later') as [Piece, Piece];
    for (const piece of [start, next]) {
      const answer = await putPiece(world, seat, id, piece);
      expect(answer.status).toBe(200);
      const { seq } = (await answer.json()) as { seq: number };
      expect(piecesIn(id).at(-1)).toMatchObject({
        seq,
        message_id: `${piece.take}/${piece.number}`,
      });
    }
    const [file = ''] = readdirSync(folderOf(id));
    const path = join(folderOf(id), file);
    expect(statSync(path).mode & 0o777).toBe(0o600);
    expect(statSync(folderOf(id)).mode & 0o777).toBe(0o700);
    expect(readFileSync(path).includes(secret)).toBe(false);
    await world.stop();
    expectWhole(world);
  });

  it('is stored once, however often it comes, and after the end of the session too', async () => {
    const { seat, id, customer } = await world.share();
    const [piece] = takeOf() as [Piece];
    const answers = await Promise.all([1, 2, 3].map(() => putPiece(world, seat, id, piece)));
    const told = await Promise.all(answers.map((answer) => answer.json()));
    expect(new Set(told.map((one) => JSON.stringify(one))).size).toBe(1);
    customer.say({ type: 'customer.ended', id: randomUUID(), why: 'customer.ended' });
    await customer.hears('broker.closed');
    expect(await (await putPiece(world, seat, id, piece)).json()).toEqual(told[0]);
    expect(piecesIn(id)).toHaveLength(1);
  });

  it('is refused when another one is stored under its number, and operations hear of it', async () => {
    const { seat, id } = await world.share();
    const [piece] = takeOf() as [Piece];
    await putPiece(world, seat, id, piece);
    const other = {
      ...piece,
      bytes: Buffer.concat([startOfStream, Buffer.from('something else')]),
    };
    expect(await refusal(seat, id, other)).toEqual([409, 'piece.differs']);
    await world.logs('recording.pieceDiffers');
  });

  it('waits for the pieces before it', async () => {
    const { seat, id } = await world.share();
    const [start, next, last] = takeOf('b', 'c') as [Piece, Piece, Piece];
    expect(await refusal(seat, id, next)).toEqual([425, 'piece.tooEarly']);
    await putPiece(world, seat, id, start);
    expect(await refusal(seat, id, last)).toEqual([425, 'piece.tooEarly']);
    expect((await putPiece(world, seat, id, next)).status).toBe(200);
    expect((await putPiece(world, seat, id, last)).status).toBe(200);
  });

  it('is refused when it is not what it says it is', async () => {
    const { seat, id } = await world.share();
    const [piece] = takeOf() as [Piece];
    const altered = { ...piece, digestOf: Buffer.from('other bytes') };
    expect(await refusal(seat, id, altered)).toEqual([422, 'piece.altered']);
    const noStream = { ...piece, bytes: Buffer.from('no video at all') };
    expect(await refusal(seat, id, noStream)).toEqual([400, 'piece.notUnderstood']);
    const tooBig = { ...piece, bytes: Buffer.alloc(sizes.maxPieceBytes + 1) };
    expect(await refusal(seat, id, tooBig)).toEqual([413, 'piece.tooBig']);
    for (const wrong of [
      { take: 'x' },
      { number: -1 },
      { number: 1.5 },
      { epoch: 0 },
      { ageMs: -5 },
    ]) {
      expect(await refusal(seat, id, { ...piece, ...wrong })).toEqual([400, 'piece.notUnderstood']);
    }
    expect(piecesIn(id)).toEqual([]);
  });

  it('is taken from the session’s own adviser only, and from the console only', async () => {
    const { seat, id } = await world.share();
    const [piece] = takeOf() as [Piece];
    const boris = world.signIn('boris', 'Boris Kranjc');
    expect(await refusal(boris, id, piece)).toEqual([404, 'session.unknown']);
    expect(await refusal(seat, randomUUID(), piece)).toEqual([404, 'session.unknown']);
    expect(await refusal(seat, '..%2F..', piece)).toEqual([404, 'session.unknown']);
    expect(await refusal({ subject: 'x', cookie: 'y' }, id, piece)).toEqual([401, 'signIn.needed']);
    const path = `${world.origin}/v1/sessions/${id}/recording/${piece.take}/0?epoch=1&ageMs=1&lengthMs=1`;
    const headers = { cookie: `remote-help=${seat.cookie}`, origin: 'https://other.example' };
    const foreign = await fetch(path, { method: 'PUT', headers, body: piece.bytes });
    expect([foreign.status, await foreign.json()]).toEqual([403, { reason: 'origin.notAllowed' }]);
  });

  it('is not taken before anything was shown, nor after the end', async () => {
    const { seat, id, customer } = await world.meet();
    const [piece, next] = takeOf('b') as [Piece, Piece];
    expect(await refusal(seat, id, piece)).toEqual([409, 'piece.notNow']);
    await customer.shows({ surface: 'monitor', width: 1, height: 1 });
    expect(await refusal(seat, id, { ...piece, epoch: 2 })).toEqual([409, 'piece.notNow']);
    expect((await putPiece(world, seat, id, piece)).status).toBe(200);
    customer.say({ type: 'customer.ended', id: randomUUID(), why: 'customer.ended' });
    await customer.hears('broker.closed');
    world.clock.advance(times.lastPieceMs + 1);
    expect(await refusal(seat, id, next)).toEqual([409, 'session.closed']);
    await world.stop();
    expectWhole(world);
  });

  it('still comes in after sharing has stopped: what was shown is recorded to its end', async () => {
    const { seat, id, customer } = await world.share();
    const [piece, next] = takeOf('the last second') as [Piece, Piece];
    await putPiece(world, seat, id, piece);
    await customer.tells({ type: 'customer.stoppedSharing', why: 'customer.stoppedSharing' });
    expect((await putPiece(world, seat, id, next)).status).toBe(200);
  });

  it('is refused when the session’s key is gone', async () => {
    const { seat, id } = await world.share();
    const [piece] = takeOf() as [Piece];
    destroyKey(id);
    expect(await refusal(seat, id, piece)).toEqual([409, 'recording.keyMissing']);
  });

  it('is refused by a bank that keeps no video', async () => {
    await world.close();
    world = await World.open({ REMOTE_HELP_RECORDING: 'off' });
    const { seat, id, admission } = await world.share();
    expect(admission.records).toBe(false);
    const [piece] = takeOf() as [Piece];
    expect(await refusal(seat, id, piece)).toEqual([409, 'recording.off']);
  });

  it('goes on where the broker was killed', async () => {
    const { seat, id } = await world.share();
    const [start, next] = takeOf('b') as [Piece, Piece];
    await putPiece(world, seat, id, start);
    await world.stop();
    await world.start();
    expect((await putPiece(world, seat, id, start)).status).toBe(200);
    expect((await putPiece(world, seat, id, next)).status).toBe(200);
    expect(piecesIn(id)).toHaveLength(2);
  });
});

describe('P27 what is not recorded is not shown', () => {
  it('sharing stops on both sides when nothing of it is stored for 5 s, and the log says why', async () => {
    const { customer, adviser, id } = await world.share();
    world.clock.advance(2_500);
    await adviser.pings('adviser');
    world.clock.advance(2_500);
    expect(await customer.hears('broker.stoppedSharing')).toMatchObject({
      why: 'recording.notStored',
    });
    await adviser.hears('broker.stoppedSharing');
    await world.stop();
    const [session] = world.rows(`select state from sessions where session_id = '${id}'`);
    expect(session).toEqual({ state: 'stopped' });
    expectWhole(world);
  });

  it('it goes on for as long as pieces of it are stored, and both sides hear of each', async () => {
    const { seat, customer, adviser, id } = await world.share();
    const pieces = takeOf('b', 'c', 'd');
    for (const piece of pieces) {
      expect((await putPiece(world, seat, id, piece)).status).toBe(200);
      await customer.hears('broker.storedPiece');
      await adviser.hears('broker.storedPiece');
      world.clock.advance(2_400);
      await adviser.pings('adviser');
      world.clock.advance(2_000);
    }
    await customer.pings();
    expect(customer.heard.some(({ type }) => type === 'broker.stoppedSharing')).toBe(false);
  });

  it('pieces of what was shown long ago, or of another picture, do not keep it going', async () => {
    const { seat, customer, adviser, id } = await world.share();
    const [start, late] = takeOf('b') as [Piece, Piece];
    await putPiece(world, seat, id, { ...start, ageMs: 5_000 });
    world.clock.advance(2_500);
    await adviser.pings('adviser');
    await putPiece(world, seat, id, { ...late, ageMs: 6_000 });
    world.clock.advance(2_500);
    await customer.hears('broker.stoppedSharing');
    expect(customer.heard.some(({ type }) => type === 'broker.storedPiece')).toBe(false);
    expect(piecesIn(id)).toHaveLength(2);
  });

  it('a line that is dead altogether is a lost network, for which the session waits', async () => {
    const { customer, adviser } = await world.share();
    adviser.socket.pause();
    world.clock.advance(10_000);
    await customer.pings();
    expect(customer.heard.some(({ type }) => type === 'broker.stoppedSharing')).toBe(false);
    world.clock.advance(15_000);
    expect(await customer.hears('broker.sawSeat')).toMatchObject({ seat: 'adviser' });
    adviser.drop();
  });

  it('a bank that keeps no video shares without', async () => {
    await world.close();
    world = await World.open({ REMOTE_HELP_RECORDING: 'off' });
    const { customer, adviser } = await world.share();
    world.clock.advance(2_500);
    await adviser.pings('adviser');
    world.clock.advance(2_500);
    await customer.pings();
    expect(customer.heard.some(({ type }) => type === 'broker.stoppedSharing')).toBe(false);
  });
});
