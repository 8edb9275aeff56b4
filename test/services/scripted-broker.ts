import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { WebSocketServer, type WebSocket } from 'ws';
import type { BrokerMessage } from '../../src/protocol/broker-messages.ts';
import { subprotocol } from '../../src/protocol/limits.ts';
import type { PageMessage } from '../../src/services/line/wire.ts';

/** One page's socket, as a broker sees it. */
export interface Visitor {
  /** The next message of the page that is not a ping. */
  hears(): Promise<PageMessage>;
  says(...messages: BrokerMessage[]): void;
  /** Ends the socket as a broker does, with a code, or as a dead network does. */
  leaves(code?: number): void;
  readonly isGone: Promise<number>;
}

/** A broker that says what the test tells it to: for what no real one does on demand. */
export class ScriptedBroker {
  readonly #server: WebSocketServer;
  readonly #visitors: Visitor[] = [];
  readonly #waiting: ((visitor: Visitor) => void)[] = [];

  private constructor(server: WebSocketServer) {
    this.#server = server;
    server.on('connection', (socket) => {
      const visitor = visitorOn(socket);
      const waiting = this.#waiting.shift();
      if (waiting) waiting(visitor);
      else this.#visitors.push(visitor);
    });
  }

  static async start(): Promise<ScriptedBroker> {
    const server = new WebSocketServer({
      host: '127.0.0.1',
      port: 0,
      handleProtocols: () => subprotocol,
    });
    await once(server, 'listening');
    return new ScriptedBroker(server);
  }

  get origin(): string {
    return `http://127.0.0.1:${String((this.#server.address() as AddressInfo).port)}`;
  }

  /** The next page that comes. */
  visitor(): Promise<Visitor> {
    const visitor = this.#visitors.shift();
    if (visitor) return Promise.resolve(visitor);
    return new Promise((resolve) => this.#waiting.push(resolve));
  }

  async stop(): Promise<void> {
    for (const client of this.#server.clients) client.terminate();
    await new Promise((resolve) => this.#server.close(resolve));
  }
}

function visitorOn(socket: WebSocket): Visitor {
  const heard: PageMessage[] = [];
  const waiting: ((message: PageMessage) => void)[] = [];
  socket.on('message', (data) => {
    const message = JSON.parse(String(data)) as PageMessage;
    if (message.type.endsWith('.pinged')) return;
    const next = waiting.shift();
    if (next) next(message);
    else heard.push(message);
  });
  return {
    hears: () => {
      const message = heard.shift();
      if (message) return Promise.resolve(message);
      return new Promise((resolve) => waiting.push(resolve));
    },
    says: (...messages) => {
      for (const message of messages) socket.send(JSON.stringify(message));
    },
    leaves: (code) => {
      if (code === undefined) socket.terminate();
      else socket.close(code);
    },
    isGone: new Promise((resolve) => socket.once('close', resolve)),
  };
}
