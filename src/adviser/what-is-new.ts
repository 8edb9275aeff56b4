import type { AdviserEntry } from '../actors/adviser-console.ts';
import type { AdviserWords } from '../locales/adviser-words.ts';
import type { AskedHandOver, AskedInvitation } from '../protocol/http.ts';
import { noticeText } from './words.ts';

/** What has come into a session's chat. */
export interface Heard {
  readonly sessionId: string;
  readonly reference: string;
  readonly entries: readonly AdviserEntry[];
}

/** Finds what has come into the chats since it was asked last, as sentences to be spoken. */
export class WhatIsNew {
  readonly #asked = new Set<string>();
  readonly #known = new Map<string, ReadonlySet<string>>();

  /** The news of all sessions. What one wrote oneself is none; of a session that is not shown, only that there is some. */
  in(all: readonly Heard[], selected: string | null, words: AdviserWords): readonly string[] {
    return all.flatMap((heard) => this.#inOne(heard, heard.sessionId === selected, words));
  }

  /** The questions to take a session over, or part in one, that nobody has been told of. */
  askedIn(
    handOvers: readonly AskedHandOver[],
    invitations: readonly AskedInvitation[],
    { handOver, second }: AdviserWords,
  ): readonly string[] {
    const isFresh = ({ ask }: AskedHandOver) => !this.#asked.has(ask);
    const asked = handOvers.filter(isFresh);
    const invited = invitations.filter((one) => one.at === 'colleague' && isFresh(one));
    for (const { ask } of [...asked, ...invited]) this.#asked.add(ask);
    return [
      ...asked.map(({ from }) => handOver.incomingFrom(from.name, from.role)),
      ...invited.map(({ from }) => second.incomingFrom(from.name, from.role)),
    ];
  }

  #inOne({ sessionId, reference, entries }: Heard, isShown: boolean, words: AdviserWords) {
    const known = this.#known.get(sessionId);
    this.#known.set(sessionId, new Set(entries.map(({ id }) => id)));
    const fresh = entries.filter(({ id }) => known !== undefined && !known.has(id));
    if (isShown) return fresh.flatMap((entry) => sentence(entry, words));
    const wrote = fresh.some((entry) => entry.kind === 'message' && entry.from === 'customer');
    return wrote ? [words.chat.wroteElsewhere(reference)] : [];
  }
}

function sentence(entry: AdviserEntry, words: AdviserWords): string[] {
  if (entry.kind === 'notice') return [noticeText(entry, words)];
  return entry.from === 'customer' ? [words.chat.customerWrote(entry.text)] : [];
}
