import type { SessionInput } from '../../../src/rules/decision.ts';
import type { Seat } from '../../../src/rules/session-state.ts';

/** What has happened whether it is on disk or not. */
export const happensAnyway: ReadonlySet<string> = new Set([
  'broker.lostSeat',
  'broker.lostProgram',
  'broker.sawProgramTimeUp',
  'broker.gaveSeatUp',
  'broker.sawNumberExpire',
  'broker.sawTimeUp',
  'broker.missedPieces',
  'broker.lostColleague',
  'broker.sawHandOverTimeUp',
  'broker.sawSecondTimeUp',
  'broker.lostSecond',
  'broker.gaveSecondUp',
]);

/** Whether a colleague takes the session over by it. */
export function isHandedOver(input: SessionInput): boolean {
  return input.type === 'broker.heardColleague' && input.accepts;
}

/** What is the same thing when it happens again. */
export function keyOf(input: SessionInput): string {
  return 'seat' in input ? `${input.type} ${input.seat}` : input.type;
}

/** Whose line an input comes on. */
export function seatOf(type: string): Seat | 'applicant' | 'second' {
  if (type.startsWith('second.') || type === 'broker.lostSecond') return 'second';
  if (type === 'broker.lostProgram') return 'applicant';
  if (type.startsWith('companion.')) return 'companion';
  return type.startsWith('customer.') ? 'customer' : 'adviser';
}
