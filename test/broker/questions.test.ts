import { randomUUID } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decide } from '../../src/rules/decide.ts';
import type { NewRow, SessionInput } from '../../src/rules/decision.ts';
import { freshSession } from '../../src/rules/fresh-session.ts';
import type { SessionState } from '../../src/rules/session-state.ts';
import { shownText } from './world/asked.ts';

const [ask, systemAsk] = [randomUUID(), randomUUID()];
const id = randomUUID();
const computer = { system: 'Windows 11', screens: [{ width: 1920, height: 1080 }] };
const wasAsked = { type: 'customer.wasAsked', id, ...shownText } as const;

/** What can happen to a session, by the name under which the tests speak of it. */
const happenings = {
  joins: { type: 'broker.admittedCustomer', resumeDigest: 'r', resumeKey: null },
  adviserComes: { type: 'broker.seatedAdviser', subject: 'ana' },
  asksShow: { ...wasAsked, question: 'show' },
  declines: { type: 'customer.declinedShow', id, why: 'customer.cancelled' },
  capturesNothing: { type: 'customer.declinedShow', id, why: 'capture.failed' },
  shows: { type: 'customer.pickedSurface', id, surface: 'monitor', width: 9, height: 9 },
  stops: { type: 'customer.stoppedSharing', id, why: 'customer.stoppedSharing' },
  losesPeer: { type: 'customer.stoppedSharing', id, why: 'browser.lostPeer' },
  programComes: { type: 'broker.heardProgram', key: 'k', computer, check: '47' },
  asksProgram: { ...wasAsked, question: 'program', about: '1' },
  asksSecondProgram: { ...wasAsked, question: 'program', about: '2' },
  knows: { type: 'customer.confirmedProgram', id, request: 1 },
  knowsSecond: { type: 'customer.confirmedProgram', id, request: 2 },
  knowsNot: { type: 'customer.refusedProgram', id, request: 1 },
  programGoes: { type: 'broker.lostProgram' },
  programWaits: { type: 'broker.sawProgramTimeUp', request: 1 },
  programIsLost: { type: 'broker.lostSeat', seat: 'companion', heardAt: 0 },
  programComesBack: { type: 'broker.resumedProgram' },
  programIsGone: { type: 'broker.gaveSeatUp', seat: 'companion' },
  wantsControl: { type: 'adviser.askedForControl', id: ask },
  asksControl: { type: 'companion.wasAsked', id, ask, ...shownText, text: '?' },
  allows: { type: 'companion.allowedControl', id, ask },
  refuses: { type: 'companion.refusedControl', id, ask, why: 'customer.refusedControl' },
  saysNothing: { type: 'companion.refusedControl', id, ask, why: 'customer.didNotAnswer' },
  takesBack: { type: 'customer.tookControlBack', id },
  touches: { type: 'companion.tookControlBack', id, grant: 1, why: 'customer.touched' },
  runsOut: { type: 'companion.tookControlBack', id, grant: 1, why: 'control.tooLong' },
  givesBack: { type: 'adviser.gaveControlBack', id },
  wantsSystemOfProgram: { type: 'adviser.askedForSystem', id: systemAsk, of: 'program' },
  wantsSystem: { type: 'adviser.askedForSystem', id: systemAsk },
  asksSystem: { ...wasAsked, question: 'system', about: systemAsk },
  asksSystemInProgram: {
    ...{ type: 'companion.wasAsked', id, ask: systemAsk, question: 'system' },
    ...{ ...shownText, text: '?' },
  },
  sendsSystemByProgram: {
    ...{ type: 'companion.sentSystem', id, ask: systemAsk },
    ...{ kinds: ['system'], text: 'Linux' },
  },
  refusesSystemInProgram: { type: 'companion.refusedSystem', id, ask: systemAsk },
  sendsSystem: {
    type: 'customer.sentSystem',
    id,
    ask: systemAsk,
    kinds: ['system'],
    text: 'Linux',
  },
  refusesSystem: { type: 'customer.refusedSystem', id, ask: systemAsk },
  goesAway: { type: 'broker.lostSeat', seat: 'customer', heardAt: 0 },
  comesBack: { type: 'broker.resumedCustomer', tokenDigest: 'r', resumeDigest: 'r' },
  adviserGoes: { type: 'broker.lostSeat', seat: 'adviser', heardAt: 0 },
  piecesAreMissed: { type: 'broker.missedPieces' },
  ends: { type: 'customer.ended', id, why: 'customer.ended' },
  leaves: { type: 'customer.ended', id, why: 'customer.leftPage' },
  adviserEnds: { type: 'adviser.ended', id },
} as const satisfies Record<string, SessionInput>;
type Happening = keyof typeof happenings;

