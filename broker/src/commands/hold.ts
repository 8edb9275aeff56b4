import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { systemClock } from '../clock.ts';
import { Holds, type HoldProblem, type Officer } from '../keeping/holds.ts';
import { KeepingLog } from '../keeping/keeping-log.ts';
import { KeepingKeyError } from '../keeping/session-keys.ts';
import { Reader } from '../settings-reader.ts';
import { joinStore } from '../store/store.ts';
import {
  CommandError,
  exitCodes,
  optionOf,
  placeOf,
  readArguments,
  type Command,
  type CommandContext,
  type Given,
} from './command.ts';

const problems: Readonly<Record<HoldProblem, string>> = {
  'session.unknown': 'there is no such session',
  'session.deleted': 'it is too late: the session is deleted, or is just being deleted',
  'hold.alreadySet': 'there is a hold on it already',
  'hold.notSet': 'there is no hold on it',
};

/** `remote-help-broker hold REFERENCE --by NAME --reason TEXT`: keeps a session until it is released. */
export const hold: Command = (args, context) =>
  act(args, context, (holds, name, by, reason) => holds.set(name, by, reason), 'is held');

/** `remote-help-broker release REFERENCE --by NAME --reason TEXT`: lets a session be deleted on its day. */
export const release: Command = (args, context) =>
  act(args, context, (holds, name, by, reason) => holds.release(name, by, reason), 'is released');

type Act = (holds: Holds, name: string, by: Officer, reason: string) => Promise<HoldProblem | null>;

async function act(
  args: readonly string[],
  context: CommandContext,
  change: Act,
  done: string,
): Promise<number> {
  const options = { by: { type: 'string' }, reason: { type: 'string' } } as const;
  const given = readArguments(args, options, 1);
  const by = sentence(given, 'by');
  const reason = sentence(given, 'reason');
  const [name = ''] = given.positionals;
  const store = await guestStore(given, context);
  try {
    const holds = new Holds(store, new KeepingLog(store, systemClock), systemClock);
    const problem = await change(holds, name, { subject: 'command line', name: by }, reason);
    if (problem !== null)
      throw new CommandError(`${name}: ${problems[problem]}`, exitCodes.notFound);
    context.say(`${name} ${done}`);
    return exitCodes.good;
  } finally {
    await store.close();
  }
}

async function guestStore(given: Given, context: CommandContext) {
  const { folder, bank } = placeOf(given, context);
  if (!existsSync(join(folder, 'broker.sqlite'))) {
    throw new CommandError(`There is no broker.sqlite in ${folder}`, exitCodes.notFound);
  }
  const read = new Reader(context.environment);
  const owner = read.name('REMOTE_HELP_OWNER', 'broker');
  const keepingKey = read.keyFile('REMOTE_HELP_KEEPING_KEY_FILE');
  if (read.problems.length > 0) throw new CommandError(read.problems.join('\n'));
  try {
    return await joinStore({ folder, bank, owner, keepingKey, onBroken: () => undefined });
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
