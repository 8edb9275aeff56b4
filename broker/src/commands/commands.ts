import { checkFilm } from './check-film.ts';
import { CommandError, exitCodes, type Command, type CommandContext } from './command.ts';
import { exportSession } from './export.ts';
import { changeKeepingKey } from './change-keeping-key.ts';
import { changeSigningKey } from './change-signing-key.ts';
import { film } from './film.ts';
import { heads } from './heads.ts';
import { hold, release } from './hold.ts';
import { publicKey } from './public-key.ts';
import { retention } from './retention.ts';
import { verifyReceipt } from './verify-receipt.ts';
import { verify } from './verify.ts';

const commands = new Map<string, Command>([
  ['verify', verify],
  ['verify-receipt', verifyReceipt],
  ['heads', heads],
  ['public-key', publicKey],
  ['retention', retention],
  ['hold', hold],
  ['release', release],
  ['film', film],
  ['check-film', checkFilm],
  ['change-keeping-key', changeKeepingKey],
  ['change-signing-key', changeSigningKey],
  ['export', exportSession],
]);

/**
 * Runs a command of the broker, other than running itself; answers its exit code.
 *
 * @throws {CommandError} if there is no such command, or it cannot do what it was asked.
 */
export async function runCommand(
  [name = '', ...args]: readonly string[],
  context: CommandContext,
): Promise<number> {
  const command = commands.get(name);
  if (command !== undefined) return command(args, context);
  const known = [...commands.keys()].join(', ');
  throw new CommandError(
    `There is no command ${JSON.stringify(name)}. Without one the broker runs; else: ${known}`,
    exitCodes.wrongUse,
  );
}
