import { createHash, randomBytes, randomUUID } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { startBroker, type BrokerOptions, type RunningBroker } from '../../../broker/src/broker.ts';
import { SessionKeys } from '../../../broker/src/keeping/session-keys.ts';
import { readSettings } from '../../../broker/src/settings.ts';
import type { Facts } from '../../../broker/src/log.ts';
import type { SessionSummary } from '../../../src/protocol/http.ts';
import { Client } from './client.ts';
import { Mailbox, type Invitation } from './mailbox.ts';
import { MovableClock } from '../../../src/testing/movable-clock.ts';
import { customerKey, signResume, type PageKey } from './page-key.ts';
import { Shelf } from '../../../src/testing/shelf.ts';

export const pageOrigin = 'https://bank.example';
export const consoleOrigin = 'https://desk.bank.example';

/** A line of the broker's log. */
export interface LogLine {
  event: string;
  facts: Facts;
}

/** Who is signed in as what. */
export interface AdviserSeat {
  subject: string;
  cookie: string;
}

type Environment = Readonly<Record<string, string>>;

/** A broker with its mail server, its data folder and a clock: everything real but the time. */
export class World {
  readonly clock = new MovableClock();
  readonly log = new Shelf<LogLine>();
  readonly #nonces = new WeakMap<Client, string>();
  readonly folder: string;
  readonly mailbox: Mailbox;
  readonly #environment: Environment;
  #broker: RunningBroker | null = null;

  private constructor(mailbox: Mailbox, folder: string, environment: Environment) {
    this.mailbox = mailbox;
    this.folder = folder;
    this.#environment = environment;
  }

  /** A world whose broker runs. */
  static async open(environment: Environment = {}): Promise<World> {
    const world = await World.prepare(environment);
    await world.start();
    return world;
  }

  /** A world whose broker has never run. */
  static async prepare(environment: Environment = {}): Promise<World> {
    const folder = mkdtempSync(join(tmpdir(), 'remote-help-broker-'));
    writeFileSync(join(folder, 'number.key'), randomBytes(32));
    writeFileSync(join(folder, 'keeping.key'), randomBytes(32));
    writeFileSync(join(folder, 'signing.key'), randomBytes(32));
    writeFileSync(join(folder, 'client.secret'), 'not-a-real-secret');
    const mailbox = await Mailbox.open();
    return new World(mailbox, folder, environment);
  }

  get environment(): Environment {
    return {
      REMOTE_HELP_LISTEN: '127.0.0.1:0',
      REMOTE_HELP_PAGE_ORIGINS: pageOrigin,
      REMOTE_HELP_PAGE_URL_SL: `${pageOrigin}/pomoc`,
      REMOTE_HELP_PAGE_URL_EN: `${pageOrigin}/en/help`,
      REMOTE_HELP_CONSOLE_URL: `${consoleOrigin}/`,
      REMOTE_HELP_BANK_NAME: 'Lipova banka',
      REMOTE_HELP_DATA_DIR: join(this.folder, 'data'),
      REMOTE_HELP_NUMBER_KEY_FILE: join(this.folder, 'number.key'),
      REMOTE_HELP_KEEPING_KEY_FILE: join(this.folder, 'keeping.key'),
      REMOTE_HELP_SIGNING_KEY_FILE: join(this.folder, 'signing.key'),
      REMOTE_HELP_SMTP_URL: this.mailbox.url,
      REMOTE_HELP_MAIL_FROM: 'Lipova banka <help@bank.example>',
      REMOTE_HELP_OIDC_ISSUER: 'http://127.0.0.1:9/',
      REMOTE_HELP_OIDC_CLIENT_ID: 'console',
      REMOTE_HELP_OIDC_CLIENT_SECRET_FILE: join(this.folder, 'client.secret'),
      ...this.#environment,
    };
  }

