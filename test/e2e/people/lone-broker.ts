import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import { WebSocketServer, type WebSocket } from 'ws';
import { host, listening, portOf } from '../../../demo/front/listening.ts';
import type { BrokerMessage } from '../../../src/protocol/broker-messages.ts';
import type {
  CompanionMessage,
  CompanionMessages,
} from '../../../src/protocol/companion-messages.ts';
import { decodeCompanionMessage } from '../../../src/protocol/decode.ts';
import type { Shown } from '../../../src/protocol/fields.ts';
import type { Input } from '../../../src/protocol/input.ts';
import { patienceMs, waitUntil } from '../wait-until.ts';
import { protocolVersion, sizes } from '../../../src/protocol/limits.ts';

/** The two digits that every program of this broker is asked to show. */
export const check = '47';

/**
 * A broker without customers, console or rules: it says to one program whatever a test wants, also what the real one
 * would never pass on.
 */
export class LoneBroker {
  readonly origin: string;
  readonly #http: Server;
  readonly #sockets: WebSocketServer;

  private constructor(http: Server, sockets: WebSocketServer) {
    this.origin = `http://${host}:${portOf(http)}`;
    this.#http = http;
    this.#sockets = sockets;
  }

  static async start(port: number): Promise<LoneBroker> {
    const page = '<!doctype html><title>Nothing</title>';
    const http = createServer((_, response) => {
      response.setHeader('content-type', 'text/html').end(page);
    });
    await listening(http, port);
    return new LoneBroker(http, new WebSocketServer({ server: http, path: '/v1/program-socket' }));
  }

  /** The next program that connects. */
  async program(): Promise<ProgramLine> {
    const signal = AbortSignal.timeout(patienceMs);
    const [socket] = (await once(this.#sockets, 'connection', { signal })) as [WebSocket];
    return new ProgramLine(socket);
  }

  /** Dies: every line is cut, and nobody listens any more. */
  async dies(): Promise<void> {
    for (const socket of this.#sockets.clients) socket.terminate();
    this.#sockets.close();
    this.#http.closeAllConnections();
    if (this.#http.listening) await new Promise((closed) => this.#http.close(closed));
  }
}

/** What the broker and one program say to each other. */
export class ProgramLine {
  readonly heard: CompanionMessage[] = [];
  readonly #socket: WebSocket;
  #given = 0;

  constructor(socket: WebSocket) {
    this.#socket = socket;
    socket.on('message', (data) => this.#hear(String(data)));
    // A line that is cut in the middle of a frame is what some tests are about.
    socket.on('error', () => undefined);
  }

  get isOpen(): boolean {
    return this.#socket.readyState === this.#socket.OPEN;
  }

  says(message: BrokerMessage): void {
    this.saysAnything(JSON.stringify(message));
  }

  saysAnything(frame: string | Buffer): void {
    this.#socket.send(frame);
  }

  /** Waits for a message of this type that nobody has waited for yet. */
  async hears<Type extends keyof CompanionMessages>(type: Type): Promise<CompanionMessages[Type]> {
    return await waitUntil(async () => {
      const at = this.heard.findIndex((message) => message.type === type);
      return at === -1 ? null : (this.heard.splice(at, 1)[0] as CompanionMessages[Type]);
    }, `the program’s ${type}`);
  }

  /** From the number to the customer's yes; the program shows its bar then. */
  async binds(resumeMs: number): Promise<string> {
    const { number } = await this.hears('companion.gaveNumber');
    this.says({ type: 'broker.askedCustomer', check, waitMs: 60_000 });
    this.says({ type: 'broker.boundProgram', sessionId: randomUUID(), resumeMs });
    return number;
  }

  /** What of the desktop is shown. */
  describes(shown: Shown, controlReturnSeconds = 0): void {
    this.says({
      type: 'broker.describedSession',
      state: 'sharing',
      locale: 'en',
      adviser: { name: 'Ana Novak', role: 'Adviser' },
      adviserIsPresent: true,
      customerIsPresent: true,
      records: true,
      maxFileBytes: 25_000_000,
      joinedAt: Date.now(),
      controlReturnSeconds,
      shown,
    });
  }

  asksForControl(): void {
    const id = randomUUID();
    this.says({ type: 'adviser.askedForControl', id, seq: 1, at: Date.now() });
  }

  /** Waits for the customer's "Allow", and opens control by this grant. */
  async opensControl(grant: number): Promise<void> {
    await this.hears('companion.allowedControl');
    this.says({ type: 'broker.openedControl', grant });
    this.#given = 0;
  }

  /** The adviser's hand does this, and the program says that it is done. */
  async does(grant: number, ...inputs: Input[]): Promise<void> {
    const n = ++this.#given;
    this.says({ type: 'adviser.gaveInput', grant, n, inputs });
    while ((await this.hears('companion.tookInput')).n !== n);
  }

  #hear(frame: string): void {
    const message = decodeCompanionMessage(frame);
    if (message === null || frame.length > sizes.maxFrameBytes) {
      throw new Error(`The program says what no program may: ${frame.slice(0, 200)}`);
    }
    if (message.type === 'companion.greeted') {
      this.says({ type: 'broker.greeted', protocol: protocolVersion, heartbeatMs: 5_000 });
    }
    if (message.type === 'companion.pinged') this.says({ type: 'broker.ponged', at: Date.now() });
    if ('id' in message && message.type !== 'companion.gaveNumber') {
      this.says({ type: 'broker.stored', id: message.id, seq: 1, at: Date.now() });
    }
    this.heard.push(message);
  }
}
