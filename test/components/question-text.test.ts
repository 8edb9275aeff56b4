import { expect } from 'chai';
import { programQuestionText } from '../../src/components/program-question/program-question-text.ts';
import type { RemoteHelpProgramQuestionElement } from '../../src/components/program-question/program-question-element.ts';
import { systemQuestionText } from '../../src/components/system-question/system-question-text.ts';
import type { RemoteHelpSystemQuestionElement } from '../../src/components/system-question/system-question-element.ts';
import { systemLines } from './fake-session.ts';
import { walkTo } from './journey.ts';
import { clear, languages, mount, putView, textOf } from './mount.ts';

const program = {
  request: 1,
  check: '47',
  computer: { system: 'Windows 11', screens: [{ width: 1920, height: 1080 }] },
};
const bare = (text: string) => text.replace(/\s+/g, ' ').trim();

/** What is left of what stands on the screen, once the lines of a receipt's text are taken out of it in their order. */
function restOf(shown: string, text: string): string {
  let rest = bare(shown);
  for (const line of text.split('\n')) {
    const place = rest.indexOf(bare(line));
    expect(place, line).to.be.greaterThan(-1);
    rest = rest.slice(0, place) + rest.slice(place + bare(line).length);
  }
  return bare(rest);
}

afterEach(clear);

for (const [lang, words] of languages) {
  describe(`the text of a receipt (${lang})`, () => {
    it('P26 is all that the customer is told of a program that wants to join', async () => {
      const tag = 'remote-help-program-question';
      const view = await putView<RemoteHelpProgramQuestionElement>(tag, { words, program });
      const text = programQuestionText(words.joiningProgram, program);
      expect(restOf(textOf(view), text)).to.equal('');
    });

    it('P26 is all that the customer is told of the information, without what was read', async () => {
      const tag = 'remote-help-system-question';
      const view = await putView<RemoteHelpSystemQuestionElement>(tag, {
        words,
        lines: systemLines,
        adviserName: 'Ana Novak',
      });
      const text = systemQuestionText(words, 'Ana Novak', systemLines);
      const { yes } = words.helping.system.values;
      expect(restOf(textOf(view), text)).to.equal(`Windows 11 x86 Chrome 140.0.7339.80 ${yes}`);
    });
  });
}

it('P35 the broker is told of a question as it comes: of a program, and of the computer once it is read', async () => {
  const { session, shown } = await mount('sl');
  await walkTo(session, 'chat-only');
  session.actor.send({ type: 'broker.heardProgram', ...program });
  session.actor.send({ type: 'customer.refusedProgram' });
  session.actor.send({ type: 'adviser.askedForSystem' });
  await shown();
  const told = session.told.filter(({ type }) => type === 'customer.wasAsked');
  expect(told).to.deep.equal([
    { type: 'customer.wasAsked', asked: { question: 'program', program } },
    { type: 'customer.wasAsked', asked: { question: 'system' } },
  ]);
  const { questionText } = session.options!;
  const { sl } = Object.fromEntries(languages);
  expect(questionText({ question: 'program', program }).text).to.equal(
    programQuestionText(sl!.joiningProgram, program),
  );
  expect(questionText({ question: 'show' }).text).to.contain(sl!.warning.neverAsks);
  expect(questionText({ question: 'system' }).text).to.contain(sl!.helping.system.never);
});
