import * as fc from 'fast-check';
import { decide } from '../../src/rules/decide.ts';
import type { NewRow, SessionInput } from '../../src/rules/decision.ts';
import { freshSession } from '../../src/rules/fresh-session.ts';
import { askedIn } from '../../src/rules/questions.ts';
import type { SessionState } from '../../src/rules/session-state.ts';
import type { LogRow } from '../../src/trace/log-row.ts';

const digest = 'A'.repeat(43);
const shownText = { version: '2026-11', textHash: digest, locale: 'sl', shownAt: 5 } as const;
const terms = { records: true, wordsNeeded: true, resumeMs: 60_000 };
const boris = { subject: 'b', name: 'Boris Kranjc', role: 'Svetovalec' };
const computer = { system: 'windows', screens: [{ width: 1920, height: 1080 }] };

const piece = { take: 't', piece: 0, bytes: 9, digest, subject: 's' } as const;
const file = { name: 'potrdilo.pdf', bytes: 9, digest } as const;

const asked = { type: 'customer.wasAsked', id: '5', question: 'show', ...shownText } as const;

/** What people, their programs and the broker can do to a session, as often as each is worth trying. */
const inputs: readonly SessionInput[] = [
  { type: 'broker.refusedNumber' },
  { type: 'broker.admittedCustomer', resumeDigest: 'a', resumeKey: null, terms },
  { type: 'broker.seatedAdviser', subject: 's' },
  { type: 'customer.agreed', id: '1', ...shownText, agreedAt: 9 },
  { type: 'customer.choseWords', id: '2', matched: true },
  { type: 'customer.choseWords', id: '3', matched: false },
  { type: 'customer.wroteChat', id: '4', text: 'Dober dan' },
  asked,
  { type: 'customer.declinedShow', id: '6', why: 'customer.cancelled' },
  { type: 'customer.declinedShow', id: '7', why: 'picker.refused' },
  { type: 'customer.declinedShow', id: '8', why: 'capture.failed' },
  { type: 'customer.pickedSurface', id: '9', surface: 'monitor', width: 1920, height: 1080 },
  { type: 'customer.stoppedSharing', id: '10', why: 'customer.stoppedSharing' },
  { type: 'customer.stoppedSharing', id: '11', why: 'recording.notStored' },
  { type: 'customer.stoppedSharing', id: '12', why: 'browser.endedCapture' },
  { type: 'companion.stoppedSharing', id: '13' },
  { type: 'broker.missedPieces' },
  { type: 'adviser.askedForControl', id: '14' },
  { type: 'companion.allowedControl', id: '15', ask: '14' },
  { type: 'companion.refusedControl', id: '16', ask: '14', why: 'customer.refusedControl' },
  { type: 'companion.yieldedControl', id: '91', grant: 1, seconds: 3 },
  { type: 'companion.returnedControl', id: '92', grant: 1 },
  { type: 'customer.tookControlBack', id: '17' },
  { type: 'adviser.gaveControlBack', id: '18' },
  { type: 'broker.lostSeat', seat: 'customer', heardAt: 0 },
  { type: 'broker.lostSeat', seat: 'adviser', heardAt: 0 },
  { type: 'broker.resumedCustomer', tokenDigest: 'a', resumeDigest: 'a', pairing: 1 },
  { type: 'broker.heardProgram', key: 'k', computer, check: '47' },
  { type: 'customer.confirmedProgram', id: '19', request: 1 },
  { type: 'customer.refusedProgram', id: '20', request: 1 },
  { type: 'customer.ended', id: '21', why: 'customer.ended' },
  { type: 'customer.ended', id: '22', why: 'customer.leftPage' },
  { type: 'customer.raisedAlarm', id: '23' },
  { type: 'adviser.ended', id: '24' },
  { type: 'broker.sawTimeUp' },
  { type: 'adviser.askedForSystem', id: '25' },
  { type: 'customer.sentSystem', id: '26', ask: '25', kinds: ['system'], text: 'Linux' },
  { type: 'customer.refusedSystem', id: '27', ask: '25' },
  { type: 'companion.sentSystem', id: '30', ask: '25', kinds: ['system'], text: 'Linux' },
  { type: 'companion.refusedSystem', id: '31', ask: '25' },
  { type: 'companion.tookControlBack', id: '32', grant: 1, why: 'customer.touched' },
  { type: 'broker.lostProgram' },
  { type: 'broker.resumedProgram' },
  { type: 'customer.tookPrint', id: '33', takenAt: 9, print: '0123456789abcdef' },
  { ...piece, type: 'broker.storedPiece', epoch: 1, from: 1, until: 701, ageMs: 0 },
  { ...file, type: 'customer.offeredFile', id: '34' },
  { type: 'adviser.tookFile', id: '35', file: '34' },
  { type: 'adviser.refusedFile', id: '36', file: '34' },
  { type: 'adviser.keptFile', id: '37', file: '34' },
  { type: 'customer.cancelledFile', id: '38', file: '34', why: 'file.gone' },
  { ...file, type: 'adviser.offeredFile', id: '39' },
  { type: 'customer.tookFile', id: '40', file: '39' },
  { type: 'customer.refusedFile', id: '41', file: '39' },
  { type: 'customer.keptFile', id: '42', file: '39' },
  { type: 'adviser.cancelledFile', id: '43', file: '39', why: 'file.gone' },
] as const;

