import type { AdviserMessage } from '../../src/protocol/adviser-messages.ts';
import type { BrokerMessage } from '../../src/protocol/broker-messages.ts';
import type { SessionSummary } from '../../src/protocol/http.ts';

type Answer = readonly [status: number, body?: unknown];

/** A socket of the console, as a broker sees it. */
class FakeSocket extends EventTarget {
  static readonly OPEN = 1;
  readyState = 0;
  readonly heard: AdviserMessage[] = [];
  readonly greeted = Promise.withResolvers<AdviserMessage>();
  #waiting: ((message: AdviserMessage) => void)[] = [];

  send(frame: string): void {
    const message = JSON.parse(frame) as AdviserMessage;
    this.greeted.resolve(message);
    const next = this.#waiting.shift();
    if (next) next(message);
    else this.heard.push(message);
  }

  close(): void {
    this.readyState = 3;
  }

  /** The next message of the console on this socket. */
  hears(): Promise<AdviserMessage> {
    const message = this.heard.shift();
    if (message) return Promise.resolve(message);
    return new Promise((resolve) => this.#waiting.push(resolve));
  }

  says(...messages: BrokerMessage[]): void {
    for (const message of messages) {
      this.dispatchEvent(new MessageEvent('message', { data: JSON.stringify(message) }));
    }
  }

  leaves(code: number): void {
    this.readyState = 3;
    this.dispatchEvent(new CloseEvent('close', { code }));
  }
}

/** A broker inside the page: it stands in for `fetch` and `WebSocket` until it is stopped. */
export class FakeBroker {
  readonly requests: string[] = [];
  /** What the broker answers to a request, by its method and path; a list is used up from its front. */
  readonly answers = new Map<string, Answer>();
  readonly #real = { fetch: globalThis.fetch, WebSocket: globalThis.WebSocket };
  readonly #sockets: FakeSocket[] = [];
  readonly #waiting: {
    isWanted: (greeting: AdviserMessage) => boolean;
    give: (socket: FakeSocket) => void;
  }[] = [];

  constructor() {
    this.answers.set('GET /v1/adviser', [
      200,
      { adviser: { name: 'Ana Novak', role: 'Svetovalka' } },
    ]);
    this.answers.set('POST /v1/tickets', [200, { ticket: 'A'.repeat(43) }]);
    const onSocket = (socket: FakeSocket) => this.#meet(socket);
    globalThis.fetch = (input, init) => this.#answer(String(input), init);
    globalThis.WebSocket = class extends FakeSocket {
      constructor() {
        super();
        onSocket(this);
      }
    } as unknown as typeof WebSocket;
  }

  stop(): void {
    globalThis.fetch = this.#real.fetch;
    globalThis.WebSocket = this.#real.WebSocket;
  }

  /** The socket on which the console hears of its sessions. */
  watching(): Promise<FakeSocket> {
    return this.#find(
      (greeting) => greeting.type === 'adviser.greeted' && greeting.session === undefined,
    );
  }

  /** The socket on which the console sits in a session. */
  seatIn({ sessionId }: SessionSummary): Promise<FakeSocket> {
    return this.#find(
      (greeting) =>
        greeting.type === 'adviser.greeted' && greeting.session?.sessionId === sessionId,
    );
  }

  /** All sockets that are open. */
  get open(): number {
    return this.#sockets.filter(({ readyState }) => readyState === 1).length;
  }

  async #find(isWanted: (greeting: AdviserMessage) => boolean): Promise<FakeSocket> {
    const found = this.#sockets.find(
      ({ heard, readyState }) => readyState === 1 && heard[0] !== undefined && isWanted(heard[0]),
    );
    if (found === undefined) {
      return new Promise((give) => this.#waiting.push({ isWanted, give }));
    }
    await found.hears();
    return found;
  }

  #meet(socket: FakeSocket): void {
    this.#sockets.push(socket);
    queueMicrotask(() => {
      socket.readyState = 1;
      socket.dispatchEvent(new Event('open'));
    });
    void socket.greeted.promise.then((greeting) => {
      socket.says({ type: 'broker.greeted', protocol: 1, heartbeatMs: 5_000 });
      const at = this.#waiting.findIndex(({ isWanted }) => isWanted(greeting));
      if (at === -1) return;
      const [waiting] = this.#waiting.splice(at, 1);
      void socket.hears();
      waiting?.give(socket);
    });
  }

  #answer(address: string, init?: RequestInit): Promise<Response> {
    const name = `${init?.method ?? 'GET'} ${new URL(address).pathname}`;
    this.requests.push(name);
    const [status, body = null] = this.answers.get(name) ?? [404, { reason: 'session.unknown' }];
    if (status === 0) return Promise.reject(new TypeError('Failed to fetch'));
    const answer =
      status === 204 ? new Response(null, { status }) : Response.json(body, { status });
    return Promise.resolve(answer);
  }
}
