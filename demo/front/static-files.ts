import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { Route } from './answers.ts';

const root = fileURLToPath(new URL('../../', import.meta.url));

const types: Readonly<Record<string, string>> = {
  css: 'text/css; charset=utf-8',
  html: 'text/html; charset=utf-8',
  js: 'text/javascript; charset=utf-8',
  map: 'application/json; charset=utf-8',
  svg: 'image/svg+xml',
};

/** A file that is served as it is, and the `integrity` that a page can ask for. */
export type StaticFile = { readonly route: Route; readonly integrity: string };

/** A file that the build makes is not there. */
export class NotBuiltError extends Error {
  override readonly name = 'NotBuiltError';
}

/**
 * Reads a file of the project once, to be served from then on.
 *
 * @throws {NotBuiltError} if it is not there.
 */
export function staticFile(path: string): StaticFile {
  const body = readBuilt(path);
  const type = types[path.slice(path.lastIndexOf('.') + 1)] ?? 'application/octet-stream';
  const headers = {
    'content-type': type,
    'x-content-type-options': 'nosniff',
    'cache-control': 'no-cache',
  };
  return {
    route: (_, response) => void response.writeHead(200, headers).end(body),
    integrity: `sha384-${createHash('sha384').update(body).digest('base64')}`,
  };
}

function readBuilt(path: string): Buffer {
  try {
    return readFileSync(root + path);
  } catch (cause) {
    throw new NotBuiltError(`${path} is not there. Run it with npm start, which builds it.`, {
      cause,
    });
  }
}
