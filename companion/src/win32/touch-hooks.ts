import { Worker } from 'node:worker_threads';
import type { Touch } from '../desktop.ts';

/** Watches the customer's own mouse and keyboard, and is stopped at the end. */
export interface TouchHooks {
  readonly areSet: boolean;
  readonly threadId: number;
  /** Resolves when the watching thread has ended. */
  readonly ended: Promise<void>;
}

type Told = { readonly threadId: number; readonly areSet: boolean } | Touch;

/**
 * Sets Windows' low-level hooks, in a thread of their own: they hold up every event of the mouse until they have
 * answered, and must not wait for anything. Each event says whether it was injected; what was not, a hand did.
 */
export async function setTouchHooks(
  addon: string,
  onTouched: (touch: Touch) => void,
): Promise<TouchHooks> {
  const source = `(${watchHooks.toString()})(require)`;
  const worker = new Worker(source, { eval: true, workerData: addon });
  const ended = new Promise<void>((resolve) => worker.once('exit', () => resolve()));
  const told = await new Promise<Exclude<Told, Touch>>((resolve, reject) => {
    worker.once('error', reject);
    worker.on('message', (message: Told) => {
      if (typeof message === 'string') onTouched(message);
      else resolve(message);
    });
  });
  return { ...told, ended };
}

/** Runs in the worker, by its text alone: it may use nothing from around it. */
function watchHooks(load: NodeJS.Require): void {
  const { workerData, parentPort } = load('node:worker_threads');
  const loaded = { exports: {} as never };
  process.dlopen(loaded as never, workerData);
  // eslint-disable-next-line @typescript-eslint/no-explicit-any -- types do not reach into the text of a worker
  const koffi: any = loaded.exports;
  const user = koffi.load('user32.dll');
  const threadId = koffi.load('kernel32.dll').func('uint32 __stdcall GetCurrentThreadId()')();
  const hook = koffi.proto('int64 __stdcall RemoteHelpHook(int code, uint64 w, int64 l)');
  const setHook = user.func(
    'void *__stdcall SetWindowsHookExW(int kind, RemoteHelpHook *hook, void *module, uint32 thread)',
  );
  const unhook = user.func('bool __stdcall UnhookWindowsHookEx(void *hook)');
  const getMessage = user.func(
    'int __stdcall GetMessageW(void *message, void *window, uint32 first, uint32 last)',
  );
  const mouse = koffi.struct('RH_MOUSE_HOOK', {
    x: 'long',
    y: 'long',
    mouseData: 'uint32',
    flags: 'uint32',
    time: 'uint32',
    extra: 'uintptr_t',
  });
  const key = koffi.struct('RH_KEY_HOOK', {
    vk: 'uint32',
    scan: 'uint32',
    flags: 'uint32',
    time: 'uint32',
    extra: 'uintptr_t',
  });
  let toldAt = 0;
  let place = '';
  const escape = 0x1b;
  const moved = 0x200;
  // A key or button that is let go was pressed before: the one on "Allow" must not take back what it allowed.
  const releases = new Set([0x101, 0x105, 0x202, 0x205, 0x208, 0x20c]);
  const watch = (kind: unknown, injected: number) => (code: number, w: number, l: number) => {
    if (code < 0 || releases.has(Number(w))) return 0;
    const { flags, vk, x, y } = koffi.decode(BigInt(l), kind);
    if ((flags & injected) !== 0) return 0;
    // A window that comes or goes below a mouse makes events of one that has not moved.
    if (Number(w) === moved && place === `${x} ${y}`) return 0;
    if (vk === undefined) place = `${x} ${y}`;
    const now = Date.now();
    if (vk === escape) parentPort.postMessage('escape');
    else if (now - toldAt > 10) parentPort.postMessage('touch');
    toldAt = now;
    return 0;
  };
  // LLMHF_INJECTED and its lower-integrity twin; LLKHF_INJECTED and its twin.
  const hooks = [
    setHook(14, koffi.register(watch(mouse, 0x03), koffi.pointer(hook)), null, 0),
    setHook(13, koffi.register(watch(key, 0x12), koffi.pointer(hook)), null, 0),
  ];
  parentPort.postMessage({ threadId, areSet: hooks.every((set) => set !== null) });
  const message = Buffer.alloc(48);
  while (getMessage(message, null, 0, 0) > 0);
  for (const set of hooks) unhook(set);
}
