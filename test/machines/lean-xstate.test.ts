import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setImmediate as turnOver } from 'node:timers/promises';
import { pathToFileURL } from 'node:url';
import { nodeResolve } from '@rollup/plugin-node-resolve';
import { rollup } from 'rollup';
import { afterAll, describe, expect, it } from 'vitest';
import * as whole from 'xstate';
import { sessionMachine, type SessionSnapshot } from '../../src/machines/session.machine.ts';
import type { NumberAnswer, SessionEvent } from '../../src/machines/session.events.ts';
import type { ProgramOffer } from '../../src/protocol/http.ts';
import { leanXState } from '../../tools/bundle/lean-xstate-plugin.js';
import { noDevTools } from '../../tools/bundle/no-dev-tools-plugin.js';
import { typescript } from '../../tools/bundle/typescript-plugin.js';
import { admission, fresh, shortestWays } from './ways.ts';

type XState = Pick<typeof whole, 'createActor' | 'fromCallback' | 'fromPromise'>;

const folder = mkdtempSync(join(tmpdir(), 'remote-help-lean-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const root = new URL('../../', import.meta.url).pathname;
const build = await rollup({
  input: {
    session: join(root, 'src/machines/session.machine.ts'),
    adviser: join(root, 'src/machines/adviser-session.machine.ts'),
    console: join(root, 'src/machines/adviser.machine.ts'),
    xstate: join(root, 'node_modules/xstate/dist/xstate.esm.js'),
  },
  plugins: [typescript(), noDevTools(), leanXState(), nodeResolve()],
});
await build.write({ dir: folder, format: 'es', entryFileNames: '[name].mjs' });
const load = (name: string) => import(pathToFileURL(join(folder, `${name}.mjs`)).href);
const lean = (await load('xstate')) as typeof whole;
const leanSession = ((await load('session')) as { sessionMachine: typeof sessionMachine })
  .sessionMachine;

const ways = shortestWays();
const momentOf = ({ value, context, tags, status, children }: SessionSnapshot) => ({
  ...{ value, context, status },
  tags: [...tags],
  runs: Object.keys(children),
});

/** A customer's way from agreeing to the end, with actors that answer, fail and are ended. */
async function life(
  { createActor, fromCallback, fromPromise }: XState,
  machine: typeof sessionMachine,
) {
  const told: unknown[] = [];
  const actor = createActor(
    machine.provide({
      actors: {
        programOffer: fromPromise<ProgramOffer>(() => Promise.resolve({ program: null })),
        connectionTest: fromPromise(() => Promise.reject(new Error('failed'))),
        numberCheck: fromPromise<NumberAnswer>(() =>
          Promise.resolve({ admitted: true, admission }),
        ),
        sessionLine: fromCallback<SessionEvent>(({ sendBack }) => {
          sendBack({ type: 'broker.pairedPeers' });
          return () => told.push('the line ends');
        }),
      },
    }),
    { input: fresh, clock: new whole.SimulatedClock() },
  );
  actor.subscribe({
    next: (snapshot) => told.push(momentOf(snapshot)),
    complete: () => told.push('over'),
  });
  actor.start();
  const happens = async (event: SessionEvent) => {
    actor.send(event);
    // All promises of the actors are kept by then.
    await turnOver();
  };
  await happens({ type: 'customer.agreed', version: '2026-11', at: 1 });
  await happens({ type: 'customer.wentOnInBrowser' });
  await happens({ type: 'customer.gaveNumber', isWellFormed: true });
  await happens({ type: 'adviser.openedWords' });
  await happens({ type: 'customer.choseWords', matched: true });
  told.push(actor.getSnapshot().can({ type: 'customer.askedToStart' }));
  await happens({ type: 'customer.askedToStart' });
  await happens({ type: 'customer.askedToEnd' });
  await happens({ type: 'customer.ended' });
  return told;
}

describe('the XState that a page loads, without what no page asks for', () => {
  it('makes every chart', async () => {
    const made = await Promise.all(['session', 'adviser', 'console'].map(load));
    const machines = made
      .flatMap((all) => Object.keys(all as object))
      .filter((name) => name.endsWith('Machine'));
    expect(machines).toEqual(['sessionMachine', 'adviserSessionMachine', 'adviserMachine']);
  });

  it('goes every shortest way through a session as the whole one does', () => {
    for (const { title, steps } of ways) {
      let [moment] = lean.initialTransition(leanSession, fresh);
      for (const { event } of steps) {
        [moment] = lean.transition(leanSession, moment, event as SessionEvent);
      }
      const last = steps.at(-1)?.after;
      if (last !== undefined) expect(momentOf(moment), title).toEqual(momentOf(last));
    }
  });

  it('starts, hears and ends what a session invokes as the whole one does', async () => {
    const told = await life(lean, leanSession);
    expect(told).toEqual(await life(whole, sessionMachine));
    expect(told).toContain('the line ends');
    expect(told.at(-1)).toBe('over');
  });
});
