import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import { readFileSync, writeFileSync } from 'node:fs';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { canary, KeepingWorld } from '../world/keeping-world.ts';

let keeping: KeepingWorld;
let keyFile: string;
let newFile: string;
beforeEach(async () => {
  keeping = await KeepingWorld.open();
  keyFile = join(keeping.world.folder, 'keeping.key');
  newFile = join(keeping.world.folder, 'new.key');
  writeFileSync(newFile, randomBytes(32));
});
afterEach(() => keeping.world.close());

const change = (file = newFile) => keeping.command('change-keeping-key', file, '--by', 'Ana');

describe('a new keeping key', () => {
  it('opens what people wrote under the old one, which opens nothing any more', async () => {
    const { id, wrapped } = await keeping.talk();
    await keeping.world.stop();
    const { code, lines } = await change();
    expect({ code, lines }).toMatchObject({
      code: 0,
      lines: [expect.stringMatching(/^The keys of 1 sessions/)],
    });
    expect(keeping.isOnDisk(wrapped)).toBe(false);
    await expect(keeping.world.start()).rejects.toThrow('is not the key file');
    writeFileSync(keyFile, readFileSync(newFile));
    await keeping.world.start();
    expect(keeping.world.chatOf(id)).toMatchObject([{ text: canary }]);
    expect(keeping.damages).toEqual([]);
    const changes = keeping.world.rows("select * from log_rows where type like '%Key'");
    expect(changes).toMatchObject([{ who: 'broker', type: 'broker.changedKeepingKey' }]);
    expect(JSON.stringify(changes[0])).toContain('Ana');
  });

  it('is not taken while a broker runs, which would go on with the old one', async () => {
    const { wrapped } = await keeping.talk();
    await expect(change()).rejects.toMatchObject({
      exitCode: 1,
      message: expect.stringMatching(/stop the broker/),
    });
    expect(keeping.isOnDisk(wrapped)).toBe(true);
    await expect(keeping.talk()).resolves.toBeDefined();
  });

  it('changes nothing when the old one is not the right one, or is given again', async () => {
    const { wrapped } = await keeping.talk();
    await keeping.world.stop();
    await expect(change(keyFile)).rejects.toMatchObject({ exitCode: 64 });
    const right = readFileSync(keyFile);
    writeFileSync(keyFile, randomBytes(32));
    await expect(change()).rejects.toMatchObject({
      exitCode: 64,
      message: expect.stringMatching(/Put the right file/),
    });
    writeFileSync(keyFile, right);
    expect(keeping.isOnDisk(wrapped)).toBe(true);
    await keeping.world.start();
    expect(keeping.damages).toEqual([]);
  });
});
