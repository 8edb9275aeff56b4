import { randomUUID } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import fc from 'fast-check';
import { decide } from '../../src/rules/decide.ts';
import type { Decision, SessionInput } from '../../src/rules/decision.ts';
import {
  isJoined,
  nobodyIsAway,
  noHelping,
  noProgram,
  type SessionState,
} from '../../src/rules/session-state.ts';
import { brokerStates } from '../../src/protocol/states.ts';
import { shownText } from './world/asked.ts';

const life = { isOver: false, sinceJoinMs: 500 };
const boris = { subject: 'boris', name: 'Boris Kranjc', role: 'Svetovalec' };
const colleague = (name: string) => (name === nonce ? boris : null);
const limits = { maxFileBytes: 1_000, controlReturnSeconds: 0, colleague, iceServers: () => [] };
const around = { now: 1_000, elapsed: 500, life, ...limits };
const id = randomUUID();

const sessionIn = (changes: Partial<SessionState>): SessionState => ({
  id: randomUUID(),
  reference: 'ACDE-ACDE',
  adviser: { subject: 'ana', name: 'Ana Novak', role: 'Svetovalka' },
  customerEmail: 'customer@mail.example',
  locale: 'sl',
  state: 'chat-only',
  openedAt: 0,
  joinedAt: 10,
  closedAt: null,
  endReason: null,
  handleDigest: 'handle',
  number: { digest: 'number', issuedAt: 0, expiresAt: 900_000, isUsed: true },
  mail: { status: 'sent', at: 1 },
  wrongTries: 0,
  resumeDigest: 'token',
  previousDigest: null,
  resumeKey: null,
  joinId: null,
  hasAgreed: true,
  wordsDiffer: false,
  pairing: 1,
  pictureEpoch: 1,
  questions: { asked: [{ question: 'show', ...shownText }], allowed: [] },
  adviserWasSeated: true,
  ...noProgram,
  ...noHelping,
  isPresent: { customer: true, adviser: true, companion: false },
  awaySince: nobodyIsAway,
  ...changes,
});

const picked = {
  type: 'customer.pickedSurface',
  id,
  surface: 'monitor',
  width: 1,
  height: 1,
} as const;
const stopped = { type: 'customer.stoppedSharing', id, why: 'customer.stoppedSharing' } as const;
const hash = 'A'.repeat(43);
const nonce = 'B'.repeat(43);
const fingerprint = Array.from({ length: 32 }, () => 'AA').join(':');
const candidate = { candidate: '', sdpMid: null, sdpMLineIndex: null };
const digest = { tokenDigest: 'token', resumeDigest: 'next' };
const number = { digest: 'other', issuedAt: 0, expiresAt: 900_000, isUsed: false };
const mail = { status: 'sent', at: 5 } as const;

