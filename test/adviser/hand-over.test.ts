import { expect } from 'chai';
import type { RemoteHelpAdviserColleaguesElement } from '../../src/adviser/hand-over/colleagues-element.ts';
import type { HandOverAct } from '../../src/adviser/hand-over/hand-over-event.ts';
import type { RemoteHelpAdviserHandedOverElement } from '../../src/adviser/hand-over/handed-over-element.ts';
import type { RemoteHelpAdviserTakeOverElement } from '../../src/adviser/hand-over/take-over-element.ts';
import { closeCodes } from '../../src/protocol/reasons.ts';
import {
  anewForEachTest,
  broker,
  button,
  element,
  inSession,
  joined,
  reads,
} from './console-stage.ts';
import { askedBy, clear, inside, languages, put, textOf } from './stage.ts';

const words = languages.find(([locale]) => locale === 'en')![1];
const { handOver } = words;
const ana = { colleague: 'A'.repeat(43), name: 'Ana Novak', role: 'Svetovalka za e-banko' };
const boris = { colleague: 'B'.repeat(43), name: 'Boris Kranjc', role: 'Svetovalec za podjetja' };
const asked = {
  sessionId: crypto.randomUUID(),
  ask: crypto.randomUUID(),
  reference: 'HWCU-9MCW',
  locale: 'sl',
  from: { name: ana.name, role: ana.role },
} as const;

/** What an element says about handing over while something is done to it. */
function saidBy(view: HTMLElement, act: () => void): HandOverAct[] {
  const said: HandOverAct[] = [];
  view.addEventListener('remote-help-adviser-hand-over', ({ detail }) => said.push(detail));
  act();
  return said;
}

describe('the adviser who hands a session over', () => {
  afterEach(clear);
  const choice = (colleagues = [ana, boris]) =>
    put<RemoteHelpAdviserColleaguesElement>('remote-help-adviser-colleagues', words, {
      colleagues,
    });
  const choose = (view: HTMLElement, index: number) =>
    view.shadowRoot!.querySelectorAll('input')[index]!.click();

  it('reads who is at the console, by name and title, and asks whom they chose', async () => {
    const view = await choice();
    expect(textOf(inside(view, 'fieldset'))).to.include(`${boris.name} ${boris.role}`);
    choose(view, 1);
    await view.updateComplete;
    const said = saidBy(view, () => inside(view, '[part="yes"]').click());
    expect(said).to.deep.equal([{ kind: 'ask', colleague: boris }]);
  });

  it('is told to choose first, and has the focus on the first name', async () => {
    const view = await choice();
    expect(saidBy(view, () => inside(view, '[part="yes"]').click())).to.deep.equal([]);
    await view.updateComplete;
    expect(inside(view, '[role="alert"]').textContent).to.equal(handOver.chooseFirst);
    expect(view.shadowRoot!.activeElement).to.equal(inside(view, 'input'));
  });

  it('does not ask a colleague who has left since they were chosen', async () => {
    const view = await choice();
    choose(view, 1);
    view.colleagues = [ana];
    await view.updateComplete;
    expect(saidBy(view, () => inside(view, '[part="yes"]').click())).to.deep.equal([]);
  });

  it('reads that nobody is there, and can only go back', async () => {
    const view = await choice([]);
    expect(textOf(view)).to.include(handOver.nobody);
    expect(view.shadowRoot!.querySelector('[part="yes"]')).to.equal(null);
    const left = [{ type: 'adviser.leftColleagues' }];
    expect(askedBy(view, () => inside(view, '[part="no"]').click())).to.deep.equal(left);
    const escape = new Event('cancel', { cancelable: true });
    expect(askedBy(view, () => inside(view, 'dialog').dispatchEvent(escape))).to.deep.equal(left);
    expect(escape.defaultPrevented).to.equal(true);
  });

  it('reads in the session’s place who has it now, and goes back to the list', async () => {
    const view = await put<RemoteHelpAdviserHandedOverElement>(
      'remote-help-adviser-handed-over',
      words,
      { to: boris },
    );
    expect(view.shadowRoot!.activeElement).to.equal(inside(view, 'h2'));
    expect(textOf(view)).to.include(handOver.doneTo(boris.name, boris.role));
    expect(askedBy(view, () => inside(view, '[part="back"]').click())).to.deep.equal([
      { type: 'adviser.leftSession' },
    ]);
  });
});

describe('the adviser who is asked to take a session over', () => {
  afterEach(clear);

  it('reads who asks, keeps the focus where it was, and answers yes or no', async () => {
    const field = document.body.appendChild(document.createElement('input'));
    field.focus();
    const view = await put<RemoteHelpAdviserTakeOverElement>(
      'remote-help-adviser-take-over',
      words,
      { handOvers: [asked] },
    );
    expect(textOf(view)).to.include(handOver.incomingFrom(ana.name, ana.role));
    expect(document.activeElement).to.equal(field);
    field.remove();
    for (const [part, accepts] of [
      ['accept', true],
      ['decline', false],
    ] as const) {
      const said = saidBy(view, () => inside(view, `[part="${part}"]`).click());
      expect(said).to.deep.equal([{ kind: 'answer', asked, accepts }]);
    }
  });
});

describe('P40 a console whose line breaks in the moment of the yes', () => {
  anewForEachTest();

  /** In a session, with a colleague asked; the broker has it on disk. */
  async function asking() {
    const met = await inSession(joined);
    const { colleague, name, role } = boris;
    met.watching.says({
      type: 'broker.listedColleagues',
      colleagues: [{ colleague, name, role }],
    });
    button(handOver.button).click();
    await reads(handOver.heading);
    const choice = element.shadowRoot!.querySelector('remote-help-adviser-colleagues')!;
    await reads(boris.name);
    inside(choice, 'input').click();
    inside(choice, '[part="yes"]').click();
    const question = await met.seat.hears();
    expect(question.type).to.equal('adviser.askedToHandOver');
    met.seat.says({
      type: 'broker.stored',
      id: 'id' in question ? question.id : '',
      seq: 2,
      at: 1,
    });
    await reads(handOver.asked(boris.name, boris.role));
    return met;
  }

  /** The console comes back to a session that is a colleague's by now. */
  async function comesBackTooLate({ watching }: Awaited<ReturnType<typeof inSession>>) {
    const back = await broker.seatIn(joined);
    back.says({ type: 'broker.refused', reason: 'notAllowed' });
    back.leaves(closeCodes.notAllowed);
    watching.says({ type: 'broker.listedSessions', sessions: [] });
    await reads(handOver.done);
  }

  it('P40 names the colleague who was asked', async () => {
    const met = await asking();
    met.seat.leaves(1006);
    await comesBackTooLate(met);
    await reads(handOver.doneTo(boris.name, boris.role));
  });

  it('P40 names the colleague whose yes came before the question was taken back', async () => {
    const met = await asking();
    met.seat.leaves(1006);
    await reads('connection is lost');
    button(handOver.withdraw).click();
    await reads(handOver.ends['handOver.withdrawn']);
    await comesBackTooLate(met);
    await reads(handOver.doneTo(boris.name, boris.role));
  });
});
