import { execFileSync, spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';

/** Who has a host, and a network, of their own. */
export const hosts = ['customer', 'adviser', 'broker'] as const;
export type Host = (typeof hosts)[number];

/** What the network between the hosts does to packets. */
export type Weather = {
  /** Held back, each way. */
  readonly delayMs: number;
  /** Held back up to so much more, each packet for itself: so they overtake each other. */
  readonly jitterMs: number;
  /** Lost, each way. */
  readonly lossPercent: number;
  /** Delivered twice, each way. */
  readonly doublePercent: number;
  /** What each sender may send; 0: as much as it likes. */
  readonly kbitPerSecond: number;
  /** Hosts that nothing comes from or goes to, without a word to either end. */
  readonly cut: readonly Host[];
  /** Pairs of hosts that do not reach each other. */
  readonly apart: readonly (readonly [Host, Host])[];
  /** No UDP gets through. */
  readonly noUdp: boolean;
  /** TCP gets through to and from these ports only; none named: all. */
  readonly onlyTcpPorts: readonly number[];
};

/** A network on which nothing is wrong. */
export const fair: Weather = {
  delayMs: 0,
  jitterMs: 0,
  lossPercent: 0,
  doublePercent: 0,
  kbitPerSecond: 0,
  cut: [],
  apart: [],
  noUdp: false,
  onlyTcpPorts: [],
};

const relay = fileURLToPath(new URL('relay.py', import.meta.url));
const device = 'wan0';
const viaRelay = '100';

const netOf = (host: Host) => `10.77.${hosts.indexOf(host) + 1}`;

/** The address of a host, as it is before any case changes it. */
export const addressOf = (host: Host) => `${netOf(host)}.2`;

function ip(...args: string[]): string {
  return execFileSync('ip', args, { encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'] });
}

/** Three hosts, each in a network namespace, round a router that sends every packet through a relay. */
export class Network {
  readonly #prefix = `rhf${process.pid}`;
  readonly #names = new Set<string>();
  #relay: ChildProcess | undefined;
  #answers: AsyncIterator<string> | undefined;

  static async lay(): Promise<Network> {
    const network = new Network();
    process.once('exit', network.#removeNow);
    try {
      network.#layHosts();
      await network.#startRelay();
      return network;
    } catch (error) {
      await network.remove();
      throw error;
    }
  }

  /** The name of a host's namespace. */
  namespaceOf(host: Host | 'router'): string {
    return `${this.#prefix}${host}`;
  }

  /** Changes what is wrong with the network, from now on. */
  async set(weather: Partial<Weather>): Promise<void> {
    const { cut, apart, ...rest } = { ...fair, ...weather };
    const settings = {
      ...rest,
      cut: cut.map((host) => `${netOf(host)}.`),
      apart: apart.map((pair) => pair.map((host) => `${netOf(host)}.`)),
    };
    this.#relay?.stdin?.write(`${JSON.stringify(settings)}\n`);
    const answer = await this.#answers?.next();
    if (answer?.done !== false) throw new Error('The relay ended');
  }

  /** Gives a host another address and takes the old one away, as another Wi-Fi would. */
  changeAddress(host: Host, last: number): void {
    const name = this.namespaceOf(host);
    ip('-n', name, 'addr', 'flush', 'dev', 'eth0');
    this.#setAddress(host, last);
  }

  /** Kills everything that runs on a host, at once. */
  killAllOn(host: Host): void {
    signalIn(this.namespaceOf(host), 'SIGKILL');
  }

  /** Lets nothing on a host run, as in a computer that sleeps, until {@link wake}. */
  sleep(host: Host): void {
    signalIn(this.namespaceOf(host), 'SIGSTOP');
  }

  wake(host: Host): void {
    signalIn(this.namespaceOf(host), 'SIGCONT');
  }

  /** Ends what still runs on the hosts, and takes them away. */
  async remove(): Promise<void> {
    process.off('exit', this.#removeNow);
    this.#removeNow();
    if (this.#relay !== undefined && isRunning(this.#relay)) await once(this.#relay, 'exit');
  }

  /** Nothing may stay behind, whatever the run ends of: so it is done at one go. */
  readonly #removeNow = (): void => {
    for (const name of this.#names) {
      signalIn(name, 'SIGKILL');
      ip('netns', 'del', name);
    }
    this.#names.clear();
  };

  #layHosts(): void {
    const router = this.#addNamespace('router');
    const off = ['net.ipv4.conf.all.rp_filter=0', 'net.ipv4.conf.default.rp_filter=0'];
    ip('netns', 'exec', router, 'sysctl', '-qw', 'net.ipv4.ip_forward=1', ...off);
    for (const host of hosts) {
      const name = this.#addNamespace(host);
      const port = `v${host}`;
      ip(
        'link',
        'add',
        'eth0',
        'netns',
        name,
        'type',
        'veth',
        'peer',
        'name',
        port,
        'netns',
        router,
      );
      this.#setAddress(host, 2);
      ip('-n', router, 'addr', 'add', `${netOf(host)}.1/24`, 'dev', port);
      ip('-n', router, 'link', 'set', port, 'up');
      ip('-n', router, 'rule', 'add', 'iif', port, 'lookup', viaRelay);
    }
  }

  #setAddress(host: Host, last: number): void {
    const name = this.namespaceOf(host);
    ip('-n', name, 'addr', 'add', `${netOf(host)}.${last}/24`, 'dev', 'eth0');
    ip('-n', name, 'link', 'set', 'eth0', 'up');
    ip('-n', name, 'route', 'add', 'default', 'via', `${netOf(host)}.1`);
  }

  #addNamespace(host: Host | 'router'): string {
    const name = this.namespaceOf(host);
    ip('netns', 'add', name);
    this.#names.add(name);
    ip('-n', name, 'link', 'set', 'lo', 'up');
    return name;
  }

  async #startRelay(): Promise<void> {
    const router = this.namespaceOf('router');
    const child = spawn('ip', ['netns', 'exec', router, 'python3', relay, device], {
      stdio: ['pipe', 'pipe', 'inherit'],
    });
    this.#relay = child;
    this.#answers = createInterface(child.stdout)[Symbol.asyncIterator]();
    await this.#answers.next();
    ip('-n', router, 'link', 'set', device, 'up');
    ip('-n', router, 'route', 'add', 'default', 'dev', device, 'table', viaRelay);
  }
}

function isRunning({ exitCode, signalCode }: ChildProcess): boolean {
  return exitCode === null && signalCode === null;
}

function signalIn(namespace: string, signal: NodeJS.Signals): void {
  for (const pid of ip('netns', 'pids', namespace).split('\n').filter(Boolean)) {
    try {
      process.kill(Number(pid), signal);
    } catch (error) {
      // It ended by itself between the list and the kill.
      if ((error as NodeJS.ErrnoException).code !== 'ESRCH') throw error;
    }
  }
}
