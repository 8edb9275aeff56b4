#!/usr/bin/env node
import { startBroker } from './broker.ts';
import { KeepingKeyError } from './keeping/session-keys.ts';
import { ProgramsError } from './http/program-shelf.ts';
import { readSettings, SettingsError } from './settings.ts';
import { NewerSchemaError } from './store/store.ts';

const wrongConfiguration = 78;

/** The command `remote-help-broker`: runs until it is told to stop. */
async function main(): Promise<void> {
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
  if (error instanceof NewerSchemaError) return [error.message];
  const { code = '', message = 'unknown' } = error as NodeJS.ErrnoException;
  if (code === 'EADDRINUSE' || code === 'EADDRNOTAVAIL' || code === 'EACCES') {
    return [`REMOTE_HELP_LISTEN: the address cannot be listened on (${code})`];
  }
  return [`REMOTE_HELP_DATA_DIR: the database cannot be opened (${message})`];
}

main().catch((error: unknown) => {
  for (const problem of problemsOf(error)) process.stderr.write(`remote-help-broker: ${problem}\n`);
  process.exit(wrongConfiguration);
});
