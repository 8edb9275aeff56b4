import type { PlainEvent } from '../../../../src/trace/format.ts';

/** A time since the beginning: `2:05.340`. */
export function timeText(ms: number): string {
  const whole = Math.max(0, Math.round(ms));
  const minutes = Math.floor(whole / 60_000);
  const seconds = ((whole % 60_000) / 1_000).toFixed(3).padStart(6, '0');
  return `${String(minutes)}:${seconds}`;
}

/** An event's name without XState's own words: `numberCheck done`, `after resumeTime`. */
export function eventText({ type }: { readonly type: string }): string {
  const [, kind, name = ''] =
    /^xstate\.(done|error|after)\.(?:actor\.|state\.)?(.+)$/.exec(type) ?? [];
  if (kind === 'done') return `${name} done`;
  if (kind === 'error') return `${name} failed`;
  if (kind === 'after') return `after ${name.split('.', 1).join()}`;
  return type === 'xstate.init' ? 'start' : type;
}

/** What an event carries, in short: `isWellFormed true`. */
export function payloadText(event: PlainEvent): string {
  const fields = Object.entries(event).filter(
    ([name, value]) => name !== 'type' && name !== 'actorId' && value !== undefined,
  );
  return fields.map(([name, value]) => `${name} ${short(value)}`).join(', ');
}

function short(value: unknown): string {
  const text = typeof value === 'string' ? value : JSON.stringify(value);
  return text.length > 40 ? `${text.slice(0, 39)}…` : text;
}
