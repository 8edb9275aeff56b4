import { expect } from 'chai';
import type { IntentEvent } from '../../src/components/intent-event.ts';
import type { RemoteHelpConsentElement } from '../../src/components/consent/consent-element.ts';
import { en } from '../../src/locales/en.ts';
import { sl } from '../../src/locales/sl.ts';
import { clear, focused, mount, putView, textOf } from './mount.ts';

const consent = async (properties: Partial<RemoteHelpConsentElement> = {}) => {
  const view = await putView<RemoteHelpConsentElement>('remote-help-consent', properties);
  const asked: IntentEvent['detail'][] = [];
  view.addEventListener('remote-help-intent', ({ detail }) => asked.push(detail));
  const root = view.shadowRoot!;
  return {
    view,
    asked,
    box: root.querySelector<HTMLInputElement>('input[type="checkbox"]')!,
    button: root.querySelector<HTMLButtonElement>('[part="download"]')!,
    alarm: root.querySelector<HTMLButtonElement>('[part="not-my-idea"]')!,
  };
};

afterEach(clear);

describe('in consent, a customer', () => {
  it('reads both parts of the agreement', async () => {
    const { view } = await consent();
    for (const part of sl.consent.agreement) expect(textOf(view)).to.contain(part);
  });

  it('finds the box not ticked, and the button disabled', async () => {
    const { box, button } = await consent();
    expect(box.checked).to.be.false;
    expect(button.getAttribute('aria-disabled')).to.equal('true');
    expect(button.textContent.trim()).to.equal('Prenesite si program za oddaljeno podporo');
  });

  it('is told to tick the box when they press the button before', async () => {
    const { view, asked, box, button } = await consent();
    button.click();
    await view.updateComplete;
    expect(asked).to.deep.equal([]);
    expect(focused()).to.equal(box);
    expect(box.getAttribute('aria-invalid')).to.equal('true');
    expect(textOf(view)).to.contain(sl.consent.tickFirst);
  });

  it('agrees to the built-in text by ticking the box and pressing the button', async () => {
    const { view, asked, box, button } = await consent();
    box.click();
    await view.updateComplete;
    expect(button.getAttribute('aria-disabled')).to.equal('false');
    button.click();
    expect(asked).to.have.length(1);
    expect(asked[0]).to.include({ type: 'customer.agreed', version: 'remote-help-1' });
  });

  it('agrees to the version that the bank has given', async () => {
    const { view, asked, box, button } = await consent({ agreementVersion: '2026-11' });
    box.click();
    await view.updateComplete;
    button.click();
    expect(asked[0]).to.include({ version: '2026-11' });
  });

  it('does not agree by ticking and unticking', async () => {
    const { view, asked, box, button } = await consent();
    box.click();
    box.click();
    await view.updateComplete;
    button.click();
    expect(asked).to.deep.equal([]);
  });

  it('can report that this was not their idea, without ticking anything', async () => {
    const { asked, alarm } = await consent();
    alarm.click();
    expect(asked).to.deep.equal([{ type: 'customer.raisedAlarm' }]);
  });

  it('is told when the browser cannot share, and what would work', async () => {
    const { view } = await consent({ canShare: false, words: en });
    expect(textOf(view)).to.contain(en.consent.cannotShare.heading);
    expect(textOf(view)).to.match(/Chrome, Edge or Firefox/);
  });

  it("finds the bank's own instructions behind a link that opens beside the page", async () => {
    const { view } = await consent({ instructions: '/help/instructions' });
    const link = view.shadowRoot!.querySelector('a')!;
    expect([link.getAttribute('href'), link.target, link.rel]).to.deep.equal([
      '/help/instructions',
      '_blank',
      'noopener',
    ]);
    expect(view.shadowRoot!.querySelector('details')).to.be.null;
  });

  it('finds illustrated instructions otherwise, loaded when they open them', async () => {
    const { view } = await consent();
    const details = view.shadowRoot!.querySelector('details')!;
    details.open = true;
    await customElements.whenDefined('remote-help-instructions');
    const instructions = details.querySelector('remote-help-instructions')!;
    await instructions.updateComplete;
    expect(instructions.shadowRoot!.querySelectorAll('svg')).to.have.length(4);
  });
});

describe("the bank's own agreement", () => {
  it('stands in the place of the built-in one, and is what the receipt is about', async () => {
    const own = document.createElement('div');
    own.slot = 'agreement';
    own.textContent = 'Soglasje banke, v celoti.';
    const { find, shown, session } = await mount('sl', {}, {}, [own]);
    await shown();
    const view = find<RemoteHelpConsentElement>('remote-help-consent')!;
    expect(textOf(view)).to.contain('Soglasje banke');
    expect(textOf(view)).not.to.contain(sl.consent.agreement[0]);
    view.shadowRoot!.querySelector('input')!.click();
    await view.updateComplete;
    view.shadowRoot!.querySelector<HTMLButtonElement>('[part="download"]')!.click();
    expect(session.options?.agreementText()).to.equal('Soglasje banke, v celoti.');
  });

  it('gives way to the built-in one, word for word, when there is none', async () => {
    const { find, session } = await mount('sl');
    const view = find<RemoteHelpConsentElement>('remote-help-consent')!;
    view.shadowRoot!.querySelector('input')!.click();
    await view.updateComplete;
    view.shadowRoot!.querySelector<HTMLButtonElement>('[part="download"]')!.click();
    expect(session.options?.agreementText()).to.equal(sl.consent.agreement.join('\n'));
  });
});