const askedInProgram = {
  type: 'companion.wasAsked',
  id: '29',
  ...shownText,
  text: '?',
} as const;

/** What a hand-over is made of. */
const ofSecond = { ...shownText, question: 'second', about: '80' } as const;

/** A second adviser: invited, asked about, let in, there, away, and out again. */
const seconds: readonly SessionInput[] = [
  { type: 'adviser.invitedSecond', id: '80', to: digest },
  { type: 'broker.heardInvited', ask: '80', by: boris, accepts: true },
  { type: 'broker.heardInvited', ask: '80', by: boris, accepts: false },
  { ...ofSecond, type: 'customer.wasAsked', id: '81' },
  { type: 'customer.allowedSecond', id: '82', ask: '80' },
  { type: 'customer.refusedSecond', id: '83', ask: '80' },
  { type: 'broker.seatedSecond', subject: 'b' },
  { type: 'second.wroteChat', id: '84', text: 'Dober dan' },
  { type: 'broker.lostSecond', heardAt: 0 },
  { type: 'broker.gaveSecondUp', ask: '80' },
  { type: 'broker.sawSecondTimeUp', ask: '80', at: 'colleague' },
  { type: 'broker.sawSecondTimeUp', ask: '80', at: 'customer' },
  { type: 'customer.dismissedSecond', id: '85', ask: '80' },
  { type: 'adviser.withdrewInvitation', id: '86', ask: '80' },
  { type: 'second.left', id: '87' },
];

const handOvers: readonly SessionInput[] = [
  { type: 'adviser.askedToHandOver', id: '50', to: digest },
  { type: 'broker.heardColleague', ask: '50', by: boris, accepts: true },
  { type: 'broker.heardColleague', ask: '50', by: boris, accepts: false },
  { type: 'broker.seatedAdviser', subject: 'b' },
];

const endings = new Set([
  'customer.ended',
  'customer.raisedAlarm',
  'adviser.ended',
  'broker.sawTimeUp',
]);

/** Something that happens, a while after what was before. */
export const happening: fc.Arbitrary<SessionInput> = fc.oneof(
  { weight: 12, arbitrary: fc.constantFrom(...inputs.filter(({ type }) => !endings.has(type))) },
  { weight: 1, arbitrary: fc.constantFrom(...inputs) },
);

/** The same, in a session that goes from one adviser to another. */
export const handing: fc.Arbitrary<SessionInput> = fc.oneof(
  { weight: 5, arbitrary: happening },
  { weight: 1, arbitrary: fc.constantFrom(...handOvers) },
  { weight: 2, arbitrary: fc.constantFrom(...seconds) },
);

/** The first steps of every session in which something can be shown. */
export const meeting: readonly SessionInput[] = [
  inputs[1]!,
  inputs[2]!,
  inputs[3]!,
  { type: 'customer.choseWords', id: 'w', matched: true },
];

