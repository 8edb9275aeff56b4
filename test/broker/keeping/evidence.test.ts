import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import * as v from 'valibot';
import { checkLog } from '../../../src/evidence/log-check.ts';
import { openBundle } from '../../../src/evidence/bundle.ts';
import {
  foundSessions,
  openedEvidence,
  type FoundSession,
  type OpenedEvidence,
} from '../../../src/protocol/evidence.ts';
import type { LogLine } from '../../../src/trace/format.ts';
import { readTrace } from '../../../src/trace/read-trace.ts';
import { records } from '../film/film-world.ts';
import { recordedTake } from '../film/recorded-takes.ts';
import { canary, KeepingWorld } from '../world/keeping-world.ts';
import { Officer } from '../world/officer.ts';
import type { World } from '../world/world.ts';

const reason = 'Pritožba 2027/311 stranke';
let keeping: KeepingWorld;
let world: World;
let officer: Officer;
let recorded: { id: string; reference: string };
let held: { id: string; reference: string };

beforeAll(async () => {
  keeping = await KeepingWorld.open();
  ({ world } = keeping);
  held = await keeping.talk();
  const { customer, adviser, seat, id } = await world.meet();
  await customer.tells({ type: 'customer.wroteChat', text: canary });
  await customer.tells({ type: 'customer.choseWords', matched: true });
  await customer.shows({ surface: 'monitor', width: 9, height: 9 });
  const { epoch } = await adviser.hears('broker.openedPicture');
  await adviser.tells({ type: 'adviser.sawPicture', epoch });
  await records(world, recordedTake('still'), { seat, id, epoch });
  await customer.tells({ type: 'customer.ended', why: 'customer.ended' });
  await adviser.closed;
  const [row] = world.rows(`select reference from sessions where session_id = '${id}'`);
  recorded = { id, reference: String(row?.['reference']) };
  officer = new Officer(world);
}, 60_000);
afterAll(() => keeping.world.close());

const search = async (by: object): Promise<FoundSession[]> =>
  v.parse(foundSessions, await officer.asks('/search', { reason, ...by })).sessions;
const acts = () =>
  world
    .rows(`select * from log_rows where session_id = 'keeping' order by seq`)
    .map((row) => ({ type: String(row['type']), body: JSON.parse(String(row['body'])) as object }));
const reasonOf = async (answer: Promise<Response>) => {
  const { status } = await answer;
  const { reason: why } = (await (await answer).json()) as { reason: string };
  return [status, why];
};

