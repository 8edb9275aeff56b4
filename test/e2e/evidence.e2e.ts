import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import axe from 'axe-core';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { startBroker } from '../../broker/src/broker.ts';
import { runCommand } from '../../broker/src/commands/commands.ts';
import { readSettings } from '../../broker/src/settings.ts';
import { evidenceWordsIn } from '../../src/locales/evidence-words.ts';
import { MovableClock } from '../../src/testing/movable-clock.ts';
import { InspectorPage } from '../inspector/inspector-page.ts';
import { startBrowser } from './browsers.ts';
import { Officer } from './people/officer.ts';
import { Stage } from './stage.ts';

const said = 'Kanarček 7391, unlike any other text';
let parts: AsyncDisposableStack;
beforeEach(() => {
  parts = new AsyncDisposableStack();
});
let stage: Stage;
afterEach(async () => {
  await parts.disposeAsync();
  await stage.close();
});

/** A session whose desktop was shared and recorded for a while, with something said in it. */
async function recordedSession(): Promise<string> {
  const { customer, adviser } = await stage.meeting();
  await customer.writes(said);
  await customer.heard(...(await adviser.wordsToSay()));
  await customer.shows();
  await customer.page.locator('remote-help[recorded]').waitFor();
  await adviser.seesDesktop();
  const [id = ''] = sessionIds();
  await expect.poll(() => piecesOf(id), { timeout: 30_000 }).toBeGreaterThan(3);
  await customer.stopsSharing();
  await adviser.ends();
  await customer.isIn('closed');
  return id;
}

/** A session in which nothing was shown. */
async function talk(): Promise<string> {
  const adviser = await stage.adviser('Boris Kranjc');
  const invitation = await stage.invitation(adviser, 'en');
  const customer = await stage.customer('en', invitation);
  await customer.comesInWith(invitation.number);
  await customer.ends();
  return sessionIds().at(-1) ?? '';
}

async function officer(): Promise<Officer> {
  const page = await stage.customerPage({ locale: 'en', viewport: { width: 1440, height: 1000 } });
  await page.goto(`${stage.demo.brokerOrigin}/evidence/`);
  const nada = new Officer(page, evidenceWordsIn('en'));
  await nada.signsIn('Nada Zupan');
  await nada.givesReason('Complaint 2026/17');
  return nada;
}

const dataFolder = () => stage.demo.brokerEnvironment['REMOTE_HELP_DATA_DIR'] ?? '';

function query(sql: string): Record<string, unknown>[] {
  const database = new DatabaseSync(join(dataFolder(), 'broker.sqlite'), { readOnly: true });
  try {
    return database.prepare(sql).all();
  } finally {
    database.close();
  }
}
const sessionIds = () =>
  query('select session_id from sessions order by opened_at').map((row) =>
    String(row['session_id']),
  );
const piecesOf = (id: string) =>
  query(`select 1 from log_rows where session_id = '${id}' and type = 'broker.storedPiece'`).length;
const referenceOf = (id: string) =>
  String(query(`select reference from sessions where session_id = '${id}'`)[0]?.['reference']);

function wrappedKeyOf(id: string): Buffer {
  const database = new DatabaseSync(join(dataFolder(), 'session-keys.sqlite'), { readOnly: true });
  const row = database.prepare('select wrapped from session_keys where session_id = ?').get(id);
  database.close();
  return Buffer.from(row?.['wrapped'] as Uint8Array);
}

