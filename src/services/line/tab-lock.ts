/**
 * Holds the session for this tab until `signal` aborts: a second tab with a copy of the storage must not take it.
 * A tab that is just being left or reloaded lets go within a moment, so this waits for a short while.
 *
 * @returns whether this tab has it.
 */
export async function holdForThisTab(
  sessionId: string,
  signal: AbortSignal,
  waitMs = 2_000,
): Promise<boolean> {
  const { locks }: { locks?: LockManager } = navigator;
  // A browser without locks has no way to tell tabs apart; the broker still lets only one of them sit.
  if (locks === undefined) return true;
  const waiting = AbortSignal.any([signal, AbortSignal.timeout(waitMs)]);
  return new Promise((resolve) => {
    locks
      .request(`remote-help:${sessionId}`, { signal: waiting }, () => {
        resolve(true);
        return new Promise<void>((release) => {
          signal.addEventListener('abort', () => release(), { once: true });
        });
      })
      .catch(() => resolve(false));
  });
}
