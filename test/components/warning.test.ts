import { sendKeys } from '@web/test-runner-commands';
import { expect } from 'chai';
import { warningText } from '../../src/components/warning/warning-text.ts';
import type { RemoteHelpWarningElement } from '../../src/components/warning/warning-element.ts';
import { wordChoices } from './fake-session.ts';
import { walkTo } from './journey.ts';
import { clear, click, focused, languages, mount, putView, textOf } from './mount.ts';

const open = async (lang = 'sl', areWordsChecked = true) => {
  const mounted = await mount(lang);
  const { session, shown, find } = mounted;
  await walkTo(session, 'chat-only');
  session.actor.send({ type: 'adviser.openedWords' });
  if (areWordsChecked) session.actor.send({ type: 'customer.choseWords', matched: true });
  await shown();
  const start =
    find('remote-help-chat-only')!.shadowRoot!.querySelector<HTMLElement>('[part="start"]')!;
  start.focus();
  start.click();
  await shown();
  return {
    ...mounted,
    start,
    warning: () => find<RemoteHelpWarningElement>('remote-help-warning'),
  };
};

afterEach(clear);

describe('before “Show”, a customer', () => {
  for (const [lang, { warning, actions }] of languages) {
    it(`reads what will be seen, that nobody asks for passwords, and who may be behind it: ${lang}`, async () => {
      const opened = await open(lang);
      const text = textOf(opened.warning()!);
      for (const sentence of [
        warning.seen,
        warning.neverAsks,
        warning.called.heading,
        actions.show,
      ]) {
        expect(text).to.contain(sentence);
      }
    });

    it(`P26 reads exactly the text that their receipt is about, in its order: ${lang}`, async () => {
      const words = languages.find(([name]) => name === lang)![1];
      for (const records of [true, false]) {
        const dialog = await putView<RemoteHelpWarningElement>('remote-help-warning', {
          words,
          records,
          canShow: true,
        });
        const bare = (text: string) => text.replace(/\s+/g, ' ').trim();
        let rest = bare(textOf(dialog));
        for (const line of warningText(words, records).split('\n')) {
          const place = rest.indexOf(bare(line));
          expect(place, line).to.be.greaterThan(-1);
          rest = rest.slice(0, place) + rest.slice(place + bare(line).length);
        }
        const { report, cancel, picker } = words.warning;
        expect(bare(rest)).to.equal([report, cancel, picker].join(' '));
      }
    });

    it(`reads the truth about the recording: ${lang}`, async () => {
      const words = languages.find(([name]) => name === lang)![1];
      const records = await putView<RemoteHelpWarningElement>('remote-help-warning', {
        words,
        records: true,
      });
      expect(textOf(records)).to.contain(warning.recorded).and.not.to.contain(warning.notRecorded);
      const not = await putView<RemoteHelpWarningElement>('remote-help-warning', { words });
      expect(textOf(not)).to.contain(warning.notRecorded).and.not.to.contain(warning.recorded);
    });
  }

  it('is in a modal dialog, at its heading', async () => {
    const { warning } = await open();
    expect(warning()!.shadowRoot!.querySelector('dialog')!.matches(':modal')).to.be.true;
    expect(focused()?.getAttribute('part')).to.equal('heading');
  });

  it('opens the picker within the click on Show', async () => {
    const { session, warning } = await open();
    click(warning(), '[part="show"]');
    // Nothing has been awaited since the click: a browser opens its picker in no other moment.
    expect(session.actor.getSnapshot().hasTag('isBusy')).to.be.true;
  });

  it('goes back by Escape, as by “Do not show”, to where they were', async () => {
    const { session, shown, warning, start } = await open();
    await sendKeys({ press: 'Escape' });
    await shown();
    expect(warning()).to.be.null;
    expect(session.actor.getSnapshot().context.notShown).to.equal('customer.cancelled');
    expect(focused()).to.equal(start);
  });

  it('is told what to press to try again', async () => {
    const { find, shown, warning } = await open();
    click(warning(), '[part="cancel"]');
    await shown();
    expect(textOf(find('remote-help-chat-only')!)).to.contain(
      'Če želite poskusiti znova, kliknite »Začni«',
    );
  });

  it('can report and end', async () => {
    const { session, warning } = await open();
    click(warning(), '[part="report"]');
    session.answerAlarm(true);
    expect(session.actor.getSnapshot().hasTag('isReporting')).to.be.true;
  });

  it('cannot show before the words are checked, and is told why', async () => {
    const { session, shown, warning, find } = await open('sl', false);
    click(warning(), '[part="show"]');
    await shown();
    expect(session.actor.getSnapshot().hasTag('asksBeforeShow')).to.be.true;
    expect(textOf(find('[role="status"]')!)).to.contain('Gumb »Pokaži« bo deloval');
  });

  it('checks the words in the same place, and can show then', async () => {
    const { session, shown, warning } = await open('sl', false);
    const choice = warning()!.querySelector('remote-help-words-choice')!.shadowRoot!;
    choice.querySelectorAll('input')[1]!.click();
    choice.querySelector<HTMLButtonElement>('button[type="submit"]')!.click();
    await shown();
    expect(session.chosen).to.deep.equal([wordChoices[1]]);
    click(warning(), '[part="show"]');
    expect(session.actor.getSnapshot().hasTag('isBusy')).to.be.true;
  });
});
