import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { runCommand } from '../../../broker/src/commands/commands.ts';
import { SigningKey } from '../../../broker/src/keeping/signing-key.ts';
import { verifyKept } from '../../../broker/src/keeping/verify.ts';
import { World } from './world.ts';

export const canary = 'Canary text, unlike any other: kanarček 7391';

/** What the bank keeps, over months: sessions, their keys and recordings, and what becomes of them. */
export class KeepingWorld {
  readonly world: World;

  private constructor(world: World) {
    this.world = world;
  }

  /** A broker on the last day of a November, three months before a leap day. */
  static async open(): Promise<KeepingWorld> {
    const keeping = new KeepingWorld(await World.open({ REMOTE_HELP_KEEP_BACKUP_DAYS: '5' }));
    keeping.world.clock.setTo(Date.parse('2027-11-30T09:00:00Z'));
    return keeping;
  }

  /** A session from its invitation to its end. */
  async talk() {
    const { customer, adviser, id } = await this.world.meet();
    await customer.tells({ type: 'customer.wroteChat', text: canary });
    await customer.tells({ type: 'customer.ended', why: 'customer.ended' });
    await adviser.closed;
    const folder = join(this.world.folder, 'data', 'recordings', id);
    mkdirSync(folder, { recursive: true });
    writeFileSync(join(folder, '0'), Buffer.alloc(1_000, 7));
    const [row] = this.world.rows(`select reference from sessions where session_id = '${id}'`);
    return { id, folder, reference: String(row?.['reference']), wrapped: this.#wrappedKey(id) };
  }

  /** The broker is stopped, the clock moved, and the broker started: what is due is done before it listens. */
  async comesTo(moment: string): Promise<void> {
    await this.world.stop();
    this.world.clock.setTo(Date.parse(moment));
    await this.world.start();
  }

  /** Runs a command of the broker, as at the bank's own terminal. */
  async command(...args: string[]) {
    const lines: string[] = [];
    const { environment, clock } = this.world;
    const say = (line: string) => void lines.push(line);
    const code = await runCommand(args, { environment, say, now: () => clock.now() });
    return { code, lines };
  }

  get sessions(): unknown[] {
    return this.world.rows('select session_id from sessions').map((row) => row['session_id']);
  }

  get publicKey(): string {
    return new SigningKey(readFileSync(join(this.world.folder, 'signing.key'))).publicKey;
  }

  /** What `verify` finds. */
  get damages() {
    const database = new DatabaseSync(this.world.databasePath, { readOnly: true });
    const { publicKey } = this;
    const result = verifyKept({ database, bank: 'bank', publicKey, copy: null });
    database.close();
    return result.damages;
  }

  /** Whether the bytes are in any file of the data folder. */
  isOnDisk(bytes: Buffer | string): boolean {
    const data = join(this.world.folder, 'data');
    return readdirSync(data, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .some((entry) => readFileSync(join(entry.parentPath, entry.name)).includes(bytes));
  }

  /** The ids of all keys that there are. */
  get keys(): string[] {
    const path = join(this.world.folder, 'data', 'session-keys.sqlite');
    const database = new DatabaseSync(path, { readOnly: true });
    const rows = database.prepare('select session_id from session_keys order by 1').all();
    database.close();
    return rows.map((row) => String(row['session_id']));
  }

  #wrappedKey(id: string): Buffer {
    const path = join(this.world.folder, 'data', 'session-keys.sqlite');
    const database = new DatabaseSync(path, { readOnly: true });
    const row = database.prepare('select wrapped from session_keys where session_id = ?').get(id);
    database.close();
    return Buffer.from(row?.['wrapped'] as Uint8Array);
  }
}
