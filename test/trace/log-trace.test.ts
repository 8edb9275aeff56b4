import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isHead, isRow, isStep, traceText, type TraceLine } from '../../src/trace/format.ts';
import { logTrace } from '../../src/trace/log-trace.ts';
import { readTrace } from '../../src/trace/read-trace.ts';
import { replayTrace } from '../../src/trace/replay.ts';
import { tracedMachines } from '../../src/trace/traced-machines.ts';
import type { LogRow } from '../../src/trace/log-row.ts';
import { beginning, handing, happening, helping, LoggedLife, meeting } from './log-lives.ts';

const session = tracedMachines.get('session')!;
const traceOf = (rows: readonly LogRow[]): TraceLine[] => [...logTrace(rows)];
const shows = {
  type: 'customer.pickedSurface',
  id: 's',
  surface: 'monitor',
  width: 9,
  height: 9,
} as const;
const leaves = { type: 'customer.ended', id: 'e', why: 'customer.ended' } as const;
const lastStep = (lines: readonly TraceLine[]) => lines.findLast(isStep);

describe('the log of a session as a trace', () => {
  it('shows the customer in the state that the broker says, after whatever happens', () => {
    fc.assert(
      fc.property(fc.array(happening, { maxLength: 40 }), fc.boolean(), (happenings, meets) => {
        const life = new LoggedLife();
        for (const input of meets ? [...meeting, ...happenings] : happenings) {
          life.happens(input);
          if (life.state.joinedAt === null) continue;
          expect(
            lastStep(traceOf(life.rows))?.tags,
            life.rows.map(({ type }) => type).join(' '),
          ).toContain(life.state.state);
        }
      }),
      { numRuns: 60 },
    );
  });

  it('P40 shows the same of a session that is handed over, and who the adviser is', () => {
    fc.assert(
      fc.property(fc.array(handing, { maxLength: 40 }), (happenings) => {
        const life = new LoggedLife();
        for (const input of [...meeting, ...happenings]) life.happens(input);
        if (life.state.state === 'closed') return;
        const last = lastStep(traceOf(life.rows));
        expect(last?.tags).toContain(life.state.state);
        expect(last?.tags.includes('adviserIsPresent')).toBe(life.state.isPresent.adviser);
        const { name, role } = life.state.adviser;
        expect(last?.ctx).toMatchObject({ adviser: { name, role } });
      }),
      { numRuns: 100 },
    );
  });

  it('is looked at in lives in which every kind of help occurs', () => {
    const lives = fc.sample(fc.array(happening, { minLength: 80, maxLength: 80 }), {
      numRuns: 300,
      seed: 2411,
    });
    const types = new Set<string>();
    for (const happenings of lives) {
      const life = new LoggedLife();
      for (const input of [...helping, ...happenings]) life.happens(input);
      for (const { type } of life.rows) types.add(type);
    }
    const files = ['offered', 'took', 'refused', 'kept', 'cancelled'].flatMap((what) => [
      `customer.${what}File`,
      `adviser.${what}File`,
    ]);
    const control = ['companion.allowedControl', 'companion.refusedControl'];
    const back = ['customer', 'companion', 'broker'].map((who) => `${who}.tookControlBack`);
    const system = ['adviser.askedForSystem', 'customer.sentSystem', 'broker.droppedSystem'];
    const seen = ['broker.storedPiece', 'customer.tookPrint'];
    for (const type of [...files, ...control, ...back, ...system, ...seen]) {
      expect(types).toContain(type);
    }
  });

  it('P28 has a row and no step for a piece that came after the end', () => {
    const life = new LoggedLife();
    for (const input of [...meeting, shows, leaves]) life.happens(input);
    const atEnd = traceOf(life.rows).filter(isStep).length;
    const from = life.rows.at(-1)?.at ?? 0;
    const piece = { take: 't', piece: 1, epoch: 1, bytes: 9, digest: 'd' };
    life.happens({
      type: 'broker.storedPiece',
      subject: 's',
      ...piece,
      from,
      until: from + 700,
      ageMs: 0,
    });
    expect(life.rows.at(-1)?.type).toBe('broker.storedPiece');
    const lines = traceOf(life.rows);
    expect(lines.filter(isRow)).toHaveLength(life.rows.length);
    expect(lines.filter(isStep)).toHaveLength(atEnd);
    expect(lastStep(lines)?.tags).toContain('closed');
  });

  it('says of control and of the program what the broker says', () => {
    fc.assert(
      fc.property(beginning, fc.array(happening, { maxLength: 40 }), (begins, happenings) => {
        const life = new LoggedLife();
        for (const input of [...begins, ...happenings]) life.happens(input);
        if (life.state.state === 'closed') return;
        const tags = lastStep(traceOf(life.rows))?.tags ?? [];
        expect(tags.includes('adviserHasControl')).toBe(life.state.control.at === 'allowed');
        expect(tags.includes('asksAboutSystem')).toBe(life.state.system.ask !== null);
        expect(tags.includes('programIsPresent')).toBe(life.state.isPresent.companion);
        expect(tags.includes('adviserIsPresent')).toBe(life.state.isPresent.adviser);
      }),
      { numRuns: 100 },
    );
  });

  it('is a trace that reads without a fault and replays as it says', () => {
    fc.assert(
      fc.property(beginning, fc.array(happening, { maxLength: 40 }), (begins, happenings) => {
        const life = new LoggedLife();
        for (const input of [...begins, ...happenings]) life.happens(input);
        const { lines, faults } = readTrace(traceText(traceOf(life.rows)));
        expect(faults).toEqual([]);
        const { divergence, isOfOtherMachine } = replayTrace(session, lines);
        expect([divergence, isOfOtherMachine]).toEqual([undefined, false]);
      }),
      { numRuns: 40 },
    );
  });

  it('holds every row as it is, in its place, after the steps that it stands for', () => {
    const life = new LoggedLife();
    for (const input of meeting) life.happens(input);
    const lines = traceOf(life.rows);
    expect(lines.filter(isRow).map(({ k: _, t: __, ...row }) => row)).toEqual(life.rows);
    for (const [place, line] of lines.entries()) {
      if (!isStep(line) || isHead(line)) continue;
      const own = lines.slice(place).find(isRow);
      expect(own?.seq).toBe(line.row);
    }
  });

  it('says whose word each step is, and what nobody told but must have been', () => {
    const life = new LoggedLife();
    for (const input of meeting) life.happens(input);
    const steps = traceOf(life.rows).filter(isStep);
    const sources = new Map(steps.map(({ ev, src }) => [ev.type, src]));
    expect(sources.get('customer.choseWords')).toBe('customer');
    expect(sources.get('broker.pairedPeers')).toBe('broker');
    expect(sources.get('adviser.openedWords')).toBe('inferred');
    expect(sources.get('customer.wentOnInBrowser')).toBe('inferred');
  });

  it('keeps the check digits and texts out, as every trace does', () => {
    const life = new LoggedLife();
    const asks = { type: 'broker.heardProgram', key: 'secret-key', check: '47' } as const;
    for (const input of meeting) life.happens(input);
    life.happens({ ...asks, computer: { system: 'linux', screens: [] } });
    life.happens({ type: 'customer.wroteChat', id: 'c', text: 'moja skrivnost' });
    const text = traceText(traceOf(life.rows));
    expect(text).toContain('broker.heardProgram');
    expect(text).not.toMatch(/secret-key|"47"|skrivnost/);
  });
});
