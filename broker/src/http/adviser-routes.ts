import { Hono, type MiddlewareHandler } from 'hono';
import * as v from 'valibot';
import { newSession } from '../../../src/protocol/http.ts';
import { sessionId } from '../../../src/protocol/fields.ts';
import { budgets } from '../limits.ts';
import { TryBudget } from '../sessions/try-budget.ts';
import type { Cookies } from './cookies.ts';
import { onlyForConsole, refuseRequest } from './cross-origin.ts';
import type { RouteEnvironment, RouteTools } from './environment.ts';
import { refuseHaste, takeFrom } from './haste.ts';
import { notesRoutes } from './notes-routes.ts';

/** What an adviser's console asks for. */
export function adviserRoutes(
  tools: RouteTools,
  cookies: Cookies,
  paced: MiddlewareHandler<RouteEnvironment>,
): Hono<RouteEnvironment> {
  const { clock, sessions, tickets, adviserSessions } = tools;
  const letters = new TryBudget(clock, budgets.lettersAnAdviser);
  const issued = new TryBudget(clock, budgets.ticketsAnAdviser);
  const isForConsole = onlyForConsole(tools.consoleOrigin);
  const guard = [isForConsole, paced, onlySignedIn(tools, cookies)] as const;
  const routes = new Hono<RouteEnvironment>();
  for (const path of ['/adviser', '/sign-out', '/sessions', '/sessions/*', '/tickets']) {
    routes.use(path, ...guard);
  }

  routes.get('/adviser', (context) => {
    const { name, role } = context.get('signedIn').adviser;
    return context.json({ adviser: { name, role } });
  });

  routes.post('/sign-out', async (context) => {
    await adviserSessions.signOut(context.get('cookie'));
    cookies.signedIn.clear(context);
    return context.body(null, 204);
  });

  routes.post('/tickets', (context) => {
    const signedIn = context.get('signedIn');
    const waitMs = takeFrom(issued, signedIn.adviser.subject);
    if (waitMs > 0) return refuseHaste(context, waitMs);
    return context.json({ ticket: tickets.issue(signedIn) });
  });

  routes.post('/sessions', async (context) => {
    const { adviser } = context.get('signedIn');
    const body: unknown = await context.req.json().catch(() => null);
    const request = v.safeParse(newSession, body);
    if (!request.success) return refuseRequest(context, 400, 'request.notUnderstood');
    if (tools.isDraining()) return refuseRequest(context, 503, 'broker.goingAway');
    const waitMs = takeFrom(letters, adviser.subject);
    if (waitMs > 0) return refuseHaste(context, waitMs);
    return context.json({ session: await sessions.open(adviser, request.output) }, 201);
  });

  routes.post('/sessions/:id/number', async (context) => {
    const { adviser } = context.get('signedIn');
    const id = context.req.param('id');
    if (!v.is(sessionId, id)) return refuseRequest(context, 404, 'session.unknown');
    if (tools.isDraining()) return refuseRequest(context, 503, 'broker.goingAway');
    const waitMs = takeFrom(letters, adviser.subject);
    if (waitMs > 0) return refuseHaste(context, waitMs);
    const answer = await sessions.reissue(adviser, id);
    if ('session' in answer) return context.json(answer);
    return refuseRequest(context, answer.problem === 'session.unknown' ? 404 : 409, answer.problem);
  });

  routes.route('/', notesRoutes(tools));
  return routes;
}

/** Lets only somebody through who is signed in. */
export function onlySignedIn(
  { adviserSessions }: Pick<RouteTools, 'adviserSessions'>,
  cookies: Cookies,
): MiddlewareHandler<RouteEnvironment> {
  return async (context, next) => {
    const cookie = cookies.signedIn.read(context);
    const signedIn = cookie === undefined ? null : await adviserSessions.find(cookie);
    if (cookie === undefined || signedIn === null) {
      return refuseRequest(context, 401, 'signIn.needed');
    }
    context.set('cookie', cookie);
    context.set('signedIn', signedIn);
    return next();
  };
}
