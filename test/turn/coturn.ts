import { execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { findProgram } from '../run/programs.ts';

const shipped = new URL('../../docs/turn/turnserver.conf', import.meta.url);
const maxStartMs = 8_000;
const forOlder = new URL('../../docs/turn/turnserver-before-4.9.conf', import.meta.url);

/** What a test puts in the place of a bank's own addresses, ports and paths. */
export interface Surroundings {
  readonly listeningIps: readonly string[];
  readonly ports: { readonly plain: number; readonly tls: number };
  readonly secret: string;
  /** Lines for what no bank has: peers on this very machine. */
  readonly more?: readonly string[];
  /** What it is started by, such as a network namespace's command. */
  readonly by?: readonly string[];
}

/** A coturn that runs by the configuration that is shipped. */
export interface Coturn {
  /** Whom its TLS certificate is to be checked by: itself. */
  readonly certificate: string;
  readonly certificateFile: string;
  /** The lines of its log so far. */
  readonly log: readonly string[];
  close(): Promise<void>;
}

/** Why no coturn can be had here, in a few words, or `null`. */
export function whatCoturnLacks(): string | null {
  const missing = ['turnserver', 'openssl'].filter((program) => findProgram(program) === null);
  return missing.length === 0 ? null : `not installed: ${missing.join(', ')}`;
}

/** Starts coturn by the shipped configuration, with `surroundings` in it, and waits until it listens. */
export async function startCoturn(surroundings: Surroundings): Promise<Coturn> {
  const folder = mkdtempSync(join(tmpdir(), 'remote-help-coturn-'));
  const certificateFile = makeCertificate(folder);
  const file = join(folder, 'turnserver.conf');
  writeFileSync(file, configurationIn(folder, surroundings));
  const [program = '', ...args] = [...(surroundings.by ?? []), 'turnserver', '-c', file];
  const child = spawn(program, args, { stdio: ['ignore', 'pipe', 'inherit'] });
  const ended = once(child, 'exit');
  const log: string[] = [];
  const listens = Promise.withResolvers<void>();
  // The listeners are opened one after the other, and the last line of each is about UDP.
  let missing = surroundings.listeningIps.length;
  createInterface(child.stdout).on('line', (line) => {
    log.push(line);
    if (/UDP listener opened on/.test(line) && --missing === 0) listens.resolve();
  });
  const fail = (what: string) => listens.reject(new Error(`${what}: ${log.slice(-3).join(' | ')}`));
  child.once('exit', () => fail('coturn ended'));
  const impatience = setTimeout(() => fail('coturn does not listen'), maxStartMs);
  // A run that is ended from outside must leave no server behind.
  const kill = () => void child.kill('SIGKILL');
  process.once('exit', kill);
  const close = async () => {
    process.off('exit', kill);
    kill();
    await ended;
    rmSync(folder, { recursive: true, force: true });
  };
  await listens.promise.catch(async (error: unknown) => {
    await close();
    throw error;
  });
  clearTimeout(impatience);
  return { certificate: readFileSync(certificateFile, 'utf8'), certificateFile, log, close };
}

/** Two ports that nobody listens on. */
export async function freePorts(): Promise<{ plain: number; tls: number }> {
  const servers = [createServer(), createServer()];
  const ports = [];
  for (const server of servers) {
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
    ports.push((server.address() as { port: number }).port);
  }
  for (const server of servers) server.close();
  return { plain: ports[0] ?? 0, tls: ports[1] ?? 0 };
}

/** The shipped lines, with nothing changed but addresses, ports, paths and where the log goes. */
function configurationIn(folder: string, { ports, secret, more = [], ...rest }: Surroundings) {
  const replaced: Readonly<Record<string, string>> = {
    'listening-port': `${ports.plain}`,
    'tls-listening-port': `${ports.tls}`,
    cert: join(folder, 'turn.crt'),
    pkey: join(folder, 'turn.key'),
  };
  const lines = readFileSync(shipped, 'utf8')
    .split('\n')
    .map((line) => {
      const [name = ''] = line.split('=');
      if (name === 'syslog') return 'log-file=stdout';
      return name in replaced ? `${name}=${replaced[name] ?? ''}` : line;
    });
  const addresses = rest.listeningIps.flatMap((ip) => [`listening-ip=${ip}`, `relay-ip=${ip}`]);
  const own = [
    ...addresses,
    `static-auth-secret=${secret}`,
    `pidfile=${join(folder, 'pid')}`,
    `userdb=${join(folder, 'db')}`,
    'verbose',
  ];
  const older = isOlderThan49() ? readFileSync(forOlder, 'utf8').split('\n') : [];
  return [...lines.filter((line) => line !== 'no-stdout-log'), ...older, ...own, ...more].join(
    '\n',
  );
}

/** Whether the coturn of this machine needs the lines for older ones. */
function isOlderThan49(): boolean {
  const said = execFileSync('turnserver', ['--version'], { encoding: 'utf8' });
  const [, major = 0, minor = 0] = /^(\d+)\.(\d+)\.\d+/m.exec(said)?.map(Number) ?? [];
  return major < 4 || (major === 4 && minor < 9);
}

function makeCertificate(folder: string): string {
  const [certificate, key] = [join(folder, 'turn.crt'), join(folder, 'turn.key')];
  const name = ['-subj', '/CN=turn.bank.example', '-addext'];
  const keyKind = ['-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:P-256', '-nodes'];
  execFileSync(
    'openssl',
    [
      ...[
        'req',
        '-x509',
        '-days',
        '2',
        ...keyKind,
        ...name,
        'subjectAltName=DNS:turn.bank.example',
      ],
      ...['-keyout', key, '-out', certificate],
    ],
    { stdio: 'ignore' },
  );
  return certificate;
}
