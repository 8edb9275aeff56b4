import type { SessionEntry } from '../../actors/session-actor.ts';
import type { Words } from '../../locales/words.ts';

/** What a notice says; of a new adviser it says who they are. */
export function noticeText(
  { notice, adviser }: Extract<SessionEntry, { kind: 'notice' }>,
  { chat }: Words,
): string {
  if (adviser !== undefined) return chat.handedOver(adviser.name, adviser.role);
  return chat.notices[notice];
}
