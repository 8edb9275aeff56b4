import { execFileSync } from 'node:child_process';
import { createHash, randomBytes, randomUUID } from 'node:crypto';
import {
  copyFileSync,
  linkSync,
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
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { buildPrograms } from '../../companion/make/build-programs.ts';
import { freePort } from '../../demo/front/listening.ts';
import type { Client } from '../broker/world/client.ts';
import { World } from '../broker/world/world.ts';
import { bank } from './people/bank-program.ts';
import { triesInFolder } from './people/wine-folder.ts';
import { lackingForWine, size, WineComputer } from './people/wine-computer.ts';
import { fileBytes, WineProgram } from './people/wine-program.ts';
import { AdviserHand, opensNotepad } from './people/wine-hands.ts';
import type { FolderStep } from './windows-folder.ts';

if (lackingForWine.length > 0) {
  console.log(`The program for Windows is not run here: ${lackingForWine.join(', ')} lacks.`);
}
const walkMs = 150_000;
/** With letters that no keyboard of this computer has. */
const sentence = 'Žiga šepeta čez cesto: @ € {[łß]} 漢字 😀';

describe.runIf(lackingForWine.length === 0)(
  'the bank’s program for Windows, as far as Wine can show it',
  () => {
    let folder: string;
    let world: World;
    let computer: WineComputer;

    beforeAll(async () => {
      folder = mkdtempSync(join(tmpdir(), 'remote-help-windows-'));
      const port = await freePort(47_850);
      world = await World.open({ REMOTE_HELP_LISTEN: `127.0.0.1:${port}` });
      const names = { bank, publisher: bank, version: '0.1.0', only: 'windows' } as const;
      [computer] = await Promise.all([
        WineComputer.start(),
        buildPrograms({ broker: world.localOrigin, out: folder, ...names }),
      ]);
    }, walkMs);
    afterEach(() => computer.tidiesUp());
    afterAll(async () => {
      await computer?.close();
      await world?.close();
      rmSync(folder, { recursive: true, force: true });
    }, walkMs);

    /** From the double click to the customer's yes, and to the desktop that is shown. */
    async function joins(how: 'at once' | 'with a wrong number first') {
      const { adviser, customer, invitation } = await world.meet();
      const { number } = invitation;
      const file = join(folder, `RemoteHelp_${number} (1).exe`);
      copyFileSync(join(folder, 'RemoteHelp.exe'), file);
      const program = await WineProgram.open(computer, file, number);
      if (how === 'with a wrong number first') {
        await computer.hand.types('BackSpace', 'Return');
        await program.shows({ typed: number.slice(0, -1), problem: 'tooShort' });
        await computer.hand.types(number.slice(-1));
        await program.shows({ typed: number });
      }
      await program.presses('connect');
      const asked = await customer.hears('broker.heardProgram');
      expect(asked.computer).toEqual({ system: 'Microsoft Windows 10', screens: [size] });
      await program.showsCheck(asked.check);
      await customer.knowsProgram(asked.request);
      await customer.shows({ surface: 'monitor', ...size, monitor: 'screen:0:0' });
      await program.placeOf('stopSharing');
      return { adviser, customer, program };
    }

    it(
      'joins by the number in its name, tells of the computer, and lets the adviser type until a hand touches the mouse',
      async () => {
        const before = computer.left();
        const { adviser, customer, program } = await joins('with a wrong number first');
        await adviser.tells({ type: 'adviser.askedForSystem', of: 'program' });
        await program.showsSheet('system');
        await computer.hand.types('Down', 'Down', 'Down', 'Down', 'space');
        await computer.hand.types('Up', 'Up', 'Up', 'Up', 'Return');
        const { kinds, text } = await adviser.hears('companion.sentSystem');
        expect(kinds).toEqual(['system', 'screens', 'memory', 'network', 'zone']);
        expect(text).toMatch(
          /^Microsoft Windows 10.*\n1280 × 720, 100 %\n\d+ GB\n(ethernet|wifi)\n/,
        );

        const written = await opensNotepad(computer);
        await computer.hand.clicks(written.x, written.y);
        await adviser.tells({ type: 'adviser.askedForControl' });
        await program.presses('allow');
        const hand = new AdviserHand(adviser);
        await hand.isAllowed();
        await hand.does({ kind: 'text', text: sentence });
        await hand.holds('ControlLeft', 'KeyS');
        await written.reads(sentence);
        await computer.hand.moves(640, 500);
        const took = await adviser.hears('companion.tookControlBack');
        expect(took).toMatchObject({ why: 'customer.touched' });
        // Nothing is held any more, and nothing more is done.
        await hand.tries({ kind: 'text', text: 'not this' });
        await computer.hand.types('exclam', 'ctrl+s');
        await written.reads(`${sentence}!`);

        // What the adviser clicks on is pressed, where it was pointed at. It is the last thing that they do: Wine leaves its own
        // pointer where the hand was, and takes that for a touch when a window comes or goes there.
        await adviser.tells({ type: 'adviser.askedForControl' });
        await program.presses('allow');
        await hand.isAllowed();
        hand.clicksOn(await program.placeOf('stopSharing'));
        await customer.hears('companion.stoppedSharing');

        await adviser.tells({ type: 'adviser.ended' });
        expect(await program.ended).toBe(0);
        // A loaded file cannot be removed on Windows: it stays in its own place, and is checked at every start.
        const left = computer.left().filter((name) => !before.includes(name));
        expect(left).toEqual([
          expect.stringMatching(/^AppData\/Local\/RemoteHelp\/koffi-\w+\.node$/),
        ]);
      },
      walkMs,
    );

    it(
      'P38 gives the file that a hand picks, and writes what it takes where the hand says, with a mark that it came from elsewhere',
      async () => {
        const { adviser, program } = await joins('at once');
        const [given, taken] = ['Dokumenti', 'Prejeto'].map((name) => join(computer.home, name));
        for (const one of [given, taken] as string[]) mkdirSync(one);
        const names = Array.from({ length: 14 }, (_, at) => `račun ${at + 1}.pdf`);
        const content = randomBytes(fileBytes);
        for (const name of names) writeFileSync(join(given ?? '', name), content);

        await program.presses('openFiles');
        await program.showsSheet('files');
        await computer.hand.types('Tab', 'Return');
        await program.showsSheet('give');
        await computer.hand.types('d', 'o', 'k', 'Return');
        await program.showsFolder(computer.path('Dokumenti'), names, 0);
        await computer.turnsWheel(1);
        await program.showsFolder(computer.path('Dokumenti'), names, 3);
        await computer.hand.types('End', 'space', 'Tab', 'Return');
        const offer = await adviser.hears('companion.offeredFile');
        expect(offer).toMatchObject({ name: 'račun 14.pdf', digest: digestOf(content) });
        expect(await fetched(adviser, offer)).toEqual(content);

        const letter = Buffer.from('Navodila s č, š in ž');
        const facts = { name: 'navodila.txt', bytes: letter.length, digest: digestOf(letter) };
        writeFileSync(join(taken ?? '', 'navodila.txt'), 'mine');
        const file = randomUUID();
        adviser.say({ type: 'adviser.offeredFile', id: file, to: 'program', ...facts });
        await program.asksToTake();
        await computer.hand.types('Tab', 'Return');
        await program.showsSheet('save');
        await computer.hand.types('p', 'r', 'e', 'Return', 'Tab', 'Return');
        expect((await adviser.hears('companion.tookFile')).file).toBe(file);
        const data = letter.toString('base64url');
        adviser.say({ type: 'adviser.gaveFilePiece', file, offset: 0, data });
        await adviser.hears('companion.keptFile');
        expect(readFileSync(join(taken ?? '', 'navodila (2).txt'))).toEqual(letter);
        expect(readFileSync(join(taken ?? '', 'navodila.txt'), 'utf8')).toBe('mine');
        // Wine has no streams: what Windows keeps with the file is one beside it.
        const mark = readFileSync(join(taken ?? '', 'navodila (2).txt:Zone.Identifier'), 'utf8');
        expect(mark).toBe('[ZoneTransfer]\r\nZoneId=3\r\n');

        await adviser.tells({ type: 'adviser.ended' });
        expect(await program.ended).toBe(0);
      },
      walkMs,
    );

    it(
      'P38 in a picked folder of Windows only its own plain files are seen, opened and made',
      async () => {
        const [picked, outside] = ['picked', 'outside'].map((name) => join(computer.home, name));
        mkdirSync(join(picked ?? '', 'inner'), { recursive: true });
        mkdirSync(outside ?? '');
        const secret = join(outside ?? '', 'secret.txt');
        writeFileSync(secret, 'nobody may read this');
        const inPicked = (...names: string[]) => join(picked ?? '', ...names);
        writeFileSync(inPicked('račun.txt'), 'bill');
        writeFileSync(inPicked('a long name.txt'), 'long');
        writeFileSync(inPicked('inner', 'deep.txt'), 'deep');
        writeFileSync(inPicked('.skrito'), 'hidden');
        linkSync(secret, inPicked('hard.txt'));
        symlinkSync(secret, inPicked('link.txt'));
        symlinkSync(outside ?? '', inPicked('linked'));
        execFileSync('mkfifo', [inPicked('pipe')]);

        const folder = computer.path('picked');
        const tries = (does: 'opens' | 'enters' | 'creates' | 'goes', names: readonly string[]) =>
          triesInFolder(
            computer,
            folder,
            names.map((name) => ({ does, name })),
          );
        const seen = { path: folder, names: ['a long name.txt', 'inner\\', 'račun.txt'] };
        const steps: FolderStep[] = [
          { does: 'roots' },
          { does: 'list' },
          { does: 'opens', name: 'račun.txt' },
          { does: 'enters', name: 'inner' },
          { does: 'creates', name: 'račun.txt' },
          { does: 'creates', name: 'račun.txt' },
        ];
        expect(await triesInFolder(computer, folder, steps)).toEqual([
          ['C:\\', 'Z:\\'],
          seen,
          { size: 4, read: 'bill' },
          { path: computer.path('picked', 'inner'), names: ['deep.txt'] },
          { made: 'račun (2).txt' },
          { made: 'račun (3).txt' },
        ]);
        expect(readFileSync(inPicked('račun.txt'), 'utf8')).toBe('bill');
        const none = async (outcomes: Promise<unknown[]>) =>
          expect([...new Set(await outcomes)]).toEqual(['FolderError']);
        await none(tries('opens', escapes(folder)));
        await none(tries('enters', [...escapes(folder), 'račun.txt']));
        await none(tries('goes', paths));
        const before = readdirSync(inPicked()).sort();
        await none(tries('creates', badNames));
        expect(readdirSync(inPicked()).sort()).toEqual(before);
        expect(readdirSync(outside ?? '')).toEqual(['secret.txt']);
      },
      walkMs,
    );
  },
);

/** What leads out of a folder, or nowhere, as Linux has it and as Windows alone has it. */
const escapes = (folder: string) => [
  ...['..', '.', '', '../outside/secret.txt', '..\\outside\\secret.txt', 'inner/../račun.txt'],
  ...['inner\\deep.txt', 'inner/deep.txt', 'račun.txt\0.png', 'gone.txt', '/etc/passwd'],
  ...['hard.txt', 'link.txt', 'linked', 'linked\\secret.txt', 'pipe', 'RAČUN.TXT', 'alongn~1.txt'],
  ...[`${folder}\\račun.txt`, `\\\\?\\${folder}\\račun.txt`, 'C:\\windows\\win.ini', 'C:račun.txt'],
  ...['\\\\localhost\\C$\\windows\\win.ini', '\\\\.\\pipe\\a', '\\??\\C:\\windows\\win.ini'],
  ...['račun.txt:stream', 'račun.txt::$DATA', 'račun.txt.', 'račun.txt ', 'račun.*', 'račun.tx?'],
  ...['CON', 'nul', 'nul.txt', 'COM1', 'LPT¹.txt', 'CONIN$', 'aux .txt'],
];
const paths = [
  ...['', 'C:', 'C:windows', '/', '\\windows', '\\\\localhost\\C$', '\\\\?\\C:\\windows'],
  ...['C:\\windows\\..', 'C:\\windows\\win.ini', 'C:\\gone', 'C:\\CON', 'Q:\\'],
];
const badNames = [
  ...[
    '..',
    'a/b',
    'a\\b',
    'CON',
    'nul.txt',
    'con .txt',
    'COM².log',
    'a.txt:b',
    ':a',
    'a.txt::$DATA',
  ],
  ...[
    'x\u202etxt.exe',
    'end.',
    'end ',
    ' ',
    '',
    'C:a',
    '\\\\?\\C:\\a',
    'a*',
    'a?',
    'a|b',
    '<a>',
    '"a"',
  ],
];

const digestOf = (content: Uint8Array) => createHash('sha256').update(content).digest('base64url');

/** The adviser takes a file that is offered, piece by piece, and keeps it. */
async function fetched(adviser: Client, offer: { id: string; bytes: number }): Promise<Buffer> {
  const file = offer.id;
  await adviser.tells({ type: 'adviser.tookFile', file });
  const pieces: Buffer[] = [];
  for (let until = 0; until < offer.bytes;) {
    const { offset, data } = await adviser.hears('companion.gaveFilePiece');
    expect(offset).toBe(until);
    pieces.push(Buffer.from(data, 'base64url'));
    until = Buffer.concat(pieces).length;
    adviser.say({ type: 'adviser.tookFilePiece', file, until });
  }
  await adviser.tells({ type: 'adviser.keptFile', file });
  return Buffer.concat(pieces);
}
