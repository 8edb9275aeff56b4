import { rates, times } from '../protocol/limits.ts';
import type { ProgramDrop } from '../protocol/reasons.ts';
import {
  accepted,
  brokerRow,
  dropped,
  refused,
  type BrokerSays,
  type Decision,
  type NewRow,
  type Surroundings,
} from './decision.ts';
import { arrive } from './meeting.ts';
import { isJoined, type SessionState } from './session-state.ts';

type Heard = Extract<BrokerSays, { type: 'broker.heardProgram' }>;

/**
 * A program gave the number of a session that a page has joined. It gets nothing by it: the customer's page is asked
 * (rule P20). One program waits at a time, and after three that the customer did not know nobody is asked any more.
 */
export function hearProgram(session: SessionState, { key, computer, check }: Heard): Decision {
  const { program, isPresent, applicant } = session;
  const isOpen = isJoined(session) && isPresent.customer && !isPresent.companion;
  const isSpent = program.refusals >= rates.maxRefusedPrograms;
  if (!isOpen || isSpent || applicant !== null) return refused('number.notAccepted');
  const request = program.requests + 1;
  const next: SessionState = {
    ...session,
    program: { ...program, requests: request },
    applicant: { request, key, computer },
  };
  const asked = { type: 'broker.askedCustomer', check, waitMs: times.programAnswerMs } as const;
  return accepted(
    next,
    [brokerRow('broker.heardProgram', { request, computer })],
    [
      { to: 'customer', message: { type: 'broker.heardProgram', request, check, computer } },
      { to: 'applicant', message: asked },
    ],
  );
}

/** The customer knows the program: it takes its seat, and nobody else can until it leaves. */
export function confirmProgram(
  session: SessionState,
  request: number,
  row: NewRow,
  around: Surroundings,
): Decision {
  const { applicant } = session;
  if (applicant === null || applicant.request !== request) return refused('notNow');
  const program = { ...session.program, key: applicant.key };
  const arrived = arrive({ ...session, program, applicant: null }, 'companion', around);
  const welcome = {
    type: 'broker.boundProgram',
    sessionId: session.id,
    resumeMs: times.resumeMs,
  } as const;
  return accepted(
    arrived.next,
    [row, ...arrived.rows],
    [{ to: 'companion', message: welcome }, ...arrived.tells],
  );
}

/** The customer does not know the program. */
export function refuseProgram(session: SessionState, request: number, row: NewRow): Decision {
  if (session.applicant?.request !== request) return refused('notNow');
  const program = { ...session.program, refusals: session.program.refusals + 1 };
  return accepted(
    { ...session, program, applicant: null },
    [row],
    [
      {
        to: 'applicant',
        message: { type: 'broker.turnedProgramAway', why: 'customer.refusedProgram' },
      },
    ],
  );
}

/** The question is over without an answer: each way of it is another record, and all mean no. */
export function dropProgram(session: SessionState, why: ProgramDrop, request?: number): Decision {
  const { applicant } = session;
  if (applicant === null || (request ?? applicant.request) !== applicant.request) return dropped;
  const row = brokerRow('broker.droppedProgram', { request: applicant.request, why });
  return accepted(
    { ...session, applicant: null },
    [row],
    why === 'program.left'
      ? []
      : [{ to: 'applicant', message: { type: 'broker.turnedProgramAway', why } }],
  );
}

/** A program whose seat has been empty for too long can't come back; another one may be confirmed. */
export function forgetProgram(session: SessionState): Decision {
  if (session.isPresent.companion || session.program.key === null) return dropped;
  return accepted({ ...session, program: { ...session.program, key: null } }, [
    brokerRow('broker.droppedProgram', { request: session.program.requests, why: 'program.left' }),
  ]);
}

/** Without the customer's page there is nobody who could answer for a program that waits. */
export function withoutApplicant(decision: Decision): Decision {
  if (decision.verdict !== 'accepted' || decision.next.isPresent.customer) return decision;
  const ended = dropProgram(decision.next, 'seat.away');
  if (ended.verdict !== 'accepted') return decision;
  return {
    ...ended,
    rows: [...decision.rows, ...ended.rows],
    tells: [...decision.tells, ...ended.tells],
  };
}
