import type { Answer, QuestionName } from '../protocol/questions.ts';
import { isGranted } from './control.ts';
import type { Decision, NewRow, SessionInput } from './decision.ts';
import { answer, askedIn, endPermission, type Question, type Settled } from './questions.ts';
import type { SessionState } from './session-state.ts';

/**
 * Whether something is a yes to a question that has not been shown: it counts for nothing (rule P35). What was asked must
 * be exactly this, and stand before the customer still.
 */
export function lacksItsQuestion(session: SessionState, input: SessionInput): boolean {
  switch (input.type) {
    case 'customer.pickedSurface':
      return askedIn(session, 'show') === undefined;
    case 'customer.confirmedProgram':
      return askedIn(session, 'program')?.about !== String(input.request);
    case 'customer.sentSystem':
    case 'companion.sentSystem':
      return askedIn(session, 'system')?.about !== input.ask;
    case 'companion.allowedControl':
      return askedIn(session, 'control')?.about !== input.ask;
    case 'customer.allowedSecond':
      return askedIn(session, 'second')?.about !== input.ask;
    default:
      return false;
  }
}

/**
 * Gives the receipts of the questions that are not about the desktop: how an input has answered them, or that with it nobody
 * can answer them any more (rules P20, P21, P26, P29). A session that is over has settled all of them.
 */
export function settleQuestions(decision: Decision, input: SessionInput, now: number): Decision {
  if (decision.verdict !== 'accepted' || decision.next.state === 'closed') return decision;
  let { next } = decision;
  const rows: NewRow[] = [];
  const take = (settled: Settled) => {
    next = settled.next;
    rows.push(...settled.rows);
  };
  for (const question of next.questions.asked) {
    const said = isOpen(next, question) ? null : answerBy(input, next, question.question);
    if (said !== null) take(answer(next, question.question, said, now));
  }
  for (const { question } of next.questions.allowed) {
    if (!stands(next, question)) {
      take(endPermission(next, question, isTakenBack(input, decision.rows), now));
    }
  }
  return { ...decision, next, rows: [...decision.rows, ...rows] };
}

/** Whether a question waits for its answer. The one before "Show" is answered where it is decided on. */
function isOpen(session: SessionState, { question, about }: Question): boolean {
  const { applicant, control, system, second } = session;
  if (question === 'second') return second?.at === 'customer' && second.ask === about;
  if (question === 'program') return applicant !== null && String(applicant.request) === about;
  if (question === 'control') return control.at === 'asked' && control.ask === about;
  return question !== 'system' || system.ask === about;
}

function answerBy(
  input: SessionInput,
  { isPresent }: SessionState,
  question: QuestionName,
): Exclude<Answer, 'withdrawn'> {
  if (yeses.has(input.type)) return 'yes';
  if (input.type === 'companion.refusedControl') {
    return input.why === 'customer.refusedControl' ? 'no' : 'noAnswer';
  }
  if (noes.has(input.type)) return 'no';
  const window = question === 'control' || isLossOfProgram(input) ? 'companion' : 'customer';
  return isPresent[window] && !newWindows.has(input.type) ? 'noAnswer' : 'windowClosed';
}

/** With the program a question goes that stood in its window, and no other one. */
function isLossOfProgram(input: SessionInput): boolean {
  return input.type === 'broker.lostSeat' && input.seat === 'companion';
}

const yeses: ReadonlySet<string> = new Set([
  'customer.confirmedProgram',
  'companion.allowedControl',
  'customer.sentSystem',
  'companion.sentSystem',
  'customer.allowedSecond',
]);
const noes: ReadonlySet<string> = new Set([
  'customer.refusedProgram',
  'customer.refusedSystem',
  'companion.refusedSystem',
  'customer.refusedSecond',
]);
/** With these another window takes the place of the one that stood on the question. */
const newWindows: ReadonlySet<string> = new Set([
  'broker.resumedCustomer',
  'broker.resumedProgram',
]);

/** Whether a yes goes on to mean something. What was sent of the computer is sent. */
function stands(
  { state, program, control, second }: SessionState,
  question: QuestionName,
): boolean {
  if (question === 'show') return state === 'sharing';
  if (question === 'program') return program.key !== null;
  if (question === 'second') return second?.at === 'in';
  return question === 'control' && isGranted(control);
}

/** Whether it is the customer who ends it: by themselves, or with the desktop that it rested on. */
function isTakenBack(input: SessionInput, rows: readonly NewRow[]): boolean {
  if (input.type === 'customer.tookControlBack') return true;
  if (input.type === 'customer.dismissedSecond') return true;
  if (input.type === 'companion.tookControlBack') return input.why.startsWith('customer.');
  return rows.some(({ facts }) => facts['question'] === 'show' && facts['answer'] === 'withdrawn');
}
