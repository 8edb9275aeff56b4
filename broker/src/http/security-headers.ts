import type { MiddlewareHandler } from 'hono';
import type { RouteEnvironment } from './environment.ts';

/** Puts on every answer what keeps a browser from doing more with it than read it. */
export function securityHeaders(isHttps: boolean): MiddlewareHandler<RouteEnvironment> {
  return async (context, next) => {
    await next();
    const set = (name: string, value: string) => context.res.headers.set(name, value);
    if (!context.res.headers.has('content-security-policy')) {
      set(
        'content-security-policy',
        "default-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
      );
    }
    set('x-content-type-options', 'nosniff');
    set('x-frame-options', 'DENY');
    set('referrer-policy', 'no-referrer');
    set('cross-origin-opener-policy', 'same-origin');
    if (!context.res.headers.has('cross-origin-resource-policy')) {
      set('cross-origin-resource-policy', 'same-origin');
    }
    if (!context.res.headers.has('cache-control')) set('cache-control', 'no-store');
    if (isHttps) set('strict-transport-security', 'max-age=63072000; includeSubDomains');
  };
}
