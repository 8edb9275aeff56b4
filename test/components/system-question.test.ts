import { expect } from 'chai';
import type { RemoteHelpSystemQuestionElement } from '../../src/components/system-question/system-question-element.ts';
import { sl } from '../../src/locales/sl.ts';
import { systemLines } from './fake-session.ts';
import { clear, click, mount, putView, textOf } from './mount.ts';
import { walkTo } from './journey.ts';

const tag = 'remote-help-system-question';
const question = () =>
  putView<RemoteHelpSystemQuestionElement>(tag, { lines: systemLines, adviserName: 'Ana Novak' });
const boxes = (view: Element) => [...view.shadowRoot!.querySelectorAll<HTMLInputElement>('input')];

afterEach(clear);

describe('the question for information about the computer', () => {
  it('shows who asks and every line of what would be sent, in the customer’s words', async () => {
    const view = await question();
    const text = textOf(view);
    expect(text).to.contain(sl.helping.system.lead('Ana Novak'));
    expect(text).to.contain('Operacijski sistem Windows 11 x86');
    expect(text).to.contain('Piškotki so dovoljeni da');
  });

  it('sends what the customer left in, and says how much that is', async () => {
    const view = await question();
    const sent: (readonly string[])[] = [];
    view.addEventListener('remote-help-system', ({ kinds }) => sent.push(kinds));
    boxes(view)[1]!.click();
    await view.updateComplete;
    expect(textOf(view)).to.contain('Pošlji 2 podatka');
    click(view, '[part="yes"]');
    expect(sent).to.deep.equal([['system', 'cookies']]);
  });

  it('P44 sends nothing while the adviser has control, and says why', async () => {
    const view = await question();
    view.isControlled = true;
    await view.updateComplete;
    const sent: unknown[] = [];
    view.addEventListener('remote-help-system', (event) => sent.push(event));
    click(view, '[part="yes"]');
    expect(sent).to.deep.equal([]);
    expect(textOf(view)).to.contain(sl.helping.notWhileControlled);
  });

  it('has nothing to send when all is struck out or still being read', async () => {
    const view = await question();
    for (const box of boxes(view)) box.click();
    await view.updateComplete;
    expect(view.shadowRoot!.querySelector('[part="yes"]')).to.equal(null);
    const reading = await putView<RemoteHelpSystemQuestionElement>(tag, { isReading: true });
    expect(reading.shadowRoot!.querySelector('[part="yes"]')).to.equal(null);
    expect(textOf(reading)).to.contain(sl.helping.system.reading);
  });

  it('the adviser’s question opens it, and a no closes it with nothing sent', async () => {
    const mounted = await mount('en');
    await walkTo(mounted.session, 'chat-only');
    mounted.session.actor.send({ type: 'adviser.askedForSystem' });
    await mounted.shown();
    const view = mounted.find<RemoteHelpSystemQuestionElement>(tag)!;
    click(view, '[part="no"]');
    await mounted.shown();
    expect(mounted.find(tag)).to.equal(null);
    expect(mounted.session.entries().at(-1)).to.include({ notice: 'systemRefused' });
  });
});
