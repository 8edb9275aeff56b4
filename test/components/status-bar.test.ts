import { setViewport } from '@web/test-runner-commands';
import { expect } from 'chai';
import { elapsed } from '../../src/components/status-bar/elapsed.ts';
import type { RemoteHelpStatusBarElement } from '../../src/components/status-bar/status-bar-element.ts';
import { en } from '../../src/locales/en.ts';
import { sl } from '../../src/locales/sl.ts';
import { adviser, show, walkTo } from './journey.ts';
import { clear, click, languages, mount, putView, textOf } from './mount.ts';

const bar = async (properties: Partial<RemoteHelpStatusBarElement> = {}) => {
  const view = await putView<RemoteHelpStatusBarElement>('remote-help-status-bar', {
    words: en,
    adviser,
    since: Date.now() - 65_500,
    ...properties,
  });
  const asked: string[] = [];
  const said: string[] = [];
  view.addEventListener('remote-help-intent', ({ detail }) => asked.push(detail.type));
  view.addEventListener('remote-help-say', ({ text }) => said.push(text));
  const press = (part: string) =>
    view.shadowRoot!.querySelector<HTMLButtonElement>(`[part="${part}"]`)!.click();
  return { view, asked, said, press };
};

afterEach(async () => {
  await clear();
  await setViewport({ width: 800, height: 600 });
});

describe('the status bar', () => {
  it('says who is there, what they see, whether they control, whether it is recorded, and how long', async () => {
    const { view } = await bar({
      sight: 'desktop',
      recording: 'recorded',
      sharedSince: Date.now() - 5_500,
    });
    const text = textOf(view);
    for (const fact of [
      'Ana Novak',
      'Svetovalka',
      en.bar.seesDesktop,
      en.bar.controlsNot,
      en.bar.recorded,
    ]) {
      expect(text).to.contain(fact);
    }
    expect(text).to.contain('1:05').and.to.contain('0:05');
  });

  it('says that the line is lost, and that the adviser is away', async () => {
    expect(textOf((await bar({ lineIsLost: true })).view)).to.contain(en.bar.lineLost);
    expect(textOf((await bar({ adviserIsPresent: false })).view)).to.contain(en.bar.adviserAway);
  });

  it('P42 names a second adviser, says that they see nothing, and sends them away by one click', async () => {
    const second = { name: 'Boris Kranjc', role: 'Svetovalec' };
    for (const sight of ['nothing', 'desktop'] as const) {
      const { view, asked, press } = await bar({ sight, second, secondIsPresent: true });
      expect(textOf(view)).to.contain(en.second.isThere(second.name, second.role));
      press('dismiss-second');
      expect(asked).to.deep.equal(['customer.dismissedSecond']);
    }
    const { view } = await bar({ second });
    expect(textOf(view)).to.contain(en.second.isAway(second.name));
    expect(textOf((await bar()).view)).not.to.contain(second.name);
  });

  for (const [lang, { actions }] of languages) {
    it(`has the same three buttons whatever is shared, in the same order: ${lang}`, async () => {
      for (const sight of ['nothing', 'paused', 'soon', 'desktop'] as const) {
        const { view } = await bar({ sight, words: lang === 'sl' ? sl : en });
        const buttons = [...view.shadowRoot!.querySelectorAll('button')];
        expect(buttons.map(({ textContent }) => textContent.trim())).to.deep.equal([
          actions.takeBackControl,
          actions.stopSharing,
          actions.endSession,
        ]);
        expect(buttons.some(({ disabled }) => disabled)).to.be.false;
      }
    });
  }

  it('stops sharing by one click', async () => {
    const { asked, press } = await bar({ sight: 'desktop' });
    press('stop-sharing');
    expect(asked).to.deep.equal(['customer.stoppedSharing']);
  });

  it('says so when there is nothing to stop, or no control to take back', async () => {
    const { view, asked, said, press } = await bar();
    press('stop-sharing');
    press('take-back-control');
    await view.updateComplete;
    expect(asked).to.deep.equal([]);
    expect(said).to.deep.equal([en.bar.nothingShared, en.bar.nothingControlled]);
    expect(textOf(view)).to.contain(en.bar.nothingControlled);
  });

  it('asks before it ends the session', async () => {
    const { asked, press } = await bar();
    press('end-session');
    expect(asked).to.deep.equal(['customer.askedToEnd']);
  });
});

