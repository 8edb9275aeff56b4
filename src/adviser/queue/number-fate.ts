import type { AdviserWords } from '../../locales/adviser-words.ts';
import type { SessionSummary } from '../../protocol/http.ts';
import { clockTime } from '../moments.ts';

/** What became of a session's number: of its e-mail, and of itself. */
export interface NumberFate {
  readonly mail: string;
  readonly number: string;
  /** Whether the customer cannot join with it, so that the adviser has to do something. */
  readonly isBad: boolean;
}

/** Says what became of a session's number. The number itself is nowhere in the console. */
export function numberFate(session: SessionSummary, words: AdviserWords): NumberFate {
  const isBad =
    session.mail.status === 'failed' || session.number === 'expired' || session.number === 'ended';
  return { mail: mailFate(session, words), number: lifeOf(session, words), isBad };
}

function mailFate({ mail }: SessionSummary, { number, locale }: AdviserWords): string {
  switch (mail.status) {
    case 'waiting':
      return number.mail.waiting;
    case 'sent':
      return number.mailSent(clockTime(mail.at, locale));
    case 'retrying':
    case 'failed':
      return `${number.mail[mail.status]} ${number.mailProblems[mail.problem]}`;
  }
}

function lifeOf(session: SessionSummary, { number, locale }: AdviserWords): string {
  const { number: life, numberExpiresAt } = session;
  if (life === 'live' && numberExpiresAt !== null) {
    return number.liveUntil(clockTime(numberExpiresAt, locale));
  }
  return number.states[life];
}
