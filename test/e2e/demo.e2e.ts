import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { freePort, listening, portOf } from '../../demo/front/listening.ts';
import { adviserEn } from '../../src/locales/adviser-en.ts';
import { startBrowser } from './browsers.ts';
import { DemoCommand } from './demo-command.ts';
import { Adviser } from './people/adviser.ts';
import { Mailbox } from './people/mailbox.ts';

const running: DemoCommand[] = [];
const folders: string[] = [];

function start(env: Readonly<Record<string, string>>): DemoCommand {
  const demo = new DemoCommand(env);
  running.push(demo);
  return demo;
}

async function startOnFreePort(given: Readonly<Record<string, string>> = {}) {
  const env = { PORT: String(await freePort(0)), DATA_DIR: newFolder(), ...given };
  const demo = start(env);
  await demo.says(/^Evidence/);
  return { demo, origin: `http://127.0.0.1:${env.PORT}` };
}

function newFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'remote-help-demo-test-'));
  folders.push(folder);
  return folder;
}

/** The process ids of what a process has started. */
function childrenOf(pid: number): number[] {
  const table = execFileSync('ps', ['-eo', 'pid=,ppid='], { encoding: 'utf8' });
  return table.split('\n').flatMap((row) => {
    const [child, parent] = row.trim().split(/\s+/).map(Number);
    return parent === pid && child !== undefined ? [child] : [];
  });
}

afterEach(async () => {
  await Promise.all(running.splice(0).map((demo) => demo.interrupt()));
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true });
});

describe('the demo', () => {
  it('says where its five pages are, and nothing else', async () => {
    const { demo, origin } = await startOnFreePort();
    const [, evidence = ''] = /^Evidence {9}(.*)$/.exec(demo.lines.at(-1) ?? '') ?? [];
    expect(demo.lines).toEqual([
      `Bank page        ${origin}/`,
      `Adviser console  ${origin}/adviser/`,
      `Mailbox          ${origin}/mailbox/`,
      `Inspector        ${origin}/inspector/`,
      `Evidence         ${evidence}`,
    ]);
    expect(evidence).toMatch(/^http:\/\/127\.0\.0\.1:\d+\/evidence\/$/);
    expect((await fetch(evidence)).status).toBe(200);
    for (const path of [
      '/',
      '/en/',
      '/adviser/',
      '/mailbox/',
      '/inspector/',
      '/navodila',
      '/en/instructions',
    ]) {
      const { status } = await fetch(origin + path);
      expect(`${path} ${status}`).toBe(`${path} 200`);
    }
  });

  it('serves the pages under the strictest policy that the product promises', async () => {
    const { origin } = await startOnFreePort();
    for (const path of ['/', '/en/', '/adviser/']) {
      const { headers } = await fetch(origin + path);
      const policy = headers.get('content-security-policy') ?? '';
      expect(policy).toContain("default-src 'none'; script-src 'self'; style-src 'self'");
      expect(policy).toContain("require-trusted-types-for 'script'; trusted-types remote-help;");
      expect(policy).not.toContain('unsafe');
    }
  });

  it('says in one line what on which page violated the policy', async () => {
    const { demo, origin } = await startOnFreePort();
    const browser = await startBrowser(undefined);
    const page = await browser.newPage();
    await page.goto(`${origin}/en/`);
    await page.evaluate(() => document.body.setAttribute('style', 'color: red'));
    expect(await demo.says(/^Policy violated/)).toMatch(
      `Policy violated on ${origin}/en/: style-src-attr forbids inline`,
    );
    await browser.close();
  });

  it('says in one line that its port is in use, and ends', async () => {
    const other = await listening(createServer(), 0);
    const port = portOf(other);
    const demo = start({ PORT: String(port), DATA_DIR: newFolder() });
    expect(await demo.ended).toBe(1);
    other.close();
    expect(demo.lines).toEqual([
      `Port ${port} is in use. Choose another one, for example PORT=${port + 10} npm start`,
    ]);
  });

  it('says in one line what is wrong with PORT, and ends', async () => {
    const demo = start({ PORT: '99999', DATA_DIR: newFolder() });
    expect(await demo.ended).toBe(1);
    expect(demo.lines).toEqual(['PORT must be a number from 0 to 65535, and is "99999".']);
  });

  it('ends with everything that it started on Ctrl-C', async () => {
    const { demo, origin } = await startOnFreePort();
    const children = childrenOf(demo.pid);
    expect(children.length).toBeGreaterThan(0);
    expect(await demo.interrupt()).toBe(0);
    for (const pid of children) expect(() => process.kill(pid, 0)).toThrow('ESRCH');
    await expect(fetch(origin)).rejects.toThrow();
  });

  it('says that its broker was killed, and starts it again', async () => {
    const { demo } = await startOnFreePort();
    const [broker = 0] = childrenOf(demo.pid);
    process.kill(broker, 'SIGKILL');
    await demo.says(/^The broker ended \(SIGKILL\) and is started again\.$/);
    await demo.says(/^The broker is back\.$/);
    expect(childrenOf(demo.pid)).not.toContain(broker);
  });

  it('goes on with the same data folder: who is signed in, the sessions and the mailbox', async () => {
    const env = { PORT: String(await freePort(0)), DATA_DIR: newFolder() };
    const first = await startOnFreePort(env);
    const browser = await startBrowser(undefined);
    const [desk, inbox] = [await browser.newPage(), await browser.newPage()];
    await desk.goto(`http://127.0.0.1:${env.PORT}/adviser/`);
    await inbox.goto(`http://127.0.0.1:${env.PORT}/mailbox/`);
    const adviser = new Adviser(desk, adviserEn);
    await adviser.signsIn('Ana Novak');
    await adviser.opensSession('maja.zupan@example.com', 'sl');
    const before = await new Mailbox(inbox).newestTo('maja.zupan@example.com');
    await first.demo.interrupt();

    await startOnFreePort(env);
    await Promise.all([desk.reload(), inbox.reload()]);
    await adviser.sees('maja.zupan@example.com');
    expect(await new Mailbox(inbox).newestTo('maja.zupan@example.com')).toEqual(before);
    await browser.close();
  });
});
