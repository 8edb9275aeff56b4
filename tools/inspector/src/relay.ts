import { createServer, type IncomingMessage, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { WebSocket, WebSocketServer } from 'ws';

/** What a relay is started with. */
export interface RelayOptions {
  /** The port; 0 for any that is free. */
  readonly port: number;
  /** The address to listen on: the machine itself unless said. */
  readonly host?: string;
  /** The origins whose pages may connect: those of test pages and of inspectors. */
  readonly origins: readonly string[];
  /** The largest message, in bytes: a trace of 5,000 steps takes 2 MB. */
  readonly maxBytes?: number;
}

/** A relay that runs. */
export interface Relay {
  readonly address: string;
  close(): Promise<void>;
}

/**
 * Passes on what test pages and inspectors on two machines say to each other: each message to all others, as it is.
 *
 * It keeps nothing, reads nothing, and takes connections from pages of known origins only.
 */
export async function startRelay(options: RelayOptions): Promise<Relay> {
  const { port, host = '127.0.0.1', origins, maxBytes = 16 * 2 ** 20 } = options;
  const server = createServer((_, response) => response.writeHead(426).end());
  const sockets = new WebSocketServer({
    server,
    maxPayload: maxBytes,
    perMessageDeflate: false,
    verifyClient: ({ origin }: { origin: string; req: IncomingMessage }) =>
      origins.includes(origin),
  });
  sockets.on('connection', (socket) => {
    socket.on('error', () => socket.terminate());
    socket.on('message', (message, isBinary) => {
      if (!isBinary) passOn(sockets, socket, String(message));
    });
  });
  await listening(server, port, host);
  const { port: taken } = server.address() as AddressInfo;
  return { address: `ws://${host}:${String(taken)}`, close: () => closed(server, sockets) };
}

/** A peer that does not keep up is not waited for: it is told everything from the start when it comes back. */
function passOn(sockets: WebSocketServer, from: WebSocket, message: string): void {
  for (const socket of sockets.clients) {
    if (socket === from || socket.readyState !== WebSocket.OPEN) continue;
    if (socket.bufferedAmount > 32 * 2 ** 20) socket.terminate();
    else socket.send(message);
  }
}

function listening(server: Server, port: number, host: string): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, host, () => resolve());
  });
}

function closed(server: Server, sockets: WebSocketServer): Promise<void> {
  return new Promise((resolve) => {
    for (const socket of sockets.clients) socket.terminate();
    sockets.close();
    server.close(() => resolve());
  });
}
