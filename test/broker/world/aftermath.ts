import { readdirSync, readFileSync } from 'node:fs';
import { expect } from 'vitest';
import { adviserMessages } from '../../../src/protocol/adviser-messages.ts';
import { companionMessages } from '../../../src/protocol/companion-messages.ts';
import { customerMessages } from '../../../src/protocol/customer-messages.ts';
import { secondMessages } from '../../../src/protocol/second-messages.ts';
import { closeCodes } from '../../../src/protocol/reasons.ts';
import { endings, type SessionLife } from './session-life.ts';
import type { World } from './world.ts';

const ofBroker = ['broker/src/sessions/', 'src/rules/']
  .map((folder) => new URL(`../../../${folder}`, import.meta.url))
  .flatMap((folder) => readdirSync(folder).map((name) => new URL(name, folder)))
  .map((file) => readFileSync(file, 'utf8'))
  .flatMap((text) => [...text.matchAll(/brokerRow\('([\w.]+)'/g)].map(([, type]) => type ?? ''));
const ofPeople = [customerMessages, adviserMessages, companionMessages, secondMessages].flatMap(
  (messages) =>
    Object.entries(messages).flatMap(([type, { entries }]) => ('id' in entries ? [type] : [])),
);

/** Every type of row that can stand in a log. */
export const rowTypes: readonly string[] = [
  ...new Set([...ofBroker, ...ofPeople, 'adviser.wroteNotes']),
].filter(
  // A number that is given becomes `customer.joined`, `broker.heardProgram` or a refusal.
  // Nobody waits here for as long as a seat is kept: `second.test.ts` does.
  (type) => !type.endsWith('.gaveNumber') && type !== 'broker.droppedSecond',
);

/** Starts the broker again on the folder of one that died; what it had not sent arrives. */
export async function comesAlive(life: SessionLife): Promise<void> {
  const { world } = life;
  const hasSessions = life.seat !== null;
  const owed = hasSessions ? world.rows('select * from outbox where sealed is not null') : [];
  await world.start();
  for (const _ of owed) await world.logs('mail.sent');
  if (owed.length > 0 && life.sessionId === owed[0]?.['session_id']) {
    life.invitation = await world.mailbox.nextInvitation(life.customerEmail);
  }
}

/** Everything that anybody was told is there, and once. */
export function expectKept({ world, opened, stored, closed }: SessionLife): void {
  const states = new Map(
    world
      .rows('select session_id, state from sessions')
      .map((row) => [row['session_id'], row['state']]),
  );
  for (const id of opened) expect(states.has(id)).toBe(true);
  for (const id of closed) expect(states.get(id)).toBe('closed');
  for (const { id, seq } of stored) {
    const rows = world.rows(`select seq from log_rows where message_id = '${id}'`);
    expect(rows).toEqual([{ seq }]);
  }
}

/** Whoever was in the session comes back, says again what was not answered, and goes on. */
export async function goesOn(life: SessionLife): Promise<void> {
  const { world, sessionId, pending } = life;
  const [session] = world.rows(`select * from sessions where session_id = '${sessionId}'`);
  if (session === undefined) return;
  if (session['state'] === 'closed') return hearsTheEnd(life);
  if (session['joined_at'] !== null && life.token === null) await staysOut(life);
  if (session['joined_at'] === null && life.invitation === null) return;
  const isNow = ({ subject }: { subject: string }) => subject === session['adviser_subject'];
  life.seat = life.colleagues.find(isNow) ?? life.seat;
  const adviser = await life.seatsAdviser();
  const customer = await (life.token === null ? life.joins() : life.comesBack());
  if (pending !== null) {
    const isStored = await life.repeats(
      pending.type.startsWith('customer.') ? customer : adviser,
      pending,
    );
    // The picture that was seen, and the name of a colleague, are gone with the broker.
    expect(isStored || isOfBefore.has(pending.type)).toBe(true);
    const rows = world.rows(`select * from log_rows where message_id = '${pending.id}'`);
    expect(rows).toHaveLength(isStored ? 1 : 0);
    if (endings.has(pending.type)) return;
  }
  await customer.tells({ type: 'customer.wroteChat', text: 'and on' });
  expect(await adviser.hears('customer.wroteChat')).toBeDefined();
}

const isOfBefore: ReadonlySet<string> = new Set(['adviser.sawPicture', 'adviser.askedToHandOver']);

/** A session that was over is over for everybody who asks. */
async function hearsTheEnd(life: SessionLife): Promise<void> {
  const adviser = await life.seatsAdviser();
  expect(await adviser.closed).toBe(closeCodes.sessionClosed);
  if (life.token === null) return;
  const customer = await life.world.resume(life.token, life.lastSeq);
  await customer.hears('broker.closed');
  expect(await customer.closed).toBe(closeCodes.sessionClosed);
}

/** The number was used, and the answer was lost: it leads nobody else anywhere. */
async function staysOut(life: SessionLife): Promise<void> {
  const { number = '', handle = '' } = life.invitation ?? {};
  const stranger = await life.world.customer();
  const id = crypto.randomUUID();
  stranger.say({ type: 'customer.gaveNumber', id, number, handle });
  await stranger.hears('broker.refused');
}

/** Started once more and left alone, every session ends, and says why. */
export async function endsInTime(world: World): Promise<void> {
  const before = world.rows("select session_id, joined_at from sessions where state != 'closed'");
  await world.start();
  world.clock.advance(16 * 60_000);
  await world.stop();
  for (const { session_id, joined_at } of before) {
    const [session] = world.rows(
      `select * from sessions where session_id = '${String(session_id)}'`,
    );
    const reasons = joined_at === null ? ['number.expired'] : ['customer.gone', 'adviser.gone'];
    expect(session).toMatchObject({ state: 'closed' });
    expect(reasons).toContain(session?.['end_reason']);
  }
}
