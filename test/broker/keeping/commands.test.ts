import { DatabaseSync } from 'node:sqlite';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { KeepingWorld } from '../world/keeping-world.ts';

let keeping: KeepingWorld;
beforeEach(async () => {
  keeping = await KeepingWorld.open();
});
afterEach(() => keeping.world.close());

describe('the commands', () => {
  it('verify names the session, the row and the damage, and ends with 1', async () => {
    const { id } = await keeping.talk();
    await keeping.world.stop();
    const database = new DatabaseSync(keeping.world.databasePath);
    database.exec(`update log_rows set at = at + 1 where session_id = '${id}' and seq = 3`);
    database.close();
    const auditor = ['--data', `${keeping.world.folder}/data`, '--key', keeping.publicKey];
    const { code, lines } = await keeping.command('verify', ...auditor);
    expect(code).toBe(1);
    expect(lines[0]).toBe(
      `DAMAGED row.changed: session ${id}, row 3: the row was changed after it was written`,
    );
    expect(lines.at(-1)).toBe('DAMAGED: 1 faults');
  });

  it('take a public key that begins with a dash, as one in 64 does', async () => {
    const key = `-${'A'.repeat(42)}`;
    const { code, lines } = await keeping.command('public-key', '--key', key);
    expect({ code, line: lines[0] }).toEqual({ code: 0, line: expect.stringContaining(key) });
    await expect(keeping.command('verify', '--key', '--all')).rejects.toMatchObject({
      exitCode: 64,
    });
  });

  it('say in a line what they cannot use', async () => {
    const refused = (...args: string[]) => expect(keeping.command(...args)).rejects;
    await refused('verify', '--data', '/does/not/exist').toMatchObject({ exitCode: 66 });
    await refused('verify', '--heads', '/does/not/exist').toMatchObject({ exitCode: 66 });
    await refused('verify', '--key', 'short').toMatchObject({ exitCode: 64 });
    await refused('verify', '--all').toMatchObject({ exitCode: 64 });
    await refused('verify', 'all').toMatchObject({ exitCode: 64 });
    await refused('unveil').toMatchObject({ exitCode: 64, message: /no command "unveil"/ });
  });

  it('public-key prints the key that the bank publishes', async () => {
    const { lines } = await keeping.command('public-key');
    expect(lines).toEqual([expect.stringMatching(/^[\w-]{43} ([0-9a-f]{4} ){3}[0-9a-f]{4}$/)]);
    expect(lines[0]).toContain(keeping.publicKey);
  });
});
