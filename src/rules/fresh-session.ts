import { noQuestions } from './questions.ts';
import { nobody, noHelping, noProgram, nobodyIsAway, type SessionState } from './session-state.ts';

/** What makes one session another than the next. */
export type SessionBeginning = Pick<
  SessionState,
  | 'id'
  | 'reference'
  | 'adviser'
  | 'customerEmail'
  | 'locale'
  | 'openedAt'
  | 'handleDigest'
  | 'number'
>;

/** A session that has just been opened: nothing has happened in it, and nobody is there. */
export function freshSession(beginning: SessionBeginning): SessionState {
  return {
    ...beginning,
    state: 'connect',
    joinedAt: null,
    closedAt: null,
    endReason: null,
    mail: { status: 'waiting' },
    wrongTries: 0,
    resumeDigest: null,
    previousDigest: null,
    resumeKey: null,
    joinId: null,
    hasAgreed: false,
    wordsDiffer: false,
    pairing: 0,
    pictureEpoch: 0,
    questions: noQuestions,
    adviserWasSeated: false,
    ...noProgram,
    ...noHelping,
    isPresent: nobody,
    awaySince: nobodyIsAway,
  };
}
