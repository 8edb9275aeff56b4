import x11, { type XDisplay, type XInput, type XTest } from 'x11';
import { ask } from '../../companion/src/x11/connection.ts';

const motion = 6;

/** Who moved the pointer: a program by XTEST, or a device. */
type Mover = 'program' | 'hand';

/** The moves of an X server's pointer, as they happen. */
export interface Motion {
  /** When the last move by a program was. */
  readonly lastOfProgram: number;
  /** Waits for the next move; when it was. */
  next(mover: Mover): Promise<number>;
  /** Moves it by XTEST, without anything between. */
  moves(x: number, y: number): void;
  close(): void;
}

/** Watches who moves the pointer of an X server, by XInput 2: each event says which device it came from. */
export async function watchMotion(display: string): Promise<Motion> {
  const { client, screen } = await ask<XDisplay>((reply) => x11.createClient({ display }, reply));
  const input = await ask<XInput>((reply) => client.require('xinput', reply));
  const test = await ask<XTest>((reply) => client.require('xtest', reply));
  const root = screen[0]?.root ?? 0;
  const devices = await ask<readonly { deviceId: number; name: string }[]>((reply) =>
    input.XIQueryDevice(0, reply),
  );
  const programs = devices.filter(({ name }) => name.includes('XTEST'));
  const ids = new Set(programs.map(({ deviceId }) => deviceId));
  const waiting: Record<Mover, ((at: number) => void)[]> = { program: [], hand: [] };
  let lastOfProgram = 0;
  client.on('event', ({ name, sourceId = 0 }) => {
    if (name !== 'XIRawMotion') return;
    const at = performance.now();
    const mover = ids.has(sourceId) ? 'program' : 'hand';
    if (mover === 'program') lastOfProgram = at;
    for (const told of waiting[mover].splice(0)) told(at);
  });
  input.XISelectEvents(root, {
    deviceId: input.AllMasterDevices,
    mask: ['RawMotion'],
  });
  return {
    get lastOfProgram() {
      return lastOfProgram;
    },
    next: (mover) => new Promise((resolve) => waiting[mover].push(resolve)),
    moves: (x, y) => test.FakeInput(motion, 0, 0, root, x, y),
    close: () => client.terminate(),
  };
}
