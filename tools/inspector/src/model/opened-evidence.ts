import type { Bundle } from '../../../../src/evidence/bundle.ts';
import type { Checks } from '../../../../src/evidence/check-view.ts';
import { isFilmOf } from '../../../../src/evidence/film.ts';
import { checkLog } from '../../../../src/evidence/log-check.ts';
import { EvidencePlayer } from '../../../../src/evidence/player/evidence-player.ts';
import { EvidenceSession } from '../../../../src/evidence/player/evidence-session.ts';
import { checkRecording } from '../../../../src/evidence/recording-check.ts';
import { takesIn } from '../../../../src/evidence/takes.ts';
import type { PlayerWords } from '../../../../src/locales/evidence-words.ts';
import type { TraceLine } from '../../../../src/trace/format.ts';

/** A session that a bank exported: it can be played, and is checked against its own log. */
export class OpenedEvidence {
  readonly player: EvidencePlayer;
  checks: Checks = { log: null, recording: null, isFilmSigned: null };
  readonly #lines: readonly TraceLine[];
  readonly #bundle: Bundle | null;
  readonly #session: EvidenceSession;
  #film: string | null = null;
  #isClosed = false;

  constructor(lines: readonly TraceLine[], bundle: Bundle | null, words: () => PlayerWords) {
    this.#lines = lines;
    this.#bundle = bundle;
    const film = bundle?.film ?? null;
    this.#session = new EvidenceSession(lines, film?.facts.facts ?? null);
    const openFilm = film && (() => Promise.resolve(this.#addressOf(film.video)));
    this.player = new EvidencePlayer({ session: this.#session, openFilm, words });
  }

  /** Checks all of it, and tells as soon as a part is done. */
  async check(onPart: () => void): Promise<void> {
    const { log } = this.#session;
    if (log === null) return;
    const found = await checkLog(log, this.#lines);
    this.#tell({ log: found }, onPart);
    if (this.#bundle === null) return;
    const { film, takes } = this.#bundle;
    this.#tell({ recording: await checkRecording(takesIn(this.#lines), takes) }, onPart);
    if (film === null) return;
    this.#tell({ isFilmSigned: await isFilmOf(film.facts, film.video, log) }, onPart);
  }

  /** Lets the film go: something else is shown now. */
  close(): void {
    this.#isClosed = true;
    this.player.stop();
    if (this.#film !== null) URL.revokeObjectURL(this.#film);
  }

  #addressOf(video: Blob): string {
    this.#film ??= URL.createObjectURL(video);
    return this.#film;
  }

  #tell(part: Partial<Checks>, onPart: () => void): void {
    this.checks = { ...this.checks, ...part };
    if (!this.#isClosed) onPart();
  }
}
