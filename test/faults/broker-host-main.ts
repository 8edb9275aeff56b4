import { mkdtemp, rm } from 'node:fs/promises';
import { createServer, connect } from 'node:net';
import { once } from 'node:events';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startDemo } from '../../demo/demo.ts';
import { startStunServer } from './stun-server.ts';

/** What the broker's host is asked for, and what it answers. */
export type HostRequest = 'brokerPid';
export type HostAnswer =
  | { readonly kind: 'ready'; readonly origin: string }
  | { readonly kind: 'brokerPid'; readonly pid: number };

const stunPort = 3478;
// The namespace is new, so its ports are free: the bank's pages, the broker and the staff's sign-in.
const ports = [8080, 8081, 8082];

/** Runs the demo and a STUN server on this host, and hands on what comes to its address. */
async function run(address: string): Promise<void> {
  const tell = (answer: HostAnswer) => process.send?.(answer);
  await using parts = new AsyncDisposableStack();
  const dataFolder = await mkdtemp(join(tmpdir(), 'remote-help-faults-'));
  parts.defer(() => rm(dataFolder, { recursive: true, force: true }));
  const demo = await startDemo({
    port: ports[0] ?? 0,
    dataFolder,
    brokerSettings: { REMOTE_HELP_ICE_URLS: `stun:${address}:${stunPort}` },
    say: (text) => console.error(text),
  });
  parts.defer(() => demo.close());
  const stun = await startStunServer(address, stunPort);
  parts.defer(() => void stun.close());
  for (const port of ports) await handOn(address, port);
  process.on('message', (request: HostRequest) => {
    if (request === 'brokerPid') tell({ kind: 'brokerPid', pid: demo.broker.pid ?? 0 });
  });
  tell({ kind: 'ready', origin: demo.origin });
  await once(process, 'disconnect');
}

/** Everything in the demo listens on the loopback address alone; this is its reverse proxy. */
async function handOn(address: string, port: number): Promise<void> {
  const server = createServer((incoming) => {
    const outgoing = connect(port, '127.0.0.1');
    incoming.pipe(outgoing).pipe(incoming);
    for (const [one, other] of [
      [incoming, outgoing],
      [outgoing, incoming],
    ] as const) {
      one.on('error', () => other.destroy());
      one.on('close', () => other.destroy());
    }
  });
  server.listen(port, address);
  await once(server, 'listening');
}

await run(process.argv[2] ?? '');
process.exit();
