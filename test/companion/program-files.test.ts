import { createHash, randomUUID } from 'node:crypto';
import {
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { listTree } from '../../companion/src/files/folder-tree.ts';
import { Picker } from '../../companion/src/files/picker.ts';
import { ProgramFiles } from '../../companion/src/files/program-files.ts';
import { linuxFiles } from '../../companion/src/x11/linux-files.ts';
import type { BrokerMessage } from '../../src/protocol/broker-messages.ts';

type Said = {
  what: string;
  id?: string;
  file?: string;
  offset?: number;
  data?: string;
  until?: number;
  folder?: string;
};

let place: string;
let said: Said[];
let files: ProgramFiles;

const digestOf = (text: string) => createHash('sha256').update(text).digest('base64url');
const row = (fields: object) =>
  files.hear({ seq: 1, at: 1, ...fields } as unknown as BrokerMessage);
const open = (path: string) => linuxFiles.open(join(place, path));
const heard = (what: string) => vi.waitUntil(() => said.find((one) => one.what === what));

describe.runIf(process.platform === 'linux')('P38 files by the program', () => {
  beforeEach(() => {
    place = mkdtempSync(join(tmpdir(), 'remote-help-files-'));
    mkdirSync(join(place, 'given'));
    mkdirSync(join(place, 'taken'));
    said = [];
    const note = (what: string, fields: object) => void said.push({ what, ...fields });
    files = new ProgramFiles({
      system: linuxFiles,
      keep: note,
      pass: note,
      onChange: () => undefined,
    });
    files.allow(1_000_000);
  });
  afterEach(() => {
    files.release();
    rmSync(place, { recursive: true });
  });

  async function offers(content: string) {
    writeFileSync(join(place, 'given', 'račun.txt'), content);
    const folder = open('given');
    await files.offer(folder, ['račun.txt']);
    folder.close();
    return (await heard('offeredFile'))?.id ?? '';
  }

  /** The adviser offers a file with a digest that is right or not, and the customer takes it into a folder. */
  function takes(content: string, digest = digestOf(content)) {
    const id = randomUUID();
    const offered = { id, name: 'navodila.txt', bytes: content.length, digest };
    row({ type: 'adviser.offeredFile', to: 'program', ...offered });
    files.take(id, open('taken'));
    return id;
  }

  it('P38 sends nothing of a file before the adviser has taken it, and then all of it', async () => {
    const content = 'č'.repeat(60_000);
    const id = await offers(content);
    expect(said.map(({ what }) => what)).toEqual(['offeredFile']);
    row({ type: 'adviser.tookFile', id: randomUUID(), file: id });
    let until = 0;
    while (until < Buffer.byteLength(content)) {
      const piece = await vi.waitUntil(() =>
        said.find(({ what, offset }) => what === 'gaveFilePiece' && offset === until),
      );
      until += Buffer.from(piece?.data ?? '', 'base64url').length;
      row({ type: 'adviser.tookFilePiece', file: id, until });
    }
    const pieces = said.filter(({ what }) => what === 'gaveFilePiece');
    const all = Buffer.concat(pieces.map(({ data = '' }) => Buffer.from(data, 'base64url')));
    expect(all.toString()).toBe(content);
    row({ type: 'adviser.keptFile', id: randomUUID(), file: id });
    expect(files.transfers[0]?.phase).toBe('kept');
  });

  it('P38 goes on from where the adviser is after a lost line, though the file has no name any more', async () => {
    const content = 'x'.repeat(100_000);
    const id = await offers(content);
    row({ type: 'adviser.tookFile', id: randomUUID(), file: id });
    await vi.waitUntil(() => said.some(({ offset }) => offset === 90_000));
    rmSync(join(place, 'given', 'račun.txt'));
    row({ type: 'adviser.tookFilePiece', file: id, until: 45_000 });
    said.length = 0;
    // Nothing more is answered: what was on its way is lost.
    const patience = { timeout: 20_000 };
    await vi.waitUntil(() => said.some(({ offset }) => offset === 45_000), patience);
    expect(said.some(({ offset }) => offset === 0)).toBe(false);
    said.length = 0;
    // The adviser's page was loaded again and begins anew.
    row({ type: 'adviser.tookFilePiece', file: id, until: 0 });
    await vi.waitUntil(() => said.some(({ offset }) => offset === 0));
  });

  it('P38 offers nothing too large, no link and nothing that is gone, and says which', async () => {
    writeFileSync(join(place, 'given', 'large.bin'), Buffer.alloc(1_000_001));
    const folder = open('given');
    await files.offer(folder, ['large.bin', 'gone.txt', '../taken']);
    folder.close();
    expect(said).toEqual([]);
    expect([...files.failed].sort()).toEqual(['../taken', 'gone.txt', 'large.bin']);
  });

  it('P38 writes what it takes only when it is whole and right, beside what is there, and says so then', async () => {
    writeFileSync(join(place, 'taken', 'navodila.txt'), 'mine');
    const id = takes('from the bank');
    row({
      type: 'adviser.gaveFilePiece',
      file: id,
      offset: 0,
      data: Buffer.from('from').toString('base64url'),
    });
    expect(readdirSync(join(place, 'taken'))).toEqual(['navodila.txt']);
    row({
      type: 'adviser.gaveFilePiece',
      file: id,
      offset: 4,
      data: Buffer.from(' the bank').toString('base64url'),
    });
    await heard('keptFile');
    expect(readFileSync(join(place, 'taken', 'navodila (2).txt'), 'utf8')).toBe('from the bank');
    expect(readFileSync(join(place, 'taken', 'navodila.txt'), 'utf8')).toBe('mine');
    expect(files.placeOf(id)).toBe(join(place, 'taken', 'navodila (2).txt'));
  });

  it('P38 leaves nothing of a file that is altered, broken off, or not whole at the end', async () => {
    const data = Buffer.from('other').toString('base64url');
    row({ type: 'adviser.gaveFilePiece', file: takes('thing'), offset: 0, data });
    await heard('cancelledFile');
    const half = takes('a longer one');
    row({ type: 'adviser.gaveFilePiece', file: half, offset: 0, data });
    files.cancel(half);
    row({ type: 'adviser.gaveFilePiece', file: takes('a third one'), offset: 0, data });
    files.release();
    expect(readdirSync(join(place, 'taken'))).toEqual([]);
  });

  /** The customer shows the folder of what is given, with two files in it. */
  function shows() {
    mkdirSync(join(place, 'given', 'november'));
    writeFileSync(join(place, 'given', 'a.txt'), 'one');
    writeFileSync(join(place, 'given', 'november', 'b.txt'), 'two');
    const folder = open('given');
    files.show(folder, listTree(folder));
    return said.at(-1)?.id ?? '';
  }
  const asks = (folder: string, at: number) => {
    const id = randomUUID();
    row({ type: 'adviser.askedForFile', id, folder, place: at });
    return id;
  };

  it('P38 shows a folder by the names and sizes in it, and opens a file when it is asked for', async () => {
    const folder = shows();
    expect(said).toEqual([
      {
        ...{ what: 'showedFolder', id: folder, files: 2, isCut: false },
        text: 'given\n3\ta.txt\n3\tnovember/b.txt',
      },
    ]);
    expect(files.transfers).toEqual([]);
    const asked = asks(folder, 1);
    const offer = await heard('offeredFile');
    expect(offer).toMatchObject({ asked, name: 'b.txt', digest: digestOf('two') });
  });

  it('P38 says of what is not there as it was listed that it cannot be had', async () => {
    const folder = shows();
    rmSync(join(place, 'given', 'november'), { recursive: true });
    mkdirSync(join(place, 'elsewhere'));
    writeFileSync(join(place, 'elsewhere', 'b.txt'), 'two');
    symlinkSync(join(place, 'elsewhere'), join(place, 'given', 'november'));
    const [replaced, unlisted] = [asks(folder, 1), asks(folder, 2)];
    await vi.waitUntil(() => said.length === 3);
    expect(said.slice(1)).toMatchObject([
      { what: 'cancelledFile', file: replaced, why: 'file.failed' },
      { what: 'cancelledFile', file: unlisted, why: 'file.failed' },
    ]);
    expect(files.transfers).toEqual([]);
  });

  it('P38 gives nothing of a folder that was taken back, nor of another one', async () => {
    const folder = shows();
    asks(randomUUID(), 0);
    await vi.waitUntil(() => said.some(({ what }) => what === 'cancelledFile'));
    files.takeBack();
    expect(said.at(-1)).toMatchObject({ what: 'tookFolderBack', folder });
    expect(files.shown).toBeNull();
    asks(folder, 0);
    await vi.waitUntil(() => said.filter(({ what }) => what === 'cancelledFile').length === 2);
    expect(said.some(({ what }) => what === 'offeredFile')).toBe(false);
  });

  it('P38 does not show a folder any more when the broker says that it is over, or never was', () => {
    row({ type: 'broker.droppedFolder', folder: shows(), why: 'session.handedOver' });
    expect(files.shown).toBeNull();
    const folder = open('taken');
    writeFileSync(join(place, 'taken', 'c.txt'), 'c');
    files.show(folder, listTree(folder));
    expect(files.shown).toMatchObject({ name: 'taken' });
    files.hear({ type: 'broker.refused', reason: 'notNow', id: said.at(-1)?.id ?? '' });
    expect(files.shown).toBeNull();
  });

  it('P38 has nothing to do with what the adviser offers the page', () => {
    row({
      type: 'adviser.offeredFile',
      id: randomUUID(),
      name: 'a',
      bytes: 1,
      digest: digestOf('a'),
    });
    expect(files.transfers).toEqual([]);
  });
});

describe.runIf(process.platform === 'linux')('P38 the customer’s way through their folders', () => {
  it('P38 goes into folders and out, finds names without their carons, and forgets what was chosen elsewhere', () => {
    const home = mkdtempSync(join(tmpdir(), 'remote-help-home-'));
    vi.stubEnv('HOME', home);
    mkdirSync(join(home, 'Računi'));
    for (const name of ['položnica.pdf', 'b.txt']) writeFileSync(join(home, 'Računi', name), 'x');
    writeFileSync(join(home, 'a.txt'), 'x');
    const picker = new Picker(linuxFiles, 'give');
    expect(picker.entries.map(({ name }) => name)).toEqual(['Računi', 'a.txt']);
    picker.pick(1);
    expect(picker.chosen).toEqual(['a.txt']);
    picker.look('racuni');
    picker.pick(0);
    expect(picker.path).toBe(join(home, 'Računi'));
    expect(picker.chosen).toEqual([]);
    picker.look('POLOZ');
    picker.pick(0);
    picker.look('');
    expect(picker.chosen).toEqual(['položnica.pdf']);
    expect(picker.files).toEqual(['b.txt', 'položnica.pdf']);
    picker.goUp();
    expect(picker.path).toBe(home);
    picker.close();
    vi.unstubAllEnvs();
    rmSync(home, { recursive: true });
  });
});
