import { times } from '../protocol/limits.ts';
import type { Clock } from './clock.ts';
import { isOfNow } from './decide-on-recording.ts';
import type { SessionInput } from './decision.ts';
import type { SessionState } from './session-state.ts';

const halfMs = times.recordingMs / 2;

/** A connection that can be asked whether it lives. */
export interface LivingLine {
  /** Asks the other end for a sign of life. */
  probe(): void;
  /** How long nothing at all has come from it, in milliseconds. */
  readonly silentMs: number;
}

/** What the timer works with. */
export interface RecordingTimerOptions {
  readonly clock: Clock;
  /** The adviser's connection at the moment. */
  readonly adviserLine: () => LivingLine | undefined;
  /** What is shown has not been recorded for too long. */
  readonly onMissed: () => void;
}

/**
 * Waits for the pieces of what is shown: from the adviser's first frame on, and from each piece to the next (rule P27).
 *
 * A console whose whole line is dead cannot bring pieces either. That is a lost network, for which the session waits:
 * so the line is asked for a sign of life half-way, and the time counts only while it gives one.
 */
export class RecordingTimer {
  readonly #options: RecordingTimerOptions;
  #cancel: (() => void) | null = null;

  constructor(options: RecordingTimerOptions) {
    this.#options = options;
  }

  /** Goes on after a change of the session. */
  follow(session: SessionState, input: SessionInput): void {
    const { customer, adviser } = session.isPresent;
    if (session.state !== 'sharing' || !customer || !adviser) return this.stop();
    if (input.type === 'broker.storedPiece' && isOfNow(session, input)) this.#expectPiece();
    if (input.type === 'adviser.sawPicture' && this.#cancel === null) this.#expectPiece();
    // A new picture has not been seen yet, and nothing of it can have been recorded.
    if (input.type === 'broker.seatedAdviser' || input.type === 'broker.resumedCustomer') {
      this.stop();
    }
  }

  /** Expects nothing any more. */
  stop(): void {
    this.#cancel?.();
    this.#cancel = null;
  }

  #expectPiece(): void {
    this.#after(() => this.#askForLife());
  }

  #askForLife(): void {
    this.#options.adviserLine()?.probe();
    this.#after(() => this.#judge());
  }

  #judge(): void {
    const { adviserLine, onMissed } = this.#options;
    if ((adviserLine()?.silentMs ?? Infinity) > halfMs) return this.#askForLife();
    this.#cancel = null;
    onMissed();
  }

  #after(act: () => void): void {
    this.#cancel?.();
    this.#cancel = this.#options.clock.after(halfMs, act);
  }
}
