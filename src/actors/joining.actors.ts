import { fromPromise } from 'xstate';
import type { NumberAnswer } from '../machines/session.events.ts';
import type { ConnectionFinding } from '../protocol/reasons.ts';
import { testConnection } from '../services/line/connection-test.ts';
import type { Late } from './late-desk.ts';

/** Tests the connection, for as long as the session stays in `connect.connectionTest.testing`. */
export function connectionTestActor({ broker, locale }: Late) {
  return fromPromise<ConnectionFinding>(({ signal }) =>
    testConnection({ broker, locale: locale() }, signal),
  );
}

/** Tries the number that the vault holds, for as long as the session stays in `connect.number.checking`. */
export function numberCheckActor({ desk }: Late) {
  return fromPromise<NumberAnswer>(async ({ signal }) => {
    const result = await (await desk()).checkNumber(signal);
    if (!result.admitted) return result;
    const { adviser, adviserIsPresent, records, wordsNeeded, resumeMs } = result.admission;
    return {
      admitted: true,
      admission: { adviser, adviserIsPresent, records, wordsNeeded, resumeMs },
    };
  });
}

/** Reports "This was not my idea", for as long as the session stays in `reporting`. */
export function alarmReportActor({ desk }: Late) {
  return fromPromise<void>(async ({ signal }) => (await desk()).raiseAlarm(signal));
}
