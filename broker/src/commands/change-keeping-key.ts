import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { brokerRow } from '../../../src/rules/decision.ts';
import { systemClock } from '../clock.ts';
import { keepingLogId, KeepingLog } from '../keeping/keeping-log.ts';
import { KeysInUseError, rewrapKeys } from '../keeping/rewrap-keys.ts';
import { KeepingKeyError, KeyStillThereError, sessionKeysFile } from '../keeping/session-keys.ts';
import { Reader } from '../settings-reader.ts';
import { joinStore } from '../store/store.ts';
import { CommandError, exitCodes, placeOf, readArguments, type Command } from './command.ts';
import { nameOption, nameOf } from './guest.ts';

const newFile = 'The new key file';

/**
 * `remote-help-broker change-keeping-key NEWFILE --by NAME`: wraps all sessions' keys under another key file, while no broker runs.
 * From then on REMOTE_HELP_KEEPING_KEY_FILE has to name that one.
 */
export const changeKeepingKey: Command = async (args, context) => {
  const given = readArguments(args, nameOption, 1);
  const by = nameOf(given);
  const { folder, bank } = placeOf(given, context);
  if (!existsSync(join(folder, sessionKeysFile))) {
    throw new CommandError(`There is no ${sessionKeysFile} in ${folder}`, exitCodes.notFound);
  }
  const read = new Reader({ ...context.environment, [newFile]: given.positionals[0] });
  const owner = read.name('REMOTE_HELP_OWNER', 'broker');
  const secret = read.keyFile('REMOTE_HELP_KEEPING_KEY_FILE');
  const newSecret = read.keyFile(newFile);
  if (read.problems.length > 0) throw new CommandError(read.problems.join('\n'));
  if (Buffer.from(newSecret).equals(secret)) throw new CommandError(`${newFile} is the old one`);
  const count = tryRewrapping({ folder, bank, secret, newSecret });
  const store = await joinStore({
    folder,
    bank,
    owner,
    keepingKey: newSecret,
    onBroken: () => undefined,
  });
  try {
    const row = brokerRow('broker.changedKeepingKey', { by });
    await new KeepingLog(store, systemClock).write(row, [], keepingLogId);
  } finally {
    await store.close();
  }
  context.say(
    `The keys of ${count} sessions are wrapped under the new key file: name it in REMOTE_HELP_KEEPING_KEY_FILE`,
  );
  return exitCodes.good;
};

function tryRewrapping(options: Parameters<typeof rewrapKeys>[0]): number {
  try {
    return rewrapKeys(options);
  } catch (error) {
    if (error instanceof KeepingKeyError) {
      throw new CommandError(`REMOTE_HELP_KEEPING_KEY_FILE ${error.message}`);
    }
    if (error instanceof KeysInUseError || error instanceof KeyStillThereError) {
      throw new CommandError(error.message, exitCodes.damaged);
    }
    throw error;
  }
}
