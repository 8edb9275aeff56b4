import type { BrokerMessage } from '../../protocol/broker-messages.ts';
import type { ConnectionFinding } from '../../protocol/reasons.ts';
import type { Locale } from '../../protocol/states.ts';
import { Entrance } from './entrance.ts';
import { canKnock, knock } from './knock.ts';

/** How long servers may take to answer: a TLS handshake over a slow line is five round trips. */
const patienceMs = 6_000;

/** What a test of the connection needs. */
export interface ConnectionTestOptions {
  readonly broker: string;
  readonly locale: Locale;
  /** Knocks at one server; see {@link knock}. */
  readonly tryServer?: typeof knock;
  readonly canTry?: () => boolean;
}

/** The ways to a STUN or TURN server, by what a network has to let through. */
type Way = 'stun' | 'udp' | 'tcp' | 'tls';

/** What is known of each way: there is a server and it answered, there is one and it did not, or there is none. */
type Answers = Readonly<Partial<Record<Way, boolean>>>;

/**
 * Tries from here what a session will need: the line to the broker, and the servers that help the picture along.
 * All that it opens is closed again, at the latest when `signal` aborts.
 */
export async function testConnection(
  { broker, locale, tryServer = knock, canTry = canKnock }: ConnectionTestOptions,
  signal: AbortSignal,
): Promise<ConnectionFinding> {
  const urls = await askForRoutes(broker, locale, signal);
  if (urls === null) return 'connection.unreachable';
  if (urls.length === 0 || !canTry()) return 'connection.untried';
  return findingOf(await tryAll(urls, tryServer, signal));
}

/** The addresses of the servers; `null` when there is no line to the broker. */
async function askForRoutes(
  broker: string,
  locale: Locale,
  signal: AbortSignal,
): Promise<readonly string[] | null> {
  const entrance = new Entrance({
    broker,
    locale,
    onAdmitted: () => {
      throw new Error('Nobody asked to be admitted');
    },
  });
  const aborted = new Promise<never>((_, reject) =>
    signal.addEventListener('abort', () => reject(signal.reason as Error), { once: true }),
  );
  const question = entrance.ask(
    { type: 'customer.askedForRoutes' },
    ['broker.toldRoutes', 'broker.refused'],
    signal,
  );
  const answer = await Promise.race([question, aborted]).catch(() => null);
  entrance.close();
  signal.throwIfAborted();
  return answer === null ? null : urlsIn(answer);
}

function urlsIn(answer: BrokerMessage): readonly string[] {
  return answer.type === 'broker.toldRoutes' ? answer.urls : [];
}

/** Knocks everywhere at once. As soon as the best way answers, the others are of no interest any more. */
async function tryAll(
  urls: readonly string[],
  tryServer: typeof knock,
  signal: AbortSignal,
): Promise<Answers> {
  const known = new AbortController();
  const enough = AbortSignal.any([signal, known.signal, AbortSignal.timeout(patienceMs)]);
  const answers: Partial<Record<Way, boolean>> = {};
  await Promise.all(
    urls.map(async (url) => {
      const way = wayOf(url);
      answers[way] ??= false;
      if (!(await tryServer(url, enough))) return;
      answers[way] = true;
      if (way === 'udp') known.abort();
    }),
  );
  signal.throwIfAborted();
  return answers;
}

function wayOf(url: string): Way {
  if (url.startsWith('stun')) return 'stun';
  if (url.startsWith('turns:')) return 'tls';
  return url.endsWith('?transport=tcp') ? 'tcp' : 'udp';
}

/** What it means for the customer. Who reaches a server by UDP will most likely reach the adviser as fast. */
export function findingOf({ stun, udp, tcp, tls }: Answers): ConnectionFinding {
  if (udp === true) return 'connection.direct';
  if (tcp === true || tls === true) {
    return stun === true ? 'connection.direct' : 'connection.detour';
  }
  if (stun !== true) return 'connection.noPicture';
  const hasRelay = [udp, tcp, tls].some((answer) => answer !== undefined);
  return hasRelay ? 'connection.untried' : 'connection.direct';
}
