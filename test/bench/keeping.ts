/**
 * `npm run bench:keeping` measures what keeping costs: a row of the log with its chain and its encrypted text, against a
 * plain insert of the same bytes in the same run, and `verify` over 100,000 rows, against reading them.
 */
import { randomBytes, randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { SigningKey } from '../../broker/src/keeping/signing-key.ts';
import { verifyKept } from '../../broker/src/keeping/verify.ts';
import { emptyLog, placeRows, type WrittenRow } from '../../broker/src/sessions/log-row.ts';
import { openingSteps, sealTextOf } from '../../broker/src/sessions/session-writes.ts';
import { openStore, type Store } from '../../broker/src/store/store.ts';
import { brokerRow, type NewRow } from '../../src/rules/decision.ts';
import { freshSession } from '../../src/rules/fresh-session.ts';

const sessions = 1_000;
const rowsASession = 100;
const rounds = 5;
const rowsARound = 10_000;

const folder = mkdtempSync(join(tmpdir(), 'remote-help-bench-'));
const store = await openStore({
  ...{ folder, bank: 'bank', owner: 'bench', keepingKey: randomBytes(32) },
  onBroken: (error) => {
    throw error;
  },
});
const adviser = { subject: 'ana', name: 'Ana Novak', role: 'Svetovalka' };
const chat = (): NewRow => ({
  who: 'customer',
  type: 'customer.wroteChat',
  id: randomUUID(),
  facts: {},
  text: 'Dober dan, plačilo se ne izvede, ker stran javi napako.',
});

try {
  console.log(report('a row of the log', measureRows()));
  await fill();
  console.log(report('100,000 rows', measureVerify()));
  const bytes = statSync(join(folder, 'broker.sqlite')).size;
  console.log(
    `a session of ${rowsASession} rows, nearly all chat: ${Math.round(bytes / sessions / 1_000)} kB on disk`,
  );
} finally {
  await store.close();
  rmSync(folder, { recursive: true });
}

/** What a row costs, in µs: everything that a row needs before it is written, and the write in groups of 50. */
function measureRows(): Measured {
  const id = randomUUID();
  store.sessionKeys.make(id);
  const seal = sealTextOf(store, id);
  const log = { bank: 'bank', session: id };
  let tail = emptyLog;
  const made: WrittenRow[] = [];
  const kept = median(rounds, () => {
    const newRows = Array.from({ length: rowsARound }, chat);
    return perRow(() => {
      const placed = placeRows(newRows, tail, 1, log, seal);
      tail = placed.tail;
      made.splice(0, made.length, ...placed.rows);
      insert('kept', made);
    });
  });
  const plain = median(rounds, () => perRow(() => insert('plain', made)));
  return {
    ours: `${kept.toFixed(1)} µs`,
    peer: `${plain.toFixed(1)} µs, plain insert of the same bytes`,
    ratio: kept / plain,
  };
}

function insert(name: string, rows: readonly WrittenRow[]): void {
  const database = new DatabaseSync(join(folder, `${name}-${randomUUID()}.sqlite`));
  database.exec('pragma journal_mode = wal; pragma synchronous = full');
  database.exec(
    'create table rows (seq, at, who, type, id, body, prev, hash); create table texts (seq, sealed)',
  );
  const row = database.prepare('insert into rows values (?, ?, ?, ?, ?, ?, ?, ?)');
  const text = database.prepare('insert into texts values (?, ?)');
  for (const [index, { row: one, sealed }] of rows.entries()) {
    if (index % 50 === 0) database.exec(index === 0 ? 'begin' : 'commit; begin');
    row.run(one.seq, one.at, one.who, one.type, one.message_id, one.body, one.prev_hash, one.hash);
    text.run(one.seq, sealed);
  }
  database.exec('commit');
  database.close();
}

async function fill(): Promise<void> {
  for (let count = 0; count < sessions; count += 1) await store.writer.write(stepsOfSession(store));
}

function stepsOfSession(into: Store) {
  const id = randomUUID();
  const number = { digest: randomUUID(), issuedAt: 1, expiresAt: 2, isUsed: false };
  const beginning = { id, reference: 'ACDE-FGHJ', adviser, customerEmail: 'a@mail.example' };
  const more = { locale: 'sl', handleDigest: randomUUID(), number, openedAt: 1 } as const;
  const state = freshSession({ ...beginning, ...more });
  into.sessionKeys.make(id);
  const opened = brokerRow('broker.openedSession', {
    reference: state.reference,
    adviser,
    locale: 'sl',
  });
  const newRows = [opened, ...Array.from({ length: rowsASession - 1 }, chat)];
  const log = { bank: 'bank', session: id };
  const { rows, tail } = placeRows(newRows, emptyLog, 1, log, sealTextOf(into, id));
  return openingSteps(into, { state, tail }, rows);
}

function measureVerify(): Measured {
  const database = new DatabaseSync(join(folder, 'broker.sqlite'), { readOnly: true });
  const { publicKey } = new SigningKey(randomBytes(32));
  const ours = median(3, () =>
    timed(() => {
      const { rows, damages } = verifyKept({ database, bank: 'bank', publicKey, copy: null });
      if (rows !== sessions * rowsASession || damages.length > 0) throw new Error('Not whole');
    }),
  );
  const peer = median(3, () =>
    timed(() => {
      for (const table of ['log_rows', 'chat_texts']) {
        database.prepare(`select * from ${table} order by session_id, seq`).all();
      }
    }),
  );
  database.close();
  return {
    ours: `${(ours / 1000).toFixed(2)} s, verify`,
    peer: `${(peer / 1000).toFixed(2)} s, reading them`,
    ratio: ours / peer,
  };
}

interface Measured {
  ours: string;
  peer: string;
  ratio: number;
}

function report(what: string, { ours, peer, ratio }: Measured): string {
  return `${what}: ${ours}; ${peer}; ${ratio.toFixed(1)} times`;
}

function timed(act: () => void): number {
  const since = performance.now();
  act();
  return performance.now() - since;
}

function perRow(act: () => void): number {
  return (timed(act) * 1_000) / rowsARound;
}

function median(count: number, measure: () => number): number {
  const all = Array.from({ length: count }, measure).sort((one, other) => one - other);
  return all[Math.floor(count / 2)] ?? 0;
}
