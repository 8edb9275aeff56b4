import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { initialTransition, transition } from 'xstate';
import { shownSystemQuestion } from '../../companion/src/ui/system-question-text.ts';
import { wordsIn } from '../../companion/src/ui/words.ts';
import type { CompanionEvent } from '../../src/machines/companion.events.ts';
import { companionMachine } from '../../src/machines/companion.machine.ts';
import { decodeCompanionMessage } from '../../src/protocol/decode.ts';

const secret = 'Not to be told before it is sent';
const kinds = ['system', 'screens', 'memory', 'disk', 'network', 'zone', 'clock'] as const;
const lines = kinds.map((kind) => ({ kind, value: secret, isStruck: false }));

describe.each(['sl', 'en'] as const)('the question about the computer in %s', (locale) => {
  const adviserName = 'Ž'.repeat(200);
  const asked = shownSystemQuestion(locale, { adviserName, isShown: true, lines });

  it('P26 is told with the names of the lines and without what was read', () => {
    const { system, sheetIsSeen } = wordsIn(locale);
    const { heading, lead, strike, never, no, yes } = system;
    expect(asked.text.split('\n')).toEqual([
      ...[heading, lead(adviserName), strike, sheetIsSeen],
      ...kinds.map((kind) => system.kinds[kind]),
      ...[never, no, yes(kinds.length)],
    ]);
    expect(asked.text).not.toContain(secret);
    expect(asked.textHash).toBe(createHash('sha256').update(asked.text).digest('base64url'));
  });

  it('P26 is a message of the protocol, whatever the adviser is called', () => {
    const id = crypto.randomUUID();
    const message = { type: 'companion.wasAsked', id, ask: id, question: 'system', ...asked };
    expect(decodeCompanionMessage(JSON.stringify(message))).toEqual(message);
  });
});

it('P35 the program says that the question stands there, as soon as it does', () => {
  const way: CompanionEvent[] = [
    { type: 'customer.gaveNumber', isWellFormed: true },
    { type: 'broker.askedCustomer', check: '47' },
    { type: 'broker.boundProgram', resumeMs: 60_000 },
  ];
  const bound = way.reduce(
    (before, event) => transition(companionMachine, before, event)[0],
    initialTransition(companionMachine)[0],
  );
  const question: CompanionEvent = { type: 'adviser.askedForSystem', ask: 'three' };
  const [asked, acts] = transition(companionMachine, bound, question);
  expect(asked.hasTag('asksAboutSystem')).toBe(true);
  const told = { type: 'companion.wasAsked', ask: 'three', question: 'system' };
  expect(acts.map(({ params }) => params)).toContainEqual(told);
});
