import { expect } from 'chai';
import type { RemoteHelpAdviserElement } from '../../src/adviser/index.ts';
import type { BrokerMessage } from '../../src/protocol/broker-messages.ts';
import type { SessionSummary } from '../../src/protocol/http.ts';
import { commitmentTo } from '../../src/services/words.ts';
import { FakeBroker } from './fake-broker.ts';
import { allBelow, clear, faultsOf, hostile, inside, remember, session, textOf } from './stage.ts';

let broker: FakeBroker;
let element: RemoteHelpAdviserElement;
const one = session();
const joined = session({
  state: 'chat-only',
  number: 'used',
  customerIsPresent: true,
  joinedAt: Date.now(),
});

/** Puts the console on the page, in English. */
function open(): void {
  element = document.createElement('remote-help-adviser');
  element.setAttribute('broker', 'https://help.bank.example');
  element.lang = 'en';
  document.body.append(element);
  remember(element);
}

/** Waits until something can be read on the console, or can no longer. */
async function reads(text: string | RegExp, isThere = true): Promise<void> {
  const isSeen = () =>
    typeof text === 'string' ? textOf(element).includes(text) : text.test(textOf(element));
  while (isSeen() !== isThere) await new Promise(requestAnimationFrame);
}

function button(name: string): HTMLButtonElement {
  const buttons = allBelow(element.shadowRoot!).filter((found) => found.matches('button'));
  const found = buttons.find((one) => textOf(one).includes(name) || one.ariaLabel === name);
  if (found === undefined) throw new Error(`No button says ${name}`);
  return found as HTMLButtonElement;
}

const has = (tag: string) => element.shadowRoot!.querySelector(tag) !== null;

/** Opens the console on one session of which a socket is there. */
async function inSession(summary: SessionSummary, lastSeq = 1) {
  open();
  const watching = await broker.watching();
  watching.says({ type: 'broker.listedSessions', sessions: [summary] });
  const seat = await broker.seatIn(summary);
  seat.says({ type: 'broker.seated', session: summary, lastSeq });
  await reads(summary.customerEmail);
  button(summary.customerEmail).click();
  await reads('Reference');
  return { watching, seat };
}

const row = <Row extends object>(fields: Row, seq: number) =>
  ({ ...fields, seq, at: Date.now() }) as unknown as BrokerMessage;
const chat = (text: string, seq: number) =>
  row({ type: 'customer.wroteChat', id: crypto.randomUUID(), text }, seq);

