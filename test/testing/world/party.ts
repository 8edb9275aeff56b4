import type { BrokerMessage, BrokerMessages } from '../../../src/protocol/broker-messages.ts';
import type { Said } from '../../broker/world/client.ts';

/** One end of a line, at the real broker or at the simulated one. */
export interface Party {
  /** Every frame that has come, oldest first. */
  readonly frames: readonly string[];
  /** The code with which the line was closed. */
  readonly closed: Promise<number>;
  say(message: Said): void;
  sayRaw(frame: string): void;
  hears<Type extends BrokerMessage['type']>(type: Type): Promise<BrokerMessages[Type]>;
  pings(role?: 'customer' | 'adviser'): Promise<void>;
  /** Loses the line without a goodbye. */
  drop(): void;
}

/** What the customer's e-mail brings. */
export interface Letter {
  readonly sessionId: string;
  readonly number: string;
  readonly handle: string;
}

/** A broker, real or simulated, to which a test can bring people. */
export interface Stage {
  /** An adviser opens a session. */
  invites(): Promise<Letter>;
  /** A page's line, before anything is said on it. */
  stranger(): Promise<Party>;
  /** A customer's line, greeted, with the greeting's nonce. */
  customer(): Promise<{ party: Party; nonce: string }>;
  /** The adviser's line to a session, greeted. */
  adviser(sessionId: string, lastSeq?: number, pairing?: number): Promise<Party>;
  /** The adviser's list, and that of a colleague; by what the colleague is asked. */
  colleague(): Promise<{
    desk: Party;
    name: string;
    comes(sessionId: string, as?: 'second'): Promise<Party>;
  }>;
  /** Lets time pass. */
  passes(ms: number): void;
  close(): Promise<void>;
}

/** What differs from one session to the next, though it says the same. */
const own = new Set([
  'id',
  'at',
  'nonce',
  'sessionId',
  'resumeToken',
  'reference',
  'customerEmail',
  'openedAt',
  'joinedAt',
  'closedAt',
  'numberExpiresAt',
  'iceServers',
  'body',
  'signature',
  'key',
  'locale',
  'ask',
]);

/** What somebody has heard, with what is each session's own left out of it. */
export function heardBy(party: Party): unknown[] {
  return party.frames.map((frame) =>
    JSON.parse(frame, (key, value: unknown) => (own.has(key) ? typeof value : value)),
  );
}
