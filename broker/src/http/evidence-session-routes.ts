import { Hono } from 'hono';
import * as v from 'valibot';
import { reasoned, type FoundSession } from '../../../src/protocol/evidence.ts';
import type { Look, Reasoned } from '../evidence/looks.ts';
import type { RouteContext, RouteEnvironment, RouteTools } from './environment.ts';
import { refuseEvidence, whoIs } from './evidence-answers.ts';

/** What can be done with one session, each for a reason that is written down first. */
export function evidenceSessionRoutes({ evidence }: RouteTools): Hono<RouteEnvironment> {
  const { archive, holds, looks, looking } = evidence;
  const routes = new Hono<RouteEnvironment>();

  /** Does something with a session for a reason, which is written down first. */
  const onSession = (
    path: string,
    look: Exclude<Look, 'complaints.searchedSessions'> | null,
    act: (context: RouteContext, session: FoundSession, who: Reasoned) => Promise<Response>,
  ) =>
    routes.post(`/:id/${path}`, async (context) => {
      const asked = v.safeParse(reasoned, await context.req.json().catch(() => null));
      if (!asked.success) return refuseEvidence(context, 'reason.needed');
      const session = await archive.find(context.req.param('id'));
      if (session === null) return refuseEvidence(context, 'session.unknown');
      const who = whoIs(context, asked.output.reason);
      if (look !== null) await looks.at(look, session, who);
      return act(context, session, who);
    });

  onSession('open', 'complaints.openedSession', async (context, { sessionId }) => {
    looking.open(context.get('signedIn').cookieDigest, sessionId);
    const opened = await evidence.read(sessionId);
    return opened === null ? refuseEvidence(context, 'session.unknown') : context.json(opened);
  });

  onSession('play', null, async (context, session, who) => {
    const { cookieDigest } = context.get('signedIn');
    const { sessionId } = session;
    if (!looking.hasOpened(cookieDigest, sessionId)) return refuseEvidence(context, 'look.needed');
    await looks.at('complaints.playedRecording', session, who);
    looking.play(cookieDigest, sessionId);
    return context.body(null, 204);
  });

  onSession('bundle', 'complaints.exportedSession', async (context, { sessionId, state }) => {
    if (state === 'deleted') return refuseEvidence(context, 'session.deleted');
    const secret = looking.offer(context.get('signedIn').cookieDigest, sessionId);
    return context.json({ path: `/v1/evidence/bundles/${secret}` });
  });

  onSession('hold', null, async (context, { sessionId }, { by, reason }) => {
    const problem = await holds.set(sessionId, by, reason);
    return problem === null ? context.body(null, 204) : refuseEvidence(context, problem);
  });

  onSession('release', null, async (context, { sessionId }, { by, reason }) => {
    const problem = await holds.release(sessionId, by, reason);
    return problem === null ? context.body(null, 204) : refuseEvidence(context, problem);
  });

  return routes;
}
