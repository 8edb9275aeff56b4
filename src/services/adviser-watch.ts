import type { BrokerMessages } from '../protocol/broker-messages.ts';
import { protocolVersion } from '../protocol/limits.ts';
import { returnDelays } from './return-delays.ts';
import { Wire } from './wire.ts';

/** What watching one's sessions needs. */
export interface AdviserWatchOptions {
  readonly broker: string;
  readonly ticket: (signal: AbortSignal) => Promise<string>;
  readonly onListed: (sessions: BrokerMessages['broker.listedSessions']['sessions']) => void;
  readonly onLost: () => void;
  readonly signal: AbortSignal;
}

/** Hears of the adviser's sessions as they change, over as many sockets as it takes, until `signal` aborts. */
export function watchSessions(options: AdviserWatchOptions): void {
  const { broker, ticket, onListed, onLost, signal } = options;
  let delays = returnDelays();
  let wire: Wire | undefined;
  let retry: ReturnType<typeof setTimeout> | undefined;

  const lose = () => {
    if (signal.aborted) return;
    wire = undefined;
    onLost();
    retry = setTimeout(() => void open(), delays.next().value);
  };
  const open = async () => {
    const key = await ticket(signal).catch(() => null);
    if (signal.aborted) return;
    if (key === null) return lose();
    wire = new Wire({
      broker,
      greeting: { type: 'adviser.greeted', protocol: protocolVersion, ticket: key },
      lastSeq: () => 0,
      onMessage: (message) => {
        if (message.type !== 'broker.listedSessions') return;
        delays = returnDelays();
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
  void open();
}
