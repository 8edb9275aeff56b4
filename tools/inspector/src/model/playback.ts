/** How fast a trace is played: as it happened, four times as fast, or as fast as the page can draw. */
export const speeds = ['1', '4', 'max'] as const;
export type Speed = (typeof speeds)[number];

/** The longest wait between two steps, at 1×: nobody watches a customer who is away. */
export const maxIdleMs = 3_000;

/** How long to wait before the next step. */
export function waitBefore(msBetween: number, speed: Speed): number {
  if (speed === 'max') return 0;
  return Math.min(Math.max(msBetween, 0), maxIdleMs) / Number(speed);
}

/** What a playback moves: where it is, how far it goes, and when each step happened. */
export interface Playable {
  readonly at: number;
  readonly last: number;
  timeOf(step: number): number;
  goTo(step: number): void;
}

/** Plays a trace from where it is to its end. */
export class Playback {
  speed: Speed = '1';
  readonly #tape: Playable;
  readonly #onChange: () => void;
  #timer: number | undefined;
  #frame: number | undefined;

  constructor(tape: Playable, onChange: () => void) {
    this.#tape = tape;
    this.#onChange = onChange;
  }

  get isPlaying(): boolean {
    return this.#timer !== undefined || this.#frame !== undefined;
  }

  /** Plays, from the start again if it is at its end, or pauses. */
  toggle(): void {
    if (this.isPlaying) return this.pause();
    if (this.#tape.last < 0) return;
    if (this.#tape.at >= this.#tape.last) this.#tape.goTo(0);
    this.#schedule();
    this.#onChange();
  }

  pause(): void {
    if (!this.isPlaying) return;
    if (this.#timer !== undefined) clearTimeout(this.#timer);
    if (this.#frame !== undefined) cancelAnimationFrame(this.#frame);
    this.#timer = this.#frame = undefined;
    this.#onChange();
  }

  /** Changes the speed, also while it plays. */
  setSpeed(speed: Speed): void {
    const wasPlaying = this.isPlaying;
    this.pause();
    this.speed = speed;
    if (wasPlaying) this.toggle();
    else this.#onChange();
  }

  #schedule(): void {
    const { at, last } = this.#tape;
    this.#timer = this.#frame = undefined;
    if (at >= last) return this.#onChange();
    if (this.speed === 'max') {
      this.#frame = requestAnimationFrame(() => this.#advance(Math.ceil((last + 1) / 1_000)));
      return;
    }
    const between = this.#tape.timeOf(at + 1) - this.#tape.timeOf(at);
    this.#timer = window.setTimeout(() => this.#advance(1), waitBefore(between, this.speed));
  }

  #advance(steps: number): void {
    this.#tape.goTo(Math.min(this.#tape.at + steps, this.#tape.last));
    this.#schedule();
  }
}