/** The files of the data folder that hold these bytes. */
function filesWith(bytes: Buffer | string): string[] {
  return readdirSync(dataFolder(), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .filter((path) => readFileSync(path).includes(bytes));
}

async function verified(folder: string): Promise<string[]> {
  const lines: string[] = [];
  const { brokerEnvironment: environment } = stage.demo;
  const say = (line: string) => void lines.push(line);
  await runCommand(['verify', '--data', folder], { environment, say, now: () => Date.now() });
  return lines;
}

/** `verify` on a copy of the data in which one byte of a row was changed by hand. */
async function verifiedWithOneByteChanged(): Promise<string[]> {
  const folder = mkdtempSync(join(tmpdir(), 'remote-help-changed-'));
  parts.defer(() => rmSync(folder, { recursive: true, force: true }));
  cpSync(dataFolder(), folder, { recursive: true });
  const path = join(folder, 'broker.sqlite');
  const bytes = readFileSync(path);
  const place = bytes.indexOf('"surface":"monitor"');
  expect(place).toBeGreaterThan(0);
  bytes.write('w', place + '"surface":"'.length);
  writeFileSync(path, bytes);
  return verified(folder);
}

/** What stands in the way of somebody who uses the page otherwise, by axe. */
async function barriersOn({ page }: Officer): Promise<string[]> {
  await page.evaluate(axe.source);
  return page.evaluate(async () => {
    const { violations } = await (globalThis as unknown as { axe: typeof axe }).axe.run(document);
    return violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`);
  });
}

describe('what the bank keeps', () => {
  it('is played, proven, exported, held and deleted, as the customer was told', async () => {
    stage = await Stage.set({});
    const recorded = await recordedSession();
    const held = await talk();
    const references = { recorded: referenceOf(recorded), held: referenceOf(held) };
    const key = wrappedKeyOf(recorded);

    // The complaints officer plays it: video, statechart, chat and log at one time.
    const nada = await officer();
    expect(await barriersOn(nada)).toEqual([]);
    await nada.searches({ adviser: 'novak' });
    await nada.opens(references.recorded);
    await nada.sees(/The log is whole/);
    await nada.goesTo('The adviser saw the picture');
    expect(await nada.litStates()).toContain('session.joined.session.sharing.shown');
    await nada.sees(said);
    await nada.presses(nada.words.player.play);
    await nada.watchesUntil(1);
    await nada.presses(nada.words.player.pause);
    expect(await barriersOn(nada)).toEqual([]);
    await nada.goesTo('The session is over');
    expect(await nada.litStates()).toContain('session.closed');
    await nada.sees(nada.words.player.sights['after'] ?? '');

    // One file, which the inspector opens without any network.
    const waiting = nada.page.waitForEvent('download');
    await nada.presses(nada.words.session.bundle);
    const bundle = readFileSync(await (await waiting).path());
    const browser = await startBrowser(stage.display);
    parts.defer(() => browser.close());
    const inspector = await InspectorPage.open(browser);
    await inspector.opens(bundle, 'complaint.zip');
    await inspector.seesChip('pieces of the recording');
    await inspector.seesChip('The video is signed by the bank');
    await inspector.button('Play').click();
    await inspector.page.waitForFunction(
      () => (document.querySelector<HTMLVideoElement>('.player video')?.currentTime ?? 0) > 0.5,
    );
    expect(await inspector.barriers()).toEqual([]);
    await inspector.button('Step by step').click();
    await inspector.seesChip('agree');
    expect(inspector.requests.filter((url) => !/^(file|blob):/.test(url))).toEqual([]);
    await inspector.opens(bundle.subarray(0, -40), 'cut.zip');
    expect(await inspector.page.locator('.said').innerText()).toMatch(/no export of a session/);

    // The other one is held.
    await nada.presses(`← ${nada.words.find.again}`);
    await nada.searches({ reference: references.held });
    await nada.opens(references.held);
    await nada.presses(nada.words.session.hold);
    await nada.sees(nada.words.session.isHeld);

    // One byte is changed by hand.
    await stage.demo.broker.stop();
    expect((await verified(dataFolder())).at(-1)).toBe('Nothing is wrong');
    const found = await verifiedWithOneByteChanged();
    expect(found[0]).toMatch(new RegExp(`^DAMAGED row.changed: session ${recorded}, row \\d+`));

    // Three months pass.
    const clock = new MovableClock();
    const settings = readSettings(stage.demo.brokerEnvironment);
    clock.setTo(Date.now() + 100 * 24 * 60 * 60_000);
    const later = await startBroker(settings, { clock, log: () => undefined });
    parts.defer(() => later.close());
    expect(filesWith(key)).toEqual([]);
    expect(filesWith(recorded).filter((path) => path.includes('recordings'))).toEqual([]);
    expect(readdirSync(join(dataFolder(), 'recordings'))).toEqual([]);
    expect(filesWith(said)).toEqual([]);
    const again = await officer();
    await again.searches({ reference: references.recorded });
    await again.opens(references.recorded);
    await again.sees(again.words.deletion.signed);
    await again.presses(`← ${again.words.find.again}`);
    await again.searches({ reference: references.held });
    await again.opens(references.held);
    await again.sees(/Signed up to row/);
    expect((await verified(dataFolder())).at(-1)).toBe('Nothing is wrong');
    expect(stage.witness.faults).toEqual([]);
  });
});
