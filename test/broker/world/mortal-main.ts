import { syncBuiltinESMExports } from 'node:module';
import workerThreads, { Worker, type WorkerOptions } from 'node:worker_threads';
import { arm, type Failpoint } from './failpoint.ts';

// The broker's own command, with nothing changed in it but the moment of its death:
// `mortal-main.ts before 7` dies just before its seventh commit.
const [when, commit] = process.argv.splice(2);
const count = new SharedArrayBuffer(Int32Array.BYTES_PER_ELEMENT);
const failpoint: Failpoint = { when: when as Failpoint['when'], commit: Number(commit), count };

class MortalWorker extends Worker {
  constructor(url: URL, options: WorkerOptions) {
    const workerData = { ...options.workerData, failpoint, threadUrl: url.href };
    super(new URL('./mortal-thread.ts', import.meta.url), { ...options, workerData });
  }
}

Object.assign(workerThreads, { Worker: MortalWorker });
syncBuiltinESMExports();
arm(failpoint);
await import('../../../broker/src/main.ts');
