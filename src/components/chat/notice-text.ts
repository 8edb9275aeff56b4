import type { SessionEntry } from '../../actors/session-actor.ts';
import type { Words } from '../../locales/words.ts';
import type { Notice } from '../../machines/session.events.ts';

/** What a notice says; of a new adviser, and of a second one, it says who they are. */
export function noticeText(
  { notice, adviser }: Extract<SessionEntry, { kind: 'notice' }>,
  { chat, second }: Words,
): string {
  if (isOfSecond(notice)) return second.notices[notice](adviser?.name ?? chat.adviser);
  if (adviser !== undefined) return chat.handedOver(adviser.name, adviser.role);
  return chat.notices[notice];
}

function isOfSecond(notice: Notice): notice is keyof Words['second']['notices'] {
  return notice.startsWith('second');
}
