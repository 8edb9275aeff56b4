import { randomUUID } from 'node:crypto';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { rates } from '../../src/protocol/limits.ts';
import type { Client } from './world/client.ts';
import { World } from './world/world.ts';

let world: World;
beforeEach(async () => {
  world = await World.open({ REMOTE_HELP_MAX_FILE_MB: '1' });
});
afterEach(() => world.close());

const digest = 'A'.repeat(43);
const offerOf = (who: 'customer' | 'adviser', bytes = 100, name = 'račun.pdf') =>
  ({ type: `${who}.offeredFile`, id: randomUUID(), name, bytes, digest }) as const;

async function offers(client: Client, offer: ReturnType<typeof offerOf>) {
  client.say(offer);
  return client.hears('broker.stored');
}
const piecesOf = ({ heard }: Client) => heard.filter(({ type }) => type.endsWith('FilePiece'));

describe('P31 files at the broker', () => {
  it('P31 tells both sides the limit, and refuses what is over it', async () => {
    const { customer, adviser, admission } = await world.meet();
    expect(admission.maxFileBytes).toBe(1_000_000);
    customer.say(offerOf('customer', 1_000_001));
    expect(await customer.hears('broker.refused')).toMatchObject({ reason: 'notAllowed' });
    expect(adviser.heard.some(({ type }) => type === 'customer.offeredFile')).toBe(false);
  });

  it('P31 the log has size, digest and what became of a file, and its name only encrypted', async () => {
    const { customer, adviser, id } = await world.meet();
    const offer = offerOf('customer');
    await offers(customer, offer);
    expect(await adviser.hears('customer.offeredFile')).toMatchObject({ name: 'račun.pdf' });
    await adviser.tells({ type: 'adviser.tookFile', file: offer.id });
    await adviser.tells({ type: 'adviser.keptFile', file: offer.id });
    await customer.hears('adviser.keptFile');
    const rows = world.rows(
      `select type, body from log_rows where session_id = '${id}' and type like '%File'`,
    );
    expect(rows.map(({ type }) => type)).toEqual([
      'customer.offeredFile',
      'adviser.tookFile',
      'adviser.keptFile',
    ]);
    expect(JSON.parse(String(rows[0]!['body']))).toMatchObject({ bytes: 100, digest });
    expect(JSON.stringify(rows)).not.toContain('račun');
  });

  it('P31 passes pieces on only once a file is taken, only from who offered it, and only within its size', async () => {
    const { customer, adviser } = await world.meet();
    const offer = offerOf('customer', 10);
    await offers(customer, offer);
    const piece = { file: offer.id, offset: 0, data: 'AAAA' } as const;
    const early = { type: 'customer.gaveFilePiece', ...piece } as const;
    customer.say(early);
    await customer.pings();
    await adviser.tells({ type: 'adviser.tookFile', file: offer.id });
    adviser.say({ type: 'adviser.gaveFilePiece', ...piece });
    customer.say({ ...early, offset: 9 });
    await customer.pings();
    await adviser.pings('adviser');
    expect([...piecesOf(customer), ...piecesOf(adviser)]).toEqual([]);
    customer.say(early);
    expect(await adviser.hears('customer.gaveFilePiece')).toEqual(early);
    adviser.say({ type: 'adviser.tookFilePiece', file: offer.id, until: 3 });
    await customer.hears('adviser.tookFilePiece');
  });

  it('P31 only who was offered a file takes or refuses it, and once', async () => {
    const { customer, adviser } = await world.meet();
    const offer = offerOf('adviser');
    await offers(adviser, offer);
    const about = { file: offer.id };
    const no = { reason: 'notNow' };
    expect(await adviser.tells({ type: 'adviser.tookFile', ...about })).toMatchObject(no);
    expect(await customer.tells({ type: 'customer.keptFile', ...about })).toMatchObject(no);
    await customer.tells({ type: 'customer.refusedFile', ...about });
    expect(await customer.tells({ type: 'customer.tookFile', ...about })).toMatchObject(no);
    const why = 'file.notWanted' as const;
    expect(await adviser.tells({ type: 'adviser.cancelledFile', ...about, why })).toMatchObject(no);
  });

  it('P31 takes ten open files and no more, and pieces only as fast as its rate', async () => {
    const { customer, adviser } = await world.meet();
    for (let count = 1; count <= rates.maxOpenFiles; count += 1) {
      await offers(customer, offerOf('customer'));
    }
    customer.say(offerOf('customer'));
    expect(await customer.hears('broker.refused')).toMatchObject({ reason: 'notNow' });
    const offer = await adviser.hears('customer.offeredFile');
    await adviser.tells({ type: 'adviser.tookFile', file: offer.id });
    const piece = {
      type: 'customer.gaveFilePiece',
      file: offer.id,
      offset: 0,
      data: 'AA',
    } as const;
    for (let count = 0; count <= rates.filePiecesBurst; count += 1) customer.say(piece);
    expect(await customer.hears('broker.refused')).toMatchObject({ reason: 'messages.tooMany' });
    await customer.pings();
    await adviser.pings('adviser');
    expect(piecesOf(adviser)).toHaveLength(rates.filePiecesBurst);
  });

  it('P31 a name that is not safe is not understood', async () => {
    const { customer } = await world.meet();
    for (const name of ['../a', 'a\u202eb', 'nul', 'a:b', '', 'a.']) {
      customer.say(offerOf('customer', 1, name));
      expect(await customer.hears('broker.refused')).toMatchObject({
        reason: 'message.notUnderstood',
      });
    }
  });

  it('P31 goes on after a restart of the broker, and is over after wrong words', async () => {
    const { customer, adviser, seat, id, admission } = await world.meet();
    const offer = offerOf('customer');
    await offers(customer, offer);
    await adviser.tells({ type: 'adviser.tookFile', file: offer.id });
    await world.stop();
    await world.start();
    const back = await world.resume(admission.resumeToken, admission.lastSeq);
    const other = await world.adviser(seat, id);
    await back.hears('broker.pairedPeers');
    back.say({ type: 'customer.gaveFilePiece', file: offer.id, offset: 0, data: 'AAAA' });
    await other.hears('customer.gaveFilePiece');
    await back.tells({ type: 'customer.choseWords', matched: false });
    expect(await other.hears('broker.droppedFile')).toMatchObject({ file: offer.id });
    back.say(offerOf('customer'));
    expect(await back.hears('broker.refused')).toMatchObject({ reason: 'notNow' });
  });
});
