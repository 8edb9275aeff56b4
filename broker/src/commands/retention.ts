import { Kysely } from 'kysely';
import { dayText } from '../keeping/calendar.ts';
import { dueSessions } from '../keeping/due-sessions.ts';
import { countOfSession } from '../keeping/kept-of-session.ts';
import { readRetention } from '../settings-of-keeping.ts';
import { Reader } from '../settings-reader.ts';
import { sqliteDialect } from '../store/sqlite-dialect.ts';
import type { Tables } from '../store/tables.ts';
import { CommandError, openToRead, placeOf, readArguments, type Command } from './command.ts';

/** `remote-help-broker retention --dry-run`: what the broker would delete now, and touches nothing. */
export const retention: Command = async (args, context) => {
  const given = readArguments(args, { 'dry-run': { type: 'boolean' } }, 0);
  if (given.values['dry-run'] !== true) {
    throw new CommandError('The broker itself deletes, each day; this command needs --dry-run');
  }
  const { folder, bank } = placeOf(given, context);
  const read = new Reader(context.environment);
  const rules = readRetention(read);
  if (read.problems.length > 0) throw new CommandError(read.problems.join('\n'));
  const database = new Kysely<Tables>({ dialect: sqliteDialect(openToRead(folder)) });
  try {
    const due = await dueSessions(database, bank, rules, context.now());
    for (const { sessionId, reference, period } of due) {
      const counts = await countOfSession(database, bank, sessionId);
      const parts = Object.entries(counts).map(([name, count]) => `${count} ${name}`);
      context.say(
        `${reference} ${sessionId}: ${period.rule}, kept from ${dayText(period.from)} until ${dayText(period.until)}: ${parts.join(', ')}`,
      );
    }
    context.say(`${due.length} sessions would be deleted`);
    return 0;
  } finally {
    await database.destroy();
  }
};
