import type { JoiningProgramWords } from '../../locales/words.ts';
import type { AskingProgram } from '../../machines/session.events.ts';

/** Which text the question about a program is; it changes whenever that text does. */
export const programQuestionVersion = 'remote-help-program-1';

/** All that the customer is told about a program that wants to join, as it stands in the receipt. */
export function programQuestionText(words: JoiningProgramWords, program: AskingProgram): string {
  const { heading, question, careful, no } = words;
  return [
    heading,
    words.computer(programsComputer(program)),
    `${question} ${program.check}`,
    careful,
    no,
    words.yes(program.check),
  ].join('\n');
}

/** The computer as its customer recognises it: its system and the sizes of its screens. */
export function programsComputer({ computer }: AskingProgram): string {
  const screens = computer.screens.map(({ width, height }) => `${width} × ${height}`);
  return [computer.system, ...screens].join(', ');
}
