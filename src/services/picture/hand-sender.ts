import type { AdviserMessage } from '../../protocol/adviser-messages.ts';
import type { BrokerMessages } from '../../protocol/broker-messages.ts';
import type { Input } from '../../protocol/input.ts';
import { rates, sizes } from '../../protocol/limits.ts';

/** How many messages may be on their way: the next one waits in the program while one is carried out. */
const maxUnanswered = 2;
/** A little more than the broker's rate asks for. */
const paceMs = Math.ceil(1000 / rates.inputsPerSecond) + 1;
const maxNotches = 20;

/**
 * Sends what the adviser's hand does, in order, and never more than the program can take: while it is busy, pointer
 * moves are merged into the last one, so that what is late is left out instead of standing behind (rule P23).
 */
export class HandSender {
  readonly #send: (message: AdviserMessage) => void;
  #grant = 0;
  #sent = 0;
  #done = 0;
  #waiting: Input[] = [];
  #pacing: ReturnType<typeof setTimeout> | undefined;

  constructor(send: (message: AdviserMessage) => void) {
    this.#send = send;
  }

  /** Takes one thing that the hand did, under the permission that stands. */
  give(input: Input, grant: number): void {
    if (grant !== this.#grant) this.#begin(grant);
    const last = this.#waiting.at(-1);
    const merged = last === undefined ? null : merge(last, input);
    if (merged === null) this.#waiting.push(input);
    else this.#waiting[this.#waiting.length - 1] = merged;
    this.#flush();
  }

  /** The program has done what was given up to and with `n`. */
  noteDone({ grant, n }: BrokerMessages['companion.tookInput']): void {
    if (grant !== this.#grant) return;
    this.#done = Math.max(this.#done, n);
    this.#flush();
  }

  #begin(grant: number): void {
    this.#grant = grant;
    this.#sent = this.#done = 0;
    this.#waiting = [];
  }

  #flush(): void {
    if (this.#pacing !== undefined || this.#waiting.length === 0) return;
    if (this.#sent - this.#done >= maxUnanswered) return;
    const inputs = this.#waiting.splice(0, sizes.maxInputs);
    this.#sent += 1;
    this.#send({ type: 'adviser.gaveInput', grant: this.#grant, n: this.#sent, inputs });
    this.#pacing = setTimeout(() => {
      this.#pacing = undefined;
      this.#flush();
    }, paceMs);
  }
}

/** Two things that are one: the later move, both turns of the wheel, both letters; `null` if they are two. */
function merge(last: Input, next: Input): Input | null {
  if (last.kind === 'move' && next.kind === 'move') return next;
  if (last.kind === 'wheel' && next.kind === 'wheel') {
    return {
      ...next,
      across: clamped(last.across + next.across),
      down: clamped(last.down + next.down),
    };
  }
  if (last.kind === 'text' && next.kind === 'text') {
    const text = last.text + next.text;
    return text.length > sizes.maxTypedCharacters ? null : { kind: 'text', text };
  }
  return null;
}

function clamped(notches: number): number {
  return Math.max(-maxNotches, Math.min(maxNotches, notches));
}
