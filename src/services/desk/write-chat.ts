import { sizes } from '../../protocol/limits.ts';
import type { AdviserNotice } from './adviser-notices.ts';
import type { ChatLog } from './chat-log.ts';

/** What became of a message that an adviser wanted to send. */
export type WriteResult = 'written' | 'empty' | 'tooLong';

/** Shows an adviser's message in their chat as on its way, and has it sent. */
export function writeChat(
  chat: ChatLog<AdviserNotice>,
  written: string,
  send: (message: { readonly id: string; readonly text: string }) => void,
): WriteResult {
  const text = written.trim().toWellFormed();
  if (text === '') return 'empty';
  if (text.length > sizes.maxChatCharacters) return 'tooLong';
  const id = crypto.randomUUID();
  chat.put({ id, from: 'adviser', text, at: Date.now(), status: 'sending' });
  send({ id, text });
  return 'written';
}
