import { randomBytes } from 'node:crypto';
import { copyFileSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import fc from 'fast-check';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { signSuccession } from '../../../broker/src/keeping/key-succession.ts';
import { SigningKey } from '../../../broker/src/keeping/signing-key.ts';
import { verifyKept } from '../../../broker/src/keeping/verify.ts';
import { receiptPage } from '../../../src/components/receipt/receipt-page.ts';
import { checkLog } from '../../../src/evidence/log-check.ts';
import { receiptWords } from '../../../src/locales/receipt.ts';
import type { LogLine } from '../../../src/trace/format.ts';
import { readTrace } from '../../../src/trace/read-trace.ts';
import { shownText } from '../world/asked.ts';
import { KeepingWorld } from '../world/keeping-world.ts';

const pathOf = ({ world }: KeepingWorld, name: string) => join(world.folder, name);
const keyIn = (keeping: KeepingWorld, name: string) =>
  new SigningKey(readFileSync(pathOf(keeping, name)));
const change = (keeping: KeepingWorld, file = 'new.key') =>
  keeping.command('change-signing-key', pathOf(keeping, file), '--by', 'Ana');

/** A broker that has stopped, and a file with another key. */
async function withNewKey(): Promise<KeepingWorld> {
  const keeping = await KeepingWorld.open();
  writeFileSync(pathOf(keeping, 'new.key'), randomBytes(32));
  copyFileSync(pathOf(keeping, 'signing.key'), pathOf(keeping, 'old.key'));
  return keeping;
}

describe('P36 a key for signatures that follows another one', () => {
  let keeping: KeepingWorld;
  beforeEach(async () => {
    keeping = await withNewKey();
  });
  afterEach(() => keeping.world.close());

  it('P36 signs from then on, and what the old one signed stays proven', async () => {
    await keeping.talk();
    await keeping.comesTo('2027-12-02T09:00:00Z');
    await keeping.world.stop();
    const { code, lines } = await change(keeping);
    expect({ code, lines }).toEqual({
      code: 0,
      lines: [expect.stringMatching(/^Key [0-9a-f ]+ follows /)],
    });
    await expect(keeping.world.start()).rejects.toThrow('is not the key file');
    copyFileSync(pathOf(keeping, 'new.key'), pathOf(keeping, 'signing.key'));
    await keeping.world.start();
    await keeping.talk();
    await keeping.comesTo('2028-06-01T09:00:00Z');
    await keeping.talk();
    await keeping.world.stop();
    expect(keeping.damages).toEqual([]);
    const verified = await keeping.command('verify');
    expect(verified.code).toBe(0);
    expect(verified.lines.join('\n')).toMatch(/Key .* followed .* after head \d+/);
    const byOld = await keeping.command('verify', `--key=${keyIn(keeping, 'old.key').publicKey}`);
    expect(byOld.code).toBe(0);
    const [row] = keeping.world.rows(
      "select body from log_rows where type = 'broker.changedSigningKey'",
    );
    expect(String(row?.['body'])).toContain('Ana');
  });

  it('P36 is not taken while a broker runs, nor twice, nor from a key that does not sign here', async () => {
    await expect(change(keeping)).rejects.toMatchObject({ exitCode: 1 });
    await keeping.world.stop();
    await expect(change(keeping, 'old.key')).rejects.toMatchObject({ exitCode: 64 });
    copyFileSync(pathOf(keeping, 'new.key'), pathOf(keeping, 'signing.key'));
    writeFileSync(pathOf(keeping, 'other.key'), randomBytes(32));
    await expect(change(keeping, 'other.key')).rejects.toMatchObject({
      exitCode: 64,
      message: expect.stringMatching(/is not the key file/),
    });
  });

  it('P36 what the old one signed stays proven also when the clock was set back before the change', async () => {
    const { customer } = await keeping.world.meet();
    await customer.tells({ type: 'customer.wasAsked', question: 'show', ...shownText });
    await customer.tells({ type: 'customer.declinedShow', why: 'customer.cancelled' });
    await customer.hears('broker.gaveReceipt');
    await keeping.world.stop();
    keeping.world.clock.setTo(keeping.world.clock.now() - 5 * 60_000);
    await change(keeping);
    copyFileSync(pathOf(keeping, 'new.key'), pathOf(keeping, 'signing.key'));
    expect(keeping.damages).toEqual([]);
    await keeping.world.start();
    await keeping.talk();
    expect(keeping.damages).toEqual([]);
  });

  it('P36 said again, because the head could not be signed, is one succession', async () => {
    await keeping.talk();
    await keeping.world.stop();
    await change(keeping);
    await change(keeping);
    expect(keeping.world.rows('select number from key_successions')).toEqual([{ number: 1 }]);
    copyFileSync(pathOf(keeping, 'new.key'), pathOf(keeping, 'signing.key'));
    expect(keeping.damages).toEqual([]);
  });

  it('P36 a receipt of before counts by the new key, and one that the old key signs afterwards does not', async () => {
    const { customer } = await keeping.world.meet();
    await customer.tells({ type: 'customer.wasAsked', question: 'show', ...shownText });
    await customer.tells({ type: 'customer.declinedShow', why: 'customer.cancelled' });
    const { body, signature, key } = await customer.hears('broker.gaveReceipt');
    await keeping.world.stop();
    await change(keeping);
    copyFileSync(pathOf(keeping, 'new.key'), pathOf(keeping, 'signing.key'));
    const late = { ...(JSON.parse(body) as object), answeredAt: Date.parse('2028-01-01') };
    const forged = { ...keyIn(keeping, 'old.key').sign('receipt', late), key };
    const path = pathOf(keeping, 'receipt.html');
    const check = async (
      receipt: { body: string; signature: string; key: string },
      ...more: string[]
    ) => {
      writeFileSync(path, receiptPage(receiptWords.sl, [{ ...receipt, text: null }]));
      return (await keeping.command('verify-receipt', path, ...more)).code;
    };
    expect(await check({ body, signature, key })).toBe(0);
    expect(await check(forged)).toBe(1);
  });

  it('P36 an exported session says which keys its key has followed, and the inspector checks that', async () => {
    const { reference } = await keeping.talk();
    await keeping.world.stop();
    await change(keeping);
    copyFileSync(pathOf(keeping, 'new.key'), pathOf(keeping, 'signing.key'));
    const { lines } = await keeping.command(
      'export',
      reference,
      '--by',
      'Ana',
      '--reason',
      'Complaint',
    );
    const { lines: trace, faults } = readTrace(lines.join('\n'));
    expect(faults).toEqual([]);
    const log = trace.find(({ k }) => k === 'log') as LogLine;
    expect(log.key).toBe(keyIn(keeping, 'new.key').publicKey);
    const checked = await checkLog(log, trace);
    expect(checked.faults).toEqual([]);
    expect(checked.provenTo).toBeGreaterThan(0);
    expect(checked.earlierKeys).toMatchObject([
      { fingerprint: expect.stringMatching(/^[0-9a-f]{4} /) },
    ]);
    const [fact] = log.keys!;
    for (const keys of [
      [{ ...fact!, oldSignature: fact!.newSignature }],
      [{ ...fact!, body: fact!.body.replace(/"at":\d+/, '"at":5') }],
      [fact!, fact!],
      [{ ...fact!, body: '' }],
    ]) {
      const { faults: found } = await checkLog({ ...log, keys }, trace);
      expect(found).toEqual([{ problem: 'key.notFollowed', seq: 0 }]);
    }
  });
});

describe('P36 what somebody with the disk, or with the old key, does to it', () => {
  let keeping: KeepingWorld;
  let heads: string;
  beforeAll(async () => {
    keeping = await withNewKey();
    await keeping.talk();
    await keeping.comesTo('2027-12-02T09:00:00Z');
    await keeping.world.stop();
    await change(keeping);
    copyFileSync(pathOf(keeping, 'new.key'), pathOf(keeping, 'signing.key'));
    await keeping.world.start();
    await keeping.talk();
    await keeping.comesTo('2027-12-03T09:00:00Z');
    await keeping.world.stop();
    heads = (await keeping.command('heads')).lines.join('\n');
  });
  afterAll(() => keeping.world.close());

  /** What is found after a change that is undone again. */
  function found(act: (database: DatabaseSync) => void, copy: string | null = null) {
    const { publicKey } = keyIn(keeping, 'new.key');
    const database = new DatabaseSync(keeping.world.databasePath);
    database.exec('begin');
    try {
      act(database);
      return verifyKept({ database, bank: 'bank', publicKey, copy }).damages;
    } finally {
      database.exec('rollback');
      database.close();
    }
  }
  const run = (statement: string) => (database: DatabaseSync) => database.exec(statement);

  it('P36 is whole as it is, and by its copy outside', () => {
    expect(found(() => undefined)).toEqual([]);
    expect(found(() => undefined, heads)).toEqual([]);
  });

  it.each<[string, string]>([
    ['removed', 'delete from key_successions'],
    ['with its signatures exchanged', 'update key_successions set old_signature = new_signature'],
    [
      'under another number',
      'update key_successions set number = 2, body = replace(body, \'"number":1\', \'"number":2\')',
    ],
  ])('P36 a succession %s is found', (_, statement) => {
    expect(found(run(statement)).length).toBeGreaterThan(0);
    const ofCopy = found(run(statement), heads);
    expect(ofCopy).toContainEqual({ where: 'keys', seq: 1, problem: 'succession.changed' });
  });

  it('P36 one changed character of it is found', () => {
    const [row] = keeping.world.rows('select body from key_successions');
    const body = String(row?.['body']);
    fc.assert(
      fc.property(fc.nat(body.length - 1), fc.constantFrom('0', 'x', '"', '}'), (place, sign) => {
        if (body[place] === sign) return;
        const changed = body.slice(0, place) + sign + body.slice(place + 1);
        const damages = found((database) =>
          database.prepare('update key_successions set body = ?').run(changed),
        );
        expect(damages).toContainEqual({ where: 'keys', seq: 1, problem: 'succession.changed' });
      }),
      { numRuns: 40 },
    );
  });

  it('P36 a head that the old key signs after it is found', () => {
    const [last] = keeping.world.rows(
      'select number, body from heads order by number desc limit 1',
    );
    const { signature } = keyIn(keeping, 'old.key').sign(
      'head',
      JSON.parse(String(last?.['body'])) as object,
    );
    const damages = found((database) =>
      database
        .prepare('update heads set signature = ? where number = ?')
        .run(signature, Number(last?.['number'])),
    );
    expect(damages).toEqual([{ where: 'heads', seq: last?.['number'], problem: 'head.changed' }]);
  });

  it('P36 who has stolen the old key has it followed by their own: by the bank’s newest key nothing is right', () => {
    const thief = new SigningKey(randomBytes(32));
    const statement = { bank: 'bank', number: 1, at: 5, heads: 0, lastHead: '' };
    const { body, oldSignature, newSignature } = signSuccession(
      statement,
      keyIn(keeping, 'old.key'),
      thief,
    );
    const damages = found((database) =>
      database
        .prepare('update key_successions set body = ?, old_signature = ?, new_signature = ?')
        .run(body, oldSignature, newSignature),
    );
    expect(damages).toContainEqual({ where: 'heads', seq: 1, problem: 'head.changed' });
  });
});
