import { fork, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { HostAnswer, HostRequest } from './broker-host-main.ts';
import { addressOf, type Network } from './network.ts';

const main = fileURLToPath(new URL('broker-host-main.ts', import.meta.url));

/** The demo and a STUN server, on the broker's host. */
export class BrokerHost {
  readonly origin: string;
  /** Of the TURN server's certificate: the digest of its key, by which a browser can be told to take it. */
  readonly turnKeyDigest: string | null;
  readonly #child: ChildProcess;

  constructor(child: ChildProcess, { origin, turnKeyDigest }: Ready) {
    this.#child = child;
    this.origin = origin;
    this.turnKeyDigest = turnKeyDigest;
  }

  /** Kills the broker; it is started again as soon as its death is seen. */
  async killBroker(): Promise<void> {
    process.kill(await this.#pid(), 'SIGKILL');
  }

  /** How much memory the broker holds, in bytes. */
  async memoryBytes(): Promise<number> {
    const status = readFileSync(`/proc/${await this.#pid()}/status`, 'utf8');
    return Number(/^VmRSS:\s+(\d+) kB$/m.exec(status)?.[1]) * 1024;
  }

  /** Leaves no room on the broker's disk. */
  async fillDisk(): Promise<void> {
    await this.#ask('fillDisk', 'disk');
  }

  /** Leaves no room on the broker's disk but for the log, which recordings must leave alone. */
  async fillDiskForRecordings(): Promise<void> {
    await this.#ask('fillForRecordings', 'disk');
  }

  async makeRoom(): Promise<void> {
    await this.#ask('makeRoom', 'disk');
  }

  async end(): Promise<void> {
    if (!this.#child.connected) return;
    const ended = once(this.#child, 'exit');
    this.#child.disconnect();
    await ended;
  }

  async #pid(): Promise<number> {
    return (await this.#ask('brokerPid', 'brokerPid')).pid;
  }

  #ask<Kind extends HostAnswer['kind']>(request: HostRequest, kind: Kind): Promise<Answer<Kind>> {
    const answered = answerFrom(this.#child, kind);
    this.#child.send(request);
    return answered;
  }
}

/** Starts everything that a bank runs, on the broker's host. */
export async function startBrokerHost(
  network: Network,
  { withTurn }: { withTurn: boolean },
): Promise<BrokerHost> {
  const namespace = network.namespaceOf('broker');
  const child = fork(main, [addressOf('broker'), ...(withTurn ? ['turn'] : [])], {
    execPath: 'ip',
    execArgv: ['netns', 'exec', namespace, process.execPath],
  });
  return new BrokerHost(child, await answerFrom(child, 'ready'));
}

type Ready = Pick<Answer<'ready'>, 'origin' | 'turnKeyDigest'>;
type Answer<Kind extends HostAnswer['kind']> = Extract<HostAnswer, { kind: Kind }>;

async function answerFrom<Kind extends HostAnswer['kind']>(
  child: ChildProcess,
  kind: Kind,
): Promise<Answer<Kind>> {
  const answer = Promise.withResolvers<Answer<Kind>>();
  const hear = (message: HostAnswer) => {
    if (message.kind === kind) answer.resolve(message as Answer<Kind>);
  };
  const fail = () => answer.reject(new Error('The broker’s host ended'));
  child.on('message', hear).once('exit', fail);
  try {
    return await answer.promise;
  } finally {
    child.off('message', hear).off('exit', fail);
  }
}
