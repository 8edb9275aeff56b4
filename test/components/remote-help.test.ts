import { expect } from 'chai';
import {
  RemoteHelpErrorEvent,
  RemoteHelpStateChangeEvent,
  type SessionState,
} from '../../src/index.ts';
import { en } from '../../src/locales/en.ts';
import { sl } from '../../src/locales/sl.ts';
import { sessionStates } from '../../src/protocol/states.ts';
import { show, walkTo } from './journey.ts';
import { clear, click, mount, textOf, type Mounted } from './mount.ts';

const at = async (state: SessionState, lang = 'sl', options = {}) => {
  const mounted = await mount(lang, options);
  await walkTo(mounted.session, state, options);
  await mounted.shown();
  return mounted;
};

afterEach(clear);

describe('the attributes that a page may rely on', () => {
  for (const state of sessionStates) {
    it(`say where the session is: ${state}`, async () => {
      const { element, session, shown } = await at(state, 'sl', { records: true });
      // Nothing counts as recorded before the broker has stored a piece of it.
      expect(element.hasAttribute('recorded')).to.be.false;
      session.actor.send({ type: 'broker.storedPiece' });
      await shown();
      expect(element.getAttribute('state')).to.equal(state);
      expect(element.state).to.equal(state);
      expect(element.hasAttribute('sharing')).to.equal(state === 'sharing');
      expect(element.hasAttribute('recorded')).to.equal(state === 'sharing');
      expect(element.hasAttribute('controlled')).to.be.false;
    });
  }

  it('say that nothing is recorded where the bank does not record', async () => {
    const { element } = await at('sharing');
    expect([element.sharing, element.recorded]).to.deep.equal([true, false]);
  });

  it('say `sharing` as long as the screen is captured, also while the line is lost', async () => {
    const { element, session } = await at('sharing');
    session.actor.send({ type: 'browser.lostLine', silentMs: 0 });
    expect(element.hasAttribute('sharing')).to.be.true;
  });
});

describe('the events for the page', () => {
  it('say each change once, with the reason, after the attributes have changed', async () => {
    const { session } = await at('chat-only');
    const changes: unknown[] = [];
    const listen = (event: RemoteHelpStateChangeEvent) =>
      changes.push([
        event.previous,
        event.state,
        event.reason,
        (event.target as Element).getAttribute('state'),
      ]);
    document.addEventListener('remote-help-statechange', listen as never);
    await walkToSharing(session);
    session.actor.send({ type: 'browser.endedCapture' });
    session.actor.send({ type: 'customer.ended' });
    document.removeEventListener('remote-help-statechange', listen as never);
    expect(changes).to.deep.equal([
      ['chat-only', 'sharing', null, 'sharing'],
      ['sharing', 'stopped', 'browser.endedCapture', 'stopped'],
      ['stopped', 'closed', 'customer.ended', 'closed'],
    ]);
  });

  it('say what did not work, in a word that is no secret', async () => {
    const { element, session } = await at('connect');
    const reasons: string[] = [];
    element.addEventListener('remote-help-error', (event) => {
      expect(event).to.be.instanceOf(RemoteHelpErrorEvent);
      reasons.push(event.reason);
    });
    const refused = new Promise((resolve) =>
      element.addEventListener('remote-help-error', resolve),
    );
    session.giveNumber('12345678');
    session.answerNumber({ admitted: false, reason: 'number.notAccepted' });
    await refused;
    expect(reasons).to.deep.equal(['number.notAccepted']);
  });

  it('say that the page has not named a broker', async () => {
    const reasons: string[] = [];
    const listen = ({ reason }: RemoteHelpErrorEvent) => reasons.push(reason);
    document.addEventListener('remote-help-error', listen as never);
    const { element } = await mount('en', {}, { broker: '' });
    document.removeEventListener('remote-help-error', listen as never);
    expect(reasons).to.deep.equal(['element.notConfigured']);
    expect(textOf(element)).to.contain(en.consent.notReady);
  });
});

