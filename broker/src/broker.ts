import { fileURLToPath } from 'node:url';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { getRequestListener } from '@hono/node-server';
import { times } from '../../src/protocol/limits.ts';
import { systemClock, type Clock } from './clock.ts';
import { routes } from './http/routes.ts';
import { LiveShelf } from './http/live-shelf.ts';
import { iceServersAt } from './ice-servers.ts';
import { DailyJobs } from './keeping/daily-jobs.ts';
import { Heads } from './keeping/heads.ts';
import { KeepingLog } from './keeping/keeping-log.ts';
import { Retention } from './keeping/retention.ts';
import { SigningKey } from './keeping/signing-key.ts';
import { standardOutputLog, type Log } from './log.ts';
import { smtpMailer, type Mailer } from './mail/mailer.ts';
import { Outbox } from './mail/outbox.ts';
import { Recordings } from './recordings/recordings.ts';
import { Admission } from './sessions/admission.ts';
import { Alarms } from './sessions/alarms.ts';
import { CodeBook } from './sessions/code-book.ts';
import { NumberBudgets } from './sessions/number-budgets.ts';
import { ProgramAdmission } from './sessions/program-admission.ts';
import { SessionArchive } from './sessions/session-archive.ts';
import { Sessions } from './sessions/sessions.ts';
import type { Settings } from './settings.ts';
import { AdviserSessions } from './sign-in/adviser-sessions.ts';
import { EvidenceDesk } from './evidence/evidence-desk.ts';
import { IdentityProvider } from './sign-in/identity-provider.ts';
import { Tickets } from './sign-in/tickets.ts';
import { Lobby } from './sockets/lobby.ts';
import { Networks } from './sockets/network.ts';
import { programsWithin, Room } from './sockets/room.ts';
import { WaitingRoom } from './sockets/waiting-room.ts';
import { SocketServer } from './sockets/socket-server.ts';
import { Keys } from './store/keys.ts';
import { giveLifeSigns } from './store/life-sign.ts';
import { isWritable, openStore, type Store } from './store/store.ts';
import type { WriteError } from './store/writer.ts';

/** The page of the complaints department: it is built, also where the broker itself runs from its sources. */
const evidenceFolder = fileURLToPath(new URL('../dist/evidence/', import.meta.url));

/** A broker that runs. */
export interface RunningBroker {
  /** The address by which browsers reach it. */
  readonly origin: string;
  /** Lets everyone go, finishes what it has begun to write, and ends. */
  close(): Promise<void>;
}

/** What a broker takes from outside beside its settings. */
export interface BrokerOptions {
  clock?: Clock;
  log?: Log;
  mailer?: Mailer;
  /** Called when the disk does not take what it is given: then the broker must not go on. */
  onBroken?: (error: WriteError) => void;
}

/**
 * Starts a broker.
 *
 * @throws {NewerSchemaError} if a newer broker wrote the database; {KeepingKeyError} or {SigningKeyError} if a key file
 * is not the database's; {ProgramsError} if the bank's programs are
 * not as they should be; Node's error if the address is taken.
 */
export async function startBroker(
  settings: Settings,
  options: BrokerOptions = {},
): Promise<RunningBroker> {
  const { clock = systemClock, log = standardOutputLog } = options;
  const shelf = await LiveShelf.open(settings.programsDir, log);
  const store = await storeOf(settings, (error) => {
    log('store.broken', { problem: error.problem, code: error.code });
    options.onBroken?.(error);
  });
  const { dataDir: folder, owner } = settings;
  const endLifeSigns = giveLifeSigns({ folder, owner, clock, log });
  const mailer = options.mailer ?? smtpMailer(settings.smtpUrl, settings.mailFrom);
  const signingKey = new SigningKey(settings.signingKey);
  const parts = assemble({ settings, clock, log, store, signingKey, mailer });
  const server = createServer({ headersTimeout: 10_000, requestTimeout: 15_000 });
  const found = await begin(parts, server, settings).catch(async (error: unknown) => {
    endLifeSigns();
    await parts.sessions.stop();
    await store.close();
    throw error;
  });
  const origin = settings.publicOrigin ?? originOf(server);
  let isDraining = false;
  const app = routes({
    ...parts,
    clock,
    log,
    programs: shelf,
    evidenceFolder,
    identityProvider: new IdentityProvider(settings.oidc, origin),
    publicOrigin: origin,
    consoleUrl: settings.consoleUrl,
    missing: async () => [
      ...((await isWritable(store)) ? [] : ['database']),
      ...(parts.outbox.isReachable ? [] : ['mail']),
      ...(isDraining ? ['shutdown'] : []),
    ],
    isDraining: () => isDraining,
  });
  const sockets = new SocketServer(parts, parts.networks);
  sockets.attach(server);
  server.on('request', getRequestListener(app.fetch));
  parts.outbox.wake();
  const { port } = server.address() as AddressInfo;
  log('broker.listens', { origin, port, sessions: found });
  const close = async () => {
    isDraining = true;
    sockets.drain();
    await parts.sessions.stop();
    await parts.dailyJobs.stop();
    await parts.outbox.stop();
    await stopListening(server);
    await store.close();
    endLifeSigns();
    log('broker.stopped');
  };
  return { origin, close };
}

