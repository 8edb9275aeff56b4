import { copyFileSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { runCommand } from '../../../broker/src/commands/commands.ts';
import type { Damage, DamageProblem } from '../../../broker/src/keeping/damage.ts';
import { SigningKey } from '../../../broker/src/keeping/signing-key.ts';
import { verifyKept } from '../../../broker/src/keeping/verify.ts';
import { forgeFrom, insertForged } from '../world/forger.ts';
import { World } from '../world/world.ts';

let world: World;
let copies: string;
let heads: string;
let publicKey: string;
let kept: { id: string; rows: number }[];

/** A broker's life: three sessions, a day's end, and one session of the new day. */
beforeAll(async () => {
  world = await World.open();
  for (let count = 0; count < 3; count += 1) await talk();
  world.clock.advance(24 * 60 * 60_000);
  await world.logs('retention.done');
  await world.logs('retention.done');
  await talk();
  await world.stop();
  copies = mkdtempSync(join(tmpdir(), 'remote-help-damage-'));
  publicKey = new SigningKey(readFileSync(join(world.folder, 'signing.key'))).publicKey;
  heads = (await command('heads', '--data', join(world.folder, 'data'))).lines.join('\n');
  kept = world
    .rows('select session_id, last_seq from sessions order by opened_at')
    .map((row) => ({ id: String(row['session_id']), rows: Number(row['last_seq']) }));
}, 60_000);
afterAll(async () => {
  rmSync(copies, { recursive: true });
  await world.close();
});

async function talk(): Promise<void> {
  const { customer, adviser } = await world.meet();
  await customer.tells({ type: 'customer.wroteChat', text: 'Dober dan!' });
  await adviser.tells({ type: 'adviser.wroteChat', text: 'Pozdravljeni.' });
  await customer.tells({ type: 'customer.ended', why: 'customer.ended' });
  await adviser.closed;
}

async function command(...args: string[]) {
  const lines: string[] = [];
  const say = (line: string) => void lines.push(line);
  const context = { environment: world.environment, say, now: () => world.clock.now() };
  const code = await runCommand(args, context);
  return { code, lines };
}

let count = 0;
/** What is found after somebody with the disk has done something to the database. */
function found(
  change: (database: DatabaseSync) => void,
  copy: string | null = null,
): readonly Damage[] {
  const folder = join(copies, String((count += 1)));
  mkdirSync(folder);
  const path = join(folder, 'broker.sqlite');
  copyFileSync(world.databasePath, path);
  const database = new DatabaseSync(path);
  try {
    change(database);
    return verifyKept({ database, bank: 'bank', publicKey, copy }).damages;
  } finally {
    database.close();
    rmSync(folder, { recursive: true });
  }
}

const run =
  (...statements: string[]) =>
  (database: DatabaseSync) => {
    for (const statement of statements) database.exec(statement);
  };
const at = (where: string, seq: number | null, problem: DamageProblem) => ({ where, seq, problem });

/** The text with one of its bytes changed. */
function withOneByteChanged(text: string, place: number): string {
  const bytes = Buffer.from(text);
  const index = place % bytes.length;
  bytes[index] = bytes[index] === 0x41 ? 0x42 : 0x41;
  return bytes.toString('latin1');
}

describe('what nobody has touched', () => {
  it('is whole, also against the heads outside, and the command says so', async () => {
    expect(found(() => undefined, heads)).toEqual([]);
    writeFileSync(join(copies, 'heads.jsonl'), heads);
    const { code, lines } = await command('verify', '--heads', join(copies, 'heads.jsonl'));
    expect(lines.at(-1)).toBe('Nothing is wrong');
    expect(lines[0]).toMatch(
      /^4 sessions, \d+ rows, 2 signed heads, 0 records .* \d+ rows are newer/,
    );
    expect(code).toBe(0);
  });
});

describe('whoever changes one thing in the log is found, and where', { retry: 0 }, () => {
  const columns = ['at', 'who', 'type', 'message_id', 'body', 'prev_hash', 'hash'] as const;

  it('one byte of any column of any row', () => {
    const row = fc.record({
      session: fc.nat(3),
      seq: fc.nat(),
      column: fc.constantFrom(...columns),
      place: fc.nat(),
    });
    fc.assert(
      fc.property(row, ({ session, seq, column, place }) => {
        const { id, rows } = kept[session]!;
        const number = (seq % rows) + 1;
        const damages = found((database) => {
          const where = `where session_id = '${id}' and seq = ${number}`;
          const value = database.prepare(`select ${column} from log_rows ${where}`).get()![column];
          const changed =
            typeof value === 'number'
              ? value + 1
              : withOneByteChanged(String(value ?? '') || 'x', place);
          database.prepare(`update log_rows set ${column} = ? ${where}`).run(changed);
        });
        expect(damages).toContainEqual(at(id, number, 'row.changed'));
        expect(damages.every(({ where }) => where === id)).toBe(true);
      }),
      { numRuns: 60 },
    );
  });

  it('one row that is gone, anywhere', () => {
    fc.assert(
      fc.property(fc.nat(3), fc.nat(), (session, place) => {
        const { id, rows } = kept[session]!;
        const seq = (place % rows) + 1;
        const damages = found(
          run(`delete from log_rows where session_id = '${id}' and seq = ${seq}`),
        );
        expect(damages).toContainEqual(at(id, seq, seq === rows ? 'log.cut' : 'row.missing'));
      }),
      { numRuns: 20 },
    );
  });

  it('one row that was put in, with its own hash as it should be', () => {
    fc.assert(
      fc.property(fc.nat(3), fc.nat(), (session, place) => {
        const { id, rows } = kept[session]!;
        const seq = (place % rows) + 1;
        const damages = found((database) => {
          const shift = database.prepare(
            'update log_rows set seq = seq + ? where session_id = ? and seq >= ?',
          );
          shift.run(1_000, id, seq);
          shift.run(-999, id, seq + 1_000);
          insertForged(database, id, seq);
        });
        expect(damages.some(({ where, seq: found }) => where === id && found === seq + 1)).toBe(
          true,
        );
      }),
      { numRuns: 20 },
    );
  });

  it('two rows that changed places', () => {
    fc.assert(
      fc.property(fc.nat(3), fc.nat(), (session, place) => {
        const { id, rows } = kept[session]!;
        const seq = (place % (rows - 1)) + 1;
        const damages = found(
          run(
            `update log_rows set seq = -1 where session_id = '${id}' and seq = ${seq}`,
            `update log_rows set seq = ${seq} where session_id = '${id}' and seq = ${seq + 1}`,
            `update log_rows set seq = ${seq + 1} where session_id = '${id}' and seq = -1`,
          ),
        );
        expect(damages).toContainEqual(at(id, seq, 'row.changed'));
        expect(damages).toContainEqual(at(id, seq + 1, 'row.changed'));
      }),
      { numRuns: 20 },
    );
  });

  it('what people wrote: changed, removed, or put in', () => {
    const { id } = kept[1]!;
    const [first] = world.chatOf(id);
    const where = `where session_id = '${id}' and seq = ${first!.seq}`;
    const set = `update chat_texts set sealed = substr(sealed, 1, 20) || 'A' || substr(sealed, 22) ${where} and substr(sealed, 21, 1) <> 'A'`;
    const other = `update chat_texts set sealed = substr(sealed, 1, 20) || 'B' || substr(sealed, 22) ${where} and substr(sealed, 21, 1) = 'A'`;
    const isA = found(run(set));
    const changed = isA.length > 0 ? isA : found(run(other));
    expect(changed).toEqual([at(id, first!.seq, 'text.changed')]);
    expect(found(run(`delete from chat_texts ${where}`))).toEqual([
      at(id, first!.seq, 'text.missing'),
    ]);
    const put = `insert into chat_texts select bank, owner, epoch, session_id, 1, sealed from chat_texts ${where}`;
    expect(found(run(put))).toEqual([at(id, 1, 'text.foreign')]);
  });

  it.each(['adviser_name', 'reference', 'end_reason', 'locale', 'opened_at', 'closed_at', 'state'])(
    'the session’s own %s',
    (column) => {
      const { id } = kept[0]!;
      const damages = found(run(`update sessions set ${column} = 'x' where session_id = '${id}'`));
      expect(damages).toEqual([at(id, null, 'session.changed')]);
    },
  );
});

describe('whoever makes the whole chain anew is found by the signed heads', { retry: 0 }, () => {
  it('one row changed, and every hash after it made right again', () => {
    fc.assert(
      fc.property(fc.nat(2), fc.nat(), (session, place) => {
        const { id, rows } = kept[session]!;
        const seq = (place % rows) + 1;
        const forge = (database: DatabaseSync) => forgeFrom(database, id, seq);
        expect(found(forge)).toEqual([at(id, rows, 'log.differsFromHead')]);
      }),
      { numRuns: 10 },
    );
  });

  it('the leaves made right too: the signed head does not fit, and the copy outside says which session', () => {
    const { id, rows } = kept[1]!;
    const forge = (database: DatabaseSync) => {
      const hash = forgeFrom(database, id, 2);
      database.prepare('update tree_leaves set hash = ? where session_id = ?').run(hash, id);
    };
    expect(found(forge)).toEqual([at('heads', 2, 'head.changed')]);
    expect(found(forge, heads)).toContainEqual(at(id, rows, 'log.differsFromHead'));
  });

  it('the end of a log cut off, and the session made to fit', () => {
    const { id, rows } = kept[2]!;
    const cut = (database: DatabaseSync) => {
      database.exec(`delete from log_rows where session_id = '${id}' and seq > ${rows - 1}`);
      database.exec(
        `update sessions set last_seq = ${rows - 1}, state = 'chat-only', closed_at = null, end_reason = null,
          last_hash = (select hash from log_rows where session_id = '${id}' and seq = ${rows - 1}) where session_id = '${id}'`,
      );
    };
    expect(found(cut)).toEqual([at(id, rows, 'log.cut')]);
  });

  it('a whole session removed without a trace', () => {
    const { id } = kept[0]!;
    const remove = ['sessions', 'log_rows', 'chat_texts', 'session_contents'].map(
      (table) => `delete from ${table} where session_id = '${id}'`,
    );
    expect(found(run(...remove))).toEqual([at(id, null, 'log.missing')]);
    const asIfDeleted = `insert into deletions values ('bank', '${id}', 'AAAA-AAAA', '{}', 'x')`;
    const damages = found(run(...remove, asIfDeleted));
    expect(damages).toContainEqual(at(id, null, 'deletion.changed'));
    expect(damages).toContainEqual(at(id, null, 'log.missing'));
  });

  it('a head removed, or one signed with another key', () => {
    expect(found(run('delete from heads where number = 2'))).toContainEqual(
      at('heads', 2, 'head.missing'),
    );
    const later = 'delete from heads where number > 1';
    const leaves = 'delete from tree_leaves where position >= 0';
    expect(found(run(later, leaves))).toEqual([]);
    expect(found(run(later, leaves), heads)).toContainEqual(at('heads', 2, 'head.missing'));
    const forged = (database: DatabaseSync) => {
      const { body } = database.prepare('select body from heads where number = 2').get()!;
      const key = new SigningKey(Buffer.alloc(32, 1));
      const { signature } = key.sign('head', JSON.parse(String(body)) as object);
      database.prepare('update heads set signature = ? where number = 2').run(signature);
    };
    expect(found(forged)).toEqual([at('heads', 2, 'head.changed')]);
  });

  it('a copy that is none, or of another bank, is named by its line', () => {
    expect(found(() => undefined, `${heads}\nnonsense`)).toEqual([
      at('copy', 3, 'copy.notReadable'),
    ]);
    const other = heads.replaceAll('"bank\\":\\"bank', '"bank\\":\\"blank');
    expect(found(() => undefined, other)).toContainEqual(at('copy', 1, 'copy.notReadable'));
  });
});
