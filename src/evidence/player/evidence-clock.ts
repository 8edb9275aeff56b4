import type { EvidenceSession } from './evidence-session.ts';

/** How fast a session is played. */
export const rates = [1, 2, 4] as const;
export type Rate = (typeof rates)[number];

/** So far the film may be off before it is set right: less is not seen, and setting costs a moment. */
const driftMs = 300;

/**
 * The one time of everything that is shown. Where there is a film, its player keeps the time, so that what is seen and what is
 * lit never part; elsewhere the page does.
 */
export class EvidenceClock {
  readonly video: HTMLVideoElement;
  readonly #session: EvidenceSession;
  readonly #onTick: () => void;
  #position = 0;
  #isPlaying = false;
  #rate: Rate = 1;
  #frame: number | undefined;
  #last = 0;

  constructor(session: EvidenceSession, video: HTMLVideoElement, onTick: () => void) {
    this.#session = session;
    this.video = video;
    this.#onTick = onTick;
    // A moment in the film is seen only when its player has wound there.
    video.addEventListener('loadedmetadata', () => this.#wind());
  }

  get position(): number {
    return this.#position;
  }

  get isPlaying(): boolean {
    return this.#isPlaying;
  }

  get rate(): Rate {
    return this.#rate;
  }

  /** Plays, from the start again if it is at its end, or pauses. */
  toggle(): void {
    if (this.#isPlaying) return this.pause();
    if (this.#position >= this.#session.durationMs) this.#position = 0;
    this.#isPlaying = true;
    this.#last = performance.now();
    this.#wind();
    this.#follow();
    this.#onTick();
  }

  pause(): void {
    this.#isPlaying = false;
    if (this.#frame !== undefined) cancelAnimationFrame(this.#frame);
    this.#frame = undefined;
    this.video.pause();
    this.#onTick();
  }

  setRate(rate: Rate): void {
    this.#rate = rate;
    this.video.playbackRate = rate;
    this.#onTick();
  }

  /** Goes to a moment; it plays on from there if it plays. */
  seek(to: number): void {
    this.#position = Math.min(Math.max(to, 0), this.#session.durationMs);
    this.#last = performance.now();
    this.#wind();
    this.#onTick();
  }

  /** Ends everything. */
  stop(): void {
    this.pause();
    this.video.removeAttribute('src');
    this.video.load();
  }

  #follow(): void {
    this.#frame = requestAnimationFrame((now) => {
      this.#advance(now);
      if (this.#isPlaying) this.#follow();
    });
  }

  #advance(now: number): void {
    const { filmFrom, durationMs } = this.#session;
    const passed = (now - this.#last) * this.#rate;
    this.#last = now;
    const isFilm = this.#isInFilm();
    if (isFilm && filmFrom !== null) {
      if (this.video.paused) this.#startVideo();
      // While its player loads or winds, no time passes for anything else either.
      if (!this.video.seeking) {
        this.#position = Math.max(this.#position, filmFrom + this.video.currentTime * 1_000);
      }
      if (this.video.ended) this.#position += passed;
    } else {
      this.video.pause();
      this.#position += passed;
      if (this.#isInFilm()) this.#wind();
    }
    if (this.#position >= durationMs) {
      this.#position = durationMs;
      this.pause();
    }
    this.#onTick();
  }

  #isInFilm(): boolean {
    const time = this.#session.filmTimeAt(this.#position);
    return time !== null && this.video.readyState > 0;
  }

  #startVideo(): void {
    if (this.video.ended) return;
    this.video.playbackRate = this.#rate;
    // Without the film the rest can still be played: what is wrong with it is told where the film would be.
    this.video.play().catch(() => this.#onTick());
  }

  #wind(): void {
    const time = this.#session.filmTimeAt(this.#position);
    if (time === null || this.video.readyState === 0) return;
    if (Math.abs(this.video.currentTime * 1_000 - time) > driftMs || !this.#isPlaying) {
      this.video.currentTime = time / 1_000;
    }
  }
}
