import x11, { type RandR, type XClient, type XDisplay, type XInput, type XTest } from 'x11';

/** A connection to the X server, with what of its extensions is there. */
export interface XConnection {
  readonly client: XClient;
  readonly display: XDisplay;
  readonly root: number;
  readonly test: XTest | null;
  readonly input: XInput | null;
  readonly randr: RandR | null;
}

/** Connects to the X server that DISPLAY names. */
export async function connectToX(): Promise<XConnection> {
  const display = await ask<XDisplay>((reply) => x11.createClient({}, reply));
  const { client } = display;
  // What the server refuses is said here and ends nothing: a key that it does not know must not end the program.
  client.on('error', () => undefined);
  const [screen] = display.screen;
  if (screen === undefined) throw new Error('The X server has no screen');
  return {
    client,
    display,
    root: screen.root,
    test: await ask<XTest>((reply) => client.require('xtest', reply)).catch(() => null),
    input: await ask<XInput>((reply) => client.require('xinput', reply)).catch(() => null),
    randr: await ask<RandR>((reply) => client.require('randr', reply)).catch(() => null),
  };
}

/** Asks the server something, and waits for its answer. */
export function ask<Value>(
  question: (reply: (error: Error | null, value: Value) => void) => void,
): Promise<Value> {
  return new Promise((resolve, reject) => {
    question((error, value) =>
      error === null || error === undefined ? resolve(value) : reject(error),
    );
  });
}
