import { createSocket } from 'node:dgram';
import { once } from 'node:events';
import { connect as connectTcp, type Socket } from 'node:net';
import { connect as connectTls } from 'node:tls';
import * as stun from './stun-message.ts';
import type { Endpoint, Signer, StunMessage } from './stun-message.ts';

/** How a client reaches its TURN server. */
export type Way = 'udp' | 'tcp' | 'tls';

/** What the broker gives to whoever may use a TURN server. */
export interface Password {
  readonly username: string;
  readonly credential: string;
}

/** Something that carries whole messages there and back. */
interface Carrier {
  send(bytes: Buffer): void;
  onMessage: (bytes: Buffer) => void;
  close(): void;
}

const udp = Buffer.from([17, 0, 0, 0]);
const ipv6 = Buffer.from([2, 0, 0, 0]);

/** A TURN client, as far as the tests need one (RFC 8656). What the server answers is its error code, 0 for success. */
export class TurnClient {
  readonly #carrier: Carrier;
  readonly #password: Password;
  readonly #waiting = new Map<string, (message: StunMessage) => void>();
  readonly #data: string[] = [];
  #onData: (() => void) | undefined;
  #signer: Signer | undefined;
  /** Where the relay's end is, once something is allocated. */
  relayed: Endpoint | undefined;

  private constructor(carrier: Carrier, password: Password) {
    this.#carrier = carrier;
    this.#password = password;
    carrier.onMessage = (bytes) => this.#hear(stun.decode(bytes));
  }

  /** Connects; `ca` is whom TLS trusts. */
  static async to(
    { address, port }: Endpoint,
    way: Way,
    password: Password,
    ca = '',
  ): Promise<TurnClient> {
    if (way === 'udp') return new TurnClient(await overUdp({ address, port }), password);
    const socket =
      way === 'tls'
        ? connectTls({ host: address, port, ca, servername: 'turn.bank.example' })
        : connectTcp(port, address);
    await once(socket, way === 'tls' ? 'secureConnect' : 'connect');
    return new TurnClient(overStream(socket), password);
  }

  /** Asks for a relay, with an IPv6 end if so wanted; the first answer names realm and nonce. */
  async allocate(family: 4 | 6 = 4): Promise<number> {
    const { allocateRequest } = stun.types;
    const { transport, family: wantsFamily } = stun.attributes;
    const fields: [number, Buffer][] = [[transport, udp]];
    if (family === 6) fields.push([wantsFamily, ipv6]);
    const challenge = await this.#ask(allocateRequest, () => fields);
    const text = (name: number) => challenge.attributes.get(name)?.toString() ?? '';
    const { username, credential: password } = this.#password;
    const { realm, nonce } = stun.attributes;
    this.#signer = { username, password, realm: text(realm), nonce: text(nonce) };
    const answer = await this.#ask(allocateRequest, () => fields);
    const relayed = answer.attributes.get(stun.attributes.relayed);
    if (relayed !== undefined && family === 4) {
      this.relayed = stun.readXorAddress(relayed, answer.id);
    }
    return stun.errorOf(answer);
  }

  /** Asks that a peer may be relayed to. */
  async permit(peer: Endpoint): Promise<number> {
    return stun.errorOf(
      await this.#ask(stun.types.permissionRequest, (id) => [
        [stun.attributes.peer, stun.xorAddress(peer, id)],
      ]),
    );
  }

  /** Asks for a channel to a peer: the other way to be relayed to it. */
  async bind(peer: Endpoint): Promise<number> {
    return stun.errorOf(
      await this.#ask(stun.types.channelRequest, (id) => [
        [stun.attributes.channelNumber, Buffer.from([0x40, 0, 0, 0])],
        [stun.attributes.peer, stun.xorAddress(peer, id)],
      ]),
    );
  }

  /** Has a text relayed to a peer. */
  send(peer: Endpoint, text: string): void {
    const { peer: to, data } = stun.attributes;
    const { bytes } = stun.encode(stun.types.sendIndication, (id) => [
      [to, stun.xorAddress(peer, id)],
      [data, Buffer.from(text)],
    ]);
    this.#carrier.send(bytes);
  }

  /** The next text that was relayed here. */
  async receives(): Promise<string> {
    while (this.#data.length === 0) {
      await new Promise<void>((resolve) => (this.#onData = resolve));
    }
    return this.#data.shift() ?? '';
  }

  close(): void {
    this.#carrier.close();
  }

  async #ask(
    type: number,
    fields: (id: Buffer) => readonly (readonly [number, Buffer])[],
  ): Promise<StunMessage> {
    const { id, bytes } = stun.encode(type, fields, this.#signer);
    const answer = new Promise<StunMessage>((resolve) =>
      this.#waiting.set(id.toString('hex'), resolve),
    );
    this.#carrier.send(bytes);
    return answer;
  }

  #hear(message: StunMessage): void {
    const key = message.id.toString('hex');
    this.#waiting.get(key)?.(message);
    this.#waiting.delete(key);
    const data = message.attributes.get(stun.attributes.data);
    if (message.type !== stun.types.dataIndication || data === undefined) return;
    this.#data.push(data.toString());
    this.#onData?.();
  }
}

async function overUdp({ address, port }: Endpoint): Promise<Carrier> {
  const socket = createSocket(address.includes(':') ? 'udp6' : 'udp4');
  const carrier: Carrier = {
    send: (bytes) => socket.send(bytes, port, address),
    onMessage: () => undefined,
    close: () => socket.close(),
  };
  socket.on('message', (bytes) => carrier.onMessage(bytes));
  socket.bind();
  await once(socket, 'listening');
  return carrier;
}

function overStream(socket: Socket): Carrier {
  let rest: Buffer = Buffer.alloc(0);
  const carrier: Carrier = {
    send: (bytes) => void socket.write(bytes),
    onMessage: () => undefined,
    close: () => void socket.destroy(),
  };
  socket.on('data', (bytes: Buffer) => {
    rest = Buffer.concat([rest, bytes]);
    while (rest.length >= 20 && rest.length >= stun.lengthOf(rest)) {
      const length = stun.lengthOf(rest);
      carrier.onMessage(rest.subarray(0, length));
      rest = rest.subarray(length);
    }
  });
  // A refused connection is what some tests are about; their promise says so.
  socket.on('error', () => carrier.close());
  return carrier;
}
