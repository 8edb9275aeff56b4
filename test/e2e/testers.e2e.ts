import type { Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { inspectionChannel } from '../../src/trace/inspection.ts';
import { isStep } from '../../src/trace/format.ts';
import { readTrace } from '../../src/trace/read-trace.ts';
import { replayTrace } from '../../src/trace/replay.ts';
import { tracedMachines } from '../../src/trace/traced-machines.ts';
import { startRelay, type Relay } from '../../tools/inspector/src/relay.ts';
import { Customer } from './people/customer.ts';
import { Stage, texts } from './stage.ts';

let stage: Stage;
let relay: Relay;
beforeAll(async () => {
  stage = await Stage.set();
  relay = await startRelay({ port: 0, origins: [stage.demo.origin] });
});
afterEach(() => stage.empty());
afterAll(async () => {
  await relay.close();
  await stage.close();
});

const written = 'kanarček-7391: moje geslo je skrivno';
const answered = 'kanarček-1264: nikomur ga ne povejte';

/** Everything that is said on a page's channel and at its relay, as an inspector on another page hears it. */
async function listeningPage(page: Page, address: string): Promise<() => Promise<string[]>> {
  await page.goto(`${stage.demo.origin}/navodila`);
  await page.evaluate(
    ({ channel, relay }) => {
      const heard: string[] = [];
      const note = ({ data }: MessageEvent) =>
        heard.push(typeof data === 'string' ? data : JSON.stringify(data));
      new BroadcastChannel(channel).addEventListener('message', note);
      new WebSocket(relay).addEventListener('message', note);
      Object.assign(globalThis, { heard });
    },
    { channel: inspectionChannel, relay: address },
  );
  return () => page.evaluate(() => (globalThis as unknown as { heard: string[] }).heard);
}

describe("a tester's page", () => {
  it('lets a session be followed, saved and replayed, and neither the number nor the chat is in any of it', async () => {
    const adviser = await stage.adviser();
    const { number, link } = await stage.invitation(adviser, 'sl');
    // A relay is another host than the strict page's own: testers allow it in their policy.
    const page = await stage.customerPage({ bypassCSP: true });
    const heard = await listeningPage(await page.context().newPage(), relay.address);
    await page.goto(link.replace('/#', '/qa/#'));
    await page.evaluate((address) => {
      document.querySelector('remote-help')!.setAttribute('qa-relay', address);
    }, relay.address);
    const customer = new Customer(page, texts.sl);

    await customer.comesInWith(number);
    await customer.writes(written);
    await adviser.sees(written);
    await adviser.writes(answered);
    await customer.sees(answered);
    await customer.heard(...(await adviser.wordsToSay()));
    await customer.shows();
    await adviser.seesDesktop();
    const kept = await page.evaluate(() => JSON.stringify({ ...sessionStorage, ...localStorage }));
    await customer.stopsSharing();
    await customer.ends();

    const text = await page.evaluate(
      () => (document.querySelector('remote-help') as unknown as { traceText: string }).traceText,
    );
    const { lines, faults } = readTrace(text);
    expect(faults).toEqual([]);
    const replay = replayTrace(tracedMachines.get('session')!, lines);
    expect(replay.divergence?.line).toBeUndefined();
    expect(replay.isOfOtherMachine).toBe(false);
    expect(lines.filter(isStep).at(-1)?.tags).toContain('closed');
    for (const state of ['consent', 'download', 'connect', 'chat-only', 'sharing', 'stopped']) {
      expect(lines.filter(isStep).some(({ tags }) => tags.includes(state))).toBe(true);
    }

    const onSinks = await heard();
    expect(onSinks.filter((message) => message.includes('"kind":"line"')).length).toBeGreaterThan(
      20,
    );
    expect(onSinks.filter((message) => message.includes('service.state')).length).toBeGreaterThan(
      20,
    );
    const console_ = await stage.witness.everything();
    const digits = number.replace(/\D/g, '');
    for (const [sink, said] of Object.entries({ text: [text], onSinks, kept: [kept], console_ })) {
      for (const secret of [digits, number, 'kanarček', 'skrivno', 'nikomur']) {
        const found = said.filter((one) =>
          one.replaceAll(/[\s-]/g, '').includes(secret.replaceAll(/[\s-]/g, '')),
        );
        expect({ sink, secret, found }).toEqual({ sink, secret, found: [] });
      }
    }
    expect(stage.witness.faults).toEqual([]);
  });

  it('saves the trace as a file', async () => {
    const page = await stage.customerPage();
    await page.goto(`${stage.demo.origin}/en/qa/`);
    const download = page.waitForEvent('download');
    await page.getByRole('button', { name: 'Save the trace' }).click();
    expect((await download).suggestedFilename()).toMatch(/^remote-help-.*\.jsonl$/);
  });
});

describe("a customer's page", () => {
  it('talks to nothing but the broker, leaves no global, and loads nothing but its own script', async () => {
    const page = await stage.customerPage();
    const asked: string[] = [];
    page.on('request', (request) => asked.push(new URL(request.url()).pathname));
    await page.addInitScript(() => {
      const touched: string[] = [];
      for (const name of ['BroadcastChannel', 'SharedWorker', 'Worker', 'EventSource'] as const) {
        const construct = (target: never, args: unknown[]): object => {
          touched.push(name);
          return Reflect.construct(target, args) as object;
        };
        Object.assign(globalThis, { [name]: new Proxy(globalThis[name], { construct }) });
      }
      for (const name of ['postMessage', 'open'] as const) {
        globalThis[name] = (() => touched.push(name)) as never;
      }
      Object.assign(globalThis, { touched, before: Object.getOwnPropertyNames(globalThis) });
    });
    await page.goto(`${stage.demo.origin}/en/`);
    const customer = new Customer(page, texts.en);
    await customer.agrees();
    await customer.goesOnInBrowser();
    const { touched, added } = await page.evaluate(() => {
      const own = globalThis as unknown as { touched: string[]; before: string[] };
      const known = new Set([...own.before, 'touched', 'before']);
      const added = Object.getOwnPropertyNames(globalThis).filter((name) => !known.has(name));
      return { touched: own.touched, added };
    });
    expect(touched).toEqual([]);
    // Lit leaves a few of its own, by which copies of it on one page know each other.
    expect(added.filter((name) => !/^(lit|reactiveElement)/.test(name))).toEqual([]);
    const scripts = asked.filter((path) => path.endsWith('.js'));
    expect(scripts).toEqual(['/remote-help.js']);
  });
});
