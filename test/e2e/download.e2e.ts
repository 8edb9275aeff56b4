import { createHash, randomBytes } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { Stage } from './stage.ts';

const fileName = 'remote-help';
const program = randomBytes(300_000);
const sha256 = createHash('sha256').update(program).digest('hex');
let folder: string;
let stage: Stage;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'remote-help-programs-'));
  writeFileSync(join(folder, fileName), program);
  const offer = { 'linux-x64': { fileName, publisher: 'Lipova banka d. d.' } };
  writeFileSync(join(folder, 'programs.json'), JSON.stringify(offer));
  stage = await Stage.set({ brokerSettings: { REMOTE_HELP_PROGRAMS_DIR: folder } });
});
afterEach(() => stage.empty());
afterAll(async () => {
  await stage.close();
  rmSync(folder, { recursive: true, force: true });
});

describe('the program', () => {
  it('is downloaded by the click that agrees, and is the file that the page describes', async () => {
    const customer = await stage.customer('en');
    const arriving = customer.page.waitForEvent('download');
    await customer.agrees();
    const download = await arriving;
    expect(download.suggestedFilename()).toBe(fileName);
    expect(readFileSync(await download.path()).equals(program)).toBe(true);
    await customer.sees(customer.words.download.saved);
    await customer.sees(fileName);
    await customer.sees('300 kB');
    await customer.sees('Lipova banka d. d.');
    await customer.sees(sha256.replace(/(.{8})(?=.)/g, '$1 '));
    await customer.presses(customer.words.download.opened);
    await customer.isIn('connect');
  });

  it('that cannot be downloaded is tried again, or gone on without', async () => {
    const customer = await stage.customer('en');
    await customer.page.route('**/v1/programs/*', (route) => route.abort());
    await customer.agrees();
    await customer.sees(customer.words.download.failed);
    await customer.page.unroute('**/v1/programs/*');
    const arriving = customer.page.waitForEvent('download');
    await customer.presses(customer.words.download.retry);
    expect(readFileSync(await (await arriving).path()).equals(program)).toBe(true);
    await customer.goesOnInBrowser();
  });

  it('that arrives as another file than the bank’s is not kept', async () => {
    const customer = await stage.customer('en');
    const downloads: string[] = [];
    customer.page.on('download', (download) => downloads.push(download.suggestedFilename()));
    await customer.page.route('**/v1/programs/*', async (route) => {
      const response = await route.fetch();
      await route.fulfill({ response, body: randomBytes(program.length) });
    });
    await customer.agrees();
    await customer.sees(customer.words.download.failed);
    expect(downloads).toEqual([]);
  });
});
