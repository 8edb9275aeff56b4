import { adviserEn } from '../locales/adviser-en.ts';
import { adviserSl } from '../locales/adviser-sl.ts';
import type { AdviserWords } from '../locales/adviser-words.ts';
import type { AdviserEntry, AdviserNotice } from '../actors/adviser-console.ts';
import type { ConsoleProblem } from '../machines/adviser.events.ts';
import type { DeclineReason, EndReason, MailProblem, StopReason } from '../protocol/reasons.ts';
import { locales, type BrokerState, type Locale } from '../protocol/states.ts';

/** The texts, checked against the protocol: a reason without a text does not compile. */
type Complete = AdviserWords & {
  readonly states: Record<BrokerState, string>;
  readonly languages: Record<Locale, string>;
  readonly ends: Record<EndReason, string>;
  readonly problems: Record<ConsoleProblem, string>;
  readonly number: { readonly mailProblems: Record<MailProblem, string> };
  readonly picture: {
    readonly notShown: Record<DeclineReason, string>;
    readonly stops: Record<StopReason, string>;
  };
  readonly chat: { readonly notices: Record<Exclude<AdviserNotice, EndReason>, string> };
};

const all: Readonly<Record<Locale, Complete>> = { sl: adviserSl, en: adviserEn };

/** All texts in a language; also the ready messages in the customer's. */
export function wordsIn(locale: Locale): AdviserWords {
  return all[locale];
}

/** The console's language for what a page says in `lang`: `en-GB` is English, and the first one is for all others. */
export function localeFor(lang: string): Locale {
  const [primary = ''] = lang.toLowerCase().split('-');
  return locales.find((locale) => locale === primary) ?? locales[0];
}

/** What a notice says; of a new adviser it says who they are. */
export function noticeText(
  { notice, adviser }: Extract<AdviserEntry, { kind: 'notice' }>,
  words: AdviserWords,
): string {
  if (adviser !== undefined) return words.handOver.nowWith(adviser.name, adviser.role);
  return notice in words.ends
    ? words.ends[notice as EndReason]
    : words.chat.notices[notice as Exclude<AdviserNotice, EndReason>];
}
