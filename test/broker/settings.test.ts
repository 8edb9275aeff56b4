import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readSettings, SettingsError } from '../../broker/src/settings.ts';
import { World } from './world/world.ts';

let world: World;
beforeAll(async () => {
  world = await World.open();
});
afterAll(() => world.close());

function problems(changes: Record<string, string | undefined>): readonly string[] {
  try {
    readSettings({ ...world.environment, ...changes });
    return [];
  } catch (error) {
    if (!(error instanceof SettingsError)) throw error;
    return error.problems;
  }
}

const main = fileURLToPath(new URL('../../broker/src/main.ts', import.meta.url));

/** Runs the command with an environment in which it cannot start. */
function run(changes: Record<string, string>) {
  const env = { PATH: process.env['PATH'], ...world.environment, ...changes };
  return spawnSync(process.execPath, [main], { env, encoding: 'utf8' });
}

describe('settings', () => {
  it('of a whole environment are read, and what may be left out has its default', () => {
    expect(readSettings(world.environment)).toMatchObject({
      bankId: 'bank',
      waysIn: ['link'],
      wordsNeeded: true,
      maxSessionMs: 3_600_000,
      maxSockets: 10_000,
      programsDir: null,
      publicOrigin: null,
      ice: { urls: [], turnSecret: null },
    });
  });

  const needed = [
    'PAGE_ORIGINS',
    'PAGE_URL_SL',
    'PAGE_URL_EN',
    'CONSOLE_URL',
    'BANK_NAME',
    'DATA_DIR',
    'NUMBER_KEY_FILE',
    'KEEPING_KEY_FILE',
    'SIGNING_KEY_FILE',
    'SMTP_URL',
    'MAIL_FROM',
    'OIDC_ISSUER',
    'OIDC_CLIENT_ID',
    'OIDC_CLIENT_SECRET_FILE',
  ];
  it.each(needed)('without REMOTE_HELP_%s there is one line that names it', (name) => {
    expect(problems({ [`REMOTE_HELP_${name}`]: undefined })).toEqual([
      expect.stringMatching(new RegExp(`^REMOTE_HELP_${name} is missing`)),
    ]);
  });

  it.each([
    ['LISTEN', '8080'],
    ['LISTEN', 'localhost:99999'],
    ['PUBLIC_ORIGIN', 'http://help.bank.example'],
    ['PUBLIC_ORIGIN', 'https://help.bank.example/path'],
    ['PAGE_ORIGINS', 'https://a.example, b.example'],
    ['PAGE_ORIGINS', 'https://*.bank.example'],
    ['PAGE_URL_SL', 'https://bank.example/#x'],
    ['CONSOLE_URL', 'javascript:alert(1)'],
    ['BANK_NAME', 'Bank\r\nBcc: x'],
    ['BANK_ID', 'Lipova banka'],
    ['NUMBER_KEY_FILE', '/does/not/exist'],
    ['KEEPING_KEY_FILE', '/does/not/exist'],
    ['SIGNING_KEY_FILE', '/does/not/exist'],
    ['KEEP_MONTHS', '0'],
    ['KEEP_UNUSED_DAYS', 'a week'],
    ['KEEP_BACKUP_DAYS', '-1'],
    ['TIME_ZONE', 'Europe/Lipa'],
    ['WAYS_IN', 'link,door'],
    ['WAYS_IN', ''],
    ['WORDS', 'perhaps'],
    ['SMTP_URL', 'http://mail.example'],
    ['MAIL_FROM', 'nobody'],
    ['OIDC_ISSUER', 'http://login.bank.example'],
    ['ICE_URLS', 'http://turn.example'],
    ['MAX_SESSION_MINUTES', '0'],
    ['MAX_SESSION_MINUTES', '1.5'],
    ['MAX_SOCKETS', '0'],
    ['MAX_SOCKETS', 'many'],
    ['PROGRAMS_DIR', '/does/not/exist'],
    ['TRUSTED_PROXIES', 'proxy.example'],
    ['PUBLIC_ORIGN', 'https://help.bank.example'],
  ])('REMOTE_HELP_%s=%j is one line that names it', (name, value) => {
    expect(problems({ [`REMOTE_HELP_${name}`]: value })).toEqual([
      expect.stringMatching(new RegExp(`^REMOTE_HELP_${name} .{5,120}$`)),
    ]);
  });

  it('a short key, a TURN server without a secret, too many servers, and an open address without an origin are found', () => {
    const key = join(world.folder, 'short.key');
    writeFileSync(key, 'short');
    expect(problems({ REMOTE_HELP_NUMBER_KEY_FILE: key })).toHaveLength(1);
    expect(problems({ REMOTE_HELP_KEEPING_KEY_FILE: key })).toHaveLength(1);
    expect(problems({ REMOTE_HELP_ICE_URLS: 'turn:turn.example' })).toHaveLength(1);
    const nine = Array.from({ length: 9 }, () => 'stun:turn.example').join();
    expect(problems({ REMOTE_HELP_ICE_URLS: nine })).toHaveLength(1);
    expect(problems({ REMOTE_HELP_LISTEN: '0.0.0.0:8787' })).toHaveLength(1);
  });
});

