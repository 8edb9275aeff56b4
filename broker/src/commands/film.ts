import type { FilmFacts } from '../recordings/film/film.ts';
import { chapterWords } from '../recordings/film/film-words.ts';
import { exitCodes, readArguments, type Command } from './command.ts';
import { lookAtFilm } from './film-look.ts';
import { whoAndWhyOptions } from './guest.ts';
import { writeNew } from './write-new.ts';

/** `remote-help-broker film REFERENCE FILE --by NAME --reason TEXT`: writes a session's recording as one film; the look is logged first. */
export const film: Command = (args, context) => {
  const given = readArguments(args, whoAndWhyOptions, 2);
  return lookAtFilm(given, context, 'complaints.exportedFilm', async ({ film: opened }) => {
    await writeNew(given.positionals[1] ?? '', opened.read());
    for (const line of linesOf(opened.facts)) context.say(line);
    const isWhole = opened.facts.gaps.every(({ why }) => !why.startsWith('take.'));
    return isWhole ? exitCodes.good : exitCodes.damaged;
  });
};

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
    yield `${seconds(fromMs)} to ${seconds(untilMs)}: ${what}`;
  }
  yield `${seconds(durationMs)} from ${new Date(startedAt).toISOString()}`;
}

function seconds(ms: number): string {
  return `${(ms / 1_000).toFixed(3)} s`;
}
