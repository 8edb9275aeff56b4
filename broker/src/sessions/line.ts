import type { BrokerMessage } from '../../../src/protocol/broker-messages.ts';
import type { CloseCode } from '../../../src/protocol/reasons.ts';

/** One person's connection, as a session sees it. */
export interface Line {
  /** How far the page's clock is ahead of the broker's, if it has said. */
  readonly clockOffsetMs?: number | undefined;
  /** Says something, unless the line is gone. */
  send(message: BrokerMessage): void;
  /** Waits until what was said has left, or the line is gone. */
  flushed(): Promise<void>;
  close(code: CloseCode): void;
  readonly isOpen: boolean;
}