  get origin(): string {
    if (this.#broker === null) throw new Error('The broker does not run');
    return this.#broker.origin;
  }

  /** Where the broker really listens, whatever browsers call it. */
  get localOrigin(): string {
    const [line] = this.log.all.filter(({ event }) => event === 'broker.listens').slice(-1);
    return `http://127.0.0.1:${line?.facts['port']}`;
  }

  get databasePath(): string {
    return join(this.folder, 'data', 'broker.sqlite');
  }

  /** Starts the broker on its data folder. */
  async start(options: BrokerOptions = {}): Promise<void> {
    const log = (event: string, facts: Facts = {}) => this.log.put({ event, facts });
    this.#broker = await startBroker(readSettings(this.environment), {
      clock: this.clock,
      log,
      ...options,
    });
  }

  /** Speaks to a broker that someone else has started. */
  borrow(origin: string): void {
    this.#broker = { origin, close: async () => undefined };
  }

  /** Leaves the running broker to someone else. */
  lend(): RunningBroker {
    const broker = this.#broker;
    if (broker === null) throw new Error('The broker does not run');
    return broker;
  }

  async stop(): Promise<void> {
    await this.#broker?.close();
    this.#broker = null;
  }

  async close(): Promise<void> {
    await this.stop();
    await this.mailbox.close();
    rmSync(this.folder, { recursive: true });
  }

  /** Everything that stands in a table, read from the file as anyone with the disk could. */
  rows(sql: string): Record<string, unknown>[] {
    const database = new DatabaseSync(this.databasePath, { readOnly: true });
    try {
      return database.prepare(sql).all();
    } finally {
      database.close();
    }
  }

  /** What people wrote in a session, opened with the key file as only its owner could. */
  chatOf(sessionId: string): { seq: number; text: string }[] {
    const secret = readFileSync(join(this.folder, 'keeping.key'));
    const keys = SessionKeys.open({ folder: join(this.folder, 'data'), bank: 'bank', secret });
    try {
      return this.rows(
        `select seq, sealed from chat_texts where session_id = '${sessionId}' order by seq`,
      ).map(({ seq, sealed }) => ({
        seq: Number(seq),
        text: keys.open(sessionId, `chat ${String(seq)}`, String(sealed)),
      }));
    } finally {
      keys.close();
    }
  }

  /** Signs an adviser in without the identity provider, whose own tests are elsewhere. */
  signIn(subject = 'ana', name = 'Ana Novak', role = 'Svetovalka'): AdviserSeat {
    const cookie = randomBytes(32).toString('base64url');
    const digest = createHash('sha256').update(cookie).digest('base64url');
    const database = new DatabaseSync(this.databasePath);
    const now = this.clock.now();
    database.exec('pragma busy_timeout = 5000');
    database
      .prepare('insert into adviser_sessions values (?, ?, ?, ?, ?, ?, ?)')
      .run('bank', digest, subject, name, role, now, now);
    database.close();
    return { subject, cookie };
  }

  /** A request of the console. */
  request(adviser: AdviserSeat | null, method: string, path: string, body?: object) {
    return fetch(`${this.origin}${path}`, {
      method,
      redirect: 'manual',
      headers: {
        origin: consoleOrigin,
        'remote-help': '1',
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
        ...(adviser === null ? {} : { cookie: `remote-help=${adviser.cookie}` }),
      },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
  }

  /** Opens a session, and takes its letter from the mailbox. */
  async invite(adviser: AdviserSeat): Promise<{ session: SessionSummary } & Invitation> {
    const customerEmail = `customer-${randomUUID()}@mail.example`;
    const body = { customerEmail, locale: 'en' };
    const answer = await this.request(adviser, 'POST', '/v1/sessions', body);
    const { session } = (await answer.json()) as { session: SessionSummary };
    return { session, ...(await this.mailbox.nextInvitation(customerEmail)) };
  }

  /** A customer's page with a greeted socket. */
  async customer(): Promise<Client> {
    const client = await Client.open(this.origin, pageOrigin);
    const clock = this.clock.now() + 1_500;
    client.say({ type: 'customer.greeted', protocol: 1, locale: 'sl', clock });
    const { nonce } = await client.hears('broker.greeted');
    this.#nonces.set(client, nonce ?? '');
    return client;
  }

  /** A console with a greeted socket, in a session or at the list. */
  async adviser(adviser: AdviserSeat, sessionId?: string, lastSeq = 0): Promise<Client> {
    const answer = await this.request(adviser, 'POST', '/v1/tickets');
    const { ticket } = (await answer.json()) as { ticket: string };
    const client = await Client.open(this.origin, consoleOrigin);
    const session = sessionId === undefined ? {} : { session: { sessionId, lastSeq } };
    const clock = this.clock.now() - 1_500;
    client.say({ type: 'adviser.greeted', protocol: 1, ticket, clock, ...session });
    await client.hears('broker.greeted');
    return client;
  }

  /** A customer in a session, by its letter. */
  async join(invitation: Invitation, joinId?: string) {
    const customer = await this.givesNumber(invitation, joinId);
    return { customer, admission: await customer.hears('broker.admitted') };
  }

  /** A customer's page that has given its number, by the join that is named. */
  async givesNumber(invitation: Invitation, joinId?: string, page?: PageKey): Promise<Client> {
    const customer = await this.customer();
    this.sayNumber(customer, invitation, joinId, page);
    return customer;
  }

  /** A greeted page gives its number, and waits for nothing. */
  sayNumber(
    customer: Client,
    { number, handle }: Invitation,
    joinId: string = randomUUID(),
    page = customerKey,
  ): void {
    const signature = page.signJoin(this.#nonces.get(customer) ?? '', joinId);
    const joining = { joinId, signature };
    const more = { key: page.publicKey, joining, ...(handle && { handle }) };
    customer.say({ type: 'customer.gaveNumber', id: randomUUID(), number, ...more });
  }

  /** A session with both sides there. */
  async meet() {
    const seat = this.signIn();
    const invitation = await this.invite(seat);
    const adviser = await this.adviser(seat, invitation.session.sessionId);
    await adviser.hears('broker.seated');
    const { customer, admission } = await this.join(invitation);
    await customer.hears('broker.pairedPeers');
    await adviser.hears('broker.pairedPeers');
    await adviser.hears('broker.sawSeat');
    return { seat, adviser, customer, admission, invitation, id: invitation.session.sessionId };
  }

  /** A session whose desktop is shared, and seen. */
  async share() {
    const people = await this.meet();
    const { customer, adviser } = people;
    await customer.shows({ surface: 'monitor', width: 1920, height: 1080 });
    const { epoch } = await adviser.hears('broker.openedPicture');
    await adviser.tells({ type: 'adviser.sawPicture', epoch });
    return { ...people, epoch };
  }

  /** Lets time pass during which those who are there ping. */
  async passes(seconds: number, customer: Client | null, adviser: Client | null): Promise<void> {
    for (let passed = 0; passed < seconds; passed += 10) {
      this.clock.advance(Math.min(10, seconds - passed) * 1_000);
      await customer?.pings();
      await adviser?.pings('adviser');
    }
  }

  /** A customer who comes back with a token. */
  async resume(token: string, lastSeq: number, pairing?: number): Promise<Client> {
    const customer = await this.customer();
    const signature = signResume(this.#nonces.get(customer) ?? '', token);
    const known = pairing === undefined ? {} : { pairing };
    customer.say({ type: 'customer.resumed', token, signature, lastSeq, ...known });
    return customer;
  }

  /** Waits for a line of the broker's log. */
  async logs(event: string): Promise<LogLine> {
    return this.log.next((line) => line.event === event);
  }
}
