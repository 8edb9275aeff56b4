import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openStore, type Store } from '../../broker/src/store/store.ts';
import { neededStep, step, WriteError } from '../../broker/src/store/writer.ts';

describe('jobs that are written together', () => {
  let folder: string;
  let store: Store;
  let isClosed = false;
  beforeEach(async () => {
    isClosed = false;
    folder = mkdtempSync(join(tmpdir(), 'remote-help-writer-'));
    store = await openStore({
      ...{ folder, bank: 'bank', owner: 'broker', keepingKey: randomBytes(32) },
      onBroken: (error) => {
        throw error;
      },
    });
  });
  afterEach(async () => {
    if (!isClosed) await store.close();
    rmSync(folder, { recursive: true });
  });

  const owner = (name: string) => ({ bank: 'bank', owner: name, epoch: 1 });
  const insert = (name: string) => step(store.database.insertInto('owners').values(owner(name)));
  const renew = (name: string) =>
    neededStep(
      store.database
        .updateTable('owners')
        .set({ epoch: 2 })
        .where('owner', '=', name)
        .returning('epoch'),
    );

  it('one that cannot be written is undone as a whole, and no other with it', async () => {
    const written = await Promise.allSettled([
      store.writer.write([insert('first')]),
      store.writer.write([insert('half'), insert('first')]),
      store.writer.write([insert('lost'), renew('nobody')]),
      store.writer.write([renew('first')]),
    ]);
    expect(written).toMatchObject([
      { status: 'fulfilled', value: [[]] },
      { status: 'rejected', reason: { problem: 'notUnique' } },
      { status: 'fulfilled', value: null },
      { status: 'fulfilled', value: [[{ epoch: 2 }]] },
    ]);
    const kept = await store.database.selectFrom('owners').select('owner').execute();
    expect(kept.map((row) => row.owner).sort()).toEqual(['broker', 'first']);
  });

  it('what is given in the moment of the end is written', async () => {
    const write = store.writer.write([insert('late')]);
    await store.close();
    isClosed = true;
    expect(await write).toEqual([[]]);
    await expect(store.writer.write([insert('later')])).rejects.toThrow(WriteError);
  });
});
