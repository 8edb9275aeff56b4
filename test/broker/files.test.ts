import { randomUUID } from 'node:crypto';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { rates, times } from '../../src/protocol/limits.ts';
import type { Client } from './world/client.ts';
import { meetWithProgram } from './world/program.ts';
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

describe('P38 files by the bank’s program', () => {
  const facts = { name: 'račun.pdf', bytes: 10, digest } as const;
  const piece = (file: string) => ({ file, offset: 0, data: 'AAAA' });

  it('P38 go between program and console; the page is told nothing of them, nor the program of the page’s', async () => {
    const { customer, adviser, program } = await meetWithProgram(world);
    const described = await program.client.hears('broker.describedSession');
    expect(described.maxFileBytes).toBe(1_000_000);
    const given = await program.client.tells({ type: 'companion.offeredFile', ...facts });
    const { id } = await adviser.hears('companion.offeredFile');
    expect(given).toMatchObject({ type: 'broker.stored', id });
    await adviser.tells({ type: 'adviser.tookFile', file: id });
    await program.client.hears('adviser.tookFile');
    program.client.say({ type: 'companion.gaveFilePiece', ...piece(id) });
    expect(await adviser.hears('companion.gaveFilePiece')).toMatchObject(piece(id));
    adviser.say({ type: 'adviser.tookFilePiece', file: id, until: 3 });
    await program.client.hears('adviser.tookFilePiece');
    await customer.pings();
    const heard = customer.heard.map(({ type }) => type);
    expect(heard.filter((type) => /companion.*File|FilePiece/.test(type))).toEqual([]);
    await customer.tells({ type: 'customer.offeredFile', ...facts });
    await program.client.pings('companion');
    expect(program.client.heard.some(({ type }) => type === 'customer.offeredFile')).toBe(false);
  });

  it('P38 are taken and given by the program alone: the page can do nothing with one', async () => {
    const { customer, adviser, program } = await meetWithProgram(world);
    await adviser.tells({ type: 'adviser.offeredFile', ...facts, to: 'program' });
    const { id: file } = await program.client.hears('adviser.offeredFile');
    for (const type of ['customer.tookFile', 'customer.refusedFile'] as const) {
      expect(await customer.tells({ type, file })).toMatchObject({ reason: 'notNow' });
    }
    const why = 'file.notWanted';
    const broken = await customer.tells({ type: 'customer.cancelledFile', file, why });
    expect(broken).toMatchObject({ reason: 'notNow' });
    await program.client.tells({ type: 'companion.tookFile', file });
    adviser.say({ type: 'adviser.gaveFilePiece', ...piece(file) });
    await program.client.hears('adviser.gaveFilePiece');
    await customer.pings();
    expect(piecesOf(customer)).toEqual([]);
    await program.client.tells({ type: 'companion.keptFile', file });
    await adviser.hears('companion.keptFile');
  });

  it('P38 are offered to no program that is not there', async () => {
    const { adviser } = await world.meet();
    const offered = await adviser.tells({ type: 'adviser.offeredFile', ...facts, to: 'program' });
    expect(offered).toMatchObject({ reason: 'notNow' });
  });

  it('P38 a program that comes back hears what it missed of them, and nothing that is the page’s', async () => {
    const { customer, adviser, program } = await meetWithProgram(world);
    const given = await program.client.tells({ type: 'companion.offeredFile', ...facts });
    const { id } = await adviser.hears('companion.offeredFile');
    const { sessionId } = program;
    program.client.drop();
    await adviser.hears('broker.sawSeat');
    await adviser.tells({ type: 'adviser.tookFile', file: id });
    await customer.tells({ type: 'customer.wroteChat', text: 'Dober dan' });
    await program.connect();
    program.resumes(sessionId, undefined, 'seq' in given ? given.seq : 0);
    expect(await program.client.hears('adviser.tookFile')).toMatchObject({ file: id });
    await program.client.pings('companion');
    expect(program.client.heard.some(({ type }) => type === 'customer.wroteChat')).toBe(false);
  });

  it('P38 are over when the program cannot come back', async () => {
    const { adviser, customer, program } = await meetWithProgram(world);
    await program.client.tells({ type: 'companion.offeredFile', ...facts });
    const { id } = await adviser.hears('companion.offeredFile');
    program.client.drop();
    await adviser.hears('broker.sawSeat');
    await world.passes(times.seatMs / 1000 + 1, customer, adviser);
    expect(await adviser.hears('broker.droppedFile')).toMatchObject({
      file: id,
      why: 'program.left',
    });
  });

  const shown = { files: 2, isCut: true, text: 'Računi\n10\ta.pdf\n20\tnovember/b.pdf' };
  const no = { reason: 'notNow' };

  it('P38 a folder is shown to the adviser alone, and its names stand nowhere in the clear', async () => {
    const { adviser, customer, program, id } = await meetWithProgram(world);
    await program.client.tells({ type: 'companion.showedFolder', ...shown });
    expect(await adviser.hears('companion.showedFolder')).toMatchObject(shown);
    await customer.pings();
    expect(customer.heard.some(({ type }) => type === 'companion.showedFolder')).toBe(false);
    const rows = world.rows(`select type, body from log_rows where session_id = '${id}'`);
    const row = rows.find(({ type }) => type === 'companion.showedFolder');
    expect(JSON.parse(String(row?.['body']))).toMatchObject({ files: 2, isCut: true });
    expect(JSON.stringify(rows)).not.toContain('november');
  });

  it('P38 the adviser asks for what is in the list and nothing else, and one folder is shown at a time', async () => {
    const { adviser, program } = await meetWithProgram(world);
    const early = { type: 'adviser.askedForFile', folder: randomUUID(), place: 0 } as const;
    expect(await adviser.tells(early)).toMatchObject(no);
    await program.client.tells({ type: 'companion.showedFolder', ...shown });
    const { id: folder } = await adviser.hears('companion.showedFolder');
    expect(await program.client.tells({ type: 'companion.showedFolder', ...shown })).toMatchObject(
      no,
    );
    expect(await adviser.tells({ ...early, folder, place: 2 })).toMatchObject(no);
    await adviser.tells({ ...early, folder, place: 1 });
    const { id: asked } = await program.client.hears('adviser.askedForFile');
    const offer = { type: 'companion.offeredFile', ...facts } as const;
    expect(await program.client.tells({ ...offer, asked: folder })).toMatchObject(no);
    await program.client.tells({ ...offer, asked });
    expect(await adviser.hears('companion.offeredFile')).toMatchObject({ asked });
    expect(await program.client.tells({ ...offer, asked })).toMatchObject(no);
    expect(await adviser.tells({ type: 'adviser.tookFile', file: folder })).toMatchObject(no);
    await program.client.tells({ type: 'companion.tookFolderBack', folder });
    await adviser.hears('companion.tookFolderBack');
    expect(await adviser.tells({ ...early, folder })).toMatchObject(no);
    expect(await program.client.tells({ type: 'companion.tookFolderBack', folder })).toMatchObject(
      no,
    );
  });

  it('P38 what is asked for and is not there any more is broken off by the program', async () => {
    const { adviser, program } = await meetWithProgram(world);
    await program.client.tells({ type: 'companion.showedFolder', ...shown });
    const { id: folder } = await adviser.hears('companion.showedFolder');
    await adviser.tells({ type: 'adviser.askedForFile', folder, place: 0 });
    const { id: file } = await program.client.hears('adviser.askedForFile');
    const why = 'file.failed';
    await program.client.tells({ type: 'companion.cancelledFile', file, why });
    expect(await adviser.hears('companion.cancelledFile')).toMatchObject({ file, why });
  });

  it('P38 a folder is over with the words, with the program, and with the adviser who saw it', async () => {
    const { adviser, customer, program } = await meetWithProgram(world);
    await program.client.tells({ type: 'companion.showedFolder', ...shown });
    const { id: folder } = await adviser.hears('companion.showedFolder');
    await adviser.tells({ type: 'adviser.askedForFile', folder, place: 0 });
    const { id: file } = await program.client.hears('adviser.askedForFile');
    program.client.drop();
    await adviser.hears('broker.sawSeat');
    await world.passes(times.seatMs / 1000 + 1, customer, adviser);
    const why = 'program.left';
    expect(await adviser.hears('broker.droppedFolder')).toMatchObject({ folder, why });
    expect(await adviser.hears('broker.droppedFile')).toMatchObject({ file, why });
  });
});
