import type { MiddlewareHandler } from 'hono';
import type { RequestReason } from '../../../src/protocol/reasons.ts';
import type { RouteContext, RouteEnvironment } from './environment.ts';

/** Answers a request that is not carried out. */
export function refuseRequest(
  context: RouteContext,
  status: 400 | 401 | 403 | 404 | 409 | 413 | 429 | 503,
  reason: RequestReason,
): Response {
  return context.json({ reason }, status);
}

/** Lets the bank's pages read an answer, without cookies. */
export function readableByPages(origins: ReadonlySet<string>): MiddlewareHandler<RouteEnvironment> {
  return async (context, next) => {
    await next();
    const origin = context.req.header('origin');
    const { headers } = context.res;
    headers.append('vary', 'Origin');
    headers.set('cross-origin-resource-policy', 'cross-origin');
    if (origin !== undefined && origins.has(origin)) {
      headers.set('access-control-allow-origin', origin);
      headers.set('access-control-expose-headers', 'content-disposition, content-length');
    }
  };
}

/**
 * Lets the console, and only it, read answers and change things with the adviser's cookie. What changes
 * something needs a header that no form can send, and the console's exact origin.
 */
export function onlyForConsole(consoleOrigin: string): MiddlewareHandler<RouteEnvironment> {
  return async (context, next) => {
    const origin = context.req.header('origin');
    const isConsole = origin === consoleOrigin;
    if (isConsole) allow(context, consoleOrigin);
    context.header('vary', 'Origin', { append: true });
    if (context.req.method === 'OPTIONS') return context.body(null, isConsole ? 204 : 403);
    const changes = context.req.method !== 'GET' && context.req.method !== 'HEAD';
    const isMeant = isConsole && context.req.header('remote-help') === '1';
    if (changes ? !isMeant : origin !== undefined && !isConsole) {
      return refuseRequest(context, 403, 'origin.notAllowed');
    }
    return next();
  };
}

function allow(context: RouteContext, origin: string): void {
  context.header('access-control-allow-origin', origin);
  context.header('access-control-allow-credentials', 'true');
  if (context.req.method !== 'OPTIONS') return;
  context.header('access-control-allow-methods', 'GET, POST, PUT');
  context.header('access-control-allow-headers', 'content-digest, content-type, remote-help');
  context.header('access-control-max-age', '600');
}
