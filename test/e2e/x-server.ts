import { spawn } from 'node:child_process';
import { once } from 'node:events';
import type { Readable } from 'node:stream';

/** A screen that nobody sits in front of. */
export type XServer = { readonly display: string; stop(): Promise<void> };

/** Starts an X server that chooses its own number: two runs on one machine must not meet. */
export async function startXServer(width = 1920, height = 1080): Promise<XServer> {
  return await start('Xvfb', ['-screen', '0', `${width}x${height}x24`, '-noreset'], process.env);
}

/**
 * Starts an X server in a window of another one, at its left upper corner. What a hand does on the outer one comes from a device
 * in the inner one, as from a customer's own mouse and keyboard.
 */
export async function startInnerXServer(
  outer: XServer,
  width: number,
  height: number,
): Promise<XServer> {
  const env = { ...process.env, DISPLAY: outer.display };
  return await start('Xephyr', ['-screen', `${width}x${height}`, '-noreset'], env);
}

/** Starts a whole X server with devices of its own, as a configuration says. Only root may. */
export async function startXorg(configuration: string, log: string): Promise<XServer> {
  const where = ['-config', configuration, '-logfile', log];
  return await start('Xorg', [...where, '-noreset', '-novtswitch', '-sharevts'], process.env);
}

async function start(program: string, args: string[], env: NodeJS.ProcessEnv): Promise<XServer> {
  const child = spawn(program, ['-displayfd', '3', '-nolisten', 'tcp', ...args], {
    stdio: ['ignore', 'ignore', 'ignore', 'pipe'],
    env,
  });
  const ended = once(child, 'exit');
  const failed = ended.then(() => {
    throw new Error(`${program} ended before it said on which display it is`);
  });
  const told = once(child.stdio[3] as Readable, 'data');
  const [number] = await Promise.race([told, failed]);
  failed.catch(() => child.removeAllListeners());
  return {
    display: `:${String(number).trim()}`,
    stop: async () => {
      child.kill();
      await ended;
    },
  };
}
