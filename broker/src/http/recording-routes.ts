import { Hono } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import * as v from 'valibot';
import { sessionId } from '../../../src/protocol/fields.ts';
import { pieceHeading, type PieceHeading } from '../../../src/protocol/http.ts';
import { sizes } from '../../../src/protocol/limits.ts';
import type { PieceReason, RequestReason } from '../../../src/protocol/reasons.ts';
import type { PieceOutcome } from '../recordings/recordings.ts';
import { onlySignedIn } from './adviser-routes.ts';
import type { Cookies } from './cookies.ts';
import { onlyForConsole } from './cross-origin.ts';
import type { RouteContext, RouteEnvironment, RouteTools } from './environment.ts';

const path = '/sessions/:id/recording/:take/:piece';

type Status = 400 | 404 | 409 | 413 | 422 | 425 | 503 | 507;

const statuses: Readonly<Partial<Record<PieceReason | RequestReason, Status>>> = {
  'piece.notUnderstood': 400,
  'session.unknown': 404,
  'piece.tooBig': 413,
  'piece.altered': 422,
  'piece.tooEarly': 425,
  'broker.goingAway': 503,
  'storage.full': 507,
};

/** Takes the pieces of recordings from the console that records them (rule P28). */
export function recordingRoutes(tools: RouteTools, cookies: Cookies): Hono<RouteEnvironment> {
  const routes = new Hono<RouteEnvironment>();
  routes.use(path, onlyForConsole(tools.consoleOrigin), onlySignedIn(tools, cookies));
  routes.use(
    path,
    bodyLimit({
      maxSize: sizes.maxPieceBytes,
      onError: (context) => refuse(context, 'piece.tooBig'),
    }),
  );

  routes.put(path, async (context) => {
    const id = context.req.param('id');
    if (!v.is(sessionId, id)) return refuse(context, 'session.unknown');
    if (!tools.records) return refuse(context, 'recording.off');
    const heading = headingOf(context);
    if (heading === null) return refuse(context, 'piece.notUnderstood');
    // A connection that broke in the middle of a piece brought a part of it.
    const body = await context.req.arrayBuffer().catch(() => null);
    if (body === null) return refuse(context, 'piece.altered');
    const { subject } = context.get('signedIn').adviser;
    const outcome = await put(tools, subject, id, heading, new Uint8Array(body));
    return 'problem' in outcome
      ? refuse(context, outcome.problem)
      : context.json({ seq: outcome.seq });
  });

  return routes;
}

async function put(
  { sessions, archive, recordings, isDraining }: RouteTools,
  subject: string,
  id: string,
  heading: PieceHeading,
  bytes: Uint8Array,
): Promise<PieceOutcome> {
  if (isDraining()) return { problem: 'broker.goingAway' };
  const session = await sessions.writableBy(subject, id);
  if (session !== null) return recordings.store(session, subject, heading, bytes);
  const kept = await archive.find(id);
  if (kept?.state.adviser.subject !== subject) return { problem: 'session.unknown' };
  return recordings.find(id, heading);
}

function headingOf(context: RouteContext): PieceHeading | null {
  const { req } = context;
  const heading = v.safeParse(pieceHeading, {
    take: req.param('take'),
    piece: req.param('piece'),
    epoch: req.query('epoch'),
    ageMs: req.query('ageMs'),
    lengthMs: req.query('lengthMs'),
    bytes: req.header('content-length'),
    digest: req.header('content-digest'),
  });
  return heading.success ? heading.output : null;
}

function refuse(context: RouteContext, reason: PieceReason | RequestReason): Response {
  return context.json({ reason }, statuses[reason] ?? 409);
}
