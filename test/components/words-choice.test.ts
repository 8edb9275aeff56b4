import { expect } from 'chai';
import type { WordChoice } from '../../src/actors/session-actor.ts';
import type { RemoteHelpWordsChoiceElement } from '../../src/components/words-choice/words-choice-element.ts';
import { en } from '../../src/locales/en.ts';
import { wordChoices } from './fake-session.ts';
import { clear, focused, putView, textOf } from './mount.ts';

const choice = async (properties: Partial<RemoteHelpWordsChoiceElement> = {}) => {
  const view = await putView<RemoteHelpWordsChoiceElement>('remote-help-words-choice', {
    words: en,
    phase: 'ready',
    choices: wordChoices,
    ...properties,
  });
  const chosen: (WordChoice | null)[] = [];
  view.addEventListener('remote-help-words', (event) => chosen.push(event.choice));
  const root = view.shadowRoot!;
  const confirm = async () => {
    root.querySelector<HTMLButtonElement>('button[type="submit"]')!.click();
    await view.updateComplete;
  };
  return { view, chosen, boxes: root.querySelectorAll('input'), confirm };
};

afterEach(clear);

describe('the check of the words', () => {
  it('offers three pairs and “none of these”, none chosen', async () => {
    const { view, boxes } = await choice();
    expect([...boxes].filter(({ checked }) => checked)).to.deep.equal([]);
    expect(boxes).to.have.length(4);
    for (const { words } of wordChoices) expect(textOf(view)).to.contain(words.join(' · '));
  });

  it('is not over by one slip: a choice is confirmed', async () => {
    const { chosen, boxes, confirm } = await choice();
    boxes[0]!.click();
    boxes[1]!.click();
    expect(chosen).to.deep.equal([]);
    await confirm();
    expect(chosen).to.deep.equal([wordChoices[1]]);
  });

  it('gives nothing for “none of these”', async () => {
    const { chosen, boxes, confirm } = await choice();
    boxes[3]!.click();
    await confirm();
    expect(chosen).to.deep.equal([null]);
  });

  it('asks for a choice when there is none', async () => {
    const { view, chosen, boxes, confirm } = await choice();
    await confirm();
    expect(chosen).to.deep.equal([]);
    expect(textOf(view)).to.contain(en.compared.chooseFirst);
    expect(focused()).to.equal(boxes[0]);
  });

  it('waits until there are words', async () => {
    const { view, boxes } = await choice({ phase: 'waiting', choices: [] });
    expect(boxes).to.have.length(0);
    expect(textOf(view)).to.contain(en.compared.waiting);
  });

  it('says calmly that they match', async () => {
    const { view } = await choice({ phase: 'matched' });
    expect(textOf(view)).to.equal(en.compared.matched);
  });

  it('says strongly that they differ, and leads to the report', async () => {
    const { view } = await choice({ phase: 'differed' });
    const asked: string[] = [];
    view.addEventListener('remote-help-intent', ({ detail }) => asked.push(detail.type));
    expect(textOf(view)).to.contain(en.compared.differed.text);
    view.shadowRoot!.querySelector('button')!.click();
    expect(asked).to.deep.equal(['customer.raisedAlarm']);
  });
});
