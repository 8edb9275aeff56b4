import { mayAsk } from './control.ts';
import { askToHandOver, withdrawHandOver } from './hand-over.ts';
import { close } from './close.ts';
import {
  accepted,
  dropped,
  refused,
  saidRow,
  type AdviserSays,
  type Decision,
  type Surroundings,
} from './decision.ts';
import type { HelpingSays } from './decide-on-helping.ts';
import type { AboutSecond } from './second.ts';
import { isJoined, type SessionState } from './session-state.ts';

/** Decides on what the adviser said. An invitation too can be ended, before anyone joined. */
export function decideOnAdviser(
  session: SessionState,
  said: Exclude<AdviserSays, HelpingSays | AboutSecond>,
  around: Surroundings,
): Decision {
  const row = saidRow('adviser', said);
  if (said.type === 'adviser.ended') return close(session, 'adviser.ended', around.now, [row]);
  if (!isJoined(session)) return refused('notNow');
  switch (said.type) {
    case 'adviser.wroteChat':
      return accepted(session, [row]);
    case 'adviser.sawPicture':
      return session.state === 'sharing' && said.epoch === session.pictureEpoch
        ? accepted(session, [row])
        : refused('notNow');
    case 'adviser.askedForControl': {
      if (!mayAsk(session)) return refused('notNow');
      const control = { ...session.control, at: 'asked', ask: said.id } as const;
      return accepted({ ...session, control }, [row]);
    }
    case 'adviser.gaveControlBack': {
      if (session.control.at === 'off') return refused('notNow');
      const control = { ...session.control, at: 'off', ask: null } as const;
      return accepted({ ...session, control }, [row]);
    }
    case 'adviser.gaveInput':
      return session.control.at === 'allowed' && session.control.grant === said.grant
        ? { verdict: 'passed', tell: { to: 'companion', message: said } }
        : dropped;
    case 'adviser.askedToHandOver':
      return askToHandOver(session, said, around);
    case 'adviser.withdrewHandOver':
      return withdrawHandOver(session, said, row);
    case 'adviser.openedWords':
      return said.pairing === session.pairing ? pass(said) : dropped;
    case 'adviser.answeredPicture':
    case 'adviser.foundRoute':
      if (said.epoch !== session.pictureEpoch) return dropped;
      return session.state === 'sharing' ? pass(said) : refused('notNow');
  }
}

function pass(
  message: Extract<
    AdviserSays,
    { type: 'adviser.openedWords' | 'adviser.answeredPicture' | 'adviser.foundRoute' }
  >,
): Decision {
  return { verdict: 'passed', tell: { to: 'customer', message } };
}
