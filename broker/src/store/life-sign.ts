import { statSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { times } from '../../../src/protocol/limits.ts';
import type { Clock } from '../clock.ts';
import { factsOf, type Log } from '../log.ts';

/** What a life sign is given by. */
export interface LifeSignOptions {
  readonly folder: string;
  readonly owner: string;
  readonly clock: Clock;
  readonly log: Log;
}

/**
 * Until when a broker of this folder is known to have lived, in milliseconds since 1970, or `null`: the lines of those
 * who were there when it was killed are dead since then.
 */
export function lastLifeSign(folder: string, owner: string): number | null {
  const { mtimeMs } = statSync(pathOf(folder, owner), { throwIfNoEntry: false }) ?? {};
  return mtimeMs === undefined ? null : Math.round(mtimeMs);
}

/**
 * Gives signs of life until the returned function is called, which gives the last one. A sign is the time of a file:
 * it costs no write to the database, and may be a heartbeat old when it is needed.
 */
export function giveLifeSigns({ folder, owner, clock, log }: LifeSignOptions): () => void {
  const path = pathOf(folder, owner);
  let cancel: () => void = () => undefined;
  const sign = () => {
    try {
      const seconds = clock.now() / 1000;
      writeFileSync(path, '', { flag: 'a', mode: 0o600 });
      utimesSync(path, seconds, seconds);
    } catch (error) {
      // Without it the seats get a little more or less time after a crash; nothing else hangs on it.
      log('lifeSign.failed', factsOf(error));
    }
  };
  const goOn = () => {
    sign();
    cancel = clock.after(times.heartbeatMs, goOn);
  };
  goOn();
  return () => {
    cancel();
    sign();
  };
}

function pathOf(folder: string, owner: string): string {
  return join(folder, `${encodeURIComponent(owner)}.alive`);
}
