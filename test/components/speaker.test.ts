import { expect } from 'chai';
import type { SessionState } from '../../src/index.ts';
import { sl } from '../../src/locales/sl.ts';
import { show, walkTo } from './journey.ts';
import { clear, click, focused, mount, textOf, type Mounted } from './mount.ts';

const later: SessionState[] = ['download', 'connect', 'chat-only', 'sharing', 'stopped', 'closed'];
const spoken = ({ find }: Mounted) => textOf(find('[role="status"]')!);
const alarmed = ({ find }: Mounted) => textOf(find('[role="alert"]')!);
const at = async (state: SessionState, lang = 'sl', options = {}) => {
  const mounted = await mount(lang, options);
  await walkTo(mounted.session, state, options);
  await mounted.shown();
  return mounted;
};

afterEach(clear);

describe('a screen reader', () => {
  it('is told each new state and each notice once', async () => {
    const mounted = await at('chat-only');
    expect(spoken(mounted)).to.contain(sl.chat.notices.connected);
    await walkToSharing(mounted.session);
    await mounted.shown();
    const sentences = spoken(mounted).split(sl.chat.notices.sharingStarted);
    expect(sentences, spoken(mounted)).to.have.length(2);
  });

  for (const state of ['download', 'connect', 'closed'] as const) {
    it(`is told ${state}, which has no notice`, async () => {
      const sentence = {
        download: sl.download.none,
        connect: sl.connect.lead,
        closed: sl.closed.reasons['customer.ended'],
      }[state];
      expect(spoken(await at(state))).to.contain(sentence);
    });
  }

  it('is told what the adviser writes, and not what the customer writes', async () => {
    const mounted = await at('chat-only');
    const message = { kind: 'message', at: 1, status: 'stored' } as const;
    mounted.session.add({ ...message, id: 'a', from: 'adviser', text: 'Dober dan' });
    mounted.session.add({ ...message, id: 'b', from: 'customer', text: 'Pozdravljeni' });
    await mounted.shown();
    expect(spoken(mounted)).to.contain('Ana Novak: Dober dan').and.not.to.contain('Pozdravljeni');
  });

  it('is alarmed when the words differ, and when a report is under way', async () => {
    const mounted = await at('chat-only');
    mounted.session.actor.send({ type: 'adviser.openedWords' });
    mounted.session.chooseWords(null);
    mounted.session.actor.send({ type: 'customer.raisedAlarm' });
    await mounted.shown();
    expect(alarmed(mounted)).to.contain(sl.chat.notices.wordsDiffered);
    expect(alarmed(mounted)).to.contain(sl.session.reporting);
  });

  it('has one live region', async () => {
    const { find, session, shown } = await at('sharing');
    session.actor.send({ type: 'customer.askedToEnd' });
    await shown();
    const live = [...find('.frame')!.querySelectorAll('*')]
      .flatMap((element) => [element, ...(element.shadowRoot?.querySelectorAll('*') ?? [])])
      .filter((element) =>
        ['polite', 'assertive'].includes(element.getAttribute('aria-live') ?? ''),
      );
    expect(live).to.have.length(2);
    expect(new Set(live.map(({ parentElement }) => parentElement)).size).to.equal(1);
  });
});

describe('the focus', () => {
  for (const state of later) {
    it(`moves to the heading of ${state}`, async () => {
      const { find } = await at(state);
      const heading = find('.state')!.shadowRoot!.querySelector('[part="heading"]');
      expect(focused()).to.equal(heading);
    });
  }

  it('stays where a customer is writing, whatever happens', async () => {
    const { find, session, shown } = await at('chat-only');
    const field = find('remote-help-chat')!.shadowRoot!.querySelector('textarea')!;
    field.focus();
    field.value = 'Half a sen';
    await walkToSharing(session);
    await shown();
    session.actor.send({ type: 'browser.endedCapture' });
    await shown();
    expect(focused()).to.equal(field);
    expect(field.value).to.equal('Half a sen');
  });

  it('is not moved by a notice', async () => {
    const { find, session, shown } = await at('chat-only');
    const send = find('remote-help-chat')!.shadowRoot!.querySelector<HTMLElement>('[part="send"]')!;
    send.focus();
    session.actor.send({ type: 'broker.sawAdviser', isPresent: false });
    await shown();
    expect(focused()).to.equal(send);
  });

  it('comes back to where it was when the customer stays in the session', async () => {
    const { find, session, shown } = await at('chat-only');
    const field = find('remote-help-chat')!.shadowRoot!.querySelector('textarea')!;
    field.focus();
    session.actor.send({ type: 'customer.askedToEnd' });
    await shown();
    expect(focused()).not.to.equal(field);
    click(find('remote-help-ending'), '[part="keep"]');
    await shown();
    expect(focused()).to.equal(field);
  });
});

async function walkToSharing(session: Mounted['session']): Promise<void> {
  session.actor.send({ type: 'adviser.openedWords' });
  session.actor.send({ type: 'customer.choseWords', matched: true });
  show(session);
}
