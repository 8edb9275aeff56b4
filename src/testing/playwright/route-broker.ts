import type { SimulatedBroker } from '../simulated-broker.ts';
import type { PlaywrightNetwork, PlaywrightRoute, PlaywrightSocket } from './structural.ts';

/**
 * Puts a simulated broker in the place of the network, for a page or for all pages of a context, and for the broker's own
 * origin only. The broker lives in the test: pages may be reloaded and left as customers do.
 */
export async function routeBroker(
  network: PlaywrightNetwork,
  broker: SimulatedBroker,
): Promise<void> {
  const isOurs = ({ origin }: URL) => origin.replace(/^ws/, 'http') === broker.origin;
  await network.routeWebSocket(isOurs, (socket) => connect(broker, socket));
  await network.route(isOurs, (route) => answer(broker, route));
}

function connect(broker: SimulatedBroker, socket: PlaywrightSocket): void {
  const line = broker.connect({
    onFrame: (frame) => socket.send(frame),
    onClosed: (code) => void socket.close({ code }),
  });
  if (line === null) {
    void socket.close({ code: 1006 });
    return;
  }
  socket.onMessage((frame) => line.send(String(frame)));
  socket.onClose(() => line.close());
}

async function answer(broker: SimulatedBroker, route: PlaywrightRoute): Promise<void> {
  const request = route.request();
  const found = await broker.answer(request.method(), request.url());
  if (found === null) return route.abort('connectionrefused');
  const { status, headers, body } = found;
  await route.fulfill({ status, headers: { ...headers }, body: inNode(body) });
}

/** Playwright takes bytes as a buffer of Node's only, in which it runs. */
function inNode(body: string | Uint8Array): string {
  const { Buffer } = globalThis as unknown as { Buffer: { from(bytes: Uint8Array): string } };
  return typeof body === 'string' ? body : Buffer.from(body);
}
