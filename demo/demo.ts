import { createServer } from 'node:http';
import { createWriteStream, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { bankRoutes } from './bank/bank-routes.ts';
import { brokerEnvironment } from './broker/broker-environment.ts';
import { KeptBroker } from './broker/kept-broker.ts';
import { deskRoutes } from './desk/desk-routes.ts';
import type { Routes } from './front/answers.ts';
import { freePort, host, listening, portOf } from './front/listening.ts';
import { serveRoutes } from './front/server.ts';
import { describeViolation, violationReports, type Violation } from './front/violation-reports.ts';
import { inspectorRoutes } from './inspector/inspector-routes.ts';
import { startIdentityProvider } from './identity/identity-provider.ts';
import { keptSecrets } from './kept-secrets.ts';
import { startMailServer } from './mail/mail-server.ts';
import { MailStore } from './mail/mail-store.ts';
import { mailboxRoutes } from './mailbox/mailbox-routes.ts';
import type { DemoSettings } from './settings.ts';

/** What a demo is started with, besides where. */
export type DemoOptions = DemoSettings & {
  /** Says something to the person at the terminal. */
  readonly say: (text: string) => void;
  /** Hears of each violation of a page's policy. */
  readonly onViolation?: (violation: Violation) => void;
  /** Hears each line that the broker writes. */
  readonly onBrokerLine?: (line: string) => void;
  /** More settings for the broker, as environment variables. */
  readonly brokerSettings?: Readonly<Record<string, string>>;
};

/** A running demo. */
export type Demo = {
  readonly origin: string;
  readonly brokerOrigin: string;
  readonly mails: MailStore;
  readonly broker: KeptBroker;
  /** What the broker was started with. */
  readonly brokerEnvironment: NodeJS.ProcessEnv;
  close(): Promise<void>;
};

/** Where the parts are: the front listens already, the broker will. */
type Addresses = {
  readonly port: number;
  readonly origin: string;
  readonly brokerPort: number;
  readonly brokerOrigin: string;
};

/** Starts everything: the bank, its staff's sign-in, its mail server and the broker. */
export async function startDemo(options: DemoOptions): Promise<Demo> {
  await using parts = new AsyncDisposableStack();
  const front = await listening(createServer(), options.port);
  parts.defer(() => endServer(front));
  const addresses = await addressesFor(portOf(front));
  const closing = new AbortController();
  parts.defer(() => closing.abort());
  const mails = await MailStore.open(join(options.dataFolder, 'mails'));
  serveRoutes(front, routesOf(options, addresses, mails, closing.signal));
  const { broker, env } = await startBroker(options, addresses, mails, parts);
  const running = parts.move();
  const { origin, brokerOrigin } = addresses;
  const close = () => running.disposeAsync();
  return { origin, brokerOrigin, mails, broker, brokerEnvironment: env, close };
}

async function addressesFor(port: number): Promise<Addresses> {
  const brokerPort = await freePort(port + 1);
  const origin = `http://${host}:${port}`;
  return { port, origin, brokerPort, brokerOrigin: `http://${host}:${brokerPort}` };
}

function routesOf(
  options: DemoOptions,
  { brokerOrigin }: Addresses,
  mails: MailStore,
  closing: AbortSignal,
): Routes {
  return new Map([
    ...bankRoutes(brokerOrigin),
    ...deskRoutes(brokerOrigin),
    ...mailboxRoutes(mails, closing),
    ...inspectorRoutes(),
    ['/csp-reports', violationReports((violation) => report(options, violation))],
  ]);
}

/** Starts the broker, and before it the two that it needs: the staff's sign-in and the mail server. */
async function startBroker(
  options: DemoOptions,
  { port, origin, brokerPort, brokerOrigin }: Addresses,
  mails: MailStore,
  parts: AsyncDisposableStack,
): Promise<{ broker: KeptBroker; env: NodeJS.ProcessEnv }> {
  const secrets = keptSecrets(options.dataFolder);
  const callback = `${brokerOrigin}/v1/signed-in`;
  const leadsTo = [brokerOrigin, origin];
  const identityPort = await freePort(port + 2);
  const { issuer, server } = await startIdentityProvider({
    secrets,
    port: identityPort,
    callback,
    leadsTo,
  });
  parts.defer(() => endServer(server));
  const mailServer = await startMailServer(mails, await freePort(port + 3));
  parts.defer(() => mailServer.close());
  const dataFolder = join(options.dataFolder, 'broker');
  const smtpUrl = mailServer.url;
  const more = options.brokerSettings ?? {};
  const env = brokerEnvironment({ origin, brokerPort, secrets, issuer, smtpUrl, dataFolder, more });
  const broker = await KeptBroker.start({ env, onLine: brokerLog(options), say: options.say });
  parts.defer(() => broker.stop());
  return { broker, env };
}

function report(options: DemoOptions, violation: Violation): void {
  options.say(describeViolation(violation));
  options.onViolation?.(violation);
}

/** What the broker writes is for those who run it: it goes into a file, not into the terminal. */
function brokerLog({ dataFolder, onBrokerLine }: DemoOptions): (line: string) => void {
  mkdirSync(join(dataFolder, 'broker'), { recursive: true, mode: 0o700 });
  const log = createWriteStream(join(dataFolder, 'broker.log'), { flags: 'a', mode: 0o600 });
  return (line) => {
    log.write(`${line}\n`);
    onBrokerLine?.(line);
  };
}

function endServer(server: ReturnType<typeof createServer>): Promise<void> {
  return new Promise((closed) => {
    server.close(() => closed());
    server.closeAllConnections();
  });
}
