import { createRequire } from 'node:module';
import { describe, expect, it } from 'vitest';
import { sessionMachine } from '../../src/machines/session.machine.ts';
import { readReceiver, serviceRegister, serviceStep } from '../../src/qa/service-wire.ts';
import { isStep, type StepLine } from '../../src/trace/format.ts';
import { LiveSession } from '../trace/random-sessions.ts';
import { newSession, wholeSession } from '../trace/scenarios.ts';

interface Heard {
  readonly type: string;
  readonly machine?: { readonly id: string; readonly config: unknown };
  readonly state?: { readonly value: unknown; matches(path: string): boolean };
  readonly event?: { readonly name: string };
}
interface Receiver {
  subscribe(hear: (heard: Heard) => void): unknown;
  send(event: { type: string; event: string }): void;
}
type CreateReceiver = (options: object) => Receiver;

// The inspector has its own XState 4, and @xstate/inspect beside it.
const required = createRequire(new URL('../../tools/inspector/package.json', import.meta.url));
const { createWindowReceiver } = required('@xstate/inspect') as {
  createWindowReceiver: CreateReceiver;
};

/** A receiver of @xstate/inspect, with a channel in the place of its windows. */
function receiver() {
  const heard: Heard[] = [];
  const sent: unknown[] = [];
  let pass: (message: { data: unknown }) => void = () => undefined;
  const made = createWindowReceiver({
    window: { addEventListener: (_: string, hear: typeof pass) => (pass = hear) },
    targetWindow: { postMessage: (message: unknown) => sent.push(message) },
  });
  made.subscribe((event) => heard.push(event));
  return { heard, sent, made, tell: (data: unknown) => pass({ data }) };
}

async function steps(): Promise<StepLine[]> {
  const session = new LiveSession(newSession);
  for (const next of wholeSession) await session.happen(next);
  return session.recorder.lines.filter(isStep);
}

describe("@xstate/inspect's receiver", () => {
  it('reads the statechart, every event and every state of a whole session', async () => {
    const { heard, tell } = receiver();
    const [first, ...others] = await steps();
    tell(serviceRegister(sessionMachine, 'page', first!));
    for (const message of others.flatMap((step) => serviceStep('page', step))) tell(message);
    expect(heard[0]).toMatchObject({ type: 'service.register', machine: { id: 'session' } });
    expect(heard[0]?.state?.matches('consent.agreeing')).toBe(true);
    expect(heard.flatMap(({ event }) => event?.name ?? [])).toEqual(
      others.map(({ ev }) => ev.type),
    );
    const states = heard.filter(({ type }) => type === 'service.state');
    expect(states.map(({ state }) => state?.value)).toEqual(others.map(({ value }) => value));
    expect(heard.at(-1)?.type).toBe('service.stop');
  });

  it('is understood when it connects, and when it sends an event', () => {
    const { sent, made } = receiver();
    expect(readReceiver(sent[0])).toEqual({ kind: 'inspecting' });
    const event = { name: 'customer.ended', data: { type: 'customer.ended' }, origin: 'page' };
    made.send({ type: 'xstate.event', event: JSON.stringify(event) });
    expect(readReceiver(sent[1])).toEqual({
      kind: 'event',
      sessionId: 'page',
      event: { type: 'customer.ended' },
    });
  });

  it.each([
    null,
    {},
    { type: 'xstate.event' },
    { type: 'xstate.event', event: '{' },
    { type: 'xstate.event', event: '{"name":1}' },
  ])('is not listened to when it says %j', (message) =>
    expect(readReceiver(message)).toBeUndefined(),
  );
});
