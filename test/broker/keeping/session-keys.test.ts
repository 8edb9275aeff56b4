import { randomBytes, randomUUID } from 'node:crypto';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { holdsAny } from '../../../broker/src/keeping/byte-search.ts';
import {
  KeepingKeyError,
  SessionKeyError,
  SessionKeys,
  sessionKeysFile,
} from '../../../broker/src/keeping/session-keys.ts';
import { openSqlite } from '../../../broker/src/store/sqlite.ts';
import { World } from '../world/world.ts';

const secret = randomBytes(32);
let folder: string;
let keys: SessionKeys;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'remote-help-keys-'));
  keys = SessionKeys.open({ folder, bank: 'bank', secret });
});
afterEach(() => {
  keys.close();
  rmSync(folder, { recursive: true });
});

const bytesOf = (path: string) =>
  Buffer.concat(readdirSync(path).map((name) => readFileSync(join(path, name))));

/** The wrapped keys, as anyone with the disk can read them. */
function wrappedKeys(): Map<string, Buffer> {
  const database = new DatabaseSync(join(folder, sessionKeysFile), { readOnly: true });
  const rows = database.prepare('select session_id, wrapped from session_keys').all();
  database.close();
  return new Map(
    rows.map((row) => [String(row['session_id']), Buffer.from(row['wrapped'] as Uint8Array)]),
  );
}

describe('the key of a session', () => {
  it('is 256 bits of its own, the same after a restart, and never in the folder', () => {
    const [one, other] = [randomUUID(), randomUUID()];
    keys.make(one);
    keys.make(other);
    const key = keys.keyOf(one);
    expect(key).toHaveLength(32);
    expect(key.equals(keys.keyOf(other))).toBe(false);
    keys.make(one);
    keys.close();
    expect(bytesOf(folder).includes(key)).toBe(false);
    keys = SessionKeys.open({ folder, bank: 'bank', secret });
    expect(keys.keyOf(one).equals(key)).toBe(true);
    expect(new Set(keys.all())).toEqual(new Set([one, other]));
  });

  it('is of no use to another key file, another bank, or in the place of another session', () => {
    const [one, other] = [randomUUID(), randomUUID()];
    keys.make(one);
    keys.make(other);
    const open = (bank: string, key: Uint8Array) => SessionKeys.open({ folder, bank, secret: key });
    expect(() => open('bank', randomBytes(32))).toThrow(KeepingKeyError);
    const database = new DatabaseSync(join(folder, sessionKeysFile));
    database.exec(
      `update session_keys set wrapped = (select wrapped from session_keys where session_id = '${one}') where session_id = '${other}'`,
    );
    database.close();
    expect(() => keys.keyOf(other)).toThrow();
    expect(() => keys.keyOf(randomUUID())).toThrow(SessionKeyError);
  });

  it('opens what was sealed under it, in its own place and unchanged only', () => {
    const id = randomUUID();
    keys.make(id);
    const sealed = keys.seal(id, 'chat 1', 'Dober dan! Kanarček');
    expect(sealed).not.toContain('Kana');
    expect(keys.open(id, 'chat 1', sealed)).toBe('Dober dan! Kanarček');
    expect(() => keys.open(id, 'chat 2', sealed)).toThrow();
    const changed = Buffer.from(sealed, 'base64url');
    changed[14]! ^= 1;
    expect(() => keys.open(id, 'chat 1', changed.toString('base64url'))).toThrow();
  });
});

describe('a destroyed key', () => {
  it('cannot be read back from the files, and the others go on', () => {
    const ids = Array.from({ length: 100 }, () => randomUUID());
    for (const id of ids) keys.make(id);
    const [kept, ...gone] = ids;
    const before = wrappedKeys();
    keys.destroy(gone);
    const left = bytesOf(folder);
    const found = gone.filter((id) => left.includes(before.get(id)!));
    expect(found).toEqual([]);
    expect(left.includes(before.get(kept!)!)).toBe(true);
    expect(keys.keyOf(kept!)).toHaveLength(32);
    expect(() => keys.keyOf(gone[0]!)).toThrow(SessionKeyError);
    expect(keys.all()).toEqual([kept]);
  });

  it('would still be there without the checkpoint, and is found when it is', () => {
    const id = randomUUID();
    keys.make(id);
    const wrapped = wrappedKeys().get(id)!;
    const path = join(folder, sessionKeysFile);
    const other = openSqlite(path);
    other.prepare('delete from session_keys where session_id = ?').run(id);
    expect(holdsAny([path, `${path}-wal`], [wrapped])).toBe(true);
    other.close();
  });

  it('destroys again what a crash left half destroyed', () => {
    const id = randomUUID();
    keys.make(id);
    keys.destroy([id]);
    expect(() => keys.destroy([id])).not.toThrow();
  });
});

describe('what people wrote', () => {
  it('is nowhere on the disk, and is shown to both sides after a restart', async () => {
    const world = await World.open();
    const { customer, admission, id } = await world.meet();
    const text = 'Canary text, unlike any other: kanarček 7391';
    await customer.tells({ type: 'customer.wroteChat', text });
    await world.stop();
    expect(bytesOf(join(world.folder, 'data')).includes('Canary')).toBe(false);
    expect(bytesOf(join(world.folder, 'data')).includes('@mail.example')).toBe(false);
    await world.start();
    const back = await world.resume(admission.resumeToken, 0);
    expect(await back.hears('customer.wroteChat')).toMatchObject({ text });
    expect(world.chatOf(id)).toMatchObject([{ text }]);
    await world.close();
  });
});