/** Takes up what was open, does what a day that was missed left to do, and listens; answers how many sessions are open. */
async function begin(
  { sessions, heads, dailyJobs }: ReturnType<typeof assemble>,
  server: Server,
  settings: Settings,
): Promise<number> {
  await heads.proveKey();
  const found = await sessions.load();
  await dailyJobs.start();
  await listen(server, settings.listen);
  return found;
}

/** What proves what is kept, and what deletes it when its time has come. */
function keepingOf(ingredients: Ingredients) {
  const { settings, clock, log, store } = ingredients;
  const { retention: rules, dataDir: folder } = settings;
  const { signingKey } = ingredients;
  const keepingLog = new KeepingLog(store, clock);
  const heads = new Heads({ store, signingKey, clock, log });
  const retention = new Retention({ store, keepingLog, signingKey, rules, folder, clock, log });
  const dailyJobs = new DailyJobs(retention, heads, rules.calendar, clock);
  const evidence = new EvidenceDesk({ store, keepingLog, signingKey, rules, folder, clock });
  return { heads, dailyJobs, evidence };
}

function storeOf(
  { dataDir: folder, bankId: bank, owner, keepingKey }: Settings,
  onBroken: (error: WriteError) => void,
): Promise<Store> {
  return openStore({ folder, bank, owner, keepingKey, onBroken });
}

interface Ingredients {
  settings: Settings;
  clock: Clock;
  log: Log;
  store: Store;
  signingKey: SigningKey;
  mailer: Mailer;
}

function assemble(ingredients: Ingredients) {
  const { settings, clock, log, store, signingKey, mailer } = ingredients;
  const keys = new Keys(settings.numberKey);
  const codeBook = new CodeBook(store, keys);
  const archive = new SessionArchive(store);
  const budgets = new NumberBudgets(clock, log);
  const { waysIn, wordsNeeded, bankName, pageUrls } = settings;
  const outbox: Outbox = new Outbox({
    ...{ store, keys, codeBook, mailer, clock, log, bankName },
    mailDomain: /@([^<>\s]+?)>?$/.exec(settings.mailFrom)?.[1] ?? 'localhost',
    pageUrl: (locale, handle) =>
      waysIn.includes('link') ? `${pageUrls[locale]}#h=${handle}` : pageUrls[locale],
    findSession: (sessionId) => sessions.find(sessionId),
  });
  const limits = { seatMs: times.seatMs, maxSessionMs: settings.maxSessionMs };
  const iceServers = (holder: string) => iceServersAt(settings.ice, clock.now(), holder);
  const { records, maxFileBytes, controlReturnSeconds } = settings;
  const sessionTools = {
    ...{ store, archive, clock, log, limits, signingKey, iceServers },
    ...{ records, maxFileBytes, controlReturnSeconds },
    colleague: (name: string) => lobby.colleague(name),
  };
  const recordings = new Recordings({
    ...{ store, clock, log },
    folder: settings.dataDir,
    reservedBytes: settings.reservedBytes,
  });
  const lobby: Lobby = new Lobby({
    log,
    list: (subject) => sessions.list(subject),
    asked: (subject) => sessions.askedOf(subject),
    onGone: (subject) => sessions.loseColleague(subject),
  });
  const sessions: Sessions = new Sessions(sessionTools, codeBook, outbox, (subject) =>
    lobby.announce(subject),
  );
  const room = new Room(settings.maxSockets);
  const entry = {
    ...{ store, sessions, archive, recordings, codeBook, budgets },
    ...{ waysIn, wordsNeeded, records, maxFileBytes, clock, log },
  };
  return {
    ...entry,
    ...keepingOf(ingredients),
    outbox,
    lobby,
    room,
    waitingRoom: new WaitingRoom(clock),
    admission: new Admission({ ...entry, room }),
    programs: programsWithin(room, new ProgramAdmission(entry)),
    alarms: new Alarms(entry),
    adviserSessions: new AdviserSessions(store, clock, 'adviser'),
    officerSessions: new AdviserSessions(store, clock, 'complaints'),
    tickets: new Tickets(clock),
    networks: new Networks(settings.trustedProxies),
    iceUrls: settings.ice.urls,
    pageOrigins: new Set(settings.pageOrigins),
    consoleOrigin: new URL(settings.consoleUrl).origin,
  };
}

function originOf(server: Server): string {
  const { address, family, port } = server.address() as AddressInfo;
  return `http://${family === 'IPv6' ? `[${address}]` : address}:${port}`;
}

function listen(server: Server, { host, port }: Settings['listen']): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, host, () => {
      server.off('error', reject);
      resolve();
    });
  });
}

async function stopListening(server: Server): Promise<void> {
  const closed = new Promise<void>((resolve) => server.close(() => resolve()));
  server.closeIdleConnections();
  const impatience = setTimeout(() => server.closeAllConnections(), 500);
  await closed;
  clearTimeout(impatience);
}
