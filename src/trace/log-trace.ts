import type { HeadLine, PlainObject, RowLine, StepLine } from './format.ts';
import { traceVersion } from './format.ts';
import { followRow, type LogContext } from './log-events.ts';
import { factsOf, type LogRow } from './log-row.ts';
import { inputOfLog, LogWalk } from './log-walk.ts';
import { machineHash } from './machine-hash.ts';
import { build, xstateVersion } from './versions.ts';
import { sessionMachine } from '../machines/session.machine.ts';

/**
 * A session's log as a trace: the statechart walked along the rows, so that whoever has the log can show, replay and
 * check the session with no other source.
 *
 * Each row comes after the steps that it stands for. A step's `src` says whose word it is: `broker` saw it itself, the
 * others were reported, and `inferred` is what no row tells of but must have been.
 */
export function* logTrace(rows: readonly LogRow[]): Generator<HeadLine | StepLine | RowLine, void> {
  const [first] = rows;
  if (first === undefined) return;
  yield headOf(first);
  const steps: StepLine[] = [];
  const walk = new LogWalk(first, (step) => steps.push(step));
  const log = contextOf(rows);
  for (const row of rows) {
    walk.takeRow(row);
    followRow(walk, row, log);
    yield* steps.splice(0);
    yield { k: 'row', t: Math.max(0, row.at - first.at), ...row };
  }
}

function headOf({ at }: LogRow): HeadLine {
  return {
    k: 'head',
    v: traceVersion,
    app: 'remote-help',
    machine: sessionMachine.id,
    hash: machineHash(sessionMachine),
    started: new Date(at).toISOString(),
    input: inputOfLog,
    build,
    xstate: xstateVersion,
  };
}

/** What was known only later than the rows that it bears on. */
function contextOf(rows: readonly LogRow[]): LogContext {
  const first = (type: string, field: string) =>
    rows
      .filter((row) => row.type === type)
      .map((row) => factsOf(row)[field])
      .find((fact) => typeof fact === 'object' && fact !== null) as PlainObject | undefined;
  const agreed = rows.find(({ type }) => type === 'customer.agreed');
  const asWas = { records: false, wordsNeeded: false, resumeMs: 0 };
  return {
    adviser: nameOf(first('broker.openedSession', 'adviser')),
    agreement: agreed === undefined ? null : factsOf(agreed),
    terms: first('broker.sawSeat', 'terms') ?? asWas,
    adviserIsPresent: false,
    second: null,
    epoch: 0,
  };
}

function nameOf({ name = '', role = '' }: PlainObject = {}): PlainObject {
  return { name, role };
}
