import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { parseArgs } from 'node:util';
import { SigningKey } from '../keeping/signing-key.ts';
import { Reader } from '../settings-reader.ts';

/** What a command is run with. */
export interface CommandContext {
  readonly environment: Readonly<Record<string, string | undefined>>;
  /** Says a line on standard output. */
  readonly say: (line: string) => void;
  readonly now: () => number;
}

/** A command of the broker beside running: its exit code, when it is done. */
export type Command = (args: readonly string[], context: CommandContext) => Promise<number>;

/** The exit codes of all commands. */
export const exitCodes = { good: 0, damaged: 1, wrongUse: 64, notFound: 66 } as const;

/** A command was called in a way that it does not know, or what it needs is not there. */
export class CommandError extends Error {
  override readonly name = 'CommandError';
  readonly exitCode: number;
  constructor(message: string, exitCode: number = exitCodes.wrongUse) {
    super(message);
    this.exitCode = exitCode;
  }
}

type Options = Readonly<Record<string, { type: 'string' | 'boolean' }>>;

/** Options that every command knows: where the data is, whose it is, and whose signatures count. */
const common = {
  data: { type: 'string' },
  bank: { type: 'string' },
  key: { type: 'string' },
} as const satisfies Options;

/** What was given to a command. */
export interface Given {
  readonly values: Readonly<Record<string, string | boolean | undefined>>;
  readonly positionals: readonly string[];
}

/**
 * Reads a command's options.
 *
 * @throws {CommandError} if there is one that it does not know, or there are too many words.
 */
export function readArguments(args: readonly string[], own: Options, words: number): Given {
  try {
    const options = { ...common, ...own };
    const { values, positionals } = parseArgs({
      args: keyJoined(args),
      options,
      allowPositionals: words > 0,
    });
    if (positionals.length !== words)
      throw new Error(`Expected ${words} word(s) beside the options`);
    return { values: values as Given['values'], positionals };
  } catch (error) {
    throw new CommandError(error instanceof Error ? error.message : 'cannot be understood');
  }
}

/** One public key in 64 begins with a dash, and would be taken for an option where it stands by itself. */
function keyJoined(args: readonly string[]): string[] {
  const at = args.indexOf('--key');
  if (at < 0 || !/^-[\w-]{42}$/.test(args[at + 1] ?? '')) return [...args];
  return [...args.slice(0, at), args.slice(at, at + 2).join('='), ...args.slice(at + 2)];
}

/** The text of an option, if it was given. */
export function optionOf({ values }: Given, name: string): string | null {
  const value = values[name];
  return typeof value === 'string' ? value : null;
}

/**
 * Opens the database to read it, and only that: a broker may be running on it.
 *
 * @throws {CommandError} if there is none.
 */
export function openToRead(folder: string): DatabaseSync {
  const path = join(folder, 'broker.sqlite');
  if (!existsSync(path)) throw new CommandError(`There is no ${path}`, exitCodes.notFound);
  const database = new DatabaseSync(path, { readOnly: true });
  database.exec('pragma busy_timeout = 5000');
  return database;
}

/** Where the data is and whose it is: as given, or else as in the broker's environment. */
export function placeOf(
  given: Given,
  { environment }: CommandContext,
): { folder: string; bank: string } {
  const read = new Reader(environment);
  const folder = optionOf(given, 'data') ?? read.text('REMOTE_HELP_DATA_DIR');
  const bank = optionOf(given, 'bank') ?? read.name('REMOTE_HELP_BANK_ID', 'bank');
  complain(read);
  return { folder, bank };
}

/** Whose signatures count: the key that was given, or else that of the broker's key file. */
export function publicKeyOf(given: Given, { environment }: CommandContext): string {
  const key = optionOf(given, 'key');
  if (key !== null && !/^[\w-]{43}$/.test(key))
    throw new CommandError('--key must be a public key');
  return key ?? signingKeyOf(environment).publicKey;
}

/** The broker's own key for signatures. */
export function signingKeyOf(environment: CommandContext['environment']): SigningKey {
  const read = new Reader(environment);
  const secret = read.keyFile('REMOTE_HELP_SIGNING_KEY_FILE');
  complain(read);
  return new SigningKey(secret);
}

function complain({ problems }: Reader): void {
  if (problems.length > 0) throw new CommandError(problems.join('\n'));
}