const around = {
  now: 5,
  elapsed: 5,
  maxFileBytes: 0,
  controlReturnSeconds: 0,
  life: { isOver: false, sinceJoinMs: 5 },
  iceServers: () => [],
  colleague: () => null,
};

/** A session to which this happens: what was written, and what of it was refused. */
function lived(...story: readonly Happening[]) {
  let session: SessionState = freshSession({
    id: randomUUID(),
    reference: 'ACDE-FGHJ',
    adviser: { subject: 'ana', name: 'Ana Novak', role: 'Svetovalka' },
    customerEmail: 'x@mail.example',
    locale: 'sl',
    openedAt: 0,
    handleDigest: 'h',
    number: { digest: 'n', issuedAt: 0, expiresAt: 9_000, isUsed: false },
  });
  const rows: NewRow[] = [];
  const refused: Happening[] = [];
  for (const name of story) {
    const decision = decide(session, happenings[name], around);
    if (decision.verdict === 'refused') refused.push(name);
    if (decision.verdict !== 'accepted') continue;
    session = decision.next;
    rows.push(...decision.rows);
  }
  return { session, rows, refused };
}

const met = ['joins', 'adviserComes'] as const;
const bound = [...met, 'programComes', 'asksProgram', 'knows'] as const;
const asked = [...bound, 'asksShow', 'shows', 'wantsControl', 'asksControl'] as const;

const inProgram = [...bound, 'wantsSystemOfProgram', 'asksSystemInProgram'] as const;

const receiptsIn = (rows: readonly NewRow[], about: string) =>
  rows
    .filter(({ type, facts }) => type === 'broker.gaveReceipt' && facts['question'] === about)
    .map(({ facts }) => facts['answer']);

describe('P26 P35 each question has its endings, and each ending is a record of its own', () => {
  const program = [...met, 'programComes', 'asksProgram'] as const;
  it.each<[string, string, readonly Happening[], readonly string[]]>([
    ['program', 'a yes', bound, ['yes']],
    ['program', 'a no', [...program, 'knowsNot'], ['no']],
    ['program', 'no answer in 2 min', [...program, 'programWaits'], ['noAnswer']],
    ['program', 'a program that leaves', [...program, 'programGoes'], ['noAnswer']],
    ['program', 'an end', [...program, 'adviserEnds'], ['noAnswer']],
    ['program', 'a page that is left', [...program, 'goesAway'], ['windowClosed']],
    ['program', 'a page that is closed', [...program, 'leaves'], ['windowClosed']],
    ['program', 'a yes, and the customer’s end', [...bound, 'ends'], ['yes', 'withdrawn']],
    ['program', 'a yes, and the adviser’s end', [...bound, 'adviserEnds'], ['yes']],
    [
      'program',
      'a yes, and a program that is gone',
      [...bound, 'programIsLost', 'programIsGone', 'ends'],
      ['yes'],
    ],
    ['control', 'a yes', [...asked, 'allows'], ['yes']],
    ['control', 'a no', [...asked, 'refuses'], ['no']],
    ['control', 'no answer', [...asked, 'saysNothing'], ['noAnswer']],
    ['control', 'an adviser who needs it no more', [...asked, 'givesBack'], ['noAnswer']],
    ['control', 'an adviser who is gone', [...asked, 'adviserGoes'], ['noAnswer']],
    ['control', 'a program that is gone', [...asked, 'programIsLost'], ['windowClosed']],
    ['control', 'a touch', [...asked, 'allows', 'touches'], ['yes', 'withdrawn']],
    ['control', '“Take back control”', [...asked, 'allows', 'takesBack'], ['yes', 'withdrawn']],
    ['control', '“Stop sharing”', [...asked, 'allows', 'stops'], ['yes', 'withdrawn']],
    ['control', 'a network that ends the sharing', [...asked, 'allows', 'losesPeer'], ['yes']],
    ['control', 'a time that is over', [...asked, 'allows', 'runsOut'], ['yes']],
    ['control', 'an adviser who gives it back', [...asked, 'allows', 'givesBack', 'ends'], ['yes']],
    ['system', 'a yes', [...met, 'wantsSystem', 'asksSystem', 'sendsSystem', 'ends'], ['yes']],
    ['system', 'a no', [...met, 'wantsSystem', 'asksSystem', 'refusesSystem'], ['no']],
    [
      'system',
      'an adviser who is gone',
      [...met, 'wantsSystem', 'asksSystem', 'adviserGoes'],
      ['noAnswer'],
    ],
    [
      'system',
      'a page that is left',
      [...met, 'wantsSystem', 'asksSystem', 'goesAway'],
      ['windowClosed'],
    ],
    ['system', 'a yes in the program', [...inProgram, 'sendsSystemByProgram', 'ends'], ['yes']],
    ['system', 'a no in the program', [...inProgram, 'refusesSystemInProgram'], ['no']],
    ['system', 'a program that is gone', [...inProgram, 'programIsLost'], ['windowClosed']],
    ['system', 'no answer before the end', [...inProgram, 'ends'], ['noAnswer']],
    [
      'show',
      'a sharing that the bank ended',
      [...met, 'asksShow', 'shows', 'piecesAreMissed', 'ends'],
      ['yes'],
    ],
    [
      'show',
      'a yes to nothing that could be captured',
      [...met, 'asksShow', 'capturesNothing', 'ends'],
      ['yes'],
    ],
  ])('%s: %s', (question, _, story, answers) => {
    const { rows, refused } = lived(...story);
    expect(refused).toEqual([]);
    expect(receiptsIn(rows, question)).toEqual(answers);
  });
});

