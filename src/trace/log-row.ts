import type { PlainObject } from './format.ts';

/** A row of a session's log as the broker chained it: what the log says, and the hashes that hold it in its place. */
export interface LogRow {
  readonly seq: number;
  /** When the broker wrote it, in milliseconds since 1970. */
  readonly at: number;
  /** Whose word it is: `broker` is what the broker saw itself, all others are as somebody's program reported it. */
  readonly who: string;
  readonly type: string;
  readonly id: string | null;
  /** What it says, as the exact JSON that the hash covers. */
  readonly body: string;
  readonly previous: string;
  readonly hash: string;
}

/** What a row says; nothing if it is no JSON, which its hash tells too. */
export function factsOf({ body }: Pick<LogRow, 'body'>): PlainObject {
  try {
    const facts: unknown = JSON.parse(body);
    return typeof facts === 'object' && facts !== null ? (facts as PlainObject) : {};
  } catch {
    return {};
  }
}
