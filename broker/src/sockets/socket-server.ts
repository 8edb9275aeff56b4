import { STATUS_CODES, type IncomingMessage, type Server } from 'node:http';
import type { Duplex } from 'node:stream';
import { WebSocketServer } from 'ws';
import { sizes, subprotocol, times } from '../../../src/protocol/limits.ts';
import { closeCodes } from '../../../src/protocol/reasons.ts';
import { busyRetryMs } from '../../../src/rules/refusal.ts';
import type { Clock } from '../clock.ts';
import { doors } from '../limits.ts';
import { Connection } from './connection.ts';
import type { FrontDoor } from './front-door.ts';
import { Greeter } from './greeter.ts';
import type { Networks } from './network.ts';

/** When a socket that was not opened is worth another try; those that wait at the door are gone by then. */
const retryAfterMs: Readonly<Record<number, number>> = { 429: times.greetingMs, 503: busyRetryMs };
const returnSpreadMs = 3_000;

/** The sockets of the broker: who may open one, and how all of them are closed (rules P1, P16). */
export class SocketServer {
  readonly #door: FrontDoor;
  readonly #networks: Networks;
  readonly #clock: Clock;
  readonly #connections = new Set<Connection>();
  readonly #ungreeted = new Map<string, number>();
  readonly #server = new WebSocketServer({
    noServer: true,
    maxPayload: sizes.maxFrameBytes,
    perMessageDeflate: false,
    clientTracking: false,
    handleProtocols: () => subprotocol,
  });
  #isDraining = false;

  constructor(door: FrontDoor, networks: Networks) {
    this.#door = door;
    this.#networks = networks;
    this.#clock = door.clock;
  }

  /** Takes the upgrades of an HTTP server. */
  attach(server: Server): void {
    server.on('upgrade', (request: IncomingMessage, socket: Duplex, head: Buffer) => {
      const network = this.#networks.of(request);
      const status = this.#refusalOf(request, network);
      if (status !== null) return refuse(socket, status);
      this.#server.handleUpgrade(request, socket, head, (webSocket) => {
        const origin = request.headers.origin ?? '';
        this.#receive(new Connection(webSocket, this.#clock, { network, origin }));
      });
    });
  }

  /** Says goodbye to everyone, each with a time of its own to come back, so that they do not come all at once. */
  drain(): void {
    this.#isDraining = true;
    for (const connection of this.#connections) {
      const resumeAfterMs = Math.round(Math.random() * returnSpreadMs);
      connection.send({ type: 'broker.goingAway', resumeAfterMs });
      connection.close(closeCodes.goingAway);
    }
  }

  #refusalOf({ url, headers }: IncomingMessage, network: string): number | null {
    if (url !== '/v1/socket' && url !== '/v1/program-socket') return 404;
    if (!this.#mayComeFrom(headers.origin, url)) return 403;
    const offered = (headers['sec-websocket-protocol'] ?? '').split(',');
    if (!offered.some((name) => name.trim() === subprotocol)) return 400;
    if (this.#isDraining || this.#door.room.isCrammed) return 503;
    return (this.#ungreeted.get(network) ?? 0) >= doors.maxUngreeted ? 429 : null;
  }

  /** Browsers say from which page they come, always; the bank's program comes from none, on a way of its own. */
  #mayComeFrom(origin: string | undefined, url: string): boolean {
    if (url === '/v1/program-socket') return origin === undefined;
    const { pageOrigins, consoleOrigin } = this.#door;
    return origin !== undefined && (pageOrigins.has(origin) || origin === consoleOrigin);
  }

  #receive(connection: Connection): void {
    const { network } = connection;
    this.#ungreeted.set(network, (this.#ungreeted.get(network) ?? 0) + 1);
    this.#connections.add(connection);
    const leaveRoom = this.#door.room.take();
    let isCounted = true;
    const onGreeted = () => {
      if (isCounted) this.#countGreeted(network);
      isCounted = false;
    };
    connection.conversation = new Greeter(this.#door, connection, onGreeted);
    connection.onEnd = () => {
      leaveRoom();
      this.#connections.delete(connection);
    };
  }

  #countGreeted(network: string): void {
    const rest = (this.#ungreeted.get(network) ?? 1) - 1;
    if (rest > 0) this.#ungreeted.set(network, rest);
    else this.#ungreeted.delete(network);
  }
}

function refuse(socket: Duplex, status: number): void {
  socket.on('error', () => socket.destroy());
  const waitMs = retryAfterMs[status];
  const retry = waitMs === undefined ? '' : `Retry-After: ${Math.ceil(waitMs / 1_000)}\r\n`;
  const head = `HTTP/1.1 ${status} ${STATUS_CODES[status] ?? ''}\r\n${retry}`;
  socket.end(`${head}Connection: close\r\nContent-Length: 0\r\n\r\n`);
}