describe('the adviser at the console', () => {
  beforeEach(() => {
    broker = new FakeBroker();
  });
  afterEach(() => {
    clear();
    broker.stop();
    history.replaceState(null, '', location.pathname + location.search);
  });

  it('is asked to sign in, and nothing is connected before', async () => {
    broker.answers.set('GET /v1/adviser', [401, { reason: 'signIn.needed' }]);
    open();
    await reads('Sign in with your account');
    expect(broker.requests).to.deep.equal(['GET /v1/adviser']);
    expect(broker.open).to.equal(0);
  });

  it('reads plainly that the sign-in failed, once', async () => {
    history.replaceState(null, '', '#sign-in=failed');
    broker.answers.set('GET /v1/adviser', [401, { reason: 'signIn.needed' }]);
    open();
    await reads('You were not signed in');
    expect(location.hash).to.equal('');
  });

  it('is told that the server does not answer, and can try at once', async () => {
    broker.answers.set('GET /v1/adviser', [0]);
    open();
    await reads('does not answer');
    broker.answers.set('GET /v1/adviser', [401, { reason: 'signIn.needed' }]);
    button('Try now').click();
    await reads('Sign in with your account');
  });

  it('sees that the sign-in ran out, with every socket closed', async () => {
    const { watching } = await inSession(joined);
    broker.answers.set('POST /v1/tickets', [401, { reason: 'signIn.needed' }]);
    watching.leaves(1006);
    await reads('You have been signed out');
    expect(broker.open).to.equal(0);
    expect(textOf(element)).not.to.include(joined.customerEmail);
  });

  it('opens a session and sees what becomes of the number, but never the number', async () => {
    open();
    const watching = await broker.watching();
    watching.says({ type: 'broker.listedSessions', sessions: [] });
    await reads('You have no sessions');
    button('New session').click();
    await reads('Customer’s e-mail');
    const dialog = element.shadowRoot!.querySelector('remote-help-adviser-invitation')!;
    inside<HTMLInputElement>(dialog, '#email').value = 'not an address';
    button('Send the number').click();
    await reads('not a whole e-mail address');
    expect(broker.requests).not.to.include('POST /v1/sessions');
    const waiting = session({ mail: { status: 'waiting' }, number: 'waiting' });
    broker.answers.set('POST /v1/sessions', [201, { session: waiting }]);
    inside<HTMLInputElement>(dialog, '#email').value = ' marija@example.com ';
    button('Send the number').click();
    await reads('The e-mail is on its way');
    watching.says({ type: 'broker.listedSessions', sessions: [one] });
    await reads(/valid until \d\d:\d\d/);
  });

  it('is told why no session was opened, and can mend it', async () => {
    open();
    (await broker.watching()).says({ type: 'broker.listedSessions', sessions: [] });
    await reads('New session');
    button('New session').click();
    await reads('Customer’s e-mail');
    broker.answers.set('POST /v1/sessions', [429, { reason: 'request.tooMany' }]);
    const dialog = element.shadowRoot!.querySelector('remote-help-adviser-invitation')!;
    inside<HTMLInputElement>(dialog, '#email').value = 'marija@example.com';
    button('Send the number').click();
    await reads('Too many requests');
    expect(inside<HTMLInputElement>(dialog, '#email').value).to.equal('marija@example.com');
  });

  it('sends the number again', async () => {
    await inSession(session({ number: 'expired' }));
    await reads('The number has expired');
    broker.answers.set(`POST /v1/sessions/${one.sessionId}/number`, [202, {}]);
    button('Send the number again').click();
    await reads('Sending a new number', false);
    expect(broker.requests).to.include(`POST /v1/sessions/${one.sessionId}/number`);
  });

  it('reads what a hostile customer writes, as text', async () => {
    const { seat } = await inSession(joined);
    seat.says(chat(hostile, 2));
    await reads(hostile);
    expect(allBelow(element.shadowRoot!).filter((inner) => inner.matches('img'))).to.deep.equal([]);
    expect((globalThis as { wasHacked?: boolean }).wasHacked).to.equal(undefined);
  });

  it('writes a message, which is marked until the broker has it', async () => {
    const { seat } = await inSession(joined);
    button('Greeting').click();
    button('Send').click();
    await reads('Sending …');
    const message = await seat.hears();
    expect(message).to.include({ type: 'adviser.wroteChat' });
    expect('text' in message && message.text).to.include('Pozdravljeni');
    seat.says({
      type: 'broker.stored',
      id: (message as { id: string }).id,
      seq: 2,
      at: Date.now(),
    });
    await reads('Sending …', false);
  });

  it('P6 P7 loses nothing over a lost line and hears nothing twice', async () => {
    const { seat } = await inSession(joined);
    seat.says(chat('prvo', 2));
    await reads('prvo');
    seat.leaves(1006);
    await reads('connection is lost');
    button('Greeting').click();
    button('Send').click();
    const back = await broker.seatIn(joined);
    back.says({ type: 'broker.seated', session: joined, lastSeq: 3 }, chat('drugo', 3));
    expect(await back.hears()).to.include({ type: 'adviser.wroteChat' });
    await reads('drugo');
    const log = inside(inside(element, 'remote-help-adviser-chat'), '[role="log"]');
    expect(textOf(log).match(/prvo/g)).to.have.length(1);
  });

  it('hears nothing anew of what was said before the console was opened', async () => {
    const { seat } = await inSession(joined, 2);
    seat.says(row({ type: 'customer.joined' }, 1), chat('včeraj', 2));
    await reads('včeraj');
    const spoken = inside(element, '[role="status"]');
    expect(textOf(spoken)).not.to.include('Customer: včeraj');
    seat.says(chat('zdaj', 3));
    await reads('Customer: zdaj');
  });

  it('counts what is said in a session that is not shown', async () => {
    open();
    const watching = await broker.watching();
    const other = session({
      sessionId: crypto.randomUUID(),
      customerEmail: 'jan@example.com',
      state: 'chat-only',
    });
    watching.says({ type: 'broker.listedSessions', sessions: [other] });
    const seat = await broker.seatIn(other);
    seat.says(
      { type: 'broker.seated', session: other, lastSeq: 1 },
      chat('halo', 2),
      chat('halo?', 3),
    );
    await reads('2 unread messages');
    button('jan@example.com').click();
    await reads('unread', false);
  });

  it('P13 says the words that the customer’s page shows, in the customer’s language', async () => {
    const { seat } = await inSession(joined);
    const [nonce, fingerprint] = ['N'.repeat(43), Array(32).fill('AB').join(':')];
    seat.says({ type: 'broker.pairedPeers', pairing: 1 });
    seat.says({
      type: 'customer.committedWords',
      pairing: 1,
      commitment: await commitmentTo(nonce, fingerprint),
    });
    expect(await seat.hears()).to.include({ type: 'adviser.openedWords', pairing: 1 });
    seat.says({ type: 'customer.openedWords', pairing: 1, nonce, fingerprint });
    await reads('Say these words');
    const words = inside(inside(element, 'remote-help-adviser-check'), '[part="words"]');
    expect(words.lang).to.equal('sl');
    expect(words.children).to.have.length(2);
    seat.says(row({ type: 'customer.choseWords', id: crypto.randomUUID(), matched: true }, 2));
    await reads('heard the right words');
  });

  it('P13 is warned when the customer’s side opens something else than it promised', async () => {
    const { seat } = await inSession(joined);
    const fingerprint = Array(32).fill('AB').join(':');
    seat.says({ type: 'broker.pairedPeers', pairing: 1 });
    seat.says({ type: 'customer.committedWords', pairing: 1, commitment: 'X'.repeat(43) });
    await seat.hears();
    seat.says({ type: 'customer.openedWords', pairing: 1, nonce: 'N'.repeat(43), fingerprint });
    await reads('could not be made safely');
  });

  it('has no picture left when sharing stops, and reads why', async () => {
    const { seat } = await inSession(joined);
    seat.says(
      row(
        {
          type: 'customer.pickedSurface',
          id: crypto.randomUUID(),
          surface: 'monitor',
          width: 1,
          height: 1,
        },
        2,
      ),
    );
    await reads('The picture is coming');
    const why = 'browser.endedCapture';
    seat.says(row({ type: 'customer.stoppedSharing', id: crypto.randomUUID(), why }, 3));
    await reads('Sharing has stopped');
    expect(has('remote-help-adviser-picture')).to.equal(false);
    await reads('browser stopped sharing');
  });

  it('is asked once before the end, and the broker has the last word', async () => {
    const { seat, watching } = await inSession(joined);
    button('End session').click();
    await reads('End this session?');
    button('Go on helping').click();
    await reads('End this session?', false);
    button('End session').click();
    await reads('End this session?');
    const question = element.shadowRoot!.querySelector('remote-help-adviser-question')!;
    inside(question, '[part="yes"]').click();
    expect(await seat.hears()).to.include({ type: 'adviser.ended' });
    await reads('Ending …');
    seat.says(row({ type: 'broker.closed', reason: 'adviser.ended' }, 2));
    const over = session({
      ...joined,
      state: 'closed',
      closedAt: Date.now(),
      endReason: 'adviser.ended',
    });
    watching.says({ type: 'broker.listedSessions', sessions: [over] });
    await reads('The session is closed');
  });

  it('P15 gives way to another window, and takes the seat back only when asked', async () => {
    const { seat } = await inSession(joined);
    seat.leaves(4409);
    await reads('open in another window');
    expect(broker.open).to.equal(1);
    button('Go on here').click();
    const back = await broker.seatIn(joined);
    back.says({ type: 'broker.seated', session: joined, lastSeq: 1 });
    await reads('open in another window', false);
  });

  it('finds the way by keyboard alone', async () => {
    await inSession(joined);
    const press = (code: string) =>
      document.dispatchEvent(
        new KeyboardEvent('keydown', { code, altKey: true, cancelable: true }),
      );
    press('KeyM');
    const field = inside(element, 'remote-help-adviser-chat').shadowRoot!.activeElement;
    expect(field?.tagName).to.equal('TEXTAREA');
    press('KeyX');
    await reads('End this session?');
  });

  it('can use the whole console whatever the abilities', async () => {
    await inSession(joined);
    expect(await faultsOf(element)).to.deep.equal([]);
  });
});
