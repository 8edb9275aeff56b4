import { randomUUID } from 'node:crypto';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { expectWhole } from '../world/kept-log.ts';
import { MortalBroker } from '../world/mortal-broker.ts';
import { putPiece } from '../world/pieces.ts';
import { World, type AdviserSeat } from '../world/world.ts';
import { filmOf, hasFfprobe, probe } from './film-world.ts';
import { recordedTake, type RealPiece } from './recorded-takes.ts';

let world: World;
let broker: MortalBroker;
beforeEach(async () => {
  world = await World.prepare();
  await rises();
}, 60_000);
afterEach(async () => {
  broker.kill('SIGKILL');
  await broker.ended;
  await world.close();
}, 60_000);

/** A broker's process begins on the folder that the last one left. */
async function rises(): Promise<void> {
  broker = new MortalBroker(world.environment);
  world.borrow(await broker.listens());
}

/** The broker dies without a moment's notice. */
async function dies(): Promise<void> {
  broker.kill('SIGKILL');
  await broker.ended;
}

/** A console that records a take as it does in real time, though the test does not take that long. */
class Console {
  readonly take = randomUUID();
  /** The places in the log that were acknowledged, by piece. */
  readonly acknowledged: number[] = [];
  readonly #pieces: readonly RealPiece[];
  readonly #seat: AdviserSeat;
  readonly #id: string;
  readonly #endsAt = Date.now();

  constructor(pieces: readonly RealPiece[], { seat, id }: { seat: AdviserSeat; id: string }) {
    this.#pieces = pieces;
    this.#seat = seat;
    this.#id = id;
  }

  /** Sends a piece; who waits for the answer is the test. */
  sends(number: number): Promise<Response> {
    const [piece, ...more] = this.#pieces.slice(number);
    const { bytes = Buffer.alloc(0), lengthMs = 0 } = piece ?? {};
    const afterMs = more.reduce((sum, one) => sum + one.lengthMs, 0);
    const ageMs = Date.now() - this.#endsAt + afterMs;
    return putPiece(world, this.#seat, this.#id, {
      take: this.take,
      number,
      bytes,
      ageMs,
      lengthMs,
    });
  }

  /** Brings a piece and hears that it is stored. */
  async brings(number: number): Promise<void> {
    const answer = await this.sends(number);
    expect(answer.status).toBe(200);
    const { seq } = (await answer.json()) as { seq: number };
    this.acknowledged[number] = seq;
  }
}

/** Everything that was acknowledged is in the log, once, and in the film. */
async function expectRecorded(id: string, { take, acknowledged }: Console) {
  const rows = world.rows(
    `select seq from log_rows where session_id = '${id}' and message_id like '${take}/%' order by seq`,
  );
  expect(rows.map(({ seq }) => seq)).toEqual(acknowledged);
  expectWhole(world);
  const film = (await filmOf(world, id)) ?? expect.fail('There is no film');
  const seen = film.facts.takes.find((one) => one.take === take);
  expect(seen).toMatchObject({ pieces: acknowledged.length, problem: null });
  return film;
}

// Starting a broker takes its time on a busy machine, and each of these starts it up to three times.
describe('what was acknowledged of a recording', { timeout: 60_000 }, () => {
  it('is there and in order after the broker was killed twice, in the middle of a piece', async () => {
    const { seat, id } = await world.share();
    const pieces = recordedTake('grown');
    const console = new Console(pieces, { seat, id });
    for (const number of pieces.keys()) {
      if (number === 2 || number === 4) {
        // Whether this one is stored nobody knows: its answer never comes.
        const unanswered = console.sends(number).catch(() => null);
        await dies();
        await unanswered;
        await rises();
      }
      await console.brings(number);
    }
    const { file, facts } = await expectRecorded(id, console);
    expect(facts.gaps).toEqual([]);
    if (!hasFfprobe) return;
    const { packets = [] } = probe(file, '-show_packets');
    expect(packets.length).toBeGreaterThan(40);
  });

  it('is there once though every answer was lost, and every piece came twice', async () => {
    const { seat, id } = await world.share();
    const pieces = recordedTake('still');
    const console = new Console(pieces, { seat, id });
    for (const number of pieces.keys()) {
      await (await console.sends(number)).body?.cancel();
      await console.brings(number);
    }
    await expectRecorded(id, console);
  });

  it('tells its gap when the console was reloaded: a new take, and what was not stored is missing', async () => {
    const { seat, id } = await world.share();
    const before = new Console(recordedTake('wide'), { seat, id });
    await before.brings(0);
    await before.brings(1);
    await dies();
    await rises();
    const after = new Console(recordedTake('still'), { seat, id });
    for (const number of recordedTake('still').keys()) await after.brings(number);
    const { facts } = await expectRecorded(id, after);
    await expectRecorded(id, before);
    expect(facts.takes.map(({ take }) => take).sort()).toEqual([before.take, after.take].sort());
  });
});
