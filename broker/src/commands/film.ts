import { createWriteStream } from 'node:fs';
import { rm } from 'node:fs/promises';
import { pipeline } from 'node:stream/promises';
import { systemClock } from '../clock.ts';
import { Holds } from '../keeping/holds.ts';
import { KeepingLog } from '../keeping/keeping-log.ts';
import { SessionKeyError } from '../keeping/session-keys.ts';
import { openFilm, type Film, type FilmFacts } from '../recordings/film/film.ts';
import { chapterWords } from '../recordings/film/film-words.ts';
import type { Store } from '../store/store.ts';
import { CommandError, exitCodes, readArguments, type Command } from './command.ts';
import { guestStore, whoAndWhy, whoAndWhyOptions } from './guest.ts';
import { holdProblems } from './hold.ts';

/** `remote-help-broker film REFERENCE FILE --by NAME --reason TEXT`: writes a session's recording as one film; the look is logged first. */
export const film: Command = async (args, context) => {
  const given = readArguments(args, whoAndWhyOptions, 2);
  const { by, reason } = whoAndWhy(given);
  const [name = '', path = ''] = given.positionals;
  const { store, folder } = await guestStore(given, context);
  try {
    const keepingLog = new KeepingLog(store, systemClock);
    const found = await new Holds(store, keepingLog, systemClock).find(name);
    if (typeof found === 'string') {
      throw new CommandError(`${name}: ${holdProblems[found]}`, exitCodes.notFound);
    }
    const opened = await openOr(store, folder, name, found.sessionId);
    const facts = { ...found, by };
    const row = { who: 'complaints', type: 'complaints.exportedFilm', id: null } as const;
    await keepingLog.write({ ...row, facts, text: reason }, [], found.sessionId);
    await save(opened, path);
    for (const line of linesOf(opened.facts)) context.say(line);
    const isWhole = opened.facts.gaps.every(({ why }) => !why.startsWith('take.'));
    return isWhole ? exitCodes.good : exitCodes.damaged;
  } finally {
    await store.close();
  }
};

async function openOr(
  store: Store,
  folder: string,
  name: string,
  sessionId: string,
): Promise<Film> {
  try {
    const opened = await openFilm(store, folder, sessionId);
    if (opened !== null) return opened;
  } catch (error) {
    if (!(error instanceof SessionKeyError)) throw error;
    throw new CommandError(
      `${name}: its key is gone, and with it the recording`,
      exitCodes.notFound,
    );
  }
  throw new CommandError(`${name}: nothing of it was recorded`, exitCodes.notFound);
}

/** Writes the file for its owner's eyes only, or nothing of it. */
async function save(opened: Film, path: string): Promise<void> {
  try {
    await pipeline(opened.read(), createWriteStream(path, { flags: 'wx', mode: 0o600 }));
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === 'EEXIST') throw new CommandError(`There is a ${path} already`);
    await rm(path, { force: true });
    throw new CommandError(`${path} cannot be written (${code ?? 'unknown'})`, exitCodes.notFound);
  }
}

function* linesOf({ startedAt, durationMs, takes, gaps }: FilmFacts): Generator<string> {
  const parts = [
    ...takes.map(({ fromMs, untilMs, take }) => ({
      fromMs,
      untilMs,
      what: `recorded, take ${take}`,
    })),
    ...gaps.map(({ fromMs, untilMs, why }) => ({ fromMs, untilMs, what: chapterWords[why].en })),
  ].sort((one, other) => one.fromMs - other.fromMs);
  for (const { fromMs, untilMs, what } of parts) {
    yield `${clock(fromMs)} to ${clock(untilMs)}: ${what}`;
  }
  yield `${clock(durationMs)} from ${new Date(startedAt).toISOString()}`;
}

function clock(ms: number): string {
  const seconds = (ms / 1_000).toFixed(3);
  return `${seconds} s`;
}
