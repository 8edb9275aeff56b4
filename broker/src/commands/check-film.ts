import { checkWitness, type FilmFault } from '../../../src/protocol/witness-check.ts';
import { DecoderError, samplesOf } from '../recordings/check/film-samples.ts';
import { keptPrints } from '../recordings/check/kept-prints.ts';
import { CommandError, exitCodes, optionOf, readArguments, type Command } from './command.ts';
import { lookAtFilm } from './film-look.ts';
import { whoAndWhyOptions } from './guest.ts';

/**
 * `remote-help-broker check-film REFERENCE --by NAME --reason TEXT [--ffmpeg PATH]`: holds a session's recording against the prints that the
 * customer's own browser took.
 */
export const checkFilm: Command = (args, context) => {
  const given = readArguments(args, { ...whoAndWhyOptions, ffmpeg: { type: 'string' } }, 1);
  const ffmpeg = optionOf(given, 'ffmpeg') ?? 'ffmpeg';
  return lookAtFilm(given, context, 'complaints.checkedFilm', async (looked) => {
    const { film, store, sessionId } = looked;
    const samples = await samplesOf(film, ffmpeg).catch((error: unknown) => {
      if (!(error instanceof DecoderError)) throw error;
      const message = `A film is checked with ffmpeg, which the broker does not bring: ${ffmpeg}: ${error.message}`;
      throw new CommandError(message, exitCodes.notFound);
    });
    const prints = await keptPrints(store, sessionId, film.facts.startedAt);
    const { agreeing, silent, outside, faults } = checkWitness(samples, prints);
    for (const fault of faults) context.say(`FALSE ${lineOf(fault)}`);
    context.say(
      `${prints.length} prints of the customer's browser: ${agreeing} agree with the film, ${faults.length} do not; ${silent} of next to blank pictures and ${outside} of moments that are not in it say nothing`,
    );
    return faults.length === 0 ? exitCodes.good : exitCodes.damaged;
  });
};

function lineOf(fault: FilmFault): string {
  if (fault.kind === 'swapped') {
    return `${seconds(fault.atMs)}: the film shows something else than the customer's browser captured`;
  }
  const place = `${seconds(fault.fromMs)} to ${seconds(fault.untilMs)}`;
  const what = fault.kind === 'cutOut' ? 'are missing here' : 'were put in here';
  return `${place}: some ${seconds(fault.byMs)} ${what}`;
}

function seconds(ms: number): string {
  return `${(ms / 1_000).toFixed(1)} s`;
}
