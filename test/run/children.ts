import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { setTimeout as delay } from 'node:timers/promises';

/** How a child came to its end; `code` is 1 when a signal or a missing program ended it. */
export type ChildEnd = { readonly code: number; readonly timedOut: boolean };

/** What a child runs with. */
export type ChildOptions = {
  readonly cwd?: string;
  readonly env?: NodeJS.ProcessEnv;
  readonly limitMs?: number;
  /** Ends the child when it aborts. */
  readonly signal?: AbortSignal;
};

const graceMs = 4_000;

/**
 * Runs a program in a process group of its own, with this terminal's output, until it ends.
 *
 * When it has ended, or has taken longer than `limitMs`, the rest of its group is ended too, so that
 * a browser which a crashed test left behind doesn't stay.
 */
export async function runChild(
  command: string,
  args: readonly string[],
  { cwd, env, limitMs = 900_000, signal }: ChildOptions = {},
): Promise<ChildEnd> {
  const child = spawn(command, args, {
    detached: true,
    stdio: ['ignore', 'inherit', 'inherit'],
    ...(cwd !== undefined && { cwd }),
    ...(env !== undefined && { env }),
  });
  const group = child.pid;
  if (group === undefined) {
    const [cause] = (await once(child, 'error')) as [Error];
    console.error(`${command} did not start: ${cause.message}`);
    return { code: 1, timedOut: false };
  }
  const tooLong = AbortSignal.timeout(limitMs);
  const ending = AbortSignal.any([tooLong, ...(signal ? [signal] : [])]);
  const end = () => void endGroup(group);
  ending.addEventListener('abort', end, { once: true });
  if (ending.aborted) end();
  const [code] = (await once(child, 'exit')) as [number | null];
  ending.removeEventListener('abort', end);
  await endGroup(group);
  return { code: code ?? 1, timedOut: tooLong.aborted };
}

async function endGroup(group: number): Promise<void> {
  if (!signalGroup(group, 'SIGTERM')) return;
  if (await isGone(group)) return;
  signalGroup(group, 'SIGKILL');
  // In a container whose first process collects nobody, the dead stay listed: so not for ever.
  await isGone(group);
}

/** Waits for the end of a group, for as long as a browser may need to put its things away. */
async function isGone(group: number): Promise<boolean> {
  const giveUpAt = performance.now() + graceMs;
  while (performance.now() < giveUpAt) {
    if (!signalGroup(group, 0)) return true;
    await delay(50);
  }
  return false;
}

/** Whether the group was still there to get the signal. */
function signalGroup(group: number, signal: NodeJS.Signals | 0): boolean {
  try {
    return process.kill(-group, signal);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ESRCH') return false;
    throw error;
  }
}