/** A session in which everything that helps is at hand: the desktop is shown and the bank's program is there. */
export const helping: readonly SessionInput[] = [
  ...meeting,
  { type: 'customer.pickedSurface', id: '9', surface: 'monitor', width: 1920, height: 1080 },
  { type: 'broker.heardProgram', key: 'k', computer, check: '47' },
  { type: 'customer.confirmedProgram', id: '19', request: 1 },
];

/** How a session begins, before anything happens in it. */
export const beginning: fc.Arbitrary<readonly SessionInput[]> = fc.constantFrom(meeting, helping);

/** A session by the broker's own rules, whose page keeps to its statechart: it shows nothing unless the words are right. */
export class LoggedLife {
  readonly rows: LogRow[] = [];
  state: SessionState = freshSession({
    id: '2f7a4a52-0000-4000-8000-000000000000',
    reference: 'ACDE-FGHJ',
    adviser: { subject: 's', name: 'Ana Novak', role: 'Svetovalka' },
    customerEmail: 'x@mail.example',
    locale: 'sl',
    openedAt: 1_000,
    handleDigest: 'h',
    number: { digest: 'n', issuedAt: 1_000, expiresAt: 9_000_000, isUsed: false },
  });
  #now = 1_000;
  #words: 'unchecked' | 'right' | 'wrong' = 'unchecked';

  constructor() {
    const { reference, adviser, locale } = this.state;
    this.#write({
      who: 'broker',
      type: 'broker.openedSession',
      facts: { reference, adviser, locale },
    });
  }

  /** Has something happen, unless no page would say it now. */
  happens(said: SessionInput): void {
    this.#now += 700;
    // A program names the grant that it gives back.
    const { grant } = this.state.control;
    const input = said.type === 'companion.tookControlBack' ? { ...said, grant } : said;
    if (input.type.startsWith('customer.') && !this.state.isPresent.customer) return;
    if (input.type === 'customer.pickedSurface') {
      if (this.#words !== 'right') return;
      // A page says what it asked before it says the answer.
      if (askedIn(this.state, 'show') === undefined) this.happens(asked);
    }
    if (input.type === 'customer.confirmedProgram') {
      this.happens({ ...asked, id: '28', question: 'program', about: `${input.request}` });
    }
    if (input.type === 'companion.allowedControl') {
      this.happens({ ...askedInProgram, ask: input.ask });
    }
    if (input.type === 'customer.sentSystem') {
      this.happens({ ...asked, id: '44', question: 'system', about: input.ask });
    }
    if (input.type === 'companion.sentSystem') {
      this.happens({ ...askedInProgram, id: '45', ask: input.ask, question: 'system' });
    }
    if (input.type === 'customer.choseWords' && this.#words !== 'unchecked') return;
    const life = { isOver: false, sinceJoinMs: null };
    const around = {
      now: this.#now,
      elapsed: this.#now,
      life,
      maxFileBytes: 1_000,
      colleague: () => boris,
      controlReturnSeconds: 3,
      iceServers: () => [],
    };
    const decision = decide(this.state, input, around);
    if (decision.verdict !== 'accepted') return;
    this.state = decision.next;
    for (const row of decision.rows) this.#write(row);
    this.#followWords(input);
  }

  #followWords(input: SessionInput): void {
    const isPaired =
      this.rows.at(-1)?.type === 'broker.pairedPeers' ||
      this.rows.at(-2)?.type === 'broker.pairedPeers';
    const isHandedOver = this.rows.some(
      ({ type, at }) => type === 'broker.handedOver' && at === this.#now,
    );
    if ((isPaired || isHandedOver) && this.#words !== 'wrong') this.#words = 'unchecked';
    if (input.type === 'customer.choseWords') this.#words = input.matched ? 'right' : 'wrong';
    // A page that shares stops by itself when the words are wrong.
    if (this.#words === 'wrong' && this.state.state === 'sharing') {
      this.happens({ type: 'customer.stoppedSharing', id: 'x', why: 'customer.stoppedSharing' });
    }
  }

  #write({
    who,
    type,
    facts,
    id = null,
  }: Pick<NewRow, 'who' | 'type' | 'facts'> & { id?: string | null }): void {
    const seq = this.rows.length + 1;
    const hashes = { previous: `${seq - 1}`, hash: `${seq}` };
    this.rows.push({ seq, at: this.#now, who, type, id, body: JSON.stringify(facts), ...hashes });
  }
}
