import type { SimulatedBroker } from './simulated-broker.ts';
import { SimulatedSocket } from './simulated-socket.ts';

/**
 * Puts a simulated broker in the place of the network, for this page and for the broker's own origin only: everything
 * else goes on as before.
 *
 * @returns what takes it away again.
 */
export function installBroker(broker: SimulatedBroker): () => void {
  const { fetch: realFetch, WebSocket: RealSocket } = globalThis;
  const { origin } = broker;
  globalThis.WebSocket = new Proxy(RealSocket, {
    construct: (real, [address, protocols]: [string | URL, string | string[] | undefined]) =>
      originOf(address) === origin
        ? new SimulatedSocket(broker, String(address), protocols)
        : new real(address, protocols),
  });
  globalThis.fetch = async (input, init) => {
    const { url, method, signal } = new Request(input, init);
    if (new URL(url).origin !== origin) return realFetch(input, init);
    signal.throwIfAborted();
    const answer = await broker.answer(method, url);
    signal.throwIfAborted();
    if (answer === null) throw new TypeError('Failed to fetch');
    const { status, headers, body } = answer;
    return new Response(body, { status, headers });
  };
  return () => {
    globalThis.WebSocket = RealSocket;
    globalThis.fetch = realFetch;
  };
}

/** The origin of the pages that a socket's address belongs to. */
function originOf(address: string | URL): string {
  return new URL(address, location.href).origin.replace(/^ws/, 'http');
}
