import type { SessionEntry } from '../../actors/session-actor.ts';
import type { Words } from '../../locales/words.ts';
import type { Notice } from '../../machines/session.events.ts';
import { stateOf } from '../../machines/session-state.ts';
import type { SessionSnapshot } from '../../machines/session.machine.ts';
import { noticeText } from '../chat/notice-text.ts';
import { downloadPhaseOf } from './facts.ts';

/** A sentence for screen readers. The same key twice in a row is the same thing, and is not said again. */
export interface Sentence {
  readonly key: string;
  readonly text: string;
  readonly isUrgent: boolean;
}

const urgentNotices: ReadonlySet<Notice> = new Set([
  'wordsDiffered',
  'lineLost',
  'sharingFailed',
  'sharingNotRecorded',
  'handedOver',
  'recordingMissed',
]);

/** What is said of a session's state, where no notice in the chat says it. */
export function spokenState(snapshot: SessionSnapshot, words: Words): Sentence | null {
  const state = stateOf(snapshot);
  const say = (text: string, part = '', isUrgent = false) => ({
    key: `${state} ${part}`,
    text,
    isUrgent,
  });
  if (snapshot.hasTag('isReporting')) return say(words.session.reporting, 'reporting', true);
  if (state === 'closed') {
    const reason = snapshot.context.endReason ?? 'customer.ended';
    const text = `${words.closed.heading}. ${words.closed.reasons[reason]}`;
    return say(text, reason, /[aA]larm/.test(reason));
  }
  if (state === 'download') {
    const phase = downloadPhaseOf(snapshot);
    return phase === 'fetching' ? null : say(words.download[phase], phase);
  }
  if (state === 'connect') {
    return snapshot.hasTag('isBusy')
      ? say(words.connect.checking, 'checking')
      : say(words.connect.lead);
  }
  return snapshot.hasTag('isBusy') ? say(words.session.picking, 'picking') : null;
}

/** What is said of the connection once it is tested, and of a test that the customer asked for. */
export function spokenConnection(snapshot: SessionSnapshot, words: Words): Sentence | null {
  const { connection } = snapshot.context;
  if (stateOf(snapshot) !== 'connect' || connection === null) return null;
  const { testing, findings } = words.connect.connection;
  return snapshot.hasTag('testsConnection')
    ? { key: 'testing', text: testing, isUrgent: false }
    : { key: connection, text: findings[connection], isUrgent: false };
}

/** What is said of an entry of the chat: notices, and what the adviser writes. */
export function spokenEntry(entry: SessionEntry, words: Words, adviser: string): Sentence | null {
  const { adviser: someone } = words.chat;
  const key = entry.id;
  if (entry.kind === 'notice') {
    return { key, text: noticeText(entry, words), isUrgent: urgentNotices.has(entry.notice) };
  }
  if (entry.from !== 'adviser') return null;
  return { key, text: `${entry.by || adviser || someone}: ${entry.text}`, isUrgent: false };
}
