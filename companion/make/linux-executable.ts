import { chmodSync, copyFileSync, readFileSync } from 'node:fs';
import { inject } from 'postject';
import { fuse } from './blob.ts';

/** Puts a program's blob into a copy of Node for Linux. */
export async function makeLinuxExecutable(node: string, blob: string, out: string): Promise<void> {
  copyFileSync(node, out);
  chmodSync(out, 0o755);
  await inject(out, 'NODE_SEA_BLOB', readFileSync(blob), { sentinelFuse: fuse });
}
