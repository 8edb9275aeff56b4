import { randomUUID } from 'node:crypto';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { sizes, times } from '../../src/protocol/limits.ts';
import { budgets } from '../../broker/src/limits.ts';
import { meetWithColleague, takesOver } from './world/colleagues.ts';
import { expectWhole } from './world/kept-log.ts';
import { World, type AdviserSeat } from './world/world.ts';

const canary = 'Zapisek, kot ga ni drugje: kanarček 4417';

let world: World;
beforeEach(async () => {
  world = await World.open();
});
afterEach(async () => {
  expectWhole(world);
  await world.close();
});

async function writes(
  seat: AdviserSeat,
  id: string,
  text: string,
  message: string = randomUUID(),
): Promise<readonly [number, { seq?: number; reason?: string }]> {
  const answer = await world.request(seat, 'POST', `/v1/sessions/${id}/notes`, {
    id: message,
    text,
  });
  return [answer.status, (await answer.json()) as object];
}

const rowsOf = (id: string) =>
  world
    .rows(
      `select seq, body from log_rows where session_id = '${id}' and type = 'adviser.wroteNotes' order by seq`,
    )
    .map(({ seq, body }) => ({ seq, ...(JSON.parse(String(body)) as object) }));

describe('P41 the notes of an adviser', () => {
  it('P41 are rows without their text, which is kept encrypted as chat is', async () => {
    const { seat, id } = await world.meet();
    const [status, { seq }] = await writes(seat, id, canary);
    expect(status).toBe(200);
    expect(rowsOf(id)).toMatchObject([
      { seq, by: { name: 'Ana Novak', role: 'Svetovalka' }, characters: canary.length },
    ]);
    expect(world.chatOf(id)).toEqual([{ seq, text: canary }]);
    expect(JSON.stringify(world.rows('select * from log_rows'))).not.toContain('kanarček');
    expect(JSON.stringify(world.log.all)).not.toContain('kanarček');
  });

  it('P41 can be changed, and every version is kept; the same one again is stored once', async () => {
    const { seat, id } = await world.meet();
    const message = randomUUID();
    const first = await writes(seat, id, 'prva', message);
    expect(await writes(seat, id, 'prva', message)).toEqual(first);
    await writes(seat, id, 'druga');
    await writes(seat, id, '');
    expect(world.chatOf(id).map(({ text }) => text)).toEqual(['prva', 'druga', '']);
  });

  it('P41 are told to the adviser who comes back, and to nobody else: neither customer nor program', async () => {
    const { seat, id, customer, admission, adviser } = await world.meet();
    await writes(seat, id, canary);
    adviser.drop();
    const back = await world.adviser(seat, id);
    expect(await back.hears('adviser.wroteNotes')).toMatchObject({ text: canary });
    customer.drop();
    const again = await world.resume(admission.resumeToken, 0);
    await again.hears('broker.admitted');
    await again.tells({ type: 'customer.wroteChat', text: 'Sem nazaj.' });
    const heard = JSON.stringify([...customer.heard, ...again.heard]);
    expect(heard).not.toContain('kanarček');
    expect(heard).not.toContain('wroteNotes');
  });

  it('P41 can be written before anybody has joined', async () => {
    const seat = world.signIn();
    const { session } = await world.invite(seat);
    expect((await writes(seat, session.sessionId, canary))[0]).toBe(200);
  });

  it('P41 can be written for a while after the end, over a restart, and then no more', async () => {
    const { id, adviser } = await world.meet();
    adviser.say({ type: 'adviser.ended', id: randomUUID() });
    await adviser.closed;
    world.clock.advance(times.lateNotesMs - 1_000);
    await world.stop();
    await world.start();
    const seat = world.signIn();
    expect((await writes(seat, id, canary))[0]).toBe(200);
    world.clock.advance(1_001);
    expect(await writes(seat, id, 'prepozno')).toEqual([409, { reason: 'session.closed' }]);
    const reader = await world.adviser(seat, id);
    expect(await reader.hears('adviser.wroteNotes')).toMatchObject({ text: canary });
  });

  it('P41 are written by the session’s own adviser, and go with it to who takes it over', async () => {
    const { id, seat, adviser, boris } = await meetWithColleague(world);
    expect(await writes(boris.seat, id, 'tujec')).toEqual([404, { reason: 'session.unknown' }]);
    await writes(seat, id, canary);
    const console = await takesOver(world, { adviser, id, boris });
    expect(await console.hears('adviser.wroteNotes')).toMatchObject({
      by: { name: 'Ana Novak' },
      text: canary,
    });
    expect(await writes(seat, id, 'še jaz')).toEqual([404, { reason: 'session.unknown' }]);
    expect((await writes(boris.seat, id, 'Boris nadaljuje.'))[0]).toBe(200);
  });

  it('P41 have a length, and are whole characters', async () => {
    const { seat, id } = await world.meet();
    const refused = [400, { reason: 'request.notUnderstood' }];
    expect(await writes(seat, id, 'x'.repeat(sizes.maxNotesCharacters + 1))).toEqual(refused);
    expect(await writes(seat, id, '\ud800')).toEqual(refused);
    expect((await writes(seat, id, 'č'.repeat(sizes.maxNotesCharacters)))[0]).toBe(200);
    expect((await writes(seat, 'x', 'x'))[0]).toBe(404);
  });

  it('P41 are not stored too often in a minute', async () => {
    const { seat, id } = await world.meet();
    for (let count = 0; count < budgets.notesAnAdviser.max; count += 1) {
      await writes(seat, id, String(count));
    }
    expect(await writes(seat, id, 'še')).toEqual([429, { reason: 'request.tooMany' }]);
  });
});
