import { writeFolderList } from '../../src/protocol/folder-list.ts';
import { FileExchange } from '../../src/services/files/file-exchange.ts';
import { FolderToFetchFrom } from '../../src/services/files/folder-to-fetch-from.ts';
import { hostile } from './stage.ts';

/** Files in every phase. */
export function exchangedFiles(): FileExchange {
  const nothing = () => undefined;
  const files = new FileExchange({
    side: 'adviser',
    keep: nothing,
    pass: nothing,
    onReceived: nothing,
    folder: new FolderToFetchFrom(nothing),
  });
  files.allow(25_000_000);
  const digest = 'A'.repeat(43);
  for (const [id, who] of ['customer', 'adviser', 'customer'].entries()) {
    const name = who === 'adviser' ? 'Navodila.pdf' : `${hostile}.png`;
    const offer = { id: String(id), name, bytes: 1_200_000, digest, seq: 1, at: 1 };
    files.hear({ type: `${who as 'customer' | 'adviser'}.offeredFile`, ...offer });
  }
  files.hear({ type: 'customer.tookFile', id: 'x', file: '1', seq: 1, at: 1 });
  files.hear({ type: 'customer.tookFilePiece', file: '1', until: 700_000 });
  files.hear({
    type: 'customer.cancelledFile',
    id: 'y',
    file: '2',
    why: 'file.gone',
    seq: 1,
    at: 1,
  });
  return files;
}

/** A folder of which files are asked for, arriving, received, too large and not to be had. */
export function shownFolder(): FileExchange {
  const files = exchangedFiles();
  const placed = { seq: 1, at: 1 } as const;
  const paths = [['a.txt'], ['november', 'Računi', 'položnica.pdf'], [hostile, 'b.png'], ['c.zip']];
  const { text } = writeFolderList({
    name: 'Dokumenti',
    files: paths.map((path, at) => ({ path, bytes: at === 3 ? 99_000_000 : 1_200 * at })),
  });
  files.hear({
    ...{ type: 'companion.showedFolder', id: 'f', files: 4, isCut: true, text },
    ...placed,
  });
  for (const place of [0, 1, 2]) {
    files.hear({ type: 'adviser.askedForFile', id: `ask${place}`, folder: 'f', place, ...placed });
  }
  files.hear({
    ...{ type: 'companion.cancelledFile', id: 'z', file: 'ask0', why: 'file.failed' },
    ...placed,
  });
  const offer = { name: 'položnica.pdf', bytes: 1_200, digest: 'A'.repeat(43) };
  files.hear({ type: 'companion.offeredFile', id: '9', ...offer, asked: 'ask1', ...placed });
  files.take('9');
  return files;
}
