import { expect } from 'chai';
import type { RemoteHelpConnectionTestElement } from '../../src/components/connection-test/connection-test-element.ts';
import { connectionFindings, type ConnectionFinding } from '../../src/protocol/reasons.ts';
import { walkTo } from './journey.ts';
import { clear, languages, mount, putView, textOf, type Mounted } from './mount.ts';

afterEach(clear);

const inConnect = async (lang = 'en') => {
  const mounted = await mount(lang);
  await walkTo(mounted.session, 'connect');
  await mounted.shown();
  const view = mounted.find<RemoteHelpConnectionTestElement>('remote-help-connection-test')!;
  return { ...mounted, view };
};
const finds = async ({ session, shown }: Mounted, finding: ConnectionFinding) => {
  session.answerTest(finding);
  do await shown();
  while (session.actor.getSnapshot().hasTag('testsConnection'));
};
const again = (view: RemoteHelpConnectionTestElement) =>
  view.shadowRoot!.querySelector<HTMLButtonElement>('[part="again"]');
const spoken = ({ find }: Mounted) => textOf(find('[role="status"]')!);

for (const [lang, { connect }] of languages) {
  describe(`in ${lang}, a customer on the way into a session`, () => {
    it('reads that the connection is tested, as soon as the number is asked for', async () => {
      const { view } = await inConnect(lang);
      expect(textOf(view)).to.equal(connect.connection.testing);
    });

    for (const finding of connectionFindings) {
      it(`reads in one sentence or two what was found: ${finding}`, async () => {
        const mounted = await inConnect(lang);
        await finds(mounted, finding);
        expect(textOf(mounted.view)).to.contain(connect.connection.findings[finding]);
      });
    }
  });
}

describe('the test of the connection', () => {
  it('shows no alarm when all is well: a line, no box', async () => {
    const mounted = await inConnect();
    await finds(mounted, 'connection.direct');
    expect(mounted.view.shadowRoot!.querySelectorAll('.box, .danger, .error')).to.have.length(0);
  });

  it('keeps nobody from typing the number, whatever it finds', async () => {
    const mounted = await inConnect();
    for (const finding of [null, 'connection.noPicture', 'connection.unreachable'] as const) {
      if (finding !== null) await finds(mounted, finding);
      const connect = mounted.find('remote-help-connect')!.shadowRoot!;
      connect.querySelector('input')!.value = '12345678';
      connect.querySelector<HTMLButtonElement>('[part="connect"]')!.click();
      expect(mounted.session.given.at(-1)).to.equal('12345678');
      mounted.session.answerNumber({ admitted: false, reason: 'number.notAccepted' });
      while (mounted.session.actor.getSnapshot().hasTag('isBusy')) await mounted.shown();
      mounted.session.given.length = 0;
      mounted.session.actor.send({ type: 'customer.retriedConnection' });
      await mounted.shown();
    }
  });

  it('is run again when the customer asks, and only then', async () => {
    const mounted = await inConnect();
    expect(again(mounted.view) === null).to.be.true;
    await finds(mounted, 'connection.unreachable');
    again(mounted.view)!.click();
    await mounted.shown();
    expect(mounted.session.actor.getSnapshot().hasTag('testsConnection')).to.be.true;
    expect(again(mounted.view)!.getAttribute('aria-disabled')).to.equal('true');
    await finds(mounted, 'connection.direct');
    expect(textOf(mounted.view)).to.contain('fine');
  });

  it('is told to screen readers once, politely', async () => {
    const mounted = await inConnect();
    await finds(mounted, 'connection.detour');
    const sentence = /Your network blocks the fastest way/g;
    expect(spoken(mounted).match(sentence)).to.have.length(1);
    mounted.session.giveNumber('12345678');
    await mounted.shown();
    expect(spoken(mounted).match(sentence)).to.have.length(1);
    expect(textOf(mounted.find('[role="alert"]')!)).to.equal('');
  });

  it('keeps the focus on its button while it runs again', async () => {
    const view = await putView<RemoteHelpConnectionTestElement>('remote-help-connection-test', {
      finding: 'connection.unreachable',
    });
    again(view)!.focus();
    view.isTesting = true;
    await view.updateComplete;
    expect(view.shadowRoot!.activeElement === again(view)).to.be.true;
  });
});
