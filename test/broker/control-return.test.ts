import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Input } from '../../src/protocol/input.ts';
import { meetWithControl } from './world/program.ts';
import { World } from './world/world.ts';

const seconds = 5;
const move: Input = { kind: 'move', x: 0.5, y: 0.5 };

let world: World;
beforeEach(async () => {
  world = await World.open({ REMOTE_HELP_CONTROL_RETURN_SECONDS: `${seconds}` });
});
afterEach(() => world.close());

/** Control that the customer's own hand has taken over. */
async function meetYielded() {
  const met = await meetWithControl(world);
  const { client } = met.program;
  await client.tells({ type: 'companion.yieldedControl', grant: met.grant, seconds });
  await met.adviser.hears('companion.yieldedControl');
  return { ...met, client };
}

type Met = Awaited<ReturnType<typeof meetYielded>>;

describe('P39 control that comes back after a rest', () => {
  it('P39 is told to the program with the session, and to both sides when it happens', async () => {
    const { client, customer, adviser, grant } = await meetYielded();
    expect(client.frames.join()).toContain(`"controlReturnSeconds":${seconds}`);
    expect(await customer.hears('companion.yieldedControl')).toMatchObject({ grant, seconds });
    client.say({ type: 'companion.countedRest', grant, seconds: 2 });
    expect(await adviser.hears('companion.countedRest')).toMatchObject({ seconds: 2 });
    world.clock.advance(seconds * 1_000);
    await client.tells({ type: 'companion.returnedControl', grant });
    expect(await client.hears('broker.openedControl')).toMatchObject({ grant: grant + 1 });
    await customer.hears('companion.returnedControl');
    expect(await adviser.hears('broker.openedControl')).toMatchObject({ grant: grant + 1 });
  });

  it('P39 nothing is passed on while the customer’s own hand is at work, nor by the old grant after it', async () => {
    const { client, adviser, grant } = await meetYielded();
    adviser.say({ type: 'adviser.gaveInput', grant, n: 1, inputs: [move] });
    await adviser.pings('adviser');
    world.clock.advance(seconds * 1_000);
    await client.tells({ type: 'companion.returnedControl', grant });
    await adviser.hears('broker.openedControl');
    adviser.say({ type: 'adviser.gaveInput', grant, n: 2, inputs: [move] });
    adviser.say({ type: 'adviser.gaveInput', grant: grant + 1, n: 3, inputs: [move] });
    expect(await client.hears('adviser.gaveInput')).toMatchObject({ n: 3 });
    expect(client.heard.filter(({ type }) => type === 'adviser.gaveInput')).toHaveLength(1);
  });

  it('P39 no program hastens it', async () => {
    const { client, grant } = await meetYielded();
    world.clock.advance((seconds - 1) * 1_000);
    const returned = { type: 'companion.returnedControl', grant } as const;
    expect(await client.tells(returned)).toMatchObject({ reason: 'notNow' });
    const other = await meetWithControl(world);
    const short = { type: 'companion.yieldedControl', grant: other.grant, seconds: 1 } as const;
    expect(await other.program.client.tells(short)).toMatchObject({ reason: 'notNow' });
  });

  const ends: [how: string, end: (met: Met) => Promise<unknown>][] = [
    [
      'the customer took it back on the page',
      ({ customer }) => customer.tells({ type: 'customer.tookControlBack' }),
    ],
    [
      'the customer took it back in the program',
      ({ client, grant }) =>
        client.tells({ type: 'companion.tookControlBack', grant, why: 'customer.pressedButton' }),
    ],
    [
      'the adviser gave it back',
      ({ adviser }) => adviser.tells({ type: 'adviser.gaveControlBack' }),
    ],
    [
      'the sharing stopped',
      ({ customer }) =>
        customer.tells({ type: 'customer.stoppedSharing', why: 'customer.stoppedSharing' }),
    ],
    [
      'the adviser opened another window',
      async ({ seat, id, client }) => {
        await world.adviser(seat, id);
        await client.hears('broker.tookControlBack');
      },
    ],
  ];
  it.each(ends)('P39 never comes back after %s', async (_, end) => {
    const met = await meetYielded();
    await end(met);
    world.clock.advance(seconds * 1_000);
    const returned = { type: 'companion.returnedControl', grant: met.grant } as const;
    expect(await met.client.tells(returned)).toMatchObject({ reason: 'notNow' });
  });

  it('P39 a touch is the end of control where the bank has not set it otherwise', async () => {
    await world.close();
    world = await World.open();
    const { program, grant } = await meetWithControl(world);
    const yielded = { type: 'companion.yieldedControl', grant, seconds: 60 } as const;
    expect(program.client.frames.join()).toContain('"controlReturnSeconds":0');
    expect(await program.client.tells(yielded)).toMatchObject({ reason: 'notNow' });
    const why = 'customer.touched' as const;
    expect(
      await program.client.tells({ type: 'companion.tookControlBack', grant, why }),
    ).toMatchObject({ type: 'broker.stored' });
  });
});
