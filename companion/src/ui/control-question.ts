import type { Locale } from '../../../src/protocol/states.ts';
import { shownQuestion, type ShownQuestion } from './shown-question.ts';
import { wordsIn, type ProgramWords } from './words.ts';

/** Which text the question for control is, without and with a return; it changes whenever that text does. */
const versions = ['remote-help-control-1', 'remote-help-control-returns-1'] as const;

/** What the question depends on, beside its language. */
export interface AskedControl {
  /** The adviser's name. */
  readonly name: string;
  /** After how long a rest control would come back; 0 for never. */
  readonly returnSeconds: number;
}

/** What the bar says when the adviser asks for control, and its buttons: what is drawn is what the receipt is about. */
export function controlQuestion(words: ProgramWords, { name, returnSeconds }: AskedControl) {
  return {
    strong: words.ask(name),
    text: returnSeconds > 0 ? words.askMeansReturns(returnSeconds) : words.askMeans,
    buttons: [
      ['allow', words.allow],
      ['refuse', words.refuse],
    ],
  } as const;
}

/** The question as it stands before the customer from now on, with its digest (rule P35). */
export function shownControlQuestion(locale: Locale, asked: AskedControl): ShownQuestion {
  const { strong, text: means, buttons } = controlQuestion(wordsIn(locale), asked);
  const texts = [strong, means, ...buttons.map(([, said]) => said)];
  return shownQuestion(versions[asked.returnSeconds > 0 ? 1 : 0], locale, texts);
}
