import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { Officer } from '../keeping/holds.ts';
import { KeepingKeyError } from '../keeping/session-keys.ts';
import { Reader } from '../settings-reader.ts';
import { joinStore, type Store } from '../store/store.ts';
import {
  CommandError,
  exitCodes,
  optionOf,
  placeOf,
  type CommandContext,
  type Given,
} from './command.ts';

/** The option with which a command is told who acts. */
export const nameOption = { by: { type: 'string' } } as const;

/** The options with which a command is told who acts, and why. */
export const whoAndWhyOptions = { ...nameOption, reason: { type: 'string' } } as const;

/**
 * Who acts.
 *
 * @throws {CommandError} if it is not said.
 */
export function nameOf(given: Given): Officer {
  return { subject: 'command line', name: sentence(given, 'by') };
}

/**
 * Who acts, and why.
 *
 * @throws {CommandError} if one of them is not said.
 */
export function whoAndWhy(given: Given): { by: Officer; reason: string } {
  return { by: nameOf(given), reason: sentence(given, 'reason') };
}

/**
 * Opens the store of a broker that may be running, to act beside it.
 *
 * @throws {CommandError} if there is none, or the keeping key is not its own.
 */
export async function guestStore(
  given: Given,
  context: CommandContext,
): Promise<{ store: Store; folder: string }> {
  const { folder, bank } = placeOf(given, context);
  if (!existsSync(join(folder, 'broker.sqlite'))) {
    throw new CommandError(`There is no broker.sqlite in ${folder}`, exitCodes.notFound);
  }
  const read = new Reader(context.environment);
  const owner = read.name('REMOTE_HELP_OWNER', 'broker');
  const keepingKey = read.keyFile('REMOTE_HELP_KEEPING_KEY_FILE');
  if (read.problems.length > 0) throw new CommandError(read.problems.join('\n'));
  try {
    const onBroken = () => undefined;
    return { folder, store: await joinStore({ folder, bank, owner, keepingKey, onBroken }) };
  } catch (error) {
    if (!(error instanceof KeepingKeyError)) throw error;
    throw new CommandError(`REMOTE_HELP_KEEPING_KEY_FILE ${error.message}`);
  }
}

function sentence(given: Given, name: string): string {
  const text = optionOf(given, name)?.trim() ?? '';
  if (text === '' || text.length > 500)
    throw new CommandError(`--${name} needs 1 to 500 characters`);
  return text;
}
