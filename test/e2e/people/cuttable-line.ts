import { createServer, Socket, type Server } from 'node:net';
import { host, listening, portOf } from '../../../demo/front/listening.ts';

/** What is cut: everything, as in a tunnel; or what a page fetches and sends, while its open sockets live on. */
export type Cut = 'nothing' | 'everything' | 'requests';

/**
 * The way from a browser to the servers, which can be cut without a word: neither end hears of it, and what was on its way
 * arrives when the cut is over. It is a SOCKS proxy (RFC 1928) for what pages connect to; the picture, which goes over UDP, does not pass it.
 */
export class CuttableLine {
  readonly #server: Server;
  readonly #connections = new Set<Connection>();
  #cut: Cut = 'nothing';

  private constructor(server: Server) {
    this.#server = server;
    server.on('connection', (socket) => this.#take(socket));
  }

  static async lay(): Promise<CuttableLine> {
    return new CuttableLine(await listening(createServer(), 0));
  }

  /** How Playwright is told that pages use it, for this very machine too. */
  get proxy() {
    return { server: `socks5://${host}:${portOf(this.#server)}`, bypass: '<-loopback>' };
  }

  /** Cuts it, or mends it. */
  set(cut: Cut): void {
    this.#cut = cut;
    for (const connection of this.#connections) connection.follow(cut);
  }

  async remove(): Promise<void> {
    for (const connection of this.#connections) connection.end();
    await new Promise((closed) => this.#server.close(closed));
  }

  #take(socket: Socket): void {
    const connection = new Connection(socket);
    this.#connections.add(connection);
    socket.on('close', () => this.#connections.delete(connection));
    connection.follow(this.#cut);
  }
}

/** How a page opens a WebSocket (RFC 6455). */
const opensSocket = /^upgrade: websocket\r$/im;

const version = 5;
const withoutPassword = Buffer.from([version, 0]);
const connected = Buffer.from([version, 0, 0, 1, 0, 0, 0, 0, 0, 0]);

/** One connection of a browser to a server on this machine. */
class Connection {
  readonly #near: Socket;
  readonly #far = new Socket();
  #step: 'greeting' | 'asking' | 'passing' = 'greeting';
  #isSocket = false;
  #cut: Cut = 'nothing';

  constructor(near: Socket) {
    this.#near = near;
    near.on('data', (data) => this.#hear(data));
    this.#far.on('data', (data) => near.write(data));
    this.#far.on('connect', () => near.write(connected));
    for (const end of [near, this.#far]) {
      end.on('close', () => this.end());
      // A browser that leaves and a broker that is killed break it off: there is nobody to tell.
      end.on('error', () => this.end());
    }
  }

  follow(cut: Cut): void {
    this.#cut = cut;
    const isCut = cut === 'everything' || (cut === 'requests' && !this.#isSocket);
    for (const end of [this.#near, this.#far]) {
      if (isCut) end.pause();
      else end.resume();
    }
  }

  end(): void {
    this.#near.destroy();
    this.#far.destroy();
  }

  /** Every step of a SOCKS client waits for the answer to the one before, so that each comes by itself. */
  #hear(data: Buffer): void {
    if (this.#step === 'greeting') {
      this.#step = 'asking';
      this.#near.write(withoutPassword);
    } else if (this.#step === 'asking') {
      this.#step = 'passing';
      this.#far.connect(data.readUInt16BE(data.length - 2), host);
    } else {
      this.#isSocket ||= opensSocket.test(data.toString('latin1'));
      this.#far.write(data);
      this.follow(this.#cut);
    }
  }
}
