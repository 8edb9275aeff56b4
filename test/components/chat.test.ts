import { sendKeys } from '@web/test-runner-commands';
import { expect } from 'chai';
import type { SessionEntry } from '../../src/actors/session-actor.ts';
import type { RemoteHelpChatElement } from '../../src/components/chat/chat-element.ts';
import { en } from '../../src/locales/en.ts';
import { clear, putView, textOf } from './mount.ts';

const message = (text: string, more: object = {}): SessionEntry => ({
  kind: 'message',
  id: crypto.randomUUID(),
  from: 'adviser',
  text,
  at: Date.UTC(2026, 10, 22, 9, 5),
  status: 'stored',
  ...more,
});

const chat = async (properties: Partial<RemoteHelpChatElement> = {}) => {
  const view = await putView<RemoteHelpChatElement>('remote-help-chat', {
    words: en,
    adviserName: 'Ana Novak',
    ...properties,
  });
  const sent: string[] = [];
  view.addEventListener('remote-help-chat', ({ text }) => sent.push(text));
  const root = view.shadowRoot!;
  const field = root.querySelector('textarea')!;
  const write = async (text: string) => {
    field.value = text;
    field.dispatchEvent(new InputEvent('input', { bubbles: true }));
    await view.updateComplete;
  };
  const press = async () => {
    root.querySelector<HTMLButtonElement>('[part="send"]')!.click();
    await view.updateComplete;
  };
  return { view, sent, field, write, press, log: root.querySelector<HTMLElement>('[role="log"]')! };
};

afterEach(clear);

describe('in the chat, what was said', () => {
  it('is text, never markup and never a link', async () => {
    const text = '<img src=x onerror=alert(1)> https://bank.example <b>bold</b>';
    const { log } = await chat({ entries: [message(text)] });
    expect(log.querySelector('.text')!.textContent).to.equal(text);
    expect(log.querySelectorAll('img, b, a')).to.have.length(0);
  });

  it('carries its writer, and for own messages what became of them', async () => {
    const own = (status: string) => message('Hello', { from: 'customer', status });
    const { log } = await chat({
      entries: [message('Hi'), own('sending'), own('stored'), own('refused')],
    });
    const lines = [...log.querySelectorAll('.message')].map((line) => textOf(line));
    expect(lines[0]).to.contain('Ana Novak');
    expect(lines[1]).to.contain('You').and.to.contain(en.chat.sending);
    expect(lines[2]).to.contain(en.chat.stored);
    expect(lines[3]).to.contain(en.chat.refused);
  });

  it('has changes of the session as notices', async () => {
    const notice: SessionEntry = { kind: 'notice', id: '1', notice: 'sharingStopped', at: 0 };
    const { log } = await chat({ entries: [notice] });
    expect(textOf(log.querySelector('[part="notice"]')!)).to.contain(
      en.chat.notices.sharingStopped,
    );
  });

  it('is a log that is not spoken here, since the host speaks', async () => {
    const { log } = await chat();
    expect(log.getAttribute('aria-live')).to.equal('off');
    expect(log.tabIndex).to.equal(0);
  });

  it('stays at its end, unless somebody is reading further up', async () => {
    const entries = Array.from({ length: 40 }, (_, line) => message(`Line ${String(line)}`));
    const { view, log } = await chat({ entries });
    const fromEnd = () => log.scrollHeight - log.clientHeight - log.scrollTop;
    expect(fromEnd()).to.be.lessThan(2);
    log.scrollTop = 0;
    view.entries = [...entries, message('New')];
    await view.updateComplete;
    expect(log.scrollTop).to.equal(0);
  });
});

describe('in the chat, a customer', () => {
  it('sends by Enter, and starts a new line by Shift + Enter', async () => {
    const { field, sent } = await chat();
    field.focus();
    await sendKeys({ type: 'one' });
    await sendKeys({ down: 'Shift' });
    await sendKeys({ press: 'Enter' });
    await sendKeys({ up: 'Shift' });
    await sendKeys({ type: 'two' });
    await sendKeys({ press: 'Enter' });
    expect(sent).to.deep.equal(['one\ntwo']);
    expect(field.value).to.equal('');
  });

  it('does not send what an input method is still composing', async () => {
    const { field, sent, write } = await chat();
    await write('か');
    field.dispatchEvent(new KeyboardEvent('keydown', { key: 'Enter', isComposing: true }));
    expect(sent).to.deep.equal([]);
  });

  it('P44 sends nothing that the adviser may have typed, and keeps it in the field', async () => {
    const { view, sent, field, write, press } = await chat({ isControlled: true });
    await write('It was my own idea.');
    await press();
    expect(sent).to.deep.equal([]);
    expect(field.value).to.equal('It was my own idea.');
    expect(textOf(view)).to.contain(en.helping.notWhileControlled);
    view.isControlled = false;
    await view.updateComplete;
    await press();
    expect(sent).to.deep.equal(['It was my own idea.']);
  });

  it('is told that there is nothing to send', async () => {
    const { view, sent, write, press } = await chat();
    await write('  \n ');
    await press();
    expect(sent).to.deep.equal([]);
    expect(textOf(view)).to.contain(en.chat.nothing);
  });

  it('may write 4,000 characters, and sees how many are left near the end', async () => {
    const { view, sent, write, press } = await chat();
    await write('a'.repeat(3_699));
    expect(textOf(view)).not.to.contain('Characters left');
    await write('a'.repeat(3_900));
    expect(textOf(view)).to.contain(en.chat.left('100'));
    await write('a'.repeat(4_000));
    await press();
    expect(sent[0]).to.have.length(4_000);
  });

  it('keeps what is too long, and sees by how much', async () => {
    const { view, field, sent, write, press } = await chat();
    await write('a'.repeat(4_001));
    await press();
    expect(sent).to.deep.equal([]);
    expect(field.value).to.have.length(4_001);
    expect(textOf(view)).to.contain(en.chat.tooLong('1'));
  });

  it('keeps what could not be sent', async () => {
    const { view, field, write, press } = await chat();
    view.addEventListener('remote-help-chat', (event) => event.preventDefault());
    await write('Hello');
    await press();
    expect(field.value).to.equal('Hello');
  });
});
