import { html, type TemplateResult } from 'lit';
import type { SessionEntry } from '../../actors/session-actor.ts';
import type { Words } from '../../locales/words.ts';
import { noticeText } from './notice-text.ts';

type Message = Extract<SessionEntry, { kind: 'message' }>;

/** One line of the chat: a notice in the middle, or a message on its writer's side. */
export function chatEntry(entry: SessionEntry, words: Words, adviserName: string): TemplateResult {
  const at = clock(entry.at, words);
  if (entry.kind === 'notice') {
    return html`<p class="notice" part="notice"><span>${noticeText(entry, words)}</span> ${at}</p>`;
  }
  const isOwn = entry.from === 'customer';
  return html`<div class="message ${isOwn ? 'own' : ''} ${entry.status}" part="message">
    <p class="by">
      ${isOwn ? words.chat.you : entry.by || adviserName || words.chat.adviser} ${at}
    </p>
    <p class="text" dir="auto">${entry.text}</p>
    ${isOwn ? mark(entry, words) : ''}
  </div>`;
}

function mark({ status }: Message, { chat }: Words): TemplateResult {
  return html`<p class="mark">${chat[status]}</p>`;
}

function clock(at: number, { language }: Words): TemplateResult {
  const moment = new Date(at);
  const shown = moment.toLocaleTimeString(language, {
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
  });
  return html`<time datetime=${moment.toISOString()}>${shown}</time>`;
}