describe('the complaints department', () => {
  it('finds a session by its day, a part of the adviser’s name, or its reference', async () => {
    const ids = (found: FoundSession[]) => found.map(({ sessionId }) => sessionId);
    const both = [recorded.id, held.id].sort();
    expect(ids(await search({ day: '2027-11-30' })).sort()).toEqual(both);
    expect(ids(await search({ day: '2027-11-29' }))).toEqual([]);
    expect(ids(await search({ adviser: 'nova' })).sort()).toEqual(both);
    expect(ids(await search({ adviser: '%%' }))).toEqual([]);
    const [found] = await search({ reference: recorded.reference.toLowerCase() });
    expect(found).toMatchObject({
      sessionId: recorded.id,
      adviser: { name: 'Ana Novak' },
      state: 'closed',
      keptUntil: '2028-02-29',
      isHeld: false,
    });
  });

  it('P33 is shown nothing without a reason, and nothing that it has not opened', async () => {
    const before = acts().length;
    const at = (path: string) => `/sessions/${recorded.id}/${path}`;
    for (const body of [
      undefined,
      {},
      { reason: '  ' },
      { reason: 'x'.repeat(501) },
      { reason: 7 },
    ]) {
      for (const path of [
        '/search',
        at('open'),
        at('play'),
        at('bundle'),
        at('hold'),
        at('release'),
      ]) {
        expect(await reasonOf(officer.post(path, body))).toEqual([400, 'reason.needed']);
      }
    }
    const stranger = new Officer(world, 'Somebody else');
    expect(await reasonOf(stranger.post(at('play'), { reason }))).toEqual([403, 'look.needed']);
    expect(await reasonOf(stranger.get(at('film')))).toEqual([403, 'look.needed']);
    expect(
      acts()
        .slice(before)
        .map(({ type }) => type),
    ).toEqual([]);
  });

  it('P33 opens a session: the look is written down first, with who and why', async () => {
    const answer = await officer.asks('/sessions/' + recorded.id + '/open', { reason });
    const opened = v.parse(openedEvidence, answer);
    expect(opened.session.reference).toBe(recorded.reference);
    const { lines, faults } = readTrace(opened.trace ?? '');
    expect(faults).toEqual([]);
    const log = lines.find((line): line is LogLine => line.k === 'log')!;
    expect((await checkLog(log, lines)).faults).toEqual([]);
    expect(opened.film?.takes).toHaveLength(1);
    expect(opened.acts[0]).toMatchObject({ type: 'complaints.openedSession', by: 'Nada Zupan' });
    const { body } = acts().at(-1)!;
    expect(body).toMatchObject({ sessionId: recorded.id, by: { subject: 'nada' } });
    expect(keeping.isOnDisk(reason)).toBe(false);
  });

  it('plays the film in parts, as a player winds it, after it has said so', async () => {
    const path = `/sessions/${recorded.id}`;
    await officer.post(`${path}/open`, { reason });
    expect(await reasonOf(officer.get(`${path}/film`))).toEqual([404, 'recording.none']);
    expect((await officer.post(`${path}/play`, { reason })).status).toBe(204);
    const whole = Buffer.from(await (await officer.get(`${path}/film`)).arrayBuffer());
    const part = await officer.get(`${path}/film`, { range: 'bytes=100-299' });
    expect(part.status).toBe(206);
    expect(part.headers.get('content-range')).toBe(`bytes 100-299/${whole.length}`);
    expect(Buffer.from(await part.arrayBuffer()).equals(whole.subarray(100, 300))).toBe(true);
    const end = await officer.get(`${path}/film`, { range: 'bytes=-50' });
    expect(Buffer.from(await end.arrayBuffer()).equals(whole.subarray(-50))).toBe(true);
    const outside = await officer.get(`${path}/film`, { range: `bytes=${whole.length}-` });
    expect(outside.status).toBe(416);
  });

  it('fetches the bundle once, and nobody else can', async () => {
    const { path } = await officer.asks<{ path: string }>(`/sessions/${recorded.id}/bundle`, {
      reason,
    });
    const own = path.replace('/v1/evidence', '');
    const other = await officer.asks<{ path: string }>(`/sessions/${recorded.id}/bundle`, {
      reason,
    });
    const stranger = new Officer(world, 'Somebody else');
    expect(await reasonOf(stranger.get(other.path.replace('/v1/evidence', '')))).toEqual([
      403,
      'look.needed',
    ]);
    const answer = await officer.get(own);
    expect(answer.headers.get('content-disposition')).toContain(`${recorded.reference}.zip`);
    const bundle = await openBundle(await answer.blob());
    expect(bundle.film).not.toBeNull();
    expect(await reasonOf(officer.get(own))).toEqual([403, 'look.needed']);
  });

  it('holds and releases a session with a reason, and is told when there is nothing to do', async () => {
    const path = `/sessions/${held.id}`;
    expect((await officer.post(`${path}/hold`, { reason })).status).toBe(204);
    expect(await reasonOf(officer.post(`${path}/hold`, { reason }))).toEqual([
      409,
      'hold.alreadySet',
    ]);
    expect((await search({ reference: held.reference }))[0]?.isHeld).toBe(true);
    expect((await officer.post(`${path}/release`, { reason })).status).toBe(204);
    expect(await reasonOf(officer.post(`${path}/release`, { reason }))).toEqual([
      409,
      'hold.notSet',
    ]);
    expect(
      acts()
        .slice(-3)
        .map(({ type }) => type),
    ).toContain('complaints.releasedSession');
    await officer.post(`${path}/hold`, { reason });
  });

  it('is another role than an adviser’s: neither’s sign-in opens the other’s door', async () => {
    const seat = world.signIn();
    const asAdviser = { cookie: `remote-help-evidence=${seat.cookie}` };
    expect(await reasonOf(officer.get('/officer', asAdviser))).toEqual([401, 'signIn.needed']);
    expect(await (await officer.get('/officer')).json()).toEqual({
      officer: { name: 'Nada Zupan', role: 'Reklamacije' },
    });
    const foreign = { origin: 'https://elsewhere.example' };
    expect(await reasonOf(officer.post('/search', { reason, adviser: 'Ana' }, foreign))).toEqual([
      403,
      'origin.notAllowed',
    ]);
  });

  it('is signed out at once, and has opened nothing any more', async () => {
    const leaver = new Officer(world, 'Who leaves');
    await leaver.post(`/sessions/${recorded.id}/open`, { reason });
    expect((await leaver.post('/sign-out', {})).status).toBe(204);
    expect(await reasonOf(leaver.get(`/sessions/${recorded.id}/film`))).toEqual([
      401,
      'signIn.needed',
    ]);
  });

  it('sees the proof of a deleted session, and the held one still whole; old reasons are destroyed', async () => {
    await keeping.comesTo('2028-03-20T12:00:00Z');
    officer = new Officer(world);
    const [deleted] = await search({ reference: recorded.reference });
    expect(deleted).toMatchObject({ state: 'deleted', adviser: null });
    const opened = v.parse(
      openedEvidence,
      await officer.asks(`/sessions/${recorded.id}/open`, { reason }),
    );
    expect(opened).toMatchObject({ trace: null, film: null, keyIsMissing: false });
    expect(JSON.parse(opened.deletion?.body ?? '')).toMatchObject({ keptUntil: '2028-02-29' });
    expect(opened.deletion?.key).toBe(keeping.publicKey);
    const still = await officer.asks<OpenedEvidence>(`/sessions/${held.id}/open`, { reason });
    expect(still.trace).toContain(canary);
    expect(keeping.damages).toEqual([]);
    // Months after the search nothing of its reason can be read: its month's key is gone.
    expect(keeping.keys.filter((id) => id.startsWith('looks'))).toEqual(['looks 2028-03']);
  });
});
