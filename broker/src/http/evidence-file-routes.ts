import { Readable } from 'node:stream';
import { Hono } from 'hono';
import { bundleEntries, bundleName } from '../evidence/bundle.ts';
import { zipOf } from '../evidence/zip.ts';
import type { RouteEnvironment, RouteTools } from './environment.ts';
import { refuseEvidence } from './evidence-answers.ts';
import { sendFilm } from './film-answer.ts';

/** What a browser fetches by itself: a film while it is wound, and a bundle. */
export function evidenceFileRoutes({ evidence }: RouteTools): Hono<RouteEnvironment> {
  const { archive, looking } = evidence;
  const routes = new Hono<RouteEnvironment>();

  routes.get('/sessions/:id/film', async (context) => {
    const { cookieDigest } = context.get('signedIn');
    const id = context.req.param('id');
    if (!looking.hasOpened(cookieDigest, id)) return refuseEvidence(context, 'look.needed');
    const film = await looking.film(cookieDigest, id);
    return film === null ? refuseEvidence(context, 'recording.none') : sendFilm(context, film);
  });

  routes.get('/bundles/:secret', async (context) => {
    const { cookieDigest } = context.get('signedIn');
    const id = looking.takeOffer(cookieDigest, context.req.param('secret'));
    const session = id === null ? null : await archive.find(id);
    if (session === null) return refuseEvidence(context, 'look.needed');
    context.header('content-type', 'application/zip');
    context.header('content-disposition', `attachment; filename="${bundleName(session)}"`);
    const bytes = Readable.from(zipOf(bundleEntries(evidence.source, session)));
    return context.body(Readable.toWeb(bytes) as ReadableStream);
  });

  return routes;
}
