import { Hono } from 'hono';
import { factsOf } from '../log.ts';
import { TryBudget } from '../sessions/try-budget.ts';
import type { Cookies } from './cookies.ts';
import { refuseRequest } from './cross-origin.ts';
import type { RouteEnvironment, RouteTools } from './environment.ts';

const signInsANetwork = { tries: 60, windowMs: 60_000 };

/** The adviser's way to the identity provider and back: the browser goes it, so its answers are redirects. */
export function signInRoutes(tools: RouteTools, cookies: Cookies): Hono<RouteEnvironment> {
  const { adviserSessions, clock, consoleUrl, identityProvider, log, networks } = tools;
  const budget = new TryBudget(clock, signInsANetwork.tries, signInsANetwork.windowMs);
  const failed = `${consoleUrl}#sign-in=failed`;
  const routes = new Hono<RouteEnvironment>();

  routes.get('/sign-in', async (context) => {
    const network = networks.of(context.env.incoming);
    if (budget.isSpent(network)) return refuseRequest(context, 429, 'request.tooMany');
    budget.spend(network);
    try {
      const { url, pending } = await identityProvider.begin();
      cookies.signingIn.write(context, await adviserSessions.begin(pending));
      return context.redirect(url.href);
    } catch (error) {
      log('signIn.failed', factsOf(error));
      return context.redirect(failed);
    }
  });

  routes.get('/signed-in', async (context) => {
    const cookie = cookies.signingIn.read(context);
    cookies.signingIn.clear(context);
    try {
      const pending = cookie === undefined ? null : await adviserSessions.take(cookie);
      if (pending === null) {
        log('signIn.failed', { error: 'NoPendingSignIn' });
        return context.redirect(failed);
      }
      const adviser = await identityProvider.finish(new URL(context.req.url).search, pending);
      cookies.signedIn.write(context, await adviserSessions.signIn(adviser));
      log('adviser.signedIn');
      return context.redirect(consoleUrl);
    } catch (error) {
      log('signIn.failed', factsOf(error));
      return context.redirect(failed);
    }
  });

  return routes;
}
