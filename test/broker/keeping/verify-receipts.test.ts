import { copyFileSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { SigningKey } from '../../../broker/src/keeping/signing-key.ts';
import { verifyKept } from '../../../broker/src/keeping/verify.ts';
import { shownText } from '../world/asked.ts';
import { forgeFrom } from '../world/forger.ts';
import { KeepingWorld } from '../world/keeping-world.ts';

type Facts = Readonly<Record<string, string>>;

let keeping: KeepingWorld;
let session: string;

/** A session with a question that nobody answered. */
beforeAll(async () => {
  keeping = await KeepingWorld.open();
  const { customer, adviser, id } = await keeping.world.meet();
  session = id;
  await customer.tells({ type: 'customer.wasAsked', question: 'show', ...shownText });
  await customer.tells({ type: 'customer.ended', why: 'customer.ended' });
  await adviser.closed;
  await keeping.world.stop();
});
afterAll(() => keeping.world.close());

/** What is found after somebody has changed the receipt, and has made the whole chain after it anew. */
function foundAfter(change: (facts: Facts) => object): unknown[] {
  const path = join(keeping.world.folder, 'changed.sqlite');
  copyFileSync(keeping.world.databasePath, path);
  const database = new DatabaseSync(path);
  try {
    const seq = replaceReceipt(database, change);
    forgeFrom(database, session, seq);
    const { publicKey } = keeping;
    return verifyKept({ database, bank: 'bank', publicKey, copy: null }).damages.map((damage) => ({
      ...damage,
      isThere: damage.where === session && damage.seq === seq,
    }));
  } finally {
    database.close();
  }
}

function replaceReceipt(database: DatabaseSync, change: (facts: Facts) => object): number {
  const [row] = database
    .prepare("select seq, body from log_rows where type = 'broker.gaveReceipt'")
    .all();
  const facts = JSON.parse(String(row?.['body'])) as Facts;
  const seq = Number(row?.['seq']);
  database
    .prepare('update log_rows set body = ? where session_id = ? and seq = ?')
    .run(JSON.stringify({ ...facts, ...change(facts) }), session, seq);
  return seq;
}

describe('a receipt that the bank has not signed is found, though the chain is whole', () => {
  it.each<{ title: string; change: (facts: Facts) => object }>([
    {
      title: 'signed by another key',
      change: ({ body }) =>
        new SigningKey(Buffer.alloc(32, 1)).sign('receipt', JSON.parse(String(body)) as object),
    },
    {
      title: 'with another answer in it',
      change: ({ body }) => ({ body: String(body).replace('noAnswer', 'yes'), answer: 'yes' }),
    },
    { title: 'under another answer', change: () => ({ answer: 'yes' }) },
    { title: 'without a signature', change: () => ({ signature: '' }) },
  ])('$title', ({ change }) => {
    const damage = expect.objectContaining({ problem: 'receipt.notSigned', isThere: true });
    expect(foundAfter(change)).toEqual([damage]);
  });

  it('and one that it has signed is not', () => {
    expect(foundAfter(() => ({}))).toEqual([]);
  });
});
