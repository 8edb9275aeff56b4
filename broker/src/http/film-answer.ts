import { Readable } from 'node:stream';
import type { Film } from '../recordings/film/film.ts';
import type { RouteContext } from './environment.ts';

/** Sends a film, or the part of it that a player asks for while it winds (RFC 9110, 14.2). */
export function sendFilm(context: RouteContext, film: Film): Response {
  const { bytes } = film;
  context.header('content-type', 'video/webm');
  context.header('accept-ranges', 'bytes');
  const range = rangeIn(context.req.header('range'), bytes);
  if (range === 'outside') {
    context.header('content-range', `bytes */${bytes}`);
    return context.body(null, 416);
  }
  const { from, to } = range ?? { from: 0, to: bytes };
  context.header('content-length', String(to - from));
  if (range !== null) context.header('content-range', `bytes ${from}-${to - 1}/${bytes}`);
  const part = Readable.toWeb(Readable.from(film.read(from, to))) as ReadableStream;
  return context.body(part, range === null ? 200 : 206);
}

/** One range of bytes; `null` for all of them: several at once no player asks for. */
function rangeIn(
  header: string | undefined,
  bytes: number,
): { from: number; to: number } | 'outside' | null {
  const [, first = '', last = ''] = /^bytes=(\d*)-(\d*)$/.exec(header ?? '') ?? [];
  if (first === '' && last === '') return null;
  const from = first === '' ? Math.max(0, bytes - Number(last)) : Number(first);
  const to = first === '' || last === '' ? bytes : Math.min(Number(last) + 1, bytes);
  return from < to ? { from, to } : 'outside';
}
