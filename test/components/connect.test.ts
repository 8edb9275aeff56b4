import { sendKeys } from '@web/test-runner-commands';
import { expect } from 'chai';
import type { RemoteHelpConnectElement } from '../../src/components/connect/connect-element.ts';
import { sl } from '../../src/locales/sl.ts';
import { walkTo } from './journey.ts';
import { allBelow, clear, focused, mount, putView, textOf } from './mount.ts';

const connect = async (properties: Partial<RemoteHelpConnectElement> = {}) => {
  const view = await putView<RemoteHelpConnectElement>('remote-help-connect', properties);
  const numbers: string[] = [];
  view.addEventListener('remote-help-number', ({ digits }) => numbers.push(digits));
  const field = view.shadowRoot!.querySelector('input')!;
  const enter = async (text: string) => {
    field.value = text;
    field.dispatchEvent(new InputEvent('input', { bubbles: true }));
    view.shadowRoot!.querySelector<HTMLButtonElement>('[part="connect"]')!.click();
    await view.updateComplete;
  };
  const error = () => view.shadowRoot!.querySelector('[part="error"]')?.textContent ?? null;
  return { view, numbers, field, enter, error };
};

afterEach(clear);

describe('the field for the number', () => {
  it('is made for one-time codes and for keypads of phones', async () => {
    const { field } = await connect();
    expect([field.autocomplete, field.inputMode, field.type]).to.deep.equal([
      'one-time-code',
      'numeric',
      'text',
    ]);
  });

  for (const text of [
    '12345678',
    ' 1234 5678 ',
    '1234-5678',
    '12–34–56–78',
    '12 34 56 78',
    '1234.5678',
  ]) {
    it(`takes “${text}”, and forgets it at once`, async () => {
      const { numbers, field, enter, error } = await connect();
      await enter(text);
      expect(numbers).to.deep.equal(['12345678']);
      expect(field.value).to.equal('');
      expect(error()).to.be.null;
    });
  }

  const wrong = {
    '': sl.connect.problems.empty,
    '1234567': sl.connect.problems.tooShort,
    '123456789': sl.connect.problems.tooLong,
    abcdefgh: sl.connect.problems.notDigits,
    '1234567a': sl.connect.problems.notDigits,
    '🙂🙂🙂🙂': sl.connect.problems.notDigits,
    '١٢٣٤٥٦٧٨': sl.connect.problems.notDigits,
  };
  for (const [text, says] of Object.entries(wrong)) {
    it(`says what is wrong with “${text}”, and sends nothing`, async () => {
      const { numbers, field, enter, error } = await connect();
      await enter(text);
      expect(numbers).to.deep.equal([]);
      expect(error()).to.equal(says);
      expect(field.getAttribute('aria-invalid')).to.equal('true');
      expect(field.getAttribute('aria-describedby')).to.contain('fault');
      expect(focused()).to.equal(field);
    });
  }

  it('forgives as soon as something else is typed', async () => {
    const { view, field, enter, error } = await connect();
    await enter('123');
    field.dispatchEvent(new InputEvent('input', { bubbles: true }));
    await view.updateComplete;
    expect(error()).to.be.null;
  });

  it('shows 4 + 4 digits when it is left', async () => {
    const { field } = await connect();
    field.value = '12345678';
    field.dispatchEvent(new FocusEvent('blur'));
    expect(field.value).to.equal('1234 5678');
  });

  it('is sent by Enter', async () => {
    const { numbers, field } = await connect();
    field.focus();
    await sendKeys({ type: '1234 5678' });
    await sendKeys({ press: 'Enter' });
    expect(numbers).to.deep.equal(['12345678']);
  });

  it('sends nothing more while a number is being checked', async () => {
    const { numbers, enter } = await connect({ isChecking: true });
    await enter('12345678');
    expect(numbers).to.deep.equal([]);
  });
});

describe('a refused number', () => {
  for (const [reason, says] of Object.entries(sl.connect.refusals)) {
    it(`is told in one sentence, with what to do: ${reason}`, async () => {
      const { error } = await connect({ refusal: reason as never });
      expect(error()).to.equal(says);
    });
  }

  it('after five wrong tries asks for a new number', async () => {
    const { error } = await connect({ refusal: 'number.notAccepted', wrongTries: 5 });
    expect(error()).to.equal(sl.connect.refusals['number.tooManyTries']);
  });

  it('leads back into the field', async () => {
    const { view, field } = await connect({ isChecking: true });
    view.isChecking = false;
    view.refusal = 'number.notAccepted';
    await view.updateComplete;
    expect(focused()).to.equal(field);
  });
});

describe('the number', () => {
  it('goes to the session and nowhere else: not into an event that leaves, an attribute or a text', async () => {
    const { element, session, find, shown } = await mount('sl');
    await walkTo(session, 'connect');
    await shown();
    const heard: Event[] = [];
    for (const type of ['remote-help-number', 'remote-help-intent', 'remote-help-statechange']) {
      document.addEventListener(type, (event) => heard.push(event), { once: true });
    }
    const view = find('remote-help-connect')!.shadowRoot!;
    view.querySelector('input')!.value = '12345678';
    view.querySelector<HTMLButtonElement>('[part="connect"]')!.click();
    await shown();
    expect(session.given).to.deep.equal(['12345678']);
    expect(heard).to.deep.equal([]);
    const attributes = allBelow(element.shadowRoot!).flatMap((inner) => [...inner.attributes]);
    expect(attributes.filter(({ value }) => value.includes('12345678'))).to.deep.equal([]);
    expect(textOf(element)).not.to.contain('12345678');
    expect(JSON.stringify(session.actor.getPersistedSnapshot())).not.to.contain('12345678');
  });

  it('is reported without being tried, when the customer says that this was not their idea', async () => {
    const { element, session, find, shown } = await mount('sl');
    await walkTo(session, 'connect');
    await shown();
    const view = find('remote-help-connect')!.shadowRoot!;
    view.querySelector('input')!.value = '1234 5678';
    view.querySelector<HTMLButtonElement>('[part="not-my-idea"]')!.click();
    expect([session.reported, session.given]).to.deep.equal([['12345678'], []]);
    const isOver = new Promise((resolve) =>
      element.addEventListener('remote-help-statechange', resolve),
    );
    session.answerAlarm(true);
    await isOver;
    expect(element.state).to.equal('closed');
  });

  it('is cleared when the customer reports instead', async () => {
    const { view, field } = await connect();
    field.value = '1234';
    view.shadowRoot!.querySelector<HTMLButtonElement>('[part="not-my-idea"]')!.click();
    expect(field.value).to.equal('');
  });
});
