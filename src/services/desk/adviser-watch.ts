import type { AdviserMessage } from '../../protocol/adviser-messages.ts';
import type { BrokerMessages } from '../../protocol/broker-messages.ts';
import type { AskedHandOver, AskedInvitation, PresentColleague } from '../../protocol/http.ts';
import { protocolVersion } from '../../protocol/limits.ts';
import { returnDelays } from '../line/return-delays.ts';
import { consoleWire } from '../line/console-wire.ts';
import type { Wire } from '../line/wire.ts';

/** A list that is late harms nobody, so a broker that is gone for long is asked seldom. */
const longestDelayMs = 10_000;

/** What watching one's sessions needs. */
export interface AdviserWatchOptions {
  readonly broker: string;
  readonly ticket: (signal: AbortSignal) => Promise<string>;
  readonly onListed: (sessions: BrokerMessages['broker.listedSessions']['sessions']) => void;
  readonly onColleagues: (colleagues: readonly PresentColleague[]) => void;
  readonly onHandOvers: (handOvers: readonly AskedHandOver[]) => void;
  readonly onInvitations: (invitations: readonly AskedInvitation[]) => void;
  readonly onLost: () => void;
  readonly signal: AbortSignal;
}

/** A list that is watched, over which something can be answered. */
export interface SessionWatch {
  /** Says something, if the line stands. */
  send(message: AdviserMessage): void;
}

/** Hears of the adviser's sessions as they change, over as many sockets as it takes, until `signal` aborts. */
export function watchSessions(options: AdviserWatchOptions): SessionWatch {
  const { broker, ticket, onListed, onColleagues, onHandOvers, onInvitations, onLost, signal } =
    options;
  let delays = returnDelays(longestDelayMs);
  let wire: Wire | undefined;
  let retry: ReturnType<typeof setTimeout> | undefined;

  const lose = () => {
    if (signal.aborted) return;
    wire = undefined;
    onLost();
    retry = setTimeout(open, delays.next().value);
  };
  const open = () => {
    wire = consoleWire({
      broker,
      role: 'adviser',
      greeting: async () => ({
        type: 'adviser.greeted',
        protocol: protocolVersion,
        ticket: await ticket(signal),
      }),
      lastSeq: () => 0,
      onMessage: (message) => {
        if (message.type === 'broker.listedColleagues') onColleagues(message.colleagues);
        if (message.type === 'broker.listedHandOvers') onHandOvers(message.handOvers);
        if (message.type === 'broker.listedInvitations') onInvitations(message.invitations);
        if (message.type !== 'broker.listedSessions') return;
        delays = returnDelays(longestDelayMs);
        onListed(message.sessions);
      },
      onClosed: lose,
    });
  };
  signal.addEventListener(
    'abort',
    () => {
      clearTimeout(retry);
      wire?.close();
    },
    { once: true },
  );
  open();
  return { send: (message) => wire?.send(message) };
}