/** One of each input that there is. */
const inputs: readonly SessionInput[] = [
  {
    type: 'customer.agreed',
    id,
    version: '1',
    textHash: hash,
    locale: 'sl',
    shownAt: 1,
    agreedAt: 1,
  },
  { type: 'customer.wasAsked', id, question: 'show', ...shownText },
  { type: 'customer.raisedAlarm', id },
  { type: 'customer.committedWords', pairing: 1, commitment: hash },
  { type: 'customer.openedWords', pairing: 1, nonce, fingerprint },
  { type: 'customer.choseWords', id, matched: false },
  { type: 'customer.wroteChat', id, text: 'hello' },
  { type: 'customer.declinedShow', id, why: 'customer.cancelled' },
  picked,
  stopped,
  { type: 'customer.offeredPicture', epoch: 1, sdp: 'v=0' },
  { type: 'customer.foundRoute', epoch: 1, candidate },
  { type: 'customer.lostPicture', epoch: 1 },
  { type: 'customer.sentSystem', id, ask: id, kinds: ['system'], text: 'Linux' },
  { type: 'customer.refusedSystem', id, ask: id },
  { type: 'adviser.askedForSystem', id },
  { type: 'customer.offeredFile', id, name: 'a.txt', bytes: 1, digest: hash },
  { type: 'customer.tookFile', id, file: id },
  { type: 'customer.refusedFile', id, file: id },
  { type: 'customer.keptFile', id, file: id },
  { type: 'customer.cancelledFile', id, file: id, why: 'file.gone' },
  { type: 'customer.gaveFilePiece', file: id, offset: 0, data: 'AA' },
  { type: 'customer.tookFilePiece', file: id, until: 1 },
  { type: 'adviser.offeredFile', id, name: 'a.txt', bytes: 1, digest: hash },
  { type: 'adviser.tookFile', id, file: id },
  { type: 'adviser.refusedFile', id, file: id },
  { type: 'adviser.keptFile', id, file: id },
  { type: 'adviser.cancelledFile', id, file: id, why: 'file.gone' },
  { type: 'adviser.gaveFilePiece', file: id, offset: 0, data: 'AA' },
  { type: 'adviser.tookFilePiece', file: id, until: 1 },
  { type: 'adviser.pointed', epoch: 1, marks: [{ kind: 'away' }] },
  { type: 'customer.tookPrint', id, takenAt: 5, print: '00ff00ff00ff00ff' },
  { type: 'customer.ended', id, why: 'customer.ended' },
  { type: 'adviser.openedWords', pairing: 1, nonce, fingerprint },
  { type: 'adviser.wroteChat', id, text: 'hello' },
  { type: 'adviser.answeredPicture', epoch: 1, sdp: 'v=0' },
  { type: 'adviser.foundRoute', epoch: 1, candidate },
  { type: 'adviser.sawPicture', id, epoch: 1 },
  { type: 'adviser.ended', id },
  { type: 'adviser.askedToHandOver', id, to: nonce },
  { type: 'adviser.withdrewHandOver', id, ask: id },
  { type: 'broker.admittedCustomer', resumeDigest: 'next', resumeKey: null },
  { type: 'broker.resumedCustomer', ...digest },
  { type: 'broker.seatedAdviser', subject: 'ana' },
  { type: 'broker.lostSeat', seat: 'customer', heardAt: 400 },
  { type: 'broker.lostSeat', seat: 'adviser', heardAt: 400 },
  { type: 'broker.gaveSeatUp', seat: 'customer' },
  { type: 'broker.refusedNumber' },
  { type: 'broker.issuedNumber', number },
  { type: 'broker.handledMail', numberDigest: 'number', mail, expiresAt: 5 },
  { type: 'broker.sawNumberExpire', expiresAt: 900_000 },
  { type: 'broker.sawTimeUp' },
  { type: 'broker.heardAlarm' },
  { type: 'broker.heardColleague', ask: id, by: boris, accepts: true },
  { type: 'broker.heardColleague', ask: id, by: boris, accepts: false },
  { type: 'broker.lostColleague', subject: 'boris' },
  { type: 'broker.sawHandOverTimeUp', ask: id },
];

const verdict = (changes: Partial<SessionState>, input: SessionInput) =>
  decide(sessionIn(changes), input, around);

