import { spawn } from 'node:child_process';
import { once } from 'node:events';
import type { Readable } from 'node:stream';

/** A screen that nobody sits in front of. */
export type XServer = { readonly display: string; stop(): Promise<void> };

/** Starts an X server that chooses its own number: two runs on one machine must not meet. */
export async function startXServer(width = 1920, height = 1080): Promise<XServer> {
  const size = `${width}x${height}x24`;
  const child = spawn(
    'Xvfb',
    ['-displayfd', '3', '-screen', '0', size, '-nolisten', 'tcp', '-noreset'],
    { stdio: ['ignore', 'ignore', 'ignore', 'pipe'] },
  );
  const ended = once(child, 'exit');
  const failed = ended.then(() => {
    throw new Error('Xvfb ended before it said on which display it is');
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
