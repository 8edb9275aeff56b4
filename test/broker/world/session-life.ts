import { randomUUID } from 'node:crypto';
import type { BrokerMessages } from '../../../src/protocol/broker-messages.ts';
import { closeCodes } from '../../../src/protocol/reasons.ts';
import { shownText } from './asked.ts';
import type { Client, Said } from './client.ts';
import type { Invitation } from './mailbox.ts';
import type { MortalBroker } from './mortal-broker.ts';
import { putPiece, startOfStream } from './pieces.ts';
import type { AdviserSeat, World } from './world.ts';

type Told = Extract<Said, { id: string }>;
/** What ends a session, and is answered by its end. */
export const endings: ReadonlySet<string> = new Set([
  'customer.ended',
  'customer.raisedAlarm',
  'adviser.ended',
]);

type Stored = BrokerMessages['broker.stored'];

/**
 * What the people of a session know: what was acknowledged to them, and what they are waiting for. It is all that
 * may be held against a broker that died.
 */
export class SessionLife {
  readonly world: World;
  readonly broker: MortalBroker;
  seat: AdviserSeat | null = null;
  /** Who may have taken the session over. */
  readonly colleagues: AdviserSeat[] = [];
  readonly opened: string[] = [];
  readonly stored: Pick<Stored, 'id' | 'seq'>[] = [];
  readonly closed: string[] = [];
  /** Said, and not answered yet. */
  pending: Told | null = null;
  sessionId = '';
  customerEmail = '';
  invitation: Invitation | null = null;
  /** By which the customer's page is known when the answer to its number was lost. */
  readonly joinId = randomUUID();
  token: string | null = null;
  lastSeq = 0;

  constructor(world: World, broker: MortalBroker) {
    this.world = world;
    this.broker = broker;
  }

  async starts(): Promise<void> {
    this.world.borrow(await this.broker.listens());
    this.seat = this.world.signIn();
  }

  /** The adviser opens a session, and its letter arrives. */
  async opens(): Promise<void> {
    this.customerEmail = `customer-${randomUUID()}@mail.example`;
    this.invitation = null;
    this.token = null;
    const body = { customerEmail: this.customerEmail, locale: 'en' };
    const answer = await this.world.request(this.seat, 'POST', '/v1/sessions', body);
    const { session } = (await answer.json()) as { session: { sessionId: string } };
    this.sessionId = session.sessionId;
    this.opened.push(session.sessionId);
    await this.getsLetter();
  }

  async getsLetter(): Promise<void> {
    this.invitation = await this.world.mailbox.nextInvitation(this.customerEmail);
    await this.broker.logs('mail.sent');
  }

  async seatsAdviser(): Promise<Client> {
    if (this.seat === null) throw new Error('Nobody is signed in');
    const adviser = await this.world.adviser(this.seat, this.sessionId);
    await adviser.hears('broker.seated');
    return adviser;
  }

  async joins(): Promise<Client> {
    if (this.invitation === null) throw new Error('No letter has come');
    const { customer, admission } = await this.world.join(this.invitation, this.joinId);
    this.token = admission.resumeToken;
    this.lastSeq = admission.lastSeq;
    return customer;
  }

  async comesBack(): Promise<Client> {
    const customer = await this.world.resume(this.token ?? '', this.lastSeq);
    this.token = (await customer.hears('broker.admitted')).resumeToken;
    return customer;
  }

  /** Says something, and waits until it is on disk. */
  async tells(client: Client, message: Told): Promise<void> {
    this.pending = message;
    client.say(message);
    const { id, seq } = await client.hears('broker.stored');
    this.stored.push({ id, seq });
    this.pending = null;
  }

  /** Says again what was not answered; answers whether it is on disk now. */
  async repeats(client: Client, message: Told): Promise<boolean> {
    client.say(message);
    const answers = [client.hears('broker.stored'), client.hears('broker.refused')];
    if (endings.has(message.type)) return (await client.closed) === closeCodes.sessionClosed;
    const answer = await Promise.race(answers);
    return answer.type === 'broker.stored';
  }

  /** Brings a piece of the recording, until it is stored. */
  async records(epoch: number): Promise<void> {
    if (this.seat === null) throw new Error('Nobody is signed in');
    const piece = { take: randomUUID(), number: 0, epoch, bytes: startOfStream };
    const answer = await putPiece(this.world, this.seat, this.sessionId, piece);
    const { seq } = (await answer.json()) as { seq: number };
    this.stored.push({ id: `${piece.take}/0`, seq });
  }

