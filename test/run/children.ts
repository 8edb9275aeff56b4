import { spawn } from 'node:child_process';
import { once } from 'node:events';

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

const graceMs = 5_000;

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
  const giveUpAt = performance.now() + graceMs;
  let signal: NodeJS.Signals | 0 = 'SIGTERM';
  while (signalGroup(group, signal)) {
    signal = performance.now() > giveUpAt ? 'SIGKILL' : 0;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
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