describe('P18 states', () => {
  it("P18 only the customer's pick leads into sharing, and only from chat-only or stopped", () => {
    for (const state of brokerStates) {
      for (const input of inputs) {
        const decision = verdict({ state }, input);
        if (decision.verdict !== 'accepted' || state === 'sharing') continue;
        if (decision.next.state !== 'sharing') continue;
        expect(input.type).toBe('customer.pickedSurface');
        expect(['chat-only', 'stopped']).toContain(state);
      }
    }
    expect(verdict({ state: 'chat-only' }, picked)).toMatchObject({ next: { state: 'sharing' } });
    expect(verdict({ state: 'stopped' }, picked)).toMatchObject({ next: { state: 'sharing' } });
  });

  it("P18 only the customer's stop, or the end, leads out of sharing", () => {
    const ways = inputs.flatMap((input) => {
      const decision = verdict({ state: 'sharing' }, input);
      const isOut = decision.verdict === 'accepted' && decision.next.state !== 'sharing';
      return isOut ? [[input.type, decision.next.state]] : [];
    });
    expect(ways.filter(([, state]) => state !== 'closed')).toEqual([
      ['customer.stoppedSharing', 'stopped'],
    ]);
  });

  it('P18 after wrong words nothing is shown, and no new pairing changes that', () => {
    const wrong = verdict({}, { type: 'customer.choseWords', id, matched: false });
    expect(wrong).toMatchObject({ verdict: 'accepted', next: { wordsDiffer: true } });
    expect(verdict({ wordsDiffer: true }, picked)).toEqual({
      verdict: 'refused',
      reason: 'notNow',
    });
    const right = verdict(
      { wordsDiffer: true },
      { type: 'customer.choseWords', id, matched: true },
    );
    expect(right).toMatchObject({ next: { wordsDiffer: true } });
    const again = verdict({ wordsDiffer: true }, { type: 'broker.seatedAdviser', subject: 'ana' });
    expect(again).toMatchObject({ next: { wordsDiffer: true, pairing: 2 } });
  });

  it('P8 a page that knows the words of the pairing comes back to it, any other one makes new ones', () => {
    const paired = (decision: Decision) =>
      decision.verdict === 'accepted' &&
      decision.tells.some(({ message }) => message.type === 'broker.pairedPeers');
    const back = (pairing?: number) =>
      ({ type: 'broker.resumedCustomer', ...digest, pairing }) as const;
    for (const input of [
      back(1),
      { type: 'broker.seatedAdviser', subject: 'ana', pairing: 1 } as const,
    ]) {
      const decision = verdict({}, input);
      expect(decision).toMatchObject({ verdict: 'accepted', next: { pairing: 1 } });
      expect(paired(decision)).toBe(false);
    }
    for (const input of [
      back(),
      back(7),
      { type: 'broker.seatedAdviser', subject: 'ana', pairing: 2 } as const,
    ]) {
      const decision = verdict({}, input);
      expect(decision).toMatchObject({ verdict: 'accepted', next: { pairing: 2 } });
      expect(paired(decision)).toBe(true);
    }
  });

  it('P18 before the customer has joined nothing can be said in a session, but it can be ended', () => {
    for (const input of inputs) {
      if (input.type.startsWith('broker.') || input.type === 'adviser.ended') continue;
      expect(verdict({ state: 'connect', joinedAt: null }, input), input.type).toEqual({
        verdict: 'refused',
        reason: 'notNow',
      });
    }
    const ended = verdict({ state: 'connect' }, { type: 'adviser.ended', id });
    expect(ended).toMatchObject({ next: { state: 'closed', endReason: 'adviser.ended' } });
  });

  it.each([
    ['chat-only', stopped],
    ['stopped', stopped],
    ['sharing', picked],
    ['sharing', { type: 'customer.declinedShow', id, why: 'picker.refused' } as const],
    ['stopped', { type: 'customer.offeredPicture', epoch: 1, sdp: 'v=0' } as const],
    ['stopped', { type: 'adviser.answeredPicture', epoch: 1, sdp: 'v=0' } as const],
    ['chat-only', { type: 'adviser.sawPicture', id, epoch: 1 } as const],
    ['sharing', { type: 'adviser.sawPicture', id, epoch: 9 } as const],
  ] as const)('P18 in %s this has no meaning: %o', (state, input) => {
    expect(verdict({ state }, input)).toEqual({ verdict: 'refused', reason: 'notNow' });
  });

  it('P14 P18 closed has no way out: every input is refused or dropped', () => {
    for (const input of inputs) {
      expect(['refused', 'dropped']).toContain(verdict({ state: 'closed' }, input).verdict);
    }
  });

  it('P18 whatever happens, in whatever order, a session stays sound', { retry: 0 }, () => {
    const order = fc.array(fc.constantFrom(...inputs), { maxLength: 60 });
    fc.assert(
      fc.property(order, (happened) => {
        let session = sessionIn({
          state: 'connect',
          joinedAt: null,
          number: { ...number, digest: 'number' },
          pairing: 0,
          pictureEpoch: 0,
          isPresent: { customer: false, adviser: false, companion: false },
        });
        for (const input of happened) {
          const decision = decide(session, input, around);
          if (decision.verdict !== 'accepted') continue;
          const { next, rows } = decision;
          expect(rows.length).toBeGreaterThan(0);
          expect(next.pairing).toBeGreaterThanOrEqual(session.pairing);
          expect(next.pictureEpoch).toBeGreaterThanOrEqual(session.pictureEpoch);
          if (session.number.isUsed) expect(next.number.isUsed).toBe(true);
          expect((next.joinedAt !== null || !isJoined(next)) && true).toBe(true);
          expect(next.state === 'closed').toBe(next.endReason !== null);
          if (next.state === 'closed') expect(rows.at(-1)?.type).toBe('broker.closed');
          session = next;
        }
      }),
      { numRuns: 2_000 },
    );
  });
});

describe('P25 a picture that is lost is opened anew', () => {
  const lost = { type: 'customer.lostPicture', epoch: 1 } as const;

  it('P25 under a higher epoch, for both sides, with a row in the log', () => {
    const decision = verdict({ state: 'sharing' }, lost);
    expect(decision).toMatchObject({
      verdict: 'accepted',
      next: { state: 'sharing', pictureEpoch: 2 },
      rows: [{ type: 'broker.openedPicture', facts: { epoch: 2 } }],
      tells: [
        { to: 'customer', message: { type: 'broker.openedPicture', epoch: 2 } },
        { to: 'adviser', message: { type: 'broker.openedPicture', epoch: 2 } },
      ],
    });
  });

  it('P25 once: the same loss said again, or a loss of an older picture, has no effect', () => {
    expect(verdict({ state: 'sharing', pictureEpoch: 2 }, lost)).toEqual({ verdict: 'dropped' });
  });

  it.each(['chat-only', 'stopped'] as const)('P25 not in %s: nothing is shown there', (state) => {
    expect(verdict({ state }, lost)).toEqual({ verdict: 'dropped' });
  });

  it('P25 not while the adviser is away: their return opens it', () => {
    const isPresent = { customer: true, adviser: false, companion: false };
    expect(verdict({ state: 'sharing', isPresent }, lost)).toEqual({ verdict: 'dropped' });
  });
});
