import { randomUUID } from 'node:crypto';
import { WebSocket } from 'ws';
import { decodeBrokerMessage } from '../../../src/protocol/decode.ts';
import type { BrokerMessage, BrokerMessages } from '../../../src/protocol/broker-messages.ts';
import type { CompanionMessage } from '../../../src/protocol/companion-messages.ts';
import type { AdviserMessage } from '../../../src/protocol/adviser-messages.ts';
import type { CustomerMessage } from '../../../src/protocol/customer-messages.ts';
import type { SecondMessage } from '../../../src/protocol/second-messages.ts';
import type { Shown } from '../../../src/protocol/fields.ts';
import { subprotocol } from '../../../src/protocol/limits.ts';
import { Shelf } from '../../../src/testing/shelf.ts';
import { shownText } from './asked.ts';

/** Anything that a page or a program can say. */
export type Said = CustomerMessage | AdviserMessage | CompanionMessage | SecondMessage;

/** A page's socket, spoken to as a page does. Every frame that comes must be one of the protocol's. */
export class Client {
  readonly frames: string[] = [];
  readonly socket: WebSocket;
  /** The code with which the socket was closed. */
  readonly closed: Promise<number>;
  readonly #heard = new Shelf<BrokerMessage>();

  private constructor(socket: WebSocket) {
    this.socket = socket;
    this.closed = new Promise((resolve) => socket.once('close', resolve));
    socket.on('message', (data) => this.#hear(String(data)));
  }

  /** Opens a socket; the HTTP status is thrown as an error when it is refused. */
  static async open(brokerOrigin: string, pageOrigin: string): Promise<Client> {
    const url = `${brokerOrigin.replace('http', 'ws')}/v1/socket`;
    return Client.#over(new WebSocket(url, subprotocol, { origin: pageOrigin }));
  }

  /** Opens a socket as the bank's program does: from no page, on the programs' own way. */
  static async ofProgram(brokerOrigin: string, origin?: string): Promise<Client> {
    const url = `${brokerOrigin.replace('http', 'ws')}/v1/program-socket`;
    return Client.#over(new WebSocket(url, subprotocol, origin === undefined ? {} : { origin }));
  }

  static async #over(socket: WebSocket): Promise<Client> {
    const client = new Client(socket);
    await new Promise<void>((resolve, reject) => {
      socket.once('open', resolve);
      socket.once('error', reject);
    });
    return client;
  }

  get heard(): readonly BrokerMessage[] {
    return this.#heard.all;
  }

  say(message: Said): void {
    this.socket.send(JSON.stringify(message));
  }

  sayRaw(frame: string | Buffer): void {
    this.socket.send(frame);
  }

  /** The next message of a type that has not been taken yet. */
  async hears<Type extends BrokerMessage['type']>(type: Type): Promise<BrokerMessages[Type]> {
    const message = await this.#heard.next((heard) => heard.type === type);
    return message as BrokerMessages[Type];
  }

  /** Says something with a new id, and waits until it is stored or refused. */
  async tells(message: WithoutId<Extract<Said, { id: string }>>): Promise<Answer> {
    const id = randomUUID();
    this.say({ ...message, id } as Said);
    const answer = await this.#heard.next((heard) => isAnswer(heard) && heard.id === id);
    return answer as Answer;
  }

  /** Is asked before "Show", and shows this. */
  async shows(shown: Shown): Promise<Answer> {
    await this.tells({ type: 'customer.wasAsked', question: 'show', ...shownText });
    return this.tells({ type: 'customer.pickedSurface', ...shown });
  }

  /** Is asked about a program, and knows it. */
  async knowsProgram(request: number): Promise<Answer> {
    const about = String(request);
    await this.tells({ type: 'customer.wasAsked', question: 'program', about, ...shownText });
    return this.tells({ type: 'customer.confirmedProgram', request });
  }

  /** Is shown what the page has read of the computer for the adviser's question. */
  async seesSystem(ask: string): Promise<Answer> {
    return this.tells({
      type: 'customer.wasAsked',
      question: 'system',
      about: ask,
      ...shownText,
    });
  }

  /** Asks in the program's window whether what the program has read of the computer may be sent. */
  async seesSystemOfProgram(ask: string): Promise<Answer> {
    const text = 'Podatki?';
    return this.tells({
      type: 'companion.wasAsked',
      ask,
      question: 'system',
      ...shownText,
      text,
    });
  }

  /** Asks in the program's window whether the adviser may control, and allows it there. */
  async allows(ask: string): Promise<Answer> {
    await this.tells({ type: 'companion.wasAsked', ask, ...shownText, text: 'Nadzor?' });
    return this.tells({ type: 'companion.allowedControl', ask });
  }

  /** Goes through the broker once and back, so that everything said before has had its effect. */
  async pings(role: 'customer' | 'adviser' | 'companion' = 'customer'): Promise<void> {
    const lastSeq = role === 'companion' ? {} : { lastSeq: 0 };
    this.say({ type: `${role}.pinged`, ...lastSeq } as Said);
    await this.hears('broker.ponged');
  }

  /** Loses the line without a goodbye. */
  drop(): void {
    this.socket.terminate();
  }

  #hear(frame: string): void {
    this.frames.push(frame);
    const message = decodeBrokerMessage(frame);
    if (message === null) throw new Error(`The broker said what is no message: ${frame}`);
    this.#heard.put(message);
  }
}

/** What comes back for something that was said with an id. */
export type Answer =
  | BrokerMessages['broker.stored']
  | BrokerMessages['broker.refused']
  | BrokerMessages['broker.heardAlarm'];

type WithoutId<Message> = Message extends { id: string } ? Omit<Message, 'id'> : never;

function isAnswer(message: BrokerMessage): message is Answer {
  return ['broker.stored', 'broker.refused', 'broker.heardAlarm'].includes(message.type);
}
