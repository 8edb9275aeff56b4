import {
  accepted,
  close,
  dropped,
  refused,
  saidRow,
  type AdviserSays,
  type Decision,
  type Surroundings,
} from './decision.ts';
import { isJoined, type SessionState } from './session-state.ts';

/** Decides on what the adviser said. An invitation too can be ended, before anyone joined. */
export function decideOnAdviser(
  session: SessionState,
  said: AdviserSays,
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