describe('a page', () => {
  it('can stop sharing, and end', async () => {
    const { element } = await at('sharing');
    element.stopSharing();
    expect(element.state).to.equal('stopped');
    element.end();
    expect(element.state).to.equal('closed');
  });

  it('can do nothing else: no property or method of the element starts, joins, shares or allows', async () => {
    const { element } = await mount('en');
    const own = Object.getOwnPropertyNames(Object.getPrototypeOf(element));
    const known = new Set(
      Object.getOwnPropertyNames(Object.getPrototypeOf(Object.getPrototypeOf(element))),
    );
    const published = ['state', 'sharing', 'controlled', 'recorded', 'stopSharing', 'end'];
    const settings = ['broker', 'instructions', 'agreementVersion', 'headingLevel', 'program'];
    const ofLit = [
      'constructor',
      'connectedCallback',
      'disconnectedCallback',
      'willUpdate',
      'firstUpdated',
    ];
    const rest = own.filter(
      (name) => !known.has(name) && ![...published, ...settings, ...ofLit].includes(name),
    );
    expect(rest.filter((name) => !['updated', 'render'].includes(name))).to.deep.equal([]);
  });

  it('may move the element without ending the session', async () => {
    const { element, session, find, shown } = await at('chat-only');
    const place = document.createElement('section');
    document.body.append(place);
    place.append(element);
    await shown();
    expect(session.isReleased).to.be.false;
    expect(find('.pinned')!.matches(':popover-open')).to.be.true;
    place.remove();
    await shown().catch(() => undefined);
    expect(session.isReleased).to.be.true;
  });

  it('chooses the level of the headings', async () => {
    const { find } = await mount('en', {}, { 'heading-level': '3' });
    const heading = find('remote-help-consent')!.shadowRoot!.querySelector('[role="heading"]')!;
    expect(heading.getAttribute('aria-level')).to.equal('3');
  });

  it('changes the language of what is shown by its own, at once', async () => {
    const { find, element, shown } = await mount('sl');
    expect(textOf(find('remote-help-consent')!)).to.contain(sl.consent.heading);
    document.documentElement.lang = 'en-GB';
    await spokenIn(find, 'en', shown);
    expect(textOf(find('remote-help-consent')!)).to.contain(en.consent.heading);
    element.lang = 'sl';
    await spokenIn(find, 'sl', shown);
    expect(textOf(find('remote-help-consent')!)).to.contain(sl.consent.heading);
  });

  it('in another language gets Slovenian, and it is marked as such', async () => {
    const { find } = await mount('de');
    expect(find('.frame')!.lang).to.equal('sl');
  });
});

describe('the end', () => {
  it('is asked once, and comes by the answer', async () => {
    const { element, find, session, shown } = await at('sharing');
    session.actor.send({ type: 'customer.askedToEnd' });
    await shown();
    expect(element.state).to.equal('sharing');
    click(find('remote-help-ending'), '[part="end"]');
    expect(element.state).to.equal('closed');
  });

  it('leaves “Stop sharing” in reach while it is asked', async () => {
    const { element, find, session, shown } = await at('sharing');
    session.actor.send({ type: 'customer.askedToEnd' });
    await shown();
    click(
      find('remote-help-ending')!.querySelector('remote-help-status-bar'),
      '[part="stop-sharing"]',
    );
    expect(element.state).to.equal('stopped');
  });
});

describe('in sharing, a customer', () => {
  it('stops by one click on the big button, too', async () => {
    const { element, find } = await at('sharing');
    click(find('remote-help-sharing'), '[part="stop"]');
    expect(element.state).to.equal('stopped');
  });

  it('reads what reaches the adviser now', async () => {
    const { find, session, shown } = await at('sharing');
    const says = () => textOf(find('remote-help-sharing')!);
    expect(says()).to.contain(sl.session.sharingConnecting);
    session.actor.send({ type: 'adviser.sawPicture' });
    await shown();
    expect(says()).to.contain(sl.session.sharingSeen);
    session.actor.send({ type: 'browser.lostLine', silentMs: 0 });
    await shown();
    expect(says()).to.contain(sl.session.sharingPaused);
  });

  it('reads there who has control, as the bar says it', async () => {
    const { find, session, shown } = await at('sharing');
    const says = () => textOf(find('remote-help-sharing')!);
    session.actor.send({ type: 'adviser.sawPicture' });
    await shown();
    expect(says()).to.contain(sl.bar.controlsNot);
    session.actor.send({ type: 'adviser.askedForControl' });
    session.actor.send({ type: 'companion.allowedControl' });
    await shown();
    expect(says()).to.contain(sl.bar.controls).and.not.to.contain(sl.bar.controlsNot);
    session.actor.send({ type: 'customer.tookControlBack' });
    await shown();
    expect(says()).to.contain(sl.bar.controlsNot);
  });
});

describe('what a customer writes', () => {
  it('goes to the session', async () => {
    const { find, session } = await at('chat-only');
    const chat = find('remote-help-chat')!;
    chat.shadowRoot!.querySelector('textarea')!.value = 'Pozdravljeni';
    click(chat, '[part="send"]');
    expect(session.written).to.deep.equal(['Pozdravljeni']);
  });
});

async function walkToSharing(session: Mounted['session']): Promise<void> {
  session.actor.send({ type: 'adviser.openedWords' });
  session.actor.send({ type: 'customer.choseWords', matched: true });
  show(session);
}

async function spokenIn(find: Mounted['find'], lang: string, shown: () => Promise<void>) {
  while (find('.frame')!.lang !== lang) await shown();
}
