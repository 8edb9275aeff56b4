import { systemClock } from '../clock.ts';
import { Holds, type HoldProblem, type Officer } from '../keeping/holds.ts';
import { KeepingLog } from '../keeping/keeping-log.ts';
import {
  CommandError,
  exitCodes,
  readArguments,
  type Command,
  type CommandContext,
} from './command.ts';
import { guestStore, whoAndWhy, whoAndWhyOptions } from './guest.ts';

/** Why a session was not found, or is not as it would have to be. */
export const holdProblems: Readonly<Record<HoldProblem, string>> = {
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
  const given = readArguments(args, whoAndWhyOptions, 1);
  const { by, reason } = whoAndWhy(given);
  const [name = ''] = given.positionals;
  const { store } = await guestStore(given, context);
  try {
    const holds = new Holds(store, new KeepingLog(store, systemClock), systemClock);
    const problem = await change(holds, name, by, reason);
    if (problem !== null)
      throw new CommandError(`${name}: ${holdProblems[problem]}`, exitCodes.notFound);
    context.say(`${name} ${done}`);
    return exitCodes.good;
  } finally {
    await store.close();
  }
}
