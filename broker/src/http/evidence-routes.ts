import { Hono, type MiddlewareHandler } from 'hono';
import * as v from 'valibot';
import { evidenceSearch, reasoned } from '../../../src/protocol/evidence.ts';
import type { EvidenceReason, RequestReason } from '../../../src/protocol/reasons.ts';
import { maxFound } from '../evidence/evidence-archive.ts';
import type { Cookies } from './cookies.ts';
import { onlyForConsole } from './cross-origin.ts';
import type { RouteEnvironment, RouteTools } from './environment.ts';
import { refuseEvidence, whoIs } from './evidence-answers.ts';
import { evidenceFileRoutes } from './evidence-file-routes.ts';
import { evidenceSessionRoutes } from './evidence-session-routes.ts';

/** What the page of the complaints department asks for. Nothing is shown before the look is written down (rule P33). */
export function evidenceRoutes(
  tools: RouteTools,
  cookies: Cookies,
  paced: MiddlewareHandler<RouteEnvironment>,
): Hono<RouteEnvironment> {
  const { evidence, officerSessions } = tools;
  const { archive, looks, looking } = evidence;
  const routes = new Hono<RouteEnvironment>();
  const isForOfficers = onlyForConsole(tools.publicOrigin);
  const guard = [isForOfficers, paced, onlyOfficers(tools, cookies)] as const;
  for (const path of ['/officer', '/sign-out', '/search', '/sessions/*', '/bundles/*']) {
    routes.use(path, ...guard);
  }

  routes.get('/officer', (context) => {
    const { name, role } = context.get('signedIn').adviser;
    return context.json({ officer: { name, role } });
  });

  routes.post('/sign-out', async (context) => {
    looking.leave(context.get('signedIn').cookieDigest);
    await officerSessions.signOut(context.get('cookie'));
    cookies.officer.clear(context);
    return context.body(null, 204);
  });

  routes.post('/search', async (context) => {
    const body: unknown = await context.req.json().catch(() => null);
    const asked = v.safeParse(evidenceSearch, body);
    if (!asked.success) return refuseEvidence(context, problemIn(body));
    const { reason, ...by } = asked.output;
    const found = await archive.search(by);
    await looks.search({ ...by, found: found.length }, whoIs(context, reason));
    const sessions = found.slice(0, maxFound);
    return context.json({ sessions, hasMore: found.length > maxFound });
  });

  routes.route('/sessions', evidenceSessionRoutes(tools));
  routes.route('/', evidenceFileRoutes(tools));
  return routes;
}

/** Lets only somebody of the complaints department through. An adviser's sign-in is none here. */
function onlyOfficers(
  { officerSessions }: RouteTools,
  cookies: Cookies,
): MiddlewareHandler<RouteEnvironment> {
  return async (context, next) => {
    const cookie = cookies.officer.read(context);
    const signedIn = cookie === undefined ? null : await officerSessions.find(cookie);
    if (cookie === undefined || signedIn === null) return refuseEvidence(context, 'signIn.needed');
    context.set('cookie', cookie);
    context.set('signedIn', signedIn);
    return next();
  };
}

/** Whether it is the reason that is missing, or something else. */
function problemIn(body: unknown): EvidenceReason | RequestReason {
  return v.is(reasoned, body) ? 'request.notUnderstood' : 'reason.needed';
}
