import { expect } from 'chai';
import {
  anewForEachTest,
  broker,
  button,
  element,
  inSession,
  joined,
  one,
  open,
  reads,
} from './console-stage.ts';
import { faultsOf, inside, session, textOf } from './stage.ts';

describe('the adviser at the console', () => {
  anewForEachTest();

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
