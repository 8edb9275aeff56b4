import { readFileSync } from 'node:fs';
import { damageWords, type Damage } from '../keeping/damage.ts';
import { fingerprintOf } from '../keeping/signing-key.ts';
import { verifyKept } from '../keeping/verify.ts';
import {
  CommandError,
  exitCodes,
  openToRead,
  optionOf,
  placeOf,
  publicKeyOf,
  readArguments,
  type Command,
} from './command.ts';

/** `remote-help-broker verify`: checks everything that is kept, and says each damage in a line. */
export const verify: Command = async (args, context) => {
  const given = readArguments(args, { heads: { type: 'string' } }, 0);
  const { folder, bank } = placeOf(given, context);
  const publicKey = publicKeyOf(given, context);
  const database = openToRead(folder);
  try {
    const copy = copyOf(optionOf(given, 'heads'));
    const result = verifyKept({ database, bank, publicKey, copy });
    for (const damage of result.damages) context.say(lineOf(damage));
    const { sessions, rows, heads, deletions, rowsSinceHead, damages } = result;
    for (const { oldKey, newKey, at, heads: number } of result.successions) {
      context.say(
        `Key ${fingerprintOf(newKey)} followed ${fingerprintOf(oldKey)} on ${new Date(at).toISOString()}, after head ${number}`,
      );
    }
    context.say(
      `${sessions} sessions, ${rows} rows, ${heads} signed heads, ${deletions} records of deletion checked with key ${fingerprintOf(publicKey)}; ${rowsSinceHead} rows are newer than the newest head`,
    );
    context.say(damages.length === 0 ? 'Nothing is wrong' : `DAMAGED: ${damages.length} faults`);
    return damages.length === 0 ? exitCodes.good : exitCodes.damaged;
  } finally {
    database.close();
  }
};

function copyOf(path: string | null): string | null {
  if (path === null) return null;
  try {
    return readFileSync(path, 'utf8');
  } catch {
    throw new CommandError(`The file of heads cannot be read: ${path}`, exitCodes.notFound);
  }
}

function lineOf({ where, seq, problem }: Damage): string {
  const place = {
    heads: 'signed heads',
    copy: 'copy of the heads',
    keys: 'succession of keys',
    keeping: 'log of keeping',
  }[where];
  const row =
    seq === null
      ? ''
      : `, ${place?.includes('heads') || where === 'keys' ? 'number' : 'row'} ${seq}`;
  return `DAMAGED ${problem}: ${place ?? `session ${where}`}${row}: ${damageWords[problem]}`;
}