describe('the command', () => {
  it('that cannot start says each reason in one line, and nothing else', () => {
    const { status, stdout, stderr } = run({
      REMOTE_HELP_SMTP_URL: 'no',
      REMOTE_HELP_BANK_NAME: '',
    });
    expect(status).toBe(78);
    expect(stdout).toBe('');
    expect(stderr.trim().split('\n')).toEqual([
      expect.stringContaining('REMOTE_HELP_BANK_NAME'),
      expect.stringContaining('REMOTE_HELP_SMTP_URL'),
    ]);
  });

  it('refuses an address that is taken', () => {
    const { port } = new URL(world.origin);
    const data = mkdtempSync(join(tmpdir(), 'remote-help-taken-'));
    const listen = { REMOTE_HELP_LISTEN: `127.0.0.1:${port}`, REMOTE_HELP_DATA_DIR: data };
    const { status, stderr } = run(listen);
    rmSync(data, { recursive: true });
    expect(status).toBe(78);
    expect(stderr).toMatch(/^remote-help-broker: REMOTE_HELP_LISTEN.*EADDRINUSE.*\n$/);
  });

  it('refuses a database that a newer broker wrote', async () => {
    const newer = await World.open();
    await newer.stop();
    const database = new DatabaseSync(newer.databasePath);
    database.exec("insert into kysely_migration values ('9999', '2030-01-01')");
    database.close();
    const { status, stderr } = run({
      REMOTE_HELP_DATA_DIR: join(newer.folder, 'data'),
      REMOTE_HELP_KEEPING_KEY_FILE: join(newer.folder, 'keeping.key'),
    });
    expect(status).toBe(78);
    expect(stderr).toMatch(/newer broker/);
    expect(stderr.trim().split('\n')).toHaveLength(1);
    await newer.close();
  });

  it('refuses a data folder that belongs to other key files', async () => {
    const other = await World.open();
    await other.stop();
    const data = { REMOTE_HELP_DATA_DIR: join(other.folder, 'data') };
    const { status, stderr } = run(data);
    expect(status).toBe(78);
    expect(stderr).toMatch(/^remote-help-broker: REMOTE_HELP_KEEPING_KEY_FILE is not the key.*\n$/);
    const keepingKey = { REMOTE_HELP_KEEPING_KEY_FILE: join(other.folder, 'keeping.key') };
    const second = run({ ...data, ...keepingKey });
    expect(second.status).toBe(78);
    expect(second.stderr).toMatch(/^remote-help-broker: REMOTE_HELP_SIGNING_KEY_FILE is not.*\n$/);
    await other.close();
  });

  it('refuses programs that are not there', () => {
    const folder = join(world.folder, 'programs-wrong');
    const { status, stderr } = run({ REMOTE_HELP_PROGRAMS_DIR: withPrograms(folder) });
    expect(status).toBe(78);
    expect(stderr).toMatch(/^remote-help-broker: REMOTE_HELP_PROGRAMS_DIR.*help\.exe.*\n$/);
  });
});

function withPrograms(folder: string): string {
  const entry = { fileName: 'help.exe', publisher: 'Bank' };
  rmSync(folder, { recursive: true, force: true });
  const made = mkdtempSync(folder);
  writeFileSync(join(made, 'programs.json'), JSON.stringify({ 'windows-x64': entry }));
  return made;
}
