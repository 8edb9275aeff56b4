import { close } from './close.ts';
import {
  accepted,
  dropped,
  refused,
  saidRow,
  type CompanionSays,
  type Decision,
  type NewRow,
  type Surroundings,
} from './decision.ts';
import { allowControl, isGranted, mayControl, returnControl, yieldControl } from './control.ts';
import type { HelpingSays } from './decide-on-helping.ts';
import { ask, askedIn, type Question } from './questions.ts';
import { isJoined, type SessionState } from './session-state.ts';
import { stopSharing } from './stop-sharing.ts';

/** Decides on what the bank's program said: it speaks for the customer who sits before it (rules P21, P22, P39). */
export function decideOnCompanion(
  session: SessionState,
  said: Exclude<CompanionSays, HelpingSays>,
  around: Surroundings,
): Decision {
  if (!isJoined(session)) return refused('notNow');
  const row = saidRow('companion', said);
  const { control } = session;
  switch (said.type) {
    case 'companion.wasAsked':
      return noteQuestion(session, said, row, around);
    case 'companion.allowedControl':
      return control.at === 'asked' && control.ask === said.ask && mayControl(session)
        ? allowControl(session, row)
        : refused('notNow');
    case 'companion.refusedControl': {
      if (control.at !== 'asked' || control.ask !== said.ask) return refused('notNow');
      const refusals = control.refusals + (said.why === 'customer.refusedControl' ? 1 : 0);
      return accepted({ ...session, control: { ...control, at: 'off', ask: null, refusals } }, [
        row,
      ]);
    }
    case 'companion.yieldedControl':
      return yieldControl(session, said, row, around);
    case 'companion.returnedControl':
      return returnControl(session, said.grant, row, around);
    case 'companion.countedRest':
      return control.at === 'yielded' && control.grant === said.grant
        ? { verdict: 'passed', tell: { to: 'adviser', message: said } }
        : dropped;
    case 'companion.tookControlBack':
      return isGranted(control) && control.grant === said.grant
        ? accepted({ ...session, control: { ...control, at: 'off', ask: null } }, [row])
        : refused('notNow');
    case 'companion.stoppedSharing':
      return session.state === 'sharing'
        ? stopSharing(session, row, true, around.now)
        : refused('notNow');
    case 'companion.ended':
      return close(session, 'customer.ended', around.now, [row]);
    case 'companion.tookInput':
      return control.at === 'allowed' && control.grant === said.grant
        ? { verdict: 'passed', tell: { to: 'adviser', message: said } }
        : dropped;
  }
}

/** The adviser's question stands in the program's window: exactly the one that is open there, and once (rule P35). */
function noteQuestion(
  session: SessionState,
  { ask: about, question: asked, version, textHash, locale, shownAt }: Asked,
  row: NewRow,
  { now }: Surroundings,
): Decision {
  const name = asked ?? 'control';
  if (!isOpenThere(session, name, about)) return refused('notNow');
  if (askedIn(session, name)?.about === about) return refused('notNow');
  const question: Question = { question: name, about, version, textHash, locale, shownAt };
  const asking = ask(session, question, now);
  return accepted(asking.next, [...asking.rows, row]);
}

function isOpenThere(
  { control, system }: SessionState,
  question: 'control' | 'system',
  about: string,
): boolean {
  return question === 'control'
    ? control.at === 'asked' && control.ask === about
    : system.of === 'program' && system.ask === about;
}

type Asked = Extract<CompanionSays, { type: 'companion.wasAsked' }>;
