import { workerData } from 'node:worker_threads';
import { arm, type Failpoint } from './failpoint.ts';

const { failpoint, threadUrl } = workerData as { failpoint: Failpoint; threadUrl: string };
arm(failpoint);
await import(threadUrl);
