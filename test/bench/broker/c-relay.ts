import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { ServerProcess } from '../server-process.ts';

/** Builds and starts the relay in C; `null` where there is no compiler. */
export function startCRelay(): { server: ServerProcess; clearUp: () => void } | null {
  if (spawnSync('cc', ['--version']).error !== undefined) return null;
  const folder = mkdtempSync(join(tmpdir(), 'remote-help-relay-'));
  const program = join(folder, 'relay');
  const source = fileURLToPath(new URL('./relay.c', import.meta.url));
  const { status, stderr } = spawnSync('cc', ['-O2', '-D_GNU_SOURCE', '-o', program, source]);
  if (status !== 0) throw new Error(String(stderr));
  const server = new ServerProcess([program], {}, ({ port }) => port !== undefined);
  return { server, clearUp: () => rmSync(folder, { recursive: true }) };
}
