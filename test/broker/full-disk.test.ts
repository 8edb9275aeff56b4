import { execFileSync } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { mkdirSync, rmSync, statfsSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { expectWhole } from './world/kept-log.ts';
import { putPiece, startOfStream, type Piece } from './world/pieces.ts';
import { World } from './world/world.ts';

/** Whether this machine lets the test mount a small disk. */
function mayMount(): boolean {
  return process.platform === 'linux' && process.getuid?.() === 0;
}

function fullDisk(): void {
  let world: World;
  let data: string;
  beforeEach(async () => {
    world = await World.prepare({ REMOTE_HELP_RESERVED_MB: '1' });
    data = join(world.folder, 'data');
    mkdirSync(data);
    execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=4m', 'tmpfs', data]);
    await world.start();
  });
  afterEach(async () => {
    await world.stop();
    execFileSync('umount', [data]);
    await world.close();
  });

  const filler = () => join(data, 'filler');
  const fill = () => {
    const { bavail, bsize } = statfsSync(data);
    writeFileSync(filler(), Buffer.alloc(bavail * bsize));
  };
  const makeRoom = () => rmSync(filler());

  async function readiness() {
    const answer = await fetch(`${world.origin}/readyz`);
    const { missing } = (await answer.json()) as { missing: string[] };
    return { status: answer.status, missing };
  }

  it('takes nothing that it cannot keep, says so, and goes on when there is room', async () => {
    const { customer, adviser, id } = await world.meet();
    const stored = await customer.tells({ type: 'customer.wroteChat', text: 'before' });
    fill();
    // What the file has room for at its end is taken yet.
    const texts = Array.from({ length: 5 }, (_, count) => `${count}`.repeat(4_000));
    const taken = ['before'];
    for (const text of texts) {
      const answer = await customer.tells({ type: 'customer.wroteChat', text });
      if (answer.type === 'broker.stored') taken.push(text);
      else expect(answer).toMatchObject({ reason: 'broker.busy' });
    }
    expect(taken.length).toBeLessThan(texts.length);
    expect(await readiness()).toMatchObject({ status: 503, missing: ['database'] });
    await adviser.pings('adviser');

    makeRoom();
    expect(await readiness()).toMatchObject({ status: 200, missing: [] });
    await customer.tells({ type: 'customer.wroteChat', text: 'after' });
    expect(world.chatOf(id).map(({ text }) => text)).toEqual([...taken, 'after']);
    expect(stored).toMatchObject({ type: 'broker.stored' });
    expectWhole(world);
  });

  it('P28 keeps nothing of a piece for which there is no room, and takes it when there is', async () => {
    const { seat, id } = await world.share();
    const take = randomUUID();
    const pieces = [Buffer.alloc(4_096, 1), Buffer.alloc(65_536, 2)].map((bytes, number) => ({
      take,
      number,
      bytes: number === 0 ? Buffer.concat([startOfStream, bytes]) : bytes,
    }));
    const [first, second] = pieces as [Piece, Piece];
    expect((await putPiece(world, seat, id, first)).status).toBe(200);
    const path = join(data, 'recordings', id, `${take}.take`);
    const { size } = statSync(path);
    fill();
    const refused = await putPiece(world, seat, id, second);
    expect([refused.status, await refused.json()]).toEqual([507, { reason: 'storage.full' }]);
    expect(statSync(path).size).toBe(size);
    makeRoom();
    expect((await putPiece(world, seat, id, second)).status).toBe(200);
    await world.stop();
    expectWhole(world);
  });

  it('sends a letter once, though it cannot note that it has', async () => {
    const seat = world.signIn();
    world.mailbox.answers.push(451);
    const body = { customerEmail: 'a@mail.example', locale: 'en' };
    await world.request(seat, 'POST', '/v1/sessions', body);
    await world.logs('mail.retrying');
    fill();
    world.clock.advance(3_000);
    await world.logs('mail.notNoted');
    for (let count = 0; count < 20; count += 1) {
      world.clock.advance(5_000);
      await readiness();
    }
    expect(world.mailbox.letters.all).toHaveLength(1);
    makeRoom();
    world.clock.advance(61_000);
    await world.logs('mail.sent');
    expect(world.mailbox.letters.all).toHaveLength(1);
    expectWhole(world);
  });

  it('does not keep a session alive whose people have left meanwhile', async () => {
    const { customer, adviser, id } = await world.meet();
    fill();
    customer.drop();
    adviser.drop();
    await expect.poll(() => readiness()).toMatchObject({ status: 503 });
    for (let count = 0; count < 20; count += 1) {
      world.clock.advance(5_000);
      await readiness();
    }
    makeRoom();
    for (let count = 0; count < 14; count += 1) {
      world.clock.advance(5_000);
      await readiness();
    }
    await world.stop();
    const [session] = world.rows(`select * from sessions where session_id = '${id}'`);
    expect(session).toMatchObject({
      state: 'closed',
      end_reason: expect.stringMatching(/^(customer|adviser)\.gone$/),
    });
    expectWhole(world);
  });
}

if (mayMount()) describe('a full disk', fullDisk);
else
  describe('a full disk is not tested: only root on Linux may mount a small one', () => undefined);
