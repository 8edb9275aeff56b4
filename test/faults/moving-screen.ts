import { spawn } from 'node:child_process';
import { once } from 'node:events';

const round = 'mousemove 300 300 sleep 0.2 mousemove 500 400 sleep 0.2';
// Ends with its display, should nobody end it.
const rounds = `while xdotool ${Array(20).fill(round).join(' ')}; do :; done`;

/** Moves the pointer over a screen five times a second: of a screen that rests, no new pictures come. */
export async function moveScreen(display: string): Promise<() => Promise<void>> {
  const child = spawn('sh', ['-c', rounds], {
    env: { ...process.env, DISPLAY: display },
    stdio: 'ignore',
    detached: true,
  });
  const ended = once(child, 'exit');
  await once(child, 'spawn');
  return async () => {
    // The shell and the program that it is running are one group.
    process.kill(-(child.pid ?? 0), 'SIGKILL');
    await ended;
  };
}
