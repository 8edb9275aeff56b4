import { Hono } from 'hono';
import { factsOf } from '../log.ts';
import { budgets } from '../limits.ts';
import { roleIn, type StaffRole } from '../sign-in/identity-provider.ts';
import { TryBudget } from '../sessions/try-budget.ts';
import type { Cookies } from './cookies.ts';
import type { RouteContext, RouteEnvironment, RouteTools } from './environment.ts';
import { refuseHaste, takeFrom } from './haste.ts';

/** The staff's way to the identity provider and back: the browser goes it, so its answers are redirects. */
export function signInRoutes(tools: RouteTools, cookies: Cookies): Hono<RouteEnvironment> {
  const { clock, identityProvider, log, networks } = tools;
  const budget = new TryBudget(clock, budgets.signInsANetwork);
  const ways = { adviser: adviserWay(tools, cookies), complaints: officerWay(tools, cookies) };
  const routes = new Hono<RouteEnvironment>();

  const begin = (role: StaffRole) => async (context: RouteContext) => {
    const { cookie, sessions, home } = ways[role];
    const waitMs = takeFrom(budget, networks.of(context.env.incoming));
    if (waitMs > 0) return refuseHaste(context, waitMs);
    try {
      const { url, pending } = await identityProvider.begin(role);
      cookie.signingIn.write(context, await sessions.begin(pending));
      return context.redirect(url.href);
    } catch (error) {
      log('signIn.failed', factsOf(error));
      return context.redirect(`${home}#sign-in=failed`);
    }
  };
  routes.get('/sign-in', begin('adviser'));
  routes.get('/evidence/sign-in', begin('complaints'));

  routes.get('/signed-in', async (context) => {
    const { search } = new URL(context.req.url);
    const role = roleIn(search);
    const { cookie, sessions, home, event } = ways[role];
    const begun = cookie.signingIn.read(context);
    cookie.signingIn.clear(context);
    const failed = `${home}#sign-in=failed`;
    try {
      const pending = begun === undefined ? null : await sessions.take(begun);
      if (pending === null) {
        log('signIn.failed', { error: 'NoPendingSignIn' });
        return context.redirect(failed);
      }
      const person = await identityProvider.finish(search, pending, role);
      cookie.signedIn.write(context, await sessions.signIn(person));
      log(event);
      return context.redirect(home);
    } catch (error) {
      log('signIn.failed', factsOf(error));
      return context.redirect(failed);
    }
  });

  return routes;
}

function adviserWay({ adviserSessions: sessions, consoleUrl: home }: RouteTools, cookies: Cookies) {
  const cookie = { signedIn: cookies.signedIn, signingIn: cookies.signingIn };
  return { sessions, home, cookie, event: 'adviser.signedIn' };
}

function officerWay({ officerSessions: sessions, publicOrigin }: RouteTools, cookies: Cookies) {
  const cookie = { signedIn: cookies.officer, signingIn: cookies.officerSigningIn };
  return { sessions, home: `${publicOrigin}/evidence/`, cookie, event: 'officer.signedIn' };
}
