import { fingerprintOf } from '../keeping/signing-key.ts';
import { publicKeyOf, readArguments, type Command } from './command.ts';

/** `remote-help-broker public-key`: the key that proves the broker's signatures, for the bank to publish. */
export const publicKey: Command = async (args, context) => {
  const key = publicKeyOf(readArguments(args, {}, 0), context);
  context.say(`${key} ${fingerprintOf(key)}`);
  return 0;
};
