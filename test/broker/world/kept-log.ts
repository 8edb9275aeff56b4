import { expect } from 'vitest';
import { hashOf } from '../../../broker/src/sessions/log-row.ts';
import type { World } from './world.ts';

type Row = Record<string, unknown>;

/** Holds everything that is kept of each session against everything else: nothing is half, and each log is one chain. */
export function expectWhole(world: World): void {
  for (const session of world.rows('select * from sessions')) {
    const of = (table: string, order = '1') =>
      world.rows(
        `select * from ${table} where session_id = '${String(session['session_id'])}' order by ${order}`,
      );
    const log = of('log_rows', 'seq');
    expectChain(session, log);
    expectState(session, log);
    expectParts(session, log, of);
  }
}

function expectChain(session: Row, log: readonly Row[]): void {
  let previous = '';
  expect(log.map(({ seq }) => seq)).toEqual(log.map((_, index) => index + 1));
  for (const row of log) {
    expect(row['prev_hash']).toBe(previous);
    const of = { bank: 'bank', session: String(session['session_id']) };
    previous = hashOf(row as never, previous, of);
    expect(row['hash']).toBe(previous);
  }
  expect(session).toMatchObject({ last_seq: log.length, last_hash: previous });
}

/** The session's row says what its log says. */
function expectState(session: Row, log: readonly Row[]): void {
  const types = log.map(({ type }) => String(type));
  const has = (type: string) => types.includes(type);
  const count = (type: string) => types.filter((other) => other === type).length;
  expect(session['joined_at'] !== null).toBe(has('customer.joined'));
  expect(session['has_agreed'] === 1).toBe(has('customer.agreed'));
  expect(session['pairing']).toBe(count('broker.pairedPeers') + count('broker.handedOver'));
  expect(session['picture_epoch']).toBe(count('broker.openedPicture'));
  expect(session['wrong_tries']).toBe(count('broker.refusedNumber'));
  expect(count('broker.closed')).toBe(session['state'] === 'closed' ? 1 : 0);
  if (session['state'] === 'closed') {
    // After the end only pieces of the recording that were on their way are written, and the adviser's notes.
    const end = types.lastIndexOf('broker.closed');
    const late = ['broker.storedPiece', 'adviser.wroteNotes'];
    expect(types.slice(end + 1).filter((type) => !late.includes(type))).toEqual([]);
    const { reason } = JSON.parse(String(log[end]?.['body'])) as { reason: string };
    expect(session['end_reason']).toBe(reason);
    return;
  }
  const stops =
    count('customer.stoppedSharing') +
    count('companion.stoppedSharing') +
    count('broker.stoppedSharing');
  const isShown = count('customer.pickedSurface') > stops;
  const joined = isShown ? 'sharing' : has('customer.pickedSurface') ? 'stopped' : 'chat-only';
  expect(session['state']).toBe(has('customer.joined') ? joined : 'connect');
}

/** What stands beside the log belongs to a row in it, and the other way round. */
function expectParts(session: Row, log: readonly Row[], of: (table: string) => Row[]): void {
  const seqs = (type: RegExp) =>
    log.filter((row) => type.test(String(row['type']))).map(({ seq }) => seq);
  expect(of('chat_texts').map(({ seq }) => seq)).toEqual(
    seqs(/\.(wroteChat|wroteNotes|sentSystem|offeredFile|showedFolder)$|^companion\.wasAsked$/),
  );
  expect(of('session_contents')).toHaveLength(1);
  const issued = seqs(/^broker\.issuedNumber$/).length;
  expect(of('outbox')).toHaveLength(issued);
  const numbers = of('numbers');
  expect(numbers).toHaveLength(issued);
  const used = numbers.filter(({ used_at }) => used_at !== null);
  expect(used).toHaveLength(session['joined_at'] === null ? 0 : 1);
  const alive = numbers.filter(({ used_at, killed_at }) => used_at === null && killed_at === null);
  expect(alive).toHaveLength(session['state'] === 'connect' ? 1 : 0);
  expect(of('alarms')).toHaveLength(seqs(/^broker\.heardAlarm$/).length);
}
