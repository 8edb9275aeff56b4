import type { IncomingMessage } from 'node:http';
import { isIPv4 } from 'node:net';

/** Finds where a request comes from: the network that limits count by. */
export class Networks {
  readonly #trustedProxies: ReadonlySet<string>;

  constructor(trustedProxies: readonly string[]) {
    this.#trustedProxies = new Set(trustedProxies);
  }

  /**
   * The network of a request's sender: /24 of IPv4, /64 of IPv6.
   *
   * What a proxy says of its clients is believed only of the bank's own proxies: anyone can send the header.
   */
  of(request: IncomingMessage): string {
    let address = plain(request.socket.remoteAddress ?? '');
    const forwarded = String(request.headers['x-forwarded-for'] ?? '').split(',');
    while (this.#trustedProxies.has(address)) {
      const before = plain(forwarded.pop()?.trim() ?? '');
      if (before === '') break;
      address = before;
    }
    return networkOf(address);
  }
}

function plain(address: string): string {
  return address.replace(/^::ffff:(?=\d+\.)/i, '');
}

function networkOf(address: string): string {
  if (isIPv4(address)) return address.split('.').slice(0, 3).join('.');
  return expand(address).slice(0, 4).join(':');
}

/** The eight groups of an IPv6 address. */
function expand(address: string): string[] {
  const [head = '', tail] = (address.split('%')[0] ?? '').split('::');
  const first = head === '' ? [] : head.split(':');
  const last = tail === undefined || tail === '' ? [] : tail.split(':');
  const zeros = Array.from({ length: Math.max(0, 8 - first.length - last.length) }, () => '0');
  return [...first, ...zeros, ...last].map((group) => group.toLowerCase().replace(/^0+(?=.)/, ''));
}
