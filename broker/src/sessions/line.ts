import type { BrokerMessage } from '../../../src/protocol/broker-messages.ts';
import type { CloseCode } from '../../../src/protocol/reasons.ts';
import type { LivingLine } from '../../../src/rules/recording-timer.ts';

/** One person's connection, as a session sees it. */
export interface Line extends LivingLine {
  /** How far the page's clock is ahead of the broker's, if it has said. */
  readonly clockOffsetMs?: number | undefined;
  /** Says something, unless the line is gone. */
  send(message: BrokerMessage): void;
  /** Waits until what was said has left, or the line is gone. */
  flushed(): Promise<void>;
  close(code: CloseCode): void;
  readonly isOpen: boolean;
}
