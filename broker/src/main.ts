#!/usr/bin/env node
import { startBroker } from './broker.ts';
import { CommandError } from './commands/command.ts';
import { runCommand } from './commands/commands.ts';
import { SigningKeyError } from './keeping/heads.ts';
import { KeepingKeyError } from './keeping/session-keys.ts';
import { ProgramsError } from './http/program-shelf.ts';
import { readSettings, SettingsError } from './settings.ts';
import { NewerSchemaError } from './store/store.ts';
import { keepYoungGenerationSmall } from './young-generation.ts';

const wrongConfiguration = 78;

/** `remote-help-broker` runs until it is told to stop; with a word after it, it does that and ends. */
async function main(): Promise<void> {
  const [, , ...words] = process.argv;
  if (words.length > 0) {
    process.exitCode = await runCommand(words, {
      environment: process.env,
      say: (line) => process.stdout.write(`${line}\n`),
      now: () => Date.now(),
    });
  } else await serve();
}

async function serve(): Promise<void> {
  keepYoungGenerationSmall();
  const broker = await startBroker(readSettings(process.env), {
    // What the disk has refused once must not be tried again by the same process: after a start the log is read anew.
    onBroken: () => process.exit(1),
  });
  let isStopping = false;
  const stop = () => {
    if (isStopping) return;
    isStopping = true;
    broker.close().then(
      () => process.exit(0),
      () => process.exit(1),
    );
  };
  process.on('SIGTERM', stop);
  process.on('SIGINT', stop);
}

function problemsOf(error: unknown): readonly string[] {
  if (error instanceof SettingsError) return error.problems;
  if (error instanceof ProgramsError) return [`REMOTE_HELP_PROGRAMS_DIR: ${error.message}`];
  if (error instanceof KeepingKeyError) return [`REMOTE_HELP_KEEPING_KEY_FILE ${error.message}`];
  if (error instanceof SigningKeyError) return [`REMOTE_HELP_SIGNING_KEY_FILE ${error.message}`];
  if (error instanceof CommandError) return error.message.split('\n');
  if (error instanceof NewerSchemaError) return [error.message];
  const { code = '', message = 'unknown' } = error as NodeJS.ErrnoException;
  if (code === 'EADDRINUSE' || code === 'EADDRNOTAVAIL' || code === 'EACCES') {
    return [`REMOTE_HELP_LISTEN: the address cannot be listened on (${code})`];
  }
  return [`REMOTE_HELP_DATA_DIR: the database cannot be opened (${message})`];
}

main().catch((error: unknown) => {
  for (const problem of problemsOf(error)) process.stderr.write(`remote-help-broker: ${problem}\n`);
  process.exit(error instanceof CommandError ? error.exitCode : wrongConfiguration);
});
