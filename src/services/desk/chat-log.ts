import type { BrokerMessage } from '../../protocol/broker-messages.ts';

/** What stands in a chat: a person's message, or a notice of a change. */
export type ChatEntry<Notice extends string = string> =
  | {
      readonly kind: 'message';
      readonly id: string;
      readonly from: 'customer' | 'adviser';
      readonly text: string;
      /** The adviser who wrote it, where that is not the one of now. */
      readonly by?: string;
      /** By the broker's clock once stored, by this page's before, in milliseconds since 1970. */
      readonly at: number;
      /** A message is `sending` until the broker has it on disk. */
      readonly status: 'sending' | 'stored' | 'refused';
    }
  | {
      readonly kind: 'notice';
      readonly id: string;
      readonly notice: Notice;
      readonly at: number;
      /** Whom it is about, where it names somebody. */
      readonly adviser?: { readonly name: string; readonly role: string };
    };

type Message = Extract<ChatEntry, { kind: 'message' }>;

/**
 * What was said in one session, in the log's order. Fires `change` whenever an entry is new or changed.
 *
 * It lives outside the statechart, so that no text can get into a trace.
 */
export class ChatLog<Notice extends string = string> extends EventTarget {
  #entries: readonly ChatEntry<Notice>[] = [];

  /** All entries, oldest first: a new array after each change. */
  get entries(): readonly ChatEntry<Notice>[] {
    return this.#entries;
  }

  /** Adds a message, or replaces the one with the same id: what comes twice is shown once, in its place. */
  put(message: Omit<Message, 'kind'>): void {
    const entry = { kind: 'message', ...message } as const;
    const known = this.#entries.find(({ id }) => id === message.id);
    if (known === undefined || isSending(known)) return this.#place(entry);
    this.#set(this.#entries.map((old) => (old.id === message.id ? entry : old)));
  }

  /** Says that the broker has a message on disk, or will not take it. */
  settle(id: string, status: 'stored' | 'refused', at: number): void {
    const known = this.#entries.find((entry) => entry.id === id);
    if (known !== undefined && isSending(known)) this.#place({ ...known, status, at });
  }

  /** Adds a notice of a change. */
  note(notice: Notice, at: number, adviser?: { name: string; role: string }): void {
    const entry = { kind: 'notice', id: crypto.randomUUID(), notice, at } as const;
    this.#set([...this.#entries, adviser === undefined ? entry : { ...entry, adviser }]);
  }

  /** From here on the adviser is another one: what was written before was written by `name`. */
  signAdviser(name: string): void {
    this.#set(this.#entries.map((entry) => (isUnsigned(entry) ? { ...entry, by: name } : entry)));
  }

  /** Puts an entry where the log has it: behind all that is stored, and before what is still on its way. */
  #place(entry: ChatEntry<Notice>): void {
    const rest = this.#entries.filter(({ id }) => id !== entry.id);
    const waiting = isSending(entry) ? -1 : rest.findIndex(isSending);
    this.#set(waiting === -1 ? [...rest, entry] : rest.toSpliced(waiting, 0, entry));
  }

  #set(entries: readonly ChatEntry<Notice>[]): void {
    this.#entries = entries;
    this.dispatchEvent(new Event('change'));
  }
}

/** What somebody wrote, as an entry; `null` for what is no writing. A second adviser stands under their own name. */
export function saidIn(message: BrokerMessage): Omit<Message, 'kind'> | null {
  switch (message.type) {
    case 'customer.wroteChat':
    case 'adviser.wroteChat':
    case 'second.wroteChat': {
      const { id, text, at } = message;
      const from = message.type === 'customer.wroteChat' ? 'customer' : 'adviser';
      return {
        id,
        from,
        text,
        at,
        status: 'stored',
        ...('by' in message && { by: message.by.name }),
      };
    }
    default:
      return null;
  }
}

function isUnsigned(entry: ChatEntry): boolean {
  return entry.kind === 'message' && entry.from === 'adviser' && entry.by === undefined;
}

function isSending<Entry extends ChatEntry>(
  entry: Entry,
): entry is Extract<Entry, { kind: 'message' }> {
  return entry.kind === 'message' && entry.status === 'sending';
}
