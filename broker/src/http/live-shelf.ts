import { stat } from 'node:fs/promises';
import { join } from 'node:path';
import { factsOf, type Log } from '../log.ts';
import { openShelf, type ProgramShelf } from './program-shelf.ts';

/**
 * The bank's programs as they are in their folder now: a new `programs.json` is taken up without a restart. One that
 * cannot be used is said in the log, and what was offered before is offered on.
 */
export class LiveShelf {
  readonly #folder: string | null;
  readonly #log: Log;
  #shelf: ProgramShelf;
  #version: string;
  #opening: Promise<void> | null = null;

  private constructor(folder: string | null, log: Log, shelf: ProgramShelf, version: string) {
    this.#folder = folder;
    this.#log = log;
    this.#shelf = shelf;
    this.#version = version;
  }

  /** @throws {ProgramsError} if the programs are not as they should be at the start. */
  static async open(folder: string | null, log: Log): Promise<LiveShelf> {
    const version = await versionOf(folder);
    return new LiveShelf(folder, log, await openShelf(folder), version);
  }

  /** The programs that are offered now. */
  async current(): Promise<ProgramShelf> {
    const version = await versionOf(this.#folder);
    if (version !== this.#version) {
      this.#opening ??= this.#reopen(version).finally(() => (this.#opening = null));
      await this.#opening;
    }
    return this.#shelf;
  }

  async #reopen(version: string): Promise<void> {
    try {
      this.#shelf = await openShelf(this.#folder);
    } catch (error) {
      this.#log('programs.unusable', factsOf(error));
    }
    this.#version = version;
  }
}

/** What tells one `programs.json` from the next; nothing where there is none. */
async function versionOf(folder: string | null): Promise<string> {
  if (folder === null) return '';
  const found = await stat(join(folder, 'programs.json')).catch(() => null);
  return found === null ? '' : `${found.ino} ${found.mtimeMs} ${found.size}`;
}
