import { Hono } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import { budgets, doors } from '../limits.ts';
import { factsOf } from '../log.ts';
import { TryBudget } from '../sessions/try-budget.ts';
import { adviserRoutes } from './adviser-routes.ts';
import { Cookies } from './cookies.ts';
import { refuseRequest } from './cross-origin.ts';
import { evidencePage } from './evidence-page.ts';
import { evidenceRoutes } from './evidence-routes.ts';
import type { RouteEnvironment, RouteTools } from './environment.ts';
import { readsWithin } from './haste.ts';
import { programRoutes } from './program-routes.ts';
import { recordingRoutes } from './recording-routes.ts';
import { securityHeaders } from './security-headers.ts';
import { signInRoutes } from './sign-in-routes.ts';

/** All of the broker's HTTP. */
export function routes(tools: RouteTools): Hono<RouteEnvironment> {
  const isHttps = tools.publicOrigin.startsWith('https:');
  const cookies = new Cookies(isHttps);
  const paced = readsWithin(new TryBudget(tools.clock, budgets.readsANetwork), tools.networks);
  const app = new Hono<RouteEnvironment>();
  app.use(securityHeaders(isHttps));
  // Before the limit of all other bodies: a piece of a recording is larger.
  app.route('/v1', recordingRoutes(tools, cookies));
  app.use(
    bodyLimit({
      maxSize: doors.maxBodyBytes,
      onError: (context) => context.json({ reason: 'request.notUnderstood' }, 413),
    }),
  );
  app.get('/healthz', (context) => context.json({ status: 'ok' }));
  app.get('/readyz', async (context) => {
    const missing = await tools.missing();
    const isReady = missing.length === 0;
    return context.json({ status: isReady ? 'ok' : 'notReady', missing }, isReady ? 200 : 503);
  });
  app.route('/v1/programs', programRoutes(tools, paced));
  app.route('/v1', signInRoutes(tools, cookies));
  app.route('/v1', adviserRoutes(tools, cookies, paced));
  app.route('/v1/evidence', evidenceRoutes(tools, cookies, paced));
  app.route('/', evidencePage(tools, paced));
  app.notFound((context) => refuseRequest(context, 404, 'request.notUnderstood'));
  app.onError((error, context) => {
    tools.log('request.failed', factsOf(error));
    return refuseRequest(context, 503, 'broker.goingAway');
  });
  return app;
}
