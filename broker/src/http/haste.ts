import type { MiddlewareHandler } from 'hono';
import type { TryBudget } from '../sessions/try-budget.ts';
import type { Networks } from '../sockets/network.ts';
import { refuseRequest } from './cross-origin.ts';
import type { RouteContext, RouteEnvironment } from './environment.ts';

/** Answers a request of somebody who asks too often, and says when to ask again. */
export function refuseHaste(context: RouteContext, waitMs: number): Response {
  context.header('retry-after', String(Math.ceil(waitMs / 1_000)));
  return refuseRequest(context, 429, 'request.tooMany');
}

/** Counts one more, and answers 0; or answers how many milliseconds to wait. */
export function takeFrom(budget: TryBudget, key: string): number {
  const waitMs = budget.waitMs(key);
  if (waitMs === 0) budget.spend(key);
  return waitMs;
}

/** Lets a network read only so often; what changes something has limits of its own. */
export function readsWithin(
  budget: TryBudget,
  networks: Networks,
): MiddlewareHandler<RouteEnvironment> {
  return async (context, next) => {
    const { method } = context.req;
    if (method !== 'GET' && method !== 'HEAD') return next();
    const waitMs = takeFrom(budget, networks.of(context.env.incoming));
    return waitMs > 0 ? refuseHaste(context, waitMs) : next();
  };
}
