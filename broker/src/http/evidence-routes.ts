import { Readable } from 'node:stream';
import { Hono, type MiddlewareHandler } from 'hono';
import * as v from 'valibot';
import { evidenceSearch, reasoned, type FoundSession } from '../../../src/protocol/evidence.ts';
import type { EvidenceReason, RequestReason } from '../../../src/protocol/reasons.ts';
import { bundleEntries, bundleName } from '../evidence/bundle.ts';
import { maxFound } from '../evidence/evidence-archive.ts';
import type { Look, Reasoned } from '../evidence/looks.ts';
import { zipOf } from '../evidence/zip.ts';
import type { Cookies } from './cookies.ts';
import { onlyForConsole } from './cross-origin.ts';
import type { RouteContext, RouteEnvironment, RouteTools } from './environment.ts';
import { sendFilm } from './film-answer.ts';

type Status = 400 | 401 | 403 | 404 | 409;

const statuses: Readonly<Partial<Record<EvidenceReason | RequestReason, Status>>> = {
  'signIn.needed': 401,
  'look.needed': 403,
  'session.unknown': 404,
  'recording.none': 404,
  'session.deleted': 409,
  'hold.alreadySet': 409,
  'hold.notSet': 409,
};

/** What the page of the complaints department asks for. Nothing is shown before the look is written down (rule P33). */
export function evidenceRoutes(tools: RouteTools, cookies: Cookies): Hono<RouteEnvironment> {
  const { evidence, officerSessions } = tools;
  const { archive, holds, looks, looking } = evidence;
  const routes = new Hono<RouteEnvironment>();
  const guard = [onlyForConsole(tools.publicOrigin), onlyOfficers(tools, cookies)] as const;
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
    if (!asked.success) return refuse(context, problemIn(body));
    const { reason, ...by } = asked.output;
    const found = await archive.search(by);
    await looks.search({ ...by, found: found.length }, whoIs(context, reason));
    const sessions = found.slice(0, maxFound);
    return context.json({ sessions, hasMore: found.length > maxFound });
  });

  /** Does something with a session for a reason, which is written down first. */
  const onSession = (
    path: string,
    look: Exclude<Look, 'complaints.searchedSessions'> | null,
    act: (context: RouteContext, session: FoundSession, who: Reasoned) => Promise<Response>,
  ) =>
    routes.post(`/sessions/:id/${path}`, async (context) => {
      const asked = v.safeParse(reasoned, await context.req.json().catch(() => null));
      if (!asked.success) return refuse(context, 'reason.needed');
      const session = await archive.find(context.req.param('id'));
      if (session === null) return refuse(context, 'session.unknown');
      const who = whoIs(context, asked.output.reason);
      if (look !== null) await looks.at(look, session, who);
      return act(context, session, who);
    });

  onSession('open', 'complaints.openedSession', async (context, { sessionId }) => {
    looking.open(context.get('signedIn').cookieDigest, sessionId);
    const opened = await evidence.read(sessionId);
    return opened === null ? refuse(context, 'session.unknown') : context.json(opened);
  });

  onSession('play', null, async (context, session, who) => {
    const { cookieDigest } = context.get('signedIn');
    const { sessionId } = session;
    if (!looking.hasOpened(cookieDigest, sessionId)) return refuse(context, 'look.needed');
    await looks.at('complaints.playedRecording', session, who);
    looking.play(cookieDigest, sessionId);
    return context.body(null, 204);
  });

  onSession('bundle', 'complaints.exportedSession', async (context, { sessionId, state }) => {
    if (state === 'deleted') return refuse(context, 'session.deleted');
    const secret = looking.offer(context.get('signedIn').cookieDigest, sessionId);
    return context.json({ path: `/v1/evidence/bundles/${secret}` });
  });

  onSession('hold', null, async (context, { sessionId }, { by, reason }) => {
    const problem = await holds.set(sessionId, by, reason);
    return problem === null ? context.body(null, 204) : refuse(context, problem);
  });

  onSession('release', null, async (context, { sessionId }, { by, reason }) => {
    const problem = await holds.release(sessionId, by, reason);
    return problem === null ? context.body(null, 204) : refuse(context, problem);
  });

  routes.get('/sessions/:id/film', async (context) => {
    const { cookieDigest } = context.get('signedIn');
    const id = context.req.param('id');
    if (!looking.hasOpened(cookieDigest, id)) return refuse(context, 'look.needed');
    const film = await looking.film(cookieDigest, id);
    return film === null ? refuse(context, 'recording.none') : sendFilm(context, film);
  });

  routes.get('/bundles/:secret', async (context) => {
    const { cookieDigest } = context.get('signedIn');
    const id = looking.takeOffer(cookieDigest, context.req.param('secret'));
    const session = id === null ? null : await archive.find(id);
    if (session === null) return refuse(context, 'look.needed');
    context.header('content-type', 'application/zip');
    context.header('content-disposition', `attachment; filename="${bundleName(session)}"`);
    const bytes = Readable.from(zipOf(bundleEntries(evidence.source, session)));
    return context.body(Readable.toWeb(bytes) as ReadableStream);
  });

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
    if (cookie === undefined || signedIn === null) return refuse(context, 'signIn.needed');
    context.set('cookie', cookie);
    context.set('signedIn', signedIn);
    return next();
  };
}

function whoIs(context: RouteContext, reason: string): Reasoned {
  const { subject, name } = context.get('signedIn').adviser;
  return { by: { subject, name }, reason };
}

/** Whether it is the reason that is missing, or something else. */
function problemIn(body: unknown): EvidenceReason | RequestReason {
  return v.is(reasoned, body) ? 'request.notUnderstood' : 'reason.needed';
}

function refuse(context: RouteContext, reason: EvidenceReason | RequestReason): Response {
  return context.json({ reason }, statuses[reason] ?? 400);
}
