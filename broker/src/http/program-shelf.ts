import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import * as v from 'valibot';
import { programOffer, systems, type Program, type System } from '../../../src/protocol/http.ts';

/** What a bank writes into `programs.json`: for each system its file and who made it. */
const entry = v.strictObject({
  fileName: v.pipe(v.string(), v.regex(/^[\w][\w .+-]{0,99}$/)),
  publisher: v.pipe(v.string(), v.minLength(1), v.maxLength(200)),
});
const shelfFile = v.record(v.picklist(systems), v.exactOptional(entry));

/** The programs of the bank cannot be offered as they are; `message` says in plain words why. */
export class ProgramsError extends Error {
  override readonly name = 'ProgramsError';
}

/** A program that is offered, and where its file is. */
export interface ShelvedProgram extends Program {
  file: string;
}

/** The bank's programs for the customers' systems; none when the bank offers none. */
export class ProgramShelf {
  readonly #programs: ReadonlyMap<System, ShelvedProgram>;

  constructor(programs: ReadonlyMap<System, ShelvedProgram>) {
    this.#programs = programs;
  }

  /** The program for a system. */
  offer(system: System): Program | null {
    const shelved = this.#programs.get(system);
    if (shelved === undefined) return null;
    const { file: _, ...program } = shelved;
    return program;
  }

  /** The program with a file name. */
  find(fileName: string): ShelvedProgram | null {
    for (const program of this.#programs.values()) {
      if (program.fileName === fileName) return program;
    }
    return null;
  }
}

/**
 * Reads the bank's programs, their sizes and digests: what a page shows is what the files are.
 *
 * @throws {ProgramsError} if `programs.json` or a file that it names is not as it should be.
 */
export async function openShelf(folder: string | null): Promise<ProgramShelf> {
  const programs = new Map<System, ShelvedProgram>();
  if (folder === null) return new ProgramShelf(programs);
  for (const [system, entry] of Object.entries(await readShelfFile(folder))) {
    const program = await shelve(join(folder, entry.fileName), entry);
    programs.set(system as System, program);
  }
  return new ProgramShelf(programs);
}

async function readShelfFile(folder: string): Promise<v.InferOutput<typeof shelfFile>> {
  const text = await readFile(join(folder, 'programs.json'), 'utf8').catch((error: unknown) => {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return '{}';
    throw new ProgramsError('programs.json cannot be read');
  });
  const parsed = v.safeParse(v.pipe(v.string(), v.parseJson(), shelfFile), text);
  if (!parsed.success) {
    throw new ProgramsError('programs.json does not name file and publisher for each system');
  }
  return parsed.output;
}

async function shelve(
  file: string,
  { fileName, publisher }: { fileName: string; publisher: string },
): Promise<ShelvedProgram> {
  const found = await stat(file).catch(() => null);
  if (!found?.isFile() || found.size === 0) {
    throw new ProgramsError(`programs.json names ${fileName}, which is not there or empty`);
  }
  const hash = createHash('sha256');
  await pipeline(createReadStream(file), hash);
  const path = `/v1/programs/${encodeURIComponent(fileName)}`;
  const program = { fileName, bytes: found.size, publisher, sha256: hash.digest('hex'), path };
  v.assert(programOffer, { program });
  return { ...program, file };
}
