import { generateKeyPairSync, randomUUID, sign, type KeyObject } from 'node:crypto';
import type { BrokerMessages } from '../../../src/protocol/broker-messages.ts';
import { Client } from './client.ts';
import type { World } from './world.ts';

export const computer = {
  system: 'Windows 10',
  screens: [{ width: 1280, height: 720 }],
};

/** The bank's program as the broker meets it: a key of its own, and sockets from no page. */
export class Program {
  readonly publicKey: string;
  readonly #privateKey: KeyObject;
  readonly #world: World;
  client!: Client;
  /** The session that it is bound to. */
  sessionId = '';
  #nonce = '';

  private constructor(world: World) {
    const pair = generateKeyPairSync('ec', { namedCurve: 'P-256' });
    const { x = '', y = '' } = pair.publicKey.export({ format: 'jwk' });
    const parts = [Buffer.from([4]), Buffer.from(x, 'base64url'), Buffer.from(y, 'base64url')];
    this.publicKey = Buffer.concat(parts).toString('base64url');
    this.#privateKey = pair.privateKey;
    this.#world = world;
  }

  /** A program with a greeted socket. */
  static async open(world: World): Promise<Program> {
    const program = new Program(world);
    await program.connect();
    return program;
  }

  /** Opens a socket, the first or another one. */
  async connect(): Promise<void> {
    this.client = await Client.ofProgram(this.#world.origin);
    this.client.say({ type: 'companion.greeted', protocol: 1 });
    this.#nonce = (await this.client.hears('broker.greeted')).nonce ?? '';
  }

  /** Gives a number, and does not wait for what comes of it. */
  gives(number: string): void {
    const { publicKey: key } = this;
    this.client.say({ type: 'companion.gaveNumber', id: randomUUID(), number, key, computer });
  }

  /** Comes back to a session, with its own key or another one. */
  resumes(sessionId: string, key = this.#privateKey, lastSeq?: number): void {
    const signed = Buffer.from(`remote-help-resume-1\n${this.#nonce}\n${sessionId}\n`);
    const signature = sign('sha256', signed, { key, dsaEncoding: 'ieee-p1363' });
    this.client.say({
      type: 'companion.resumed',
      sessionId,
      signature: signature.toString('base64url'),
      ...(lastSeq !== undefined && { lastSeq }),
    });
  }
}

/** A session with both sides, a program that the customer has confirmed, and its whole desktop shown. */
export async function meetWithProgram(world: World, surface: 'monitor' | 'window' = 'monitor') {
  const met = await world.meet();
  const program = await Program.open(world);
  program.gives(met.invitation.number);
  const { request } = await met.customer.hears('broker.heardProgram');
  await met.customer.knowsProgram(request);
  program.sessionId = (await program.client.hears('broker.boundProgram')).sessionId;
  await met.customer.hears('broker.sawSeat');
  await met.adviser.hears('broker.sawSeat');
  await met.customer.shows({ surface, width: 1280, height: 720, monitor: 'screen:234:0' });
  return { ...met, program };
}

/** A session in which the customer has allowed control, with the grant's number. */
export async function meetWithControl(world: World) {
  const met = await meetWithProgram(world);
  await met.adviser.tells({ type: 'adviser.askedForControl' });
  const asked: BrokerMessages['adviser.askedForControl'] =
    await met.program.client.hears('adviser.askedForControl');
  await met.program.client.allows(asked.id);
  const { grant } = await met.program.client.hears('broker.openedControl');
  await met.adviser.hears('broker.openedControl');
  return { ...met, grant };
}
