import { createWriteStream } from 'node:fs';
import { rm } from 'node:fs/promises';
import { pipeline } from 'node:stream/promises';
import { CommandError, exitCodes } from './command.ts';

/**
 * Writes a new file for its owner's eyes only, or nothing of it.
 *
 * @param problemOf What is wrong, where the content itself can say more than the disk.
 * @throws {CommandError} if there is such a file already, or it cannot be written.
 */
export async function writeNew(
  path: string,
  content: AsyncIterable<Uint8Array>,
  problemOf: (error: unknown) => string | null = () => null,
): Promise<void> {
  try {
    await pipeline(content, createWriteStream(path, { flags: 'wx', mode: 0o600 }));
  } catch (error) {
    const { code = 'unknown' } = error as NodeJS.ErrnoException;
    if (code === 'EEXIST') throw new CommandError(`There is a ${path} already`);
    await rm(path, { force: true });
    const problem = problemOf(error) ?? `cannot be written (${code})`;
    throw new CommandError(`${path} ${problem}`, exitCodes.notFound);
  }
}
