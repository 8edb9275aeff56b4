import { execFileSync } from 'node:child_process';
import { mkdirSync, rmSync, statfsSync, writeFileSync } from 'node:fs';
import { createHash, randomBytes, X509Certificate } from 'node:crypto';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createServer, connect } from 'node:net';
import { once } from 'node:events';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startDemo } from '../../demo/demo.ts';
import { startCoturn } from '../turn/coturn.ts';
import { startStunServer } from './stun-server.ts';

/** What the broker's host is asked for, and what it answers. */
export type HostRequest = 'brokerPid' | 'fillDisk' | 'fillForRecordings' | 'makeRoom';
export type HostAnswer =
  | {
      readonly kind: 'ready';
      readonly origin: string;
      readonly turnKeyDigest: string | null;
    }
  | { readonly kind: 'brokerPid'; readonly pid: number }
  | { readonly kind: 'disk' };

const diskMb = 192;
/** What recordings leave free for the log. */
const reservedMb = 1;
const stunPort = 3478;
const tlsPort = 443;
// The namespace is new, so its ports are free: the bank's pages, the broker and the staff's sign-in.
const ports = [8080, 8081, 8082];

/** What helps the picture along: how the broker is told of it, and how browsers are. */
type Helper = {
  readonly settings: Readonly<Record<string, string>>;
  readonly turnKeyDigest: string | null;
};

/** Runs the demo and a STUN or TURN server on this host, and hands on what comes to its address. */
async function run(address: string, withTurn: boolean): Promise<void> {
  const tell = (answer: HostAnswer) => process.send?.(answer);
  await using parts = new AsyncDisposableStack();
  const dataFolder = await mkdtemp(join(tmpdir(), 'remote-help-faults-'));
  parts.defer(() => rm(dataFolder, { recursive: true, force: true }));
  const disk = mountDisk(join(dataFolder, 'broker'));
  parts.defer(() => disk.unmount());
  const startHelper = withTurn ? startTurn : startStun;
  const { settings, turnKeyDigest } = await startHelper(address, dataFolder, parts);
  const demo = await startDemo({
    port: ports[0] ?? 0,
    dataFolder,
    brokerSettings: { ...settings, REMOTE_HELP_RESERVED_MB: String(reservedMb) },
    say: (text) => console.error(text),
  });
  parts.defer(() => demo.close());
  for (const port of ports) await handOn(address, port);
  process.on('message', (request: HostRequest) => {
    if (request === 'brokerPid') tell({ kind: 'brokerPid', pid: demo.broker.pid ?? 0 });
    else {
      disk[request]();
      tell({ kind: 'disk' });
    }
  });
  tell({ kind: 'ready', origin: demo.origin, turnKeyDigest });
  await once(process, 'disconnect');
}

/** A small disk of the broker's own; `ip netns exec` gives this process mounts that nobody else sees. */
function mountDisk(folder: string) {
  mkdirSync(folder, { mode: 0o700 });
  execFileSync('mount', ['-t', 'tmpfs', '-o', `size=${diskMb}m,mode=700`, 'tmpfs', folder]);
  const filler = join(folder, 'filler');
  const fill = (leftBytes: number) => {
    const { bavail, bsize } = statfsSync(folder);
    writeFileSync(filler, Buffer.alloc(bavail * bsize - leftBytes));
  };
  return {
    fillDisk: () => fill(0),
    fillForRecordings: () => fill((reservedMb * 1024 * 1024) / 2),
    makeRoom: () => rmSync(filler, { force: true }),
    unmount: () => void execFileSync('umount', [folder]),
  };
}

async function startStun(address: string, _: string, parts: AsyncDisposableStack): Promise<Helper> {
  const stun = await startStunServer(address, stunPort);
  parts.defer(() => void stun.close());
  return {
    settings: { REMOTE_HELP_ICE_URLS: `stun:${address}:${stunPort}` },
    turnKeyDigest: null,
  };
}

/** coturn by the shipped configuration. This network's addresses are private, so they are excepted. */
async function startTurn(
  address: string,
  folder: string,
  parts: AsyncDisposableStack,
): Promise<Helper> {
  const secret = randomBytes(32).toString('hex');
  const secretFile = join(folder, 'turn.secret');
  await writeFile(secretFile, secret);
  const coturn = await startCoturn({
    listeningIps: [address],
    ports: { plain: stunPort, tls: tlsPort },
    secret,
    more: ['allowed-peer-ip=10.77.0.0-10.77.255.255'],
  });
  parts.defer(() => coturn.close());
  const urls = [
    `stun:${address}:${stunPort}`,
    `turn:${address}:${stunPort}`,
    `turn:${address}:${stunPort}?transport=tcp`,
    `turns:${address}:${tlsPort}?transport=tcp`,
  ];
  const key = new X509Certificate(coturn.certificate).publicKey;
  const spki = key.export({ type: 'spki', format: 'der' });
  return {
    settings: { REMOTE_HELP_ICE_URLS: urls.join(), REMOTE_HELP_TURN_SECRET_FILE: secretFile },
    turnKeyDigest: createHash('sha256').update(spki).digest('base64'),
  };
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

await run(process.argv[2] ?? '', process.argv[3] === 'turn');
process.exit();
