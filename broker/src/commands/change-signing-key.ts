import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { brokerRow } from '../../../src/rules/decision.ts';
import { systemClock } from '../clock.ts';
import { Heads, SigningKeyError, type HeadsTools } from '../keeping/heads.ts';
import { keepingLogId, KeepingLog } from '../keeping/keeping-log.ts';
import { signSuccession } from '../keeping/key-succession.ts';
import { keptSuccessions } from '../keeping/kept-successions.ts';
import { assertUnused, KeysInUseError } from '../keeping/rewrap-keys.ts';
import { sessionKeysFile } from '../keeping/session-keys.ts';
import { fingerprintOf, SigningKey } from '../keeping/signing-key.ts';
import { Reader } from '../settings-reader.ts';
import type { Store } from '../store/store.ts';
import { step } from '../store/writer.ts';
import { CommandError, exitCodes, placeOf, readArguments, type Command } from './command.ts';
import { guestStore, nameOf, nameOption } from './guest.ts';

const newFile = 'The new key file';

/**
 * `remote-help-broker change-signing-key NEWFILE --by NAME`: has the key of another file follow the one that signs now, while no
 * broker runs, and signs a head by it at once. From then on REMOTE_HELP_SIGNING_KEY_FILE has to name that file.
 */
export const changeSigningKey: Command = async (args, context) => {
  const given = readArguments(args, nameOption, 1);
  const { name } = nameOf(given);
  const { folder } = placeOf(given, context);
  const read = new Reader({ ...context.environment, [newFile]: given.positionals[0] });
  const oldKey = new SigningKey(read.keyFile('REMOTE_HELP_SIGNING_KEY_FILE'));
  const newKey = new SigningKey(read.keyFile(newFile));
  if (read.problems.length > 0) throw new CommandError(read.problems.join('\n'));
  if (oldKey.publicKey === newKey.publicKey) throw new CommandError(`${newFile} is the old one`);
  refuseWhileRunning(folder);
  const { store } = await guestStore(given, context);
  try {
    const tools = { store, clock: { ...systemClock, now: context.now }, log: () => undefined };
    const number = await succeed(tools, { oldKey, newKey, name });
    await new Heads({ ...tools, signingKey: newKey }).sign();
    context.say(
      `Key ${fingerprintOf(newKey.publicKey)} follows ${fingerprintOf(oldKey.publicKey)} (succession ${number}): name its file in REMOTE_HELP_SIGNING_KEY_FILE, and publish it: ${newKey.publicKey}`,
    );
    return exitCodes.good;
  } finally {
    await store.close();
  }
};

function refuseWhileRunning(folder: string): void {
  if (!existsSync(join(folder, sessionKeysFile))) {
    throw new CommandError(`There is no ${sessionKeysFile} in ${folder}`, exitCodes.notFound);
  }
  try {
    assertUnused(folder);
  } catch (error) {
    if (!(error instanceof KeysInUseError)) throw error;
    throw new CommandError(error.message, exitCodes.damaged);
  }
}

/** Writes that the new key follows; once, also when it is said again because the head could not be signed. Answers its number. */
async function succeed(
  tools: Omit<HeadsTools, 'signingKey'>,
  { oldKey, newKey, name }: { oldKey: SigningKey; newKey: SigningKey; name: string },
): Promise<number> {
  const { store, clock } = tools;
  const kept = await keptSuccessions(store);
  try {
    await new Heads({ ...tools, signingKey: newKey }).proveKey();
    if (kept.length > 0) return kept.length;
  } catch (error) {
    if (!(error instanceof SigningKeyError)) throw error;
  }
  const heads = new Heads({ ...tools, signingKey: oldKey });
  await heads.proveKey().catch((error: unknown) => {
    if (!(error instanceof SigningKeyError)) throw error;
    throw new CommandError(`REMOTE_HELP_SIGNING_KEY_FILE ${error.message}`);
  });
  const { bank } = store.ownership;
  const number = kept.length + 1;
  const at = Math.max(clock.now(), await newestMoment(store));
  const statement = { bank, number, at, ...(await heads.newest()) };
  const { body, oldSignature, newSignature } = signSuccession(statement, oldKey, newKey);
  const written = step(
    store.database
      .insertInto('key_successions')
      .values({ bank, number, body, old_signature: oldSignature, new_signature: newSignature }),
  );
  const keys = { oldKey: oldKey.publicKey, newKey: newKey.publicKey };
  const row = brokerRow('broker.changedSigningKey', { by: { name }, ...keys });
  await new KeepingLog(store, clock).write(row, [written], keepingLogId);
  return number;
}

/**
 * The newest moment in any log. The old key may have signed until then: if the machine's clock was set back since, its
 * receipts must not look as if they had been signed after it was followed.
 */
async function newestMoment({ database, ownership }: Store): Promise<number> {
  const { newest } = await database
    .selectFrom('log_rows')
    .select(({ fn }) => fn.max('at').as('newest'))
    .where('bank', '=', ownership.bank)
    .executeTakeFirstOrThrow();
  return Number(newest ?? 0);
}
