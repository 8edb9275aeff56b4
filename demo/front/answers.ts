import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Markup } from './html.ts';

/** What answers one path. */
export type Route = (request: IncomingMessage, response: ServerResponse) => void | Promise<void>;

/** Paths and what answers them. A path that is not here is answered by 404. */
export type Routes = ReadonlyMap<string, Route>;

/** Answers with a page under the given headers. */
export function page(markup: Markup, headers: Readonly<Record<string, string>>): Route {
  const body = `<!doctype html>\n${markup.text}`;
  return (_, response) => {
    response.writeHead(200, { ...headers, 'content-type': 'text/html; charset=utf-8' }).end(body);
  };
}

/** Answers with a line of text, for whatever is not a page. */
export function say(response: ServerResponse, status: number, text: string): void {
  response.writeHead(status, { 'content-type': 'text/plain; charset=utf-8' }).end(`${text}\n`);
}

/** The body of a request as text, or `null` if it is larger than a demo's page ever sends. */
export async function readBody(request: IncomingMessage): Promise<string | null> {
  const maxBytes = 64 * 1024;
  const parts: Buffer[] = [];
  let bytes = 0;
  for await (const part of request as AsyncIterable<Buffer>) {
    bytes += part.length;
    if (bytes > maxBytes) return null;
    parts.push(part);
  }
  return Buffer.concat(parts).toString('utf8');
}
