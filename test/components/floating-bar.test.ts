import { sendMouse } from '@web/test-runner-commands';
import { expect } from 'chai';
import type { PictureInPicture } from '../../src/services/picture/floating-window.ts';
import { sl } from '../../src/locales/sl.ts';
import { walkTo } from './journey.ts';
import { clear, mount } from './mount.ts';

type Floating = PictureInPicture & EventTarget & { readonly window: Window | null };
const { documentPictureInPicture: floating } = globalThis as unknown as {
  documentPictureInPicture: Floating;
};

/** The floating window, with the bar in it. */
async function bar(): Promise<Document> {
  const opened = floating.window ?? (await entered());
  const { document: inside } = opened;
  while (inside.querySelector('button') === null) await changed(inside.body);
  return inside;
}

const entered = () =>
  new Promise<Window>((resolve) =>
    floating.addEventListener('enter', () => resolve(floating.window!), { once: true }),
  );

const changed = (element: Element) =>
  new Promise<void>((resolve) => {
    const observer = new MutationObserver(() => {
      observer.disconnect();
      resolve();
    });
    observer.observe(element, { childList: true, subtree: true, characterData: true });
  });

const press = (inside: Document, label: string) =>
  [...inside.querySelectorAll('button')]
    .find(({ textContent }) => textContent.trim() === label)!
    .click();

async function share() {
  const mounted = await mount('sl');
  const { session, find, shown } = mounted;
  await walkTo(session, 'chat-only');
  session.actor.send({ type: 'adviser.openedWords' });
  session.actor.send({ type: 'customer.choseWords', matched: true });
  session.actor.send({ type: 'customer.askedToStart' });
  await shown();
  const button = find('remote-help-warning')!.shadowRoot!.querySelector('[part="show"]')!;
  button.scrollIntoView({ block: 'center' });
  const { x, y, width, height } = button.getBoundingClientRect();
  // A real click: a browser floats a window in no other moment.
  const position: [number, number] = [Math.round(x + width / 2), Math.round(y + height / 2)];
  await sendMouse({ type: 'click', position });
  const inside = await bar();
  session.actor.send({ type: 'customer.pickedSurface', surface: 'monitor', width: 1, height: 1 });
  return { ...mounted, inside };
}

afterEach(async () => {
  floating.window?.close();
  await clear();
});

describe('while the desktop is shared, the floating bar', () => {
  it('says above all windows who sees what', async () => {
    const { inside, session } = await share();
    session.actor.send({ type: 'adviser.sawPicture' });
    const text = inside.body.textContent;
    for (const fact of ['Ana Novak', sl.bar.seesDesktop, sl.bar.notRecorded, sl.bar.controlsNot]) {
      expect(text).to.contain(fact);
    }
    expect(inside.documentElement.lang).to.equal('sl');
  });

  it('stops sharing by one click, and is gone', async () => {
    const { inside, element } = await share();
    const gone = new Promise((resolve) => floating.window!.addEventListener('pagehide', resolve));
    press(inside, sl.actions.stopSharing);
    await gone;
    expect(element.state).to.equal('stopped');
  });

  it('asks once before it ends the session', async () => {
    const { inside, element } = await share();
    press(inside, sl.actions.endSession);
    expect(element.state).to.equal('sharing');
    press(inside, sl.ending.end);
    expect(element.state).to.equal('closed');
  });

  it('changes nothing else when it is closed', async () => {
    const { element } = await share();
    const gone = new Promise((resolve) => floating.window!.addEventListener('pagehide', resolve));
    floating.window!.close();
    await gone;
    expect(element.state).to.equal('sharing');
  });
});