describe('from chat-only to stopped, the status bar', () => {
  const barOf = (find: (selector: string) => HTMLElement | null) => find('remote-help-status-bar')!;

  it('stands at the top of the screen, above all else', async () => {
    const { find, session, shown } = await mount('sl');
    await walkTo(session, 'chat-only');
    await shown();
    const { top, left, right } = barOf(find).getBoundingClientRect();
    expect([top, left, right]).to.deep.equal([0, 0, document.documentElement.clientWidth]);
    expect(find('.pinned')!.matches(':popover-open')).to.be.true;
  });

  for (const width of [320, 800, 1600]) {
    it(`never moves its buttons, whatever is said or asked: ${String(width)} px`, async () => {
      await setViewport({ width, height: 700 });
      const { find, session, shown } = await mount('sl');
      await walkTo(session, 'chat-only');
      const places: string[] = [];
      const look = async () => {
        await shown();
        const buttons = barOf(find).shadowRoot!.querySelectorAll('button');
        const rects = [...buttons].map((button) => button.getBoundingClientRect());
        places.push(rects.map(({ x, y, width: w, height: h }) => [x, y, w, h].join()).join(' '));
      };
      await look();
      click(barOf(find), '[part="stop-sharing"]');
      await look();
      session.actor.send({ type: 'broker.sawAdviser', isPresent: false });
      session.actor.send({ type: 'browser.lostLine', silentMs: 0 });
      await look();
      session.actor.send({
        type: 'broker.resumedSession',
        adviserIsPresent: true,
        adviser: { name: 'Ana Novak', role: 'Svetovalka' },
      });
      session.actor.send({ type: 'customer.askedToEnd' });
      await look();
      session.actor.send({ type: 'customer.keptSession' });
      session.actor.send({ type: 'adviser.openedWords' });
      session.actor.send({ type: 'customer.choseWords', matched: true });
      show(session);
      await look();
      session.actor.send({ type: 'customer.stoppedSharing' });
      await look();
      expect(new Set(places).size, places.join('\n')).to.equal(1);
    });
  }

  it('can be clicked while a question is open', async () => {
    const { find, session, shown } = await mount('sl');
    await walkTo(session, 'chat-only');
    session.actor.send({ type: 'adviser.openedWords' });
    session.actor.send({ type: 'customer.askedToStart' });
    await shown();
    const button = barOf(find).shadowRoot!.querySelector<HTMLElement>('[part="end-session"]')!;
    const { x, y, width, height } = button.getBoundingClientRect();
    let hit = document.elementFromPoint(x + width / 2, y + height / 2);
    while (hit?.shadowRoot) hit = hit.shadowRoot.elementFromPoint(x + width / 2, y + height / 2);
    expect(hit).to.equal(button);
  });

  it('is there, and in no state before or after', async () => {
    const { find, session, shown } = await mount('sl');
    for (const state of ['download', 'connect'] as const) {
      await walkTo(session, state);
      await shown();
      expect(find('remote-help-status-bar'), state).to.be.null;
    }
    await walkTo(session, 'closed');
    await shown();
    expect(find('remote-help-status-bar')).to.be.null;
    expect(document.adoptedStyleSheets).to.deep.equal([]);
  });
});

describe('a length of time', () => {
  it('is shown as on a clock', () => {
    expect([0, 65_000, 3_725_000].map(elapsed)).to.deep.equal(['0:00', '1:05', '1:02:05']);
  });
});
