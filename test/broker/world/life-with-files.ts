import { randomUUID } from 'node:crypto';
import type { Client } from './client.ts';
import type { SessionLife } from './session-life.ts';

type Side = 'customer' | 'adviser';
type Sides = Readonly<Record<Side, Client>>;

/** A session in which files are offered by both sides, and each comes to every end that a file can come to. */
export async function lifeWithFiles(life: SessionLife): Promise<void> {
  await life.starts();
  await life.opens();
  const adviser = await life.seatsAdviser();
  const customer = await life.joins();
  const sides = { customer, adviser };
  await exchange(life, sides, 'customer', 'adviser');
  await exchange(life, sides, 'adviser', 'customer');
  await offer(life, sides, 'customer', 'adviser');
  await life.tells(customer, { type: 'customer.choseWords', id: randomUUID(), matched: false });
  await adviser.hears('broker.droppedFile');
  life.broker.kill('SIGTERM');
  await life.broker.ended;
}

async function exchange(life: SessionLife, sides: Sides, from: Side, to: Side): Promise<void> {
  const id = randomUUID;
  const kept = await offer(life, sides, from, to);
  await life.tells(sides[to], { type: `${to}.tookFile`, id: id(), file: kept });
  await life.tells(sides[to], { type: `${to}.keptFile`, id: id(), file: kept });
  const refused = await offer(life, sides, from, to);
  await life.tells(sides[to], { type: `${to}.refusedFile`, id: id(), file: refused });
  const cancelled = await offer(life, sides, from, to);
  const why = 'file.notWanted';
  await life.tells(sides[from], { type: `${from}.cancelledFile`, id: id(), file: cancelled, why });
}

/** One side offers a file, and the other has heard of it. */
async function offer(life: SessionLife, sides: Sides, from: Side, to: Side): Promise<string> {
  const id = randomUUID();
  const facts = { name: 'a.pdf', bytes: 1, digest: 'A'.repeat(43) };
  await life.tells(sides[from], { type: `${from}.offeredFile`, id, ...facts });
  await sides[to].hears(`${from}.offeredFile`);
  return id;
}
