import { createServer, type Server } from 'node:http';
import type { Browser, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { inspectorRoutes } from '../../demo/inspector/inspector-routes.ts';
import { listening, portOf } from '../../demo/front/listening.ts';
import { serveRoutes } from '../../demo/front/server.ts';
import { inspectionChannel } from '../../src/trace/inspection.ts';
import type { TraceLine } from '../../src/trace/format.ts';
import { startRelay } from '../../tools/inspector/src/relay.ts';
import { startBrowser } from '../e2e/browsers.ts';
import { InspectorPage } from './inspector-page.ts';
import { linesOf, untilSharing } from './traces.ts';

const lines = linesOf(untilSharing);
const [begun, rest] = [lines.slice(0, 4), lines.slice(4)];
let server: Server;
let origin: string;
let browser: Browser;
let qa: InspectorPage;
let shown: ShownPage;

/** A page that shows a session by the messages of the QA build, and writes down what it is asked for. */
class ShownPage {
  readonly page: Page;

  constructor(page: Page) {
    this.page = page;
  }

  static async open(beside: Page, canControl: boolean): Promise<ShownPage> {
    const page = await beside.context().newPage();
    await page.goto(`${origin}/page`);
    await page.evaluate(
      ([name, history, mayControl]) => {
        const channel = new BroadcastChannel(name);
        const asked: unknown[] = [];
        Object.assign(globalThis, { channel, asked });
        channel.onmessage = ({ data }) => {
          asked.push(data);
          if (data.kind !== 'hello') return;
          const said = {
            v: 1,
            page: 'p1',
            kind: 'trace',
            lines: JSON.parse(history),
            canControl: mayControl,
          };
          channel.postMessage(said);
        };
      },
      [inspectionChannel, JSON.stringify(begun), canControl] as const,
    );
    return new ShownPage(page);
  }

  /** Posts a message as the page would. */
  async says(message: object): Promise<void> {
    await this.page.evaluate((said) => {
      (globalThis as unknown as { channel: BroadcastChannel }).channel.postMessage(said);
    }, message);
  }

  async tells(line: TraceLine): Promise<void> {
    await this.says({ v: 1, page: 'p1', kind: 'line', line });
  }

  /** Waits until the page was asked for something of this kind, and gives it. */
  async isAskedFor(kind: string): Promise<Record<string, unknown>> {
    const found = await this.page.waitForFunction((wanted) => {
      const { asked } = globalThis as unknown as { asked: { kind?: string; type?: string }[] };
      return asked.findLast((one) => (one.kind ?? one.type) === wanted);
    }, kind);
    return (await found.jsonValue()) as Record<string, unknown>;
  }
}

beforeAll(async () => {
  browser = await startBrowser(undefined);
  server = await listening(createServer(), 0);
  const blank = "<!doctype html><title>A test page</title><meta charset='utf-8'>";
  const routes = new Map(inspectorRoutes());
  routes.set('/page', (_, response) => {
    response.writeHead(200, { 'content-type': 'text/html' }).end(blank);
  });
  serveRoutes(server, routes);
  origin = `http://127.0.0.1:${String(portOf(server))}`;
});
afterAll(async () => {
  await browser.close();
  server.closeAllConnections();
  server.close();
});
beforeEach(async () => {
  qa = await InspectorPage.open(browser, {}, `${origin}/inspector/`);
});
afterEach(() => qa.close());

async function follows({ canControl }: { canControl: boolean }): Promise<void> {
  shown = await ShownPage.open(qa.page, canControl);
  await qa.page.bringToFront();
  await qa.button('Follow live').click();
  await qa.seesStep(3, 3);
}

describe('a page that is followed', () => {
  it('shows what happened before, and each step as it happens', async () => {
    await follows({ canControl: false });
    await qa.seesChip('Live');
    for (const line of rest) await shown.tells(line);
    await qa.seesStep(lines.length - 1, lines.length - 1);
    expect(await qa.litStates()).toContain('session.joined.session.sharing.shown.picture.seen');
    await qa.seesChip(`All ${String(lines.length - 1)} steps agree`);
    const { bytes } = await qa.saves('Save trace');
    expect(bytes.toString()).toBe(lines.map((line) => `${JSON.stringify(line)}\n`).join(''));
  });

  it('is asked to raise an event only if it lets itself be controlled, and never one of XState', async () => {
    await follows({ canControl: true });
    await qa.tab('What next').click();
    const alarm = qa.panel.getByRole('listitem').filter({ hasText: 'customer.raisedAlarm' });
    await alarm.getByRole('button', { name: 'Send it to the page' }).click();
    expect(await shown.isAskedFor('send')).toEqual({
      v: 1,
      page: 'p1',
      kind: 'send',
      event: { type: 'customer.raisedAlarm' },
    });
    const own = qa.panel.getByRole('listitem').filter({ hasText: / (done|failed)\b/ });
    expect(await own.getByRole('button', { name: 'Send it to the page' }).count()).toBe(0);
  });

  it('shows the trace step by step, and gets its own session back', async () => {
    await follows({ canControl: true });
    await qa.button('Replay into the page').click();
    expect((await shown.isAskedFor('replay'))['lines']).toEqual(begun);
    await qa.presses('ArrowLeft');
    await qa.seesStep(2, 3);
    expect(await shown.isAskedFor('jump')).toMatchObject({ i: 1 });
    await qa.button('Stop replaying').click();
    await shown.isAskedFor('leave');
  });

  it('may refuse, and may go: the person is told', async () => {
    await follows({ canControl: true });
    await qa.button('Replay into the page').click();
    await shown.says({ v: 1, page: 'p1', kind: 'refused', why: 'session.isJoined' });
    await qa.page.getByText('The page is in a real session').waitFor();
    await qa.button('Replay into the page').waitFor();
    await shown.says({ v: 1, page: 'p1', kind: 'gone' });
    await qa.page.getByText('The page has gone.').waitFor();
  });

  it('cannot break the inspector with what it says', async () => {
    await follows({ canControl: false });
    for (const said of [
      { v: 1, page: 'p1', kind: 'line', line: { k: 'step' } },
      { v: 9 },
      { type: 'service.state' },
    ]) {
      await shown.says(said);
    }
    for (const line of rest) await shown.tells(line);
    await qa.seesStep(lines.length - 1, lines.length - 1);
    expect(qa.complaints).toEqual([]);
  });
});

describe('the messages of @xstate/inspect', () => {
  it("are read by that package's receiver, and shown beside our own", async () => {
    await follows({ canControl: false });
    await shown.isAskedFor('xstate.inspecting');
    const state = (value: string) =>
      JSON.stringify({
        value,
        context: {},
        event: { type: 'a' },
        _event: { name: 'a', data: { type: 'a' }, $$type: 'scxml', type: 'external' },
        configuration: [],
        transitions: [],
        children: {},
        actions: [],
      });
    const machine = JSON.stringify({
      id: 'kettle',
      initial: 'cold',
      states: { cold: {}, hot: {} },
    });
    const sessionId = 'k:1';
    await shown.says({
      type: 'service.register',
      sessionId,
      id: 'kettle',
      machine,
      state: state('cold'),
    });
    await qa.tab('Other actors').click();
    const kettle = qa.panel.getByRole('article').filter({ hasText: 'kettle' });
    await kettle.getByText('"cold"').waitFor();
    await shown.says({ type: 'service.state', sessionId, state: state('hot') });
    await kettle.getByText('"hot"').waitFor();
    await shown.says({ type: 'service.stop', sessionId });
    await kettle.getByText('stopped').waitFor();
  });
});

describe('a page on another machine', () => {
  it('is followed through a relay that a person names, by the page that may connect', async () => {
    const relay = await startRelay({ port: 0, origins: [origin] });
    const far = await (await browser.newContext()).newPage();
    await far.goto(`${origin}/page`);
    await far.evaluate(
      ([address, history]) => {
        const socket = new WebSocket(address);
        socket.onmessage = ({ data }) => {
          if (JSON.parse(String(data)).kind !== 'hello') return;
          const said = {
            v: 1,
            page: 'far',
            kind: 'trace',
            lines: JSON.parse(history),
            canControl: false,
          };
          socket.send(JSON.stringify(said));
        };
        return new Promise((open) => (socket.onopen = () => open(null)));
      },
      [relay.address, JSON.stringify(begun)] as const,
    );
    await qa.page.goto(`${origin}/inspector/relay`);
    await qa.button('Follow live').click();
    await qa.page.getByLabel(/through a relay/).fill(relay.address);
    await qa.button('Through this relay').click();
    await qa.seesStep(3, 3);
    await far.context().close();
    await relay.close();
  });
});
