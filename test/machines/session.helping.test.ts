import { describe, expect, it } from 'vitest';
import { everyStep, type Step } from './ways.ts';

const steps = everyStep();
const name = ({ event, before }: Step) => `${event.type} in ${JSON.stringify(before.value)}`;
const where = (among: readonly Step[], isWrong: (step: Step) => boolean) =>
  among.filter(isWrong).map(name);

describe('information about the computer, at every moment', () => {
  it('S18 is read only while the adviser’s question stands, and that stands only in a session over a line', () => {
    const asked = steps.filter(({ after }) => after.hasTag('asksAboutSystem'));
    expect(asked.length).toBeGreaterThan(0);
    expect(where(asked, ({ after }) => !after.hasTag('canEnd'))).toEqual([]);
    const reads = steps.filter(
      ({ before, after }) =>
        !('systemReading' in before.children) && 'systemReading' in after.children,
    );
    expect(new Set(reads.map(({ event }) => event.type))).toEqual(
      new Set(['adviser.askedForSystem']),
    );
    const ofProgram = steps.filter(({ event }) => 'of' in event);
    expect(
      where(
        ofProgram,
        ({ before, after }) => !before.hasTag('asksAboutSystem') && after.hasTag('asksAboutSystem'),
      ),
    ).toEqual([]);
    const lost = steps.filter(({ event }) => event.type === 'browser.lostLine');
    expect(where(lost, ({ after }) => after.hasTag('asksAboutSystem'))).toEqual([]);
  });

  it('S18 changes nothing else of a session: nothing is shown, allowed or ended by it', () => {
    const about = [
      'adviser.askedForSystem',
      'customer.sentSystem',
      'customer.refusedSystem',
      'companion.sentSystem',
      'companion.refusedSystem',
    ];
    const moves = steps.filter(({ event }) => about.includes(event.type));
    const rest = ({ value }: Step['before']) =>
      JSON.stringify(
        typeof value === 'object' && 'joined' in value ? { ...value.joined, system: 0 } : value,
      );
    expect(where(moves, ({ before, after }) => rest(before) !== rest(after))).toEqual([]);
  });
});

describe('P44 what is clicked on the page while the adviser has control', () => {
  it('P44 sends no information about the computer', () => {
    const sent = steps.filter(({ event }) => event.type === 'customer.sentSystem');
    const controlled = sent.filter(({ before }) => before.hasTag('adviserHasControl'));
    expect(controlled.length).toBeGreaterThan(0);
    const isSent = ({ before, after }: Step) =>
      before.hasTag('asksAboutSystem') && !after.hasTag('asksAboutSystem');
    expect(where(controlled, isSent)).toEqual([]);
    expect(sent.filter(isSent).length).toBeGreaterThan(0);
  });
});

const controlTags = ['adviserHasControl', 'controlIsAsked', 'controlRests'] as const;

describe('control', () => {
  it('S15 lets the adviser control only while the picture is sent, and only by a yes in the program’s window', () => {
    const begins = steps.filter(
      ({ before, after }) =>
        !before.hasTag('adviserHasControl') && after.hasTag('adviserHasControl'),
    );
    expect(begins.length).toBeGreaterThan(0);
    const [returns, firsts] = [true, false].map((isReturn) =>
      begins.filter(({ before }) => before.hasTag('controlRests') === isReturn),
    ) as [Step[], Step[]];
    expect(where(firsts, ({ event }) => event.type !== 'companion.allowedControl')).toEqual([]);
    expect(where(firsts, ({ before }) => !before.hasTag('controlIsAsked'))).toEqual([]);
    // P39: it comes back only from where it was allowed before, and by the program's word.
    expect(returns.length).toBeGreaterThan(0);
    expect(where(returns, ({ event }) => event.type !== 'companion.returnedControl')).toEqual([]);
    const controlled = steps.filter(({ after }) => after.hasTag('adviserHasControl'));
    expect(where(controlled, ({ after }) => !after.hasTag('screenIsVisible'))).toEqual([]);
  });

  it('S16 gives control back by one event, wherever it stands', () => {
    const taken = steps.filter(
      ({ before, event }) =>
        event.type === 'customer.tookControlBack' && controlTags.some((tag) => before.hasTag(tag)),
    );
    expect(taken.length).toBeGreaterThan(0);
    const isOn = ({ after }: Step) => controlTags.some((tag) => after.hasTag(tag));
    expect(where(taken, isOn)).toEqual([]);
  });
});
