import type { AdviserMessages } from '../../../src/protocol/adviser-messages.ts';
import type { BrokerMessage, BrokerMessages } from '../../../src/protocol/broker-messages.ts';
import { decodeBrokerMessage } from '../../../src/protocol/decode.ts';
import { times } from '../../../src/protocol/limits.ts';
import type { Adviser } from '../../../src/rules/session-state.ts';
import { Shelf } from '../../../src/testing/shelf.ts';
import { SimulatedBroker } from '../../../src/testing/simulated-broker.ts';
import type { BrokerEnd } from '../../../src/testing/simulated-line.ts';
import type { Said } from '../../broker/world/client.ts';
import type { Party, Stage } from './party.ts';

/** A line to the simulated broker, spoken to as a page does. */
export class SimulatedParty implements Party {
  readonly frames: string[] = [];
  readonly closed: Promise<number>;
  readonly #heard = new Shelf<BrokerMessage>();
  readonly #line: BrokerEnd;

  constructor(broker: SimulatedBroker) {
    const closed = Promise.withResolvers<number>();
    this.closed = closed.promise;
    const line = broker.connect({
      onFrame: (frame) => this.#hear(frame),
      onClosed: (code) => closed.resolve(code),
    });
    if (line === null) throw new Error('The broker cannot be reached');
    this.#line = line;
  }

  say(message: Said): void {
    this.sayRaw(JSON.stringify(message));
  }

  sayRaw(frame: string): void {
    this.#line.send(frame);
  }

  async hears<Type extends BrokerMessage['type']>(type: Type): Promise<BrokerMessages[Type]> {
    const message = await this.#heard.next((heard) => heard.type === type);
    return message as BrokerMessages[Type];
  }

  async pings(role: 'customer' | 'adviser' = 'customer'): Promise<void> {
    this.say({ type: `${role}.pinged`, lastSeq: 0 });
    await this.hears('broker.ponged');
  }

  drop(): void {
    this.#line.close();
  }

  #hear(frame: string): void {
    this.frames.push(frame);
    const message = decodeBrokerMessage(frame);
    if (message === null) throw new Error(`The broker said what is no message: ${frame}`);
    this.#heard.put(message);
  }
}

type Wanted = NonNullable<AdviserMessages['adviser.greeted']['session']>;

/** The simulated broker, with nothing around it. */
export function simulatedStage(): Stage {
  const broker = new SimulatedBroker();
  broker.clock.hurriesUpTo = times.refusalMs;
  const adviser = { subject: 'Ana Novak', name: 'Ana Novak', role: 'Svetovalka' };
  const greets = async (who: Adviser, session?: Wanted) => {
    const party = new SimulatedParty(broker);
    const ticket = broker.ticketFor(who);
    party.say({ type: 'adviser.greeted', protocol: 1, ticket, ...(session && { session }) });
    await party.hears('broker.greeted');
    return party;
  };
  return {
    invites: async () => broker.invite(),
    stranger: async () => new SimulatedParty(broker),
    async customer() {
      const party = new SimulatedParty(broker);
      party.say({ type: 'customer.greeted', protocol: 1, locale: 'sl' });
      const { nonce = '' } = await party.hears('broker.greeted');
      return { party, nonce };
    },
    adviser: (sessionId, lastSeq = 0, pairing) =>
      greets(adviser, { sessionId, lastSeq, ...(pairing && { pairing }) }),
    async colleague() {
      const boris = { subject: 'Boris Kranjc', name: 'Boris Kranjc', role: 'Svetovalec' };
      const comes = (sessionId: string, as?: 'second') =>
        greets(boris, { sessionId, lastSeq: 0, ...(as && { as }) });
      return { desk: await greets(boris), name: broker.colleague(boris), comes };
    },
    passes: (ms) => broker.clock.advance(ms),
    close: async () => broker.dispose(),
  };
}