describe('P35 a yes counts for the question that stands, and for no other', () => {
  it.each<[string, Happening, readonly Happening[]]>([
    ['a desktop without a warning', 'shows', met],
    ['a desktop after a no', 'shows', [...met, 'asksShow', 'declines']],
    ['a second sharing on one warning', 'shows', [...met, 'asksShow', 'shows', 'stops']],
    ['a program without a question', 'knows', [...met, 'programComes']],
    [
      'a program on the question about another',
      'knowsSecond',
      [...met, 'programComes', 'asksProgram', 'knowsNot', 'programComes'],
    ],
    ['control without a question', 'allows', [...bound, 'asksShow', 'shows', 'wantsControl']],
    ['information without a question', 'sendsSystem', [...met, 'wantsSystem']],
    [
      'information of the program without a question',
      'sendsSystemByProgram',
      [...bound, 'wantsSystemOfProgram'],
    ],
    ['control that nobody asks for any more', 'allows', [...asked, 'givesBack']],
    ['control on the question before', 'allows', [...asked, 'refuses', 'wantsControl']],
  ])('P35 %s', (_, yes, story) => {
    const before = lived(...story);
    expect(before.refused).toEqual([]);
    const after = lived(...story, yes);
    expect(after.refused).toEqual([yes]);
    expect(after.rows).toEqual(before.rows.map((row) => ({ ...row, facts: expect.anything() })));
  });

  it.each<[Happening, readonly Happening[]]>([
    ['asksProgram', met],
    ['asksProgram', [...met, 'programComes', 'asksProgram']],
    ['asksSecondProgram', [...met, 'programComes']],
    ['asksControl', bound],
    ['asksControl', asked],
    ['asksSystem', met],
    ['asksSystem', [...bound, 'wantsSystemOfProgram']],
    ['asksSystemInProgram', bound],
    ['asksSystemInProgram', [...bound, 'wantsSystem']],
    ['asksSystemInProgram', inProgram],
    ['asksShow', [...met, 'asksShow', 'shows']],
  ])('P35 nobody is asked what nobody wants to know, nor twice: %s after %o', (question, story) => {
    expect(lived(...story, question).refused).toEqual([question]);
  });

  it('P26 P35 whatever happens, each question has one answer, and each yes its question', () => {
    const names = Object.keys(happenings) as Happening[];
    const story = fc.array(fc.constantFrom(...names), { maxLength: 80 });
    fc.assert(
      fc.property(story, (happened) => {
        const { rows } = lived(...asked, ...happened, 'adviserEnds');
        const open = new Map<string, string>();
        const allowed = new Set<string>();
        for (const { type, facts } of rows) {
          if (type === 'customer.wasAsked')
            open.set(String(facts['question']), String(facts['about']));
          if (type === 'companion.wasAsked') {
            open.set(String(facts['question'] ?? 'control'), String(facts['ask']));
          }
          if (type === 'customer.pickedSurface') expect(open.has('show')).toBe(true);
          if (type === 'customer.confirmedProgram') {
            expect(open.get('program')).toBe(String(facts['request']));
          }
          if (type === 'companion.allowedControl') expect(open.get('control')).toBe(facts['ask']);
          if (type.endsWith('.sentSystem')) expect(open.get('system')).toBe(facts['ask']);
          if (type !== 'broker.gaveReceipt') continue;
          const question = String(facts['question']);
          if (facts['answer'] === 'withdrawn') {
            expect(allowed.delete(question)).toBe(true);
            continue;
          }
          const about = open.get(question);
          if (facts['answer'] !== 'windowClosed') expect(about).toBe(String(facts['about']));
          if (facts['answer'] === 'yes') allowed.add(question);
          open.delete(question);
        }
        expect([...open.keys()]).toEqual([]);
      }),
      { numRuns: 2_000 },
    );
  });
});

it('P35 what is asked in the program’s window is told to the customer’s page, whose receipt is about it', () => {
  const { rows } = lived(...asked);
  expect(rows.at(-1)).toMatchObject({
    who: 'companion',
    type: 'companion.wasAsked',
    text: '?',
    facts: { ask, textHash: shownText.textHash },
  });
});
