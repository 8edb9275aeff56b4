import { BundleError, openBundle, type Bundle } from '../../../../src/evidence/bundle.ts';
import { isZip, ZipError } from '../../../../src/evidence/zip-reader.ts';
import type { PlayerWords } from '../../../../src/locales/evidence-words.ts';
import type { TraceLine } from '../../../../src/trace/format.ts';
import { OpenedEvidence } from './opened-evidence.ts';

/** What a bank exported, while it is open: it is played by time, or gone through step by step as any trace. */
export class EvidenceShelf {
  opened: OpenedEvidence | null = null;
  plays = false;
  readonly #words: () => PlayerWords;
  readonly #onChange: () => void;

  constructor(words: () => PlayerWords, onChange: () => void) {
    this.#words = words;
    this.#onChange = onChange;
  }

  /** Opens what has a bank's log in it, and checks it; any other trace is only a trace. */
  open(lines: readonly TraceLine[], bundle: Bundle | null): void {
    if (!lines.some(({ k }) => k === 'log')) return;
    this.opened = new OpenedEvidence(lines, bundle, this.#words);
    this.plays = true;
    void this.opened.check(this.#onChange);
  }

  /** Plays it by time, or lets it be gone through step by step. */
  toggle(): void {
    this.opened?.player.clock.pause();
    this.plays = this.opened !== null && !this.plays;
    this.#onChange();
  }

  /** Lets it go. */
  clear(): void {
    this.opened?.close();
    this.opened = null;
    this.plays = false;
  }
}

/**
 * The trace in a file: the file itself, or what a bundle has.
 *
 * @throws {ZipError} or {BundleError} if it is an archive, but no bundle.
 */
export async function unpacked(file: File): Promise<{ text: File; bundle: Bundle | null }> {
  if (!(await isZip(file))) return { text: file, bundle: null };
  const bundle = await openBundle(file);
  return { text: new File([bundle.trace], file.name), bundle };
}

/** What is wrong with a bundle, in a few words; `null` if it is something else that went wrong. */
export function bundleProblem(error: unknown): string | null {
  return error instanceof ZipError || error instanceof BundleError ? error.message : null;
}
