import type { EndReason } from '../protocol/reasons.ts';
import type { Answer, QuestionName } from '../protocol/questions.ts';
import type { Locale } from '../protocol/states.ts';
import { brokerRow, type NewRow } from './decision.ts';
import type { SessionState } from './session-state.ts';

/** A question as a customer saw it, by the clock of their own page. */
export interface Question {
  readonly question: QuestionName;
  readonly version: string;
  readonly textHash: string;
  readonly locale: Locale;
  readonly shownAt: number;
}

/** The questions of a session that are not settled: asked and not answered, or answered with a yes that still stands. */
export interface Questions {
  readonly asked: Question | null;
  readonly allowed: Question | null;
}

export const noQuestions: Questions = { asked: null, allowed: null };

/** The row about an answer: what the broker signs as the customer's receipt. */
export function receiptRow(
  { id, reference, adviser }: SessionState,
  question: Question,
  answer: Answer,
  answeredAt: number,
): NewRow {
  const { name, role } = adviser;
  const statement = {
    sessionId: id,
    reference,
    adviser: { name, role },
    ...question,
    answer,
    answeredAt,
  };
  return brokerRow(receiptType, statement);
}

export const receiptType = 'broker.gaveReceipt';

/** A new question stands open. One that stood open before was on a window that is gone. */
export function ask(
  session: SessionState,
  question: Question,
  now: number,
): { next: SessionState; rows: NewRow[] } {
  const { asked } = session.questions;
  const rows = asked === null ? [] : [receiptRow(session, asked, 'windowClosed', now)];
  return { next: { ...session, questions: { ...session.questions, asked: question } }, rows };
}

/** The open question is answered; a yes stands from now on. */
export function answer(
  session: SessionState,
  said: 'yes' | 'no',
  now: number,
): { next: SessionState; rows: NewRow[] } {
  const { asked, allowed } = session.questions;
  if (asked === null) return { next: session, rows: [] };
  const questions = { asked: null, allowed: said === 'yes' ? asked : allowed };
  return { next: { ...session, questions }, rows: [receiptRow(session, asked, said, now)] };
}

/** A yes that stood is taken back, or has come to an end without anybody taking it back. */
export function endPermission(
  session: SessionState,
  isTakenBack: boolean,
  now: number,
): { next: SessionState; rows: NewRow[] } {
  const { asked, allowed } = session.questions;
  if (allowed === null) return { next: session, rows: [] };
  const rows = isTakenBack ? [receiptRow(session, allowed, 'withdrawn', now)] : [];
  return { next: { ...session, questions: { asked, allowed: null } }, rows };
}

/** What becomes of the questions of a session that is over. */
export function settleAtEnd(session: SessionState, reason: EndReason, now: number): NewRow[] {
  const { asked } = session.questions;
  const isTakenBack = reason.startsWith('customer.') && reason !== 'customer.gone';
  const open = reason === 'customer.leftPage' ? 'windowClosed' : 'noAnswer';
  return [
    ...(asked === null ? [] : [receiptRow(session, asked, open, now)]),
    ...endPermission(session, isTakenBack, now).rows,
  ];
}