  /** Writes down notes, until they are stored. */
  async notes(text: string): Promise<void> {
    const id = randomUUID();
    const path = `/v1/sessions/${this.sessionId}/notes`;
    const answer = await this.world.request(this.seat, 'POST', path, { id, text });
    const { seq } = (await answer.json()) as { seq: number };
    this.stored.push({ id, seq });
  }

  /** Says what ends the session, and hears that it is over. */
  async ends(client: Client, message: Told): Promise<void> {
    this.pending = message;
    client.say(message);
    await client.hears('broker.closed');
    this.closed.push(this.sessionId);
    this.pending = null;
  }
}

const agreed = { ...shownText, agreedAt: 5 };
const picked = { surface: 'monitor', width: 1920, height: 1080 } as const;
const asked = () =>
  ({ type: 'customer.wasAsked', id: randomUUID(), question: 'show', ...shownText }) as const;

/** A session from the broker's start to its stop, one write after another. */
export async function wholeLife(life: SessionLife): Promise<void> {
  await life.starts();
  await life.opens();
  const adviser = await life.seatsAdviser();
  let customer = await life.joins();
  const id = () => randomUUID();
  await life.tells(customer, { type: 'customer.agreed', id: id(), ...agreed });
  await life.tells(customer, { type: 'customer.choseWords', id: id(), matched: true });
  await life.tells(customer, { type: 'customer.wroteChat', id: id(), text: 'Dober dan!' });
  await life.tells(adviser, { type: 'adviser.wroteChat', id: id(), text: 'Pozdravljeni.' });
  await life.notes('Stranka kliče že drugič.');
  await life.tells(customer, asked());
  await life.tells(customer, { type: 'customer.declinedShow', id: id(), why: 'picker.refused' });
  await life.tells(customer, asked());
  await life.tells(customer, { type: 'customer.pickedSurface', id: id(), ...picked });
  const { epoch } = await adviser.hears('broker.openedPicture');
  await life.tells(adviser, { type: 'adviser.sawPicture', id: id(), epoch });
  await life.records(epoch);
  const print = { takenAt: 5, print: '00ff00ff00ff00ff' };
  await life.tells(customer, { type: 'customer.tookPrint', id: id(), ...print });
  await adviser.hears('broker.sawSeat');
  customer.drop();
  await adviser.hears('broker.sawSeat');
  customer = await life.comesBack();
  const why = 'customer.stoppedSharing';
  await life.tells(customer, { type: 'customer.stoppedSharing', id: id(), why });
  await life.ends(customer, { type: 'customer.ended', id: id(), why: 'customer.ended' });
  await life.notes('Rešeno.');
  life.broker.kill('SIGTERM');
  await life.broker.ended;
}

/** What a whole life does not need: a wrong number, a second letter, alarms, and ends of another kind. */
export async function unluckyLife(life: SessionLife): Promise<void> {
  const { world } = life;
  await life.starts();
  await life.opens();
  const stranger = await world.customer();
  const { handle = '' } = life.invitation ?? {};
  stranger.say({ type: 'customer.gaveNumber', id: randomUUID(), number: '00000000', handle });
  await stranger.hears('broker.refused');
  life.invitation = null;
  await world.request(life.seat, 'POST', `/v1/sessions/${life.sessionId}/number`);
  await life.getsLetter();
  stranger.say({ type: 'customer.raisedAlarm', id: randomUUID(), handle });
  await stranger.hears('broker.heardAlarm');
  life.closed.push(life.sessionId);
  stranger.say({ type: 'customer.raisedAlarm', id: randomUUID() });
  await stranger.hears('broker.heardAlarm');
  await life.opens();
  const adviser = await life.seatsAdviser();
  await life.ends(adviser, { type: 'adviser.ended', id: randomUUID() });
  await life.opens();
  const customer = await life.joins();
  await life.ends(customer, { type: 'customer.raisedAlarm', id: randomUUID() });
  await world.request(life.seat, 'POST', '/v1/sign-out');
  life.broker.kill('SIGTERM');
  await life.broker.ended;
}

/** Shares a desktop of which nothing is stored, so that the broker ends that. */
export async function unrecordedLife(life: SessionLife): Promise<void> {
  await life.starts();
  await life.opens();
  const adviser = await life.seatsAdviser();
  const customer = await life.joins();
  await life.tells(customer, asked());
  await life.tells(customer, { type: 'customer.pickedSurface', id: randomUUID(), ...picked });
  const { epoch } = await adviser.hears('broker.openedPicture');
  await life.tells(adviser, { type: 'adviser.sawPicture', id: randomUUID(), epoch });
  await customer.hears('broker.stoppedSharing');
  life.broker.kill('SIGTERM');
  await life.broker.ended;
}
