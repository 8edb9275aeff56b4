import { expect } from 'chai';
import '../../src/qa.ts';
import { qaEn } from '../../src/locales/qa-en.ts';
import { qaSl } from '../../src/locales/qa-sl.ts';
import { sl } from '../../src/locales/sl.ts';
import type { RemoteHelpQaElement } from '../../src/qa/remote-help-qa-element.ts';
import { isStep, type TraceLine } from '../../src/trace/format.ts';
import {
  inspectionChannel,
  readPageMessage,
  type InspectorRequest,
  type PageMessage,
} from '../../src/trace/inspection.ts';
import { readTrace } from '../../src/trace/read-trace.ts';
import { replayTrace } from '../../src/trace/replay.ts';
import { LiveSession } from '../trace/random-sessions.ts';
import { newSession, wholeSession } from '../trace/scenarios.ts';

/** An inspector on another page of the same origin. */
class Inspector {
  page = '';
  readonly heard: PageMessage[] = [];
  readonly services: { type: string; sessionId: string }[] = [];
  readonly #channel = new BroadcastChannel(inspectionChannel);
  #wake = () => undefined as void;

  constructor() {
    this.#channel.addEventListener('message', ({ data }) => {
      const message = readPageMessage(data);
      if (message) {
        this.heard.push(message);
        this.page = message.page;
      } else this.services.push(data as { type: string; sessionId: string });
      this.#wake();
    });
  }

  say(message: object): void {
    this.#channel.postMessage(message);
  }

  ask(request: InspectorRequest): void {
    this.say({ v: 1, page: this.page, ...request });
  }

  /** Waits for a message that is as wanted, and gives it. */
  async hears<Kind extends PageMessage['kind']>(
    kind: Kind,
    isWanted: (message: Extract<PageMessage, { kind: Kind }>) => boolean = () => true,
  ): Promise<Extract<PageMessage, { kind: Kind }>> {
    for (;;) {
      const found = this.heard.find(
        (message): message is Extract<PageMessage, { kind: Kind }> =>
          message.kind === kind && isWanted(message as Extract<PageMessage, { kind: Kind }>),
      );
      if (found !== undefined) return found;
      await new Promise<void>((wake) => (this.#wake = wake));
    }
  }

  forget(): void {
    this.heard.length = 0;
  }

  close(): void {
    this.#channel.close();
  }
}

let inspector: Inspector;
let element: RemoteHelpQaElement;

async function put(attributes: Readonly<Record<string, string>>, lang = 'sl'): Promise<void> {
  document.documentElement.lang = lang;
  element = document.createElement('remote-help') as RemoteHelpQaElement;
  const all = { broker: 'https://help.bank.example', ...attributes };
  for (const [name, value] of Object.entries(all)) element.setAttribute(name, value);
  document.body.append(element);
  await inspector.hears('trace');
}

const strip = () => element.shadowRoot!.querySelector('remote-help-qa-strip')!;
const stripText = () => strip().shadowRoot!.textContent!.replace(/\s+/g, ' ').trim();
const view = (tag: string) => element.shadowRoot!.querySelector(tag);
const steps = () => readTrace(element.traceText).lines.filter(isStep);

/** Waits until the element has shown what it was told. */
async function shown(isThere: () => boolean): Promise<void> {
  while (!isThere()) {
    await element.updateComplete;
    await new Promise<void>((next) => {
      const { port1, port2 } = new MessageChannel();
      port1.onmessage = () => (port1.close(), next());
      port2.postMessage(null);
    });
  }
}

async function recorded(): Promise<readonly TraceLine[]> {
  const session = new LiveSession(newSession);
  for (const next of wholeSession) await session.happen(next);
  return session.recorder.lines;
}

beforeEach(() => {
  inspector = new Inspector();
});
afterEach(async () => {
  element.remove();
  inspector.close();
  await element.updateComplete;
});

describe('the QA build', () => {
  for (const [lang, words] of [
    ['sl', qaSl],
    ['en', qaEn],
  ] as const) {
    it(`says that it is a test build: ${lang}`, async () => {
      await put({}, lang);
      await shown(() => strip()?.shadowRoot?.textContent?.includes(words.lead) ?? false);
      expect(stripText()).to.equal(`${words.name} ${words.lead} ${words.save}`);
    });
  }

  it('records the session from the page on, and gives the trace as a text that replays', async () => {
    await put({ 'qa-control': '' });
    inspector.ask({ kind: 'send', event: { type: 'customer.raisedAlarm' } });
    await inspector.hears('line', ({ line }) => isStep(line) && line.tags.includes('isReporting'));
    expect(steps().map(({ ev }) => ev.type)).to.deep.equal(['xstate.init', 'customer.raisedAlarm']);
    const { lines, faults } = readTrace(element.traceText);
    expect(faults).to.deep.equal([]);
    expect(replayTrace(newSession.traced, lines)).to.include({
      divergence: undefined,
      isOfOtherMachine: false,
    });
  });

  it('tells an inspector that comes later all that there was', async () => {
    await put({});
    const late = new Inspector();
    late.say({ v: 1, kind: 'hello' });
    const { lines, canControl } = await late.hears('trace');
    expect(canControl).to.be.false;
    expect(lines.map(({ k }) => k)).to.deep.equal(['head', 'step']);
    late.close();
  });

  it('says goodbye when it leaves the page', async () => {
    await put({});
    element.remove();
    expect((await inspector.hears('gone')).page).to.equal(inspector.page);
  });

  it("speaks @xstate/inspect's protocol beside its own", async () => {
    await put({ 'qa-control': '' });
    await shown(() => inspector.services.length > 0);
    expect(inspector.services[0]).to.include({ type: 'service.register', id: 'session' });
    const { sessionId } = inspector.services[0]!;
    const scxml = { name: 'customer.raisedAlarm', data: { type: 'customer.raisedAlarm' } };
    inspector.say({ type: 'xstate.event', event: JSON.stringify({ ...scxml, origin: sessionId }) });
    await inspector.hears('line', ({ line }) => isStep(line) && line.tags.includes('isReporting'));
    await shown(() => inspector.services.some(({ type }) => type === 'service.state'));
    const types = inspector.services.map(({ type }) => type);
    expect(types.slice(-2)).to.deep.equal(['service.event', 'service.state']);
  });
});

describe('an inspector', () => {
  it('can do nothing where the page has not said `qa-control`', async () => {
    await put({});
    for (const request of [
      { kind: 'send', event: { type: 'customer.raisedAlarm' } },
      { kind: 'replay', lines: await recorded() },
      { kind: 'mark', text: 'x' },
    ] as const) {
      inspector.forget();
      inspector.ask({ ...request });
      expect((await inspector.hears('refused')).why).to.equal('control.notAllowed');
    }
    expect(steps()).to.have.length(1);
  });

  for (const type of [
    'customer.agreed',
    'customer.confirmedShow',
    'customer.pickedSurface',
    'customer.choseWords',
    'customer.gaveNumber',
    'broker.closed',
    'xstate.done.actor.numberCheck',
    'xstate.stop',
  ]) {
    it(`grants nothing and speaks for nobody else: ${type}`, async () => {
      await put({ 'qa-control': '' });
      inspector.ask({ kind: 'send', event: { type, matched: true, isWellFormed: true } });
      expect((await inspector.hears('refused')).why).to.equal('event.notAllowed');
      expect(steps()).to.have.length(1);
    });
  }

  it('can put a mark into the trace', async () => {
    await put({ 'qa-control': '' });
    inspector.ask({ kind: 'mark', text: 'here it froze' });
    await inspector.hears('line', ({ line }) => line.k === 'mark');
    expect(element.traceText).to.contain('here it froze');
  });
});

describe('a trace that is replayed into the page', () => {
  const jump = async (i: number) => {
    inspector.forget();
    inspector.ask({ kind: 'jump', i });
    await inspector.hears('replaying', (message) => message.i === i);
  };

  beforeEach(async () => {
    await put({ 'qa-control': '' });
    inspector.ask({ kind: 'replay', lines: await recorded() });
    await inspector.hears('replaying');
  });

  it('is shown by the real elements, forwards and backwards, under a banner', async () => {
    const states: Record<number, string> = {
      1: 'download',
      2: 'connect',
      4: 'chat-only',
      9: 'sharing',
    };
    for (const i of [1, 2, 4, 9, 4, 1, 9]) {
      await jump(i);
      await shown(() => view(`remote-help-${states[i]!}`) !== null);
      expect(element.state).to.equal(states[i]);
      expect(stripText()).to.contain(qaSl.replay).and.to.contain(qaSl.step(i, 11));
    }
    await jump(11);
    await shown(() => view('remote-help-closed') !== null);
    expect(element.state).to.equal('closed');
  });

  it('shows the notices that had been written by then, and a time that stands still', async () => {
    await jump(9);
    const bar = () => view('remote-help-status-bar')?.shadowRoot;
    await shown(() => (bar()?.textContent ?? '').includes(sl.bar.lasts));
    const chat = () => view('remote-help-chat')?.shadowRoot?.textContent ?? '';
    await shown(() => chat().includes(sl.chat.notices.sharingStarted));
    expect(chat()).to.contain(sl.chat.notices.connected);
    expect(
      [...bar()!.querySelectorAll('time')].map(({ textContent }) => textContent),
    ).to.deep.equal(['0:00', '0:00']);
    await jump(4);
    await shown(() => !chat().includes(sl.chat.notices.sharingStarted));
  });

  it('opens no socket, asks for nothing, captures nothing, and records nothing', async () => {
    const before = element.traceText;
    const touched: string[] = [];
    const spied: [object, string][] = [
      [globalThis, 'WebSocket'],
      [globalThis, 'fetch'],
      [globalThis, 'RTCPeerConnection'],
      [navigator.mediaDevices, 'getDisplayMedia'],
    ];
    const real = spied.map(([owner, name]) => [owner, name, (owner as never)[name]] as const);
    for (const [owner, name] of spied) {
      Object.assign(owner, { [name]: () => touched.push(name) });
    }
    for (let i = 0; i <= 11; i++) await jump(i);
    await jump(8);
    await element.updateComplete;
    for (const [owner, name, value] of real) Object.assign(owner, { [name]: value });
    expect(touched).to.deep.equal([]);
    expect(element.traceText).to.equal(before);
  });

  it('computes what is clicked, and starts anew when it is left', async () => {
    await jump(9);
    await shown(() => view('remote-help-status-bar') !== null);
    inspector.ask({ kind: 'send', event: { type: 'browser.endedCapture' } });
    await shown(() => element.state === 'stopped');
    inspector.forget();
    strip().shadowRoot!.querySelector('button')!.click();
    const { lines } = await inspector.hears('trace');
    expect(lines.filter(isStep)).to.have.length(1);
    expect(element.state).to.equal('consent');
    await shown(() => stripText().includes(qaSl.lead));
  });

  it('is refused if it is of another statechart', async () => {
    const [head, ...others] = await recorded();
    inspector.ask({
      kind: 'replay',
      lines: [{ ...head!, machine: 'adviser' } as TraceLine, ...others],
    });
    expect((await inspector.hears('refused')).why).to.equal('trace.ofOtherMachine');
  });
});
