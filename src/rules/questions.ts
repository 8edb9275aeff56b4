import type { EndReason } from '../protocol/reasons.ts';
import type { Answer, QuestionName } from '../protocol/questions.ts';
import type { Locale } from '../protocol/states.ts';
import { brokerRow, type NewRow } from './decision.ts';
import type { SessionState } from './session-state.ts';

/** A question as a customer saw it, by the clock of their own page or program. */
export interface Question {
  readonly question: QuestionName;
  /** Which one, where there can be several: a program's request, the id of the adviser's question. */
  readonly about?: string;
  readonly version: string;
  readonly textHash: string;
  readonly locale: Locale;
  readonly shownAt: number;
}

/**
 * The questions of a session that are not settled, at most one of a kind: asked and not answered, or answered with a yes
 * that still stands.
 */
export interface Questions {
  readonly asked: readonly Question[];
  readonly allowed: readonly Question[];
}

export const noQuestions: Questions = { asked: [], allowed: [] };

/** What becomes of a session's questions: the session with them, and the rows about it. */
export interface Settled {
  next: SessionState;
  rows: NewRow[];
}

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

/** The question of a kind that stands before the customer, if one does. */
export function askedIn({ questions }: SessionState, name: QuestionName): Question | undefined {
  return questions.asked.find(({ question }) => question === name);
}

/** A new question stands open. One of its kind that stood open before was on a window that is gone. */
export function ask(session: SessionState, question: Question, now: number): Settled {
  const { next, rows } = answer(session, question.question, 'windowClosed', now);
  const { asked, allowed } = next.questions;
  return { next: { ...next, questions: { asked: [...asked, question], allowed } }, rows };
}

/** The open question of a kind is answered, or is over without an answer; a yes stands from now on. */
export function answer(
  session: SessionState,
  name: QuestionName,
  said: Exclude<Answer, 'withdrawn'>,
  now: number,
): Settled {
  const question = askedIn(session, name);
  if (question === undefined) return { next: session, rows: [] };
  const { asked, allowed } = session.questions;
  const questions = {
    asked: without(asked, name),
    allowed: said === 'yes' ? [...without(allowed, name), question] : allowed,
  };
  return { next: { ...session, questions }, rows: [receiptRow(session, question, said, now)] };
}

/** A yes that stood is taken back, or has come to an end without anybody taking it back. */
export function endPermission(
  session: SessionState,
  name: QuestionName,
  isTakenBack: boolean,
  now: number,
): Settled {
  const { asked, allowed } = session.questions;
  const question = allowed.find(({ question }) => question === name);
  if (question === undefined) return { next: session, rows: [] };
  const rows = isTakenBack ? [receiptRow(session, question, 'withdrawn', now)] : [];
  const questions = { asked, allowed: without(allowed, name) };
  return { next: { ...session, questions }, rows };
}

/** What becomes of the questions of a session that is over. */
export function settleAtEnd(session: SessionState, reason: EndReason, now: number): NewRow[] {
  const { asked, allowed } = session.questions;
  const isTakenBack = reason.startsWith('customer.') && reason !== 'customer.gone';
  const open = reason === 'customer.leftPage' ? 'windowClosed' : 'noAnswer';
  return [
    ...asked.map((question) => receiptRow(session, question, open, now)),
    ...(isTakenBack ? allowed : []).map((question) =>
      receiptRow(session, question, 'withdrawn', now),
    ),
  ];
}

function without(list: readonly Question[], name: QuestionName): readonly Question[] {
  return list.filter(({ question }) => question !== name);
}
