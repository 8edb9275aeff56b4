import { describe, expect, it } from 'vitest';
import type { BrokerMessage } from '../../src/protocol/broker-messages.ts';
import { FileExchange } from '../../src/services/files/file-exchange.ts';
import { FolderToFetchFrom } from '../../src/services/files/folder-to-fetch-from.ts';

const placed = { seq: 1, at: 1 } as const;
const shown = {
  type: 'companion.showedFolder',
  id: 'f',
  files: 2,
  isCut: false,
  text: 'Računi\n10\ta.pdf\n20\tnovember/b.pdf',
  ...placed,
} as const;
const offer = {
  type: 'companion.offeredFile',
  id: 'o',
  name: 'b.pdf',
  bytes: 20,
  digest: 'A'.repeat(43),
  ...placed,
} as const;

/** A console that has heard all that was before, with what it said. */
function console() {
  const asks: { id: string; folder: string; place: number }[] = [];
  const said: string[] = [];
  const folder = new FolderToFetchFrom((ask) => asks.push(ask));
  const files = new FileExchange({
    side: 'adviser',
    keep: (what) => said.push(what),
    pass: () => undefined,
    onReceived: () => undefined,
    folder,
  });
  files.allow(1_000);
  return { files, folder, asks, said };
}
const ponged: BrokerMessage = { type: 'broker.ponged', at: 1 };

describe('P38 a folder that the customer shows, at the console', () => {
  it('P38 is seen by paths and sizes, and nothing is asked for by itself', () => {
    const { files, folder, asks } = console();
    files.hear(shown);
    expect(folder.seen).toMatchObject({
      name: 'Računi',
      files: [
        { path: ['a.pdf'], bytes: 10 },
        { path: ['november', 'b.pdf'], bytes: 20 },
      ],
    });
    expect(asks).toEqual([]);
  });

  it('P38 gives what the adviser fetches: it is taken as soon as it is offered, and once', () => {
    const { files, folder, asks, said } = console();
    files.hear(shown);
    files.hear(ponged);
    files.fetch(1);
    files.fetch(1);
    expect(asks).toMatchObject([{ folder: 'f', place: 1 }]);
    expect(folder.fetchOf(1)).toBe('asked');
    files.hear({ ...offer, asked: asks[0]?.id ?? '' });
    files.hear(ponged);
    expect(said).toEqual(['tookFile']);
    expect(folder.fetchOf(1)).toEqual({ transfer: 'o' });
  });

  it('P38 nothing is taken that this adviser did not ask for', () => {
    const { files, said } = console();
    files.hear(shown);
    files.hear(ponged);
    files.hear({ ...offer, asked: 'another question' });
    files.hear({ ...offer, id: 'p' });
    files.hear(ponged);
    expect(said).toEqual([]);
    expect(files.transfers.map(({ phase }) => phase)).toEqual(['offered', 'offered']);
  });

  it('P38 a page that was loaded again takes what waits for it, and not again what is here', () => {
    const { files, said } = console();
    const asked = (id: string, place: number) =>
      files.hear({ type: 'adviser.askedForFile', id, folder: 'f', place, ...placed });
    files.hear(shown);
    asked('one', 0);
    files.hear({ ...offer, id: 'here', asked: 'one' });
    files.hear({ type: 'adviser.tookFile', id: 'x', file: 'here', ...placed });
    files.hear({ type: 'adviser.keptFile', id: 'y', file: 'here', ...placed });
    asked('two', 1);
    files.hear({ ...offer, id: 'waits', asked: 'two' });
    expect(said).toEqual([]);
    files.hear(ponged);
    expect(said).toEqual(['tookFile']);
    expect(files.transfers.map(({ phase }) => phase)).toEqual(['kept', 'moving']);
  });

  it.each<BrokerMessage>([
    { type: 'broker.refused', reason: 'notNow', id: 'ask' },
    { type: 'companion.cancelledFile', id: 'x', file: 'ask', why: 'file.failed', ...placed },
    { type: 'broker.droppedFile', file: 'ask', why: 'program.left', ...placed },
  ])('P38 what cannot be had is said, and can be asked for again: $type', (answer) => {
    const { files, folder, asks } = console();
    files.hear(shown);
    files.hear({ type: 'adviser.askedForFile', id: 'ask', folder: 'f', place: 0, ...placed });
    files.hear(answer);
    expect(folder.fetchOf(0)).toBe('failed');
    files.fetch(0);
    expect(asks).toHaveLength(1);
  });

  it.each<BrokerMessage>([
    { type: 'companion.tookFolderBack', id: 'x', folder: 'f', ...placed },
    { type: 'broker.droppedFolder', folder: 'f', why: 'session.handedOver', ...placed },
  ])('P38 is gone when it is over, and nothing more is asked of it: $type', (end) => {
    const { files, folder, asks } = console();
    files.hear(shown);
    files.hear(end);
    files.fetch(0);
    expect(folder.seen).toBeNull();
    expect(asks).toEqual([]);
  });
});
