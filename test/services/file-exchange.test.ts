import { describe, expect, it } from 'vitest';
import type { BrokerMessage } from '../../src/protocol/broker-messages.ts';
import {
  FileExchange,
  type FileSide,
  type Transfer,
} from '../../src/services/files/file-exchange.ts';

/** Two sides, and between them a broker that passes on all that `passes` lets through. */
function meet(passes: (message: BrokerMessage) => BrokerMessage | null = (message) => message) {
  const sides: Partial<Record<FileSide, FileExchange>> = {};
  const make = (side: FileSide, other: FileSide) => {
    const say = (what: string, fields: object) => {
      const said = {
        type: `${side}.${what}`,
        ...fields,
        seq: 1,
        at: 1,
      } as unknown as BrokerMessage;
      const passed = passes(said);
      if (passed !== null) queueMicrotask(() => sides[other]?.hear(passed));
    };
    const made = new FileExchange({ side, keep: say, pass: say, onReceived: () => undefined });
    made.allow(1_000_000);
    sides[side] = made;
    return made;
  };
  return { customer: make('customer', 'adviser'), adviser: make('adviser', 'customer') };
}

function has(files: FileExchange, is: (transfer: Transfer) => boolean): Promise<Transfer> {
  return new Promise((resolve) => {
    const look = () => {
      const found = files.transfers.find(is);
      if (found !== undefined) resolve(found);
    };
    files.addEventListener('change', look);
    look();
  });
}

const content = Uint8Array.from({ length: 300_000 }, (_, at) => (at * 7) % 251);
const file = (name = 'račun.pdf') => new File([content], name);

async function arrives(from: FileExchange, to: FileExchange): Promise<Blob> {
  expect(await from.offer(file())).toBe(null);
  const { id } = await has(to, ({ phase }) => phase === 'offered');
  to.take(id);
  await has(from, ({ phase }) => phase === 'kept');
  return to.saved(id)!.file;
}

describe('P31 files', () => {
  it('P31 come whole in either direction, with their progress on both sides', async () => {
    const { customer, adviser } = meet();
    const seen: number[] = [];
    customer.addEventListener('change', () => seen.push(customer.transfers[0]!.done));
    const arrived = await arrives(customer, adviser);
    expect(new Uint8Array(await arrived.arrayBuffer())).toEqual(content);
    expect(seen.filter((done) => done > 0 && done < content.length).length).toBeGreaterThan(2);
    expect(customer.transfers).toMatchObject([{ done: content.length, phase: 'kept' }]);
    const { customer: other, adviser: giver } = meet();
    expect((await arrives(giver, other)).size).toBe(content.length);
  });

  it('P31 nothing of a file moves before it is taken, or after it was refused', async () => {
    const pieces: string[] = [];
    const { customer, adviser } = meet((message) => {
      if (message.type.endsWith('Piece')) pieces.push(message.type);
      return message;
    });
    await adviser.offer(file());
    const { id } = await has(customer, ({ phase }) => phase === 'offered');
    customer.refuse(id);
    await has(adviser, ({ phase }) => phase === 'refused');
    customer.take(id);
    expect(customer.transfers).toMatchObject([{ phase: 'refused', canSave: false }]);
    expect(pieces).toEqual([]);
  });

  it('P31 goes on after pieces and answers were lost, and each byte is there once', async () => {
    let count = 0;
    const { customer, adviser } = meet((message) => {
      count += 1;
      return message.type.endsWith('Piece') && count % 5 === 0 ? null : message;
    });
    const arrived = await arrives(customer, adviser);
    expect(new Uint8Array(await arrived.arrayBuffer())).toEqual(content);
  }, 30_000);

  it('P31 a file that was altered on its way is not accepted', async () => {
    const { customer, adviser } = meet((message) =>
      'data' in message && message.offset === 0
        ? { ...message, data: `AAAA${message.data.slice(4)}` }
        : message,
    );
    await customer.offer(new File([new Uint8Array(10).fill(9)], 'a.bin'));
    const { id } = await has(adviser, ({ phase }) => phase === 'offered');
    adviser.take(id);
    const ended = await has(customer, ({ phase }) => phase === 'cancelled');
    expect(ended).toMatchObject({ why: 'file.altered' });
    expect(adviser.saved(id)).toBe(null);
  });

  it('P31 either side breaks it off, and nothing of it stays', async () => {
    const { customer, adviser } = meet();
    await customer.offer(file());
    const { id } = await has(adviser, ({ phase }) => phase === 'offered');
    adviser.take(id);
    await has(customer, ({ done }) => done > 0);
    customer.cancel(id);
    expect(await has(adviser, ({ phase }) => phase === 'cancelled')).toMatchObject({
      why: 'file.notWanted',
    });
    expect(adviser.saved(id)).toBe(null);
  });

  it('P31 a page that was loaded again breaks off what it was sending, and receives from the start', async () => {
    const { customer, adviser } = meet();
    await customer.offer(file());
    const { id } = await has(adviser, ({ phase }) => phase === 'offered');
    const row = {
      type: 'customer.offeredFile',
      id,
      name: 'račun.pdf',
      bytes: 5,
      digest: '',
    } as const;
    const said: string[] = [];
    const reloaded = new FileExchange({
      side: 'customer',
      keep: (what) => said.push(what),
      pass: () => undefined,
      onReceived: () => undefined,
    });
    reloaded.hear({ ...row, seq: 1, at: 1 });
    reloaded.hear({ type: 'broker.ponged', at: 1 });
    expect(said).toEqual(['cancelledFile']);
    expect(reloaded.transfers).toMatchObject([{ phase: 'cancelled', why: 'file.gone' }]);
  });

  it('P31 a file over the limit is not offered, an empty one arrives', async () => {
    const { customer, adviser } = meet();
    customer.allow(10);
    expect(await customer.offer(file())).toBe('tooBig');
    await customer.offer(new File([], 'prazno.txt'));
    const { id } = await has(adviser, ({ phase }) => phase === 'offered');
    adviser.take(id);
    expect(await has(customer, ({ phase }) => phase === 'kept')).toMatchObject({ bytes: 0 });
  });

  it('P31 a name with a path or a turned direction is offered without it', async () => {
    const { customer, adviser } = meet();
    await customer.offer(file('../..\\ra\u202ečun:x.pdf'));
    expect(await has(adviser, () => true)).toMatchObject({ name: 'račun_x.pdf' });
  });
});
