import { systemClock } from '../clock.ts';
import { bundleEntries } from '../evidence/bundle.ts';
import { exportedText } from '../evidence/exported-log.ts';
import { Looks } from '../evidence/looks.ts';
import { zipOf, ZipTooLargeError } from '../evidence/zip.ts';
import { Holds } from '../keeping/holds.ts';
import { KeepingLog } from '../keeping/keeping-log.ts';
import { readRetention } from '../settings-of-keeping.ts';
import { Reader } from '../settings-reader.ts';
import type { Store } from '../store/store.ts';
import {
  CommandError,
  exitCodes,
  optionOf,
  readArguments,
  signingKeyOf,
  type Command,
  type CommandContext,
} from './command.ts';
import { guestStore, whoAndWhy, whoAndWhyOptions } from './guest.ts';
import { holdProblems } from './hold.ts';
import { writeNew } from './write-new.ts';

/**
 * `remote-help-broker export REFERENCE --by NAME --reason TEXT [--to FILE]`: a session's log as a trace, line by line; with a
 * file, all that is kept of it in one bundle. It is a look, and is written down as one.
 */
export const exportSession: Command = async (args, context) => {
  const given = readArguments(args, { ...whoAndWhyOptions, to: { type: 'string' } }, 1);
  const who = whoAndWhy(given);
  const signingKey = signingKeyOf(context.environment);
  const { store, folder } = await guestStore(given, context);
  try {
    const session = await lookedAt(given.positionals[0] ?? '', who, store, context);
    const source = { store, folder, signingKey, now: context.now };
    const path = optionOf(given, 'to');
    if (path === null) {
      for await (const line of exportedText(source, session)) context.say(line.trimEnd());
    } else {
      await writeNew(path, zipOf(bundleEntries(source, session)), problemOf);
      context.say(`${session.reference} is in ${path}`);
    }
    return exitCodes.good;
  } finally {
    await store.close();
  }
};

async function lookedAt(
  name: string,
  who: ReturnType<typeof whoAndWhy>,
  store: Store,
  { environment }: CommandContext,
): Promise<Parameters<typeof exportedText>[1]> {
  const read = new Reader(environment);
  const { calendar } = readRetention(read);
  if (read.problems.length > 0) throw new CommandError(read.problems.join('\n'));
  const keepingLog = new KeepingLog(store, systemClock);
  const session = await new Holds(store, keepingLog, systemClock).find(name);
  if (typeof session === 'string') {
    throw new CommandError(`${name}: ${holdProblems[session]}`, exitCodes.notFound);
  }
  const looks = new Looks(store, keepingLog, calendar, systemClock);
  await looks.at('complaints.exportedSession', session, who);
  return session;
}

function problemOf(error: unknown): string | null {
  return error instanceof ZipTooLargeError ? 'would have more than 4 GiB' : null;
}
