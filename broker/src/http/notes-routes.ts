import { Hono } from 'hono';
import * as v from 'valibot';
import { sessionId } from '../../../src/protocol/fields.ts';
import { writtenNotes, type StoredNotes, type WrittenNotes } from '../../../src/protocol/http.ts';
import type { RequestReason } from '../../../src/protocol/reasons.ts';
import type { Adviser } from '../../../src/rules/session-state.ts';
import { budgets } from '../limits.ts';
import { TryBudget } from '../sessions/try-budget.ts';
import { refuseRequest } from './cross-origin.ts';
import type { RouteEnvironment, RouteTools } from './environment.ts';
import { refuseHaste, takeFrom } from './haste.ts';

const statuses = {
  'session.unknown': 404,
  'session.closed': 409,
  'broker.goingAway': 503,
} as const;

type Problem = keyof typeof statuses & RequestReason;

/** Takes an adviser's notes on a session (rule P41). Whose routes these are lets only the console through, of somebody who is signed in. */
export function notesRoutes(tools: RouteTools): Hono<RouteEnvironment> {
  const written = new TryBudget(tools.clock, budgets.notesAnAdviser);
  const routes = new Hono<RouteEnvironment>();

  routes.post('/sessions/:id/notes', async (context) => {
    const { adviser } = context.get('signedIn');
    const id = context.req.param('id');
    if (!v.is(sessionId, id)) return refuseRequest(context, 404, 'session.unknown');
    const body: unknown = await context.req.json().catch(() => null);
    const notes = v.safeParse(writtenNotes, body);
    if (!notes.success) return refuseRequest(context, 400, 'request.notUnderstood');
    if (tools.isDraining()) return refuseRequest(context, 503, 'broker.goingAway');
    const waitMs = takeFrom(written, adviser.subject);
    if (waitMs > 0) return refuseHaste(context, waitMs);
    const answer = await store(tools, adviser, id, notes.output);
    if (typeof answer === 'string') return refuseRequest(context, statuses[answer], answer);
    return context.json(answer);
  });

  return routes;
}

async function store(
  { sessions, archive }: RouteTools,
  by: Adviser,
  sessionId: string,
  { id, text }: WrittenNotes,
): Promise<StoredNotes | Problem> {
  const session = await sessions.writableBy(by.subject, sessionId);
  if (session === null) {
    const kept = await archive.find(sessionId);
    return kept?.state.adviser.subject === by.subject ? 'session.closed' : 'session.unknown';
  }
  const outcome = await session.handle({ type: 'broker.heardNotes', id, text, by });
  const place = session.placeOf('adviser', id);
  if (place !== undefined) return place;
  if (outcome.verdict !== 'refused') throw new Error('Notes were taken and have no place');
  if (outcome.reason === 'broker.busy') return 'broker.goingAway';
  return outcome.reason === 'notAllowed' ? 'session.unknown' : 'session.closed';
}
