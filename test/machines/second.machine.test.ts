import { describe, expect, it } from 'vitest';
import { initialTransition, transition } from 'xstate';
import { secondMachine, type SecondEvent } from '../../src/machines/second.machine.ts';

const after = (...events: SecondEvent[]) =>
  events.reduce(
    (before, event) => transition(secondMachine, before, event)[0],
    initialTransition(secondMachine)[0],
  );
const letIn = { type: 'broker.letSecondIn' } as const;
const seated = { type: 'broker.seatedSecond' } as const;

describe('P42 the chat that a second adviser takes part in', () => {
  it('P42 connects to nothing before the customer’s yes', () => {
    expect(after().hasTag('customerIsAsked')).toBe(true);
    expect('secondLine' in after().children).toBe(false);
    expect('secondLine' in after(letIn).children).toBe(true);
  });

  it('P42 can be written in from the seat on, over a lost line too', () => {
    expect(after(letIn).hasTag('canWrite')).toBe(false);
    expect(after(letIn, seated).hasTag('canWrite')).toBe(true);
    const lost = after(letIn, seated, { type: 'browser.lostLine' });
    expect([lost.hasTag('canWrite'), lost.hasTag('lineIsLost')]).toEqual([true, true]);
    expect(after(letIn, seated, { type: 'browser.lostLine' }, seated).hasTag('lineIsLost')).toBe(
      false,
    );
  });

  it('P42 is over for good, with its line, whoever ends it, and says why', () => {
    for (const why of ['notLetIn', 'sentAway', 'sessionOver', 'elsewhere'] as const) {
      const over = after(letIn, seated, { type: 'broker.endedSecond', why });
      expect([over.status, over.context.over]).toEqual(['done', why]);
      expect('secondLine' in over.children).toBe(false);
    }
    const [left, actions] = transition(secondMachine, after(letIn, seated), {
      type: 'second.left',
    });
    expect(left.context.over).toBe('left');
    expect(actions.map(({ type }) => type)).toContain('tellLeaving');
  });
});
