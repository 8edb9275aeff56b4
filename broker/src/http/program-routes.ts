import { createReadStream } from 'node:fs';
import { Readable } from 'node:stream';
import { Hono, type MiddlewareHandler } from 'hono';
import * as v from 'valibot';
import { systems } from '../../../src/protocol/http.ts';
import { readableByPages, refuseRequest } from './cross-origin.ts';
import type { RouteEnvironment, RouteTools } from './environment.ts';

/** Which program the bank offers for a system, and the program itself. */
export function programRoutes(
  { programs, pageOrigins, consoleOrigin }: RouteTools,
  paced: MiddlewareHandler<RouteEnvironment>,
): Hono<RouteEnvironment> {
  const routes = new Hono<RouteEnvironment>();
  routes.use('*', readableByPages(new Set([...pageOrigins, consoleOrigin])), paced);

  routes.get('/', async (context) => {
    const system = v.safeParse(v.picklist(systems), context.req.query('system'));
    if (!system.success) return refuseRequest(context, 400, 'request.notUnderstood');
    return context.json({ program: (await programs.current()).offer(system.output) });
  });

  routes.get('/:file', async (context) => {
    const program = (await programs.current()).find(context.req.param('file'));
    if (program === null) return refuseRequest(context, 404, 'request.notUnderstood');
    const name = encodeURIComponent(program.fileName);
    context.header('content-type', 'application/octet-stream');
    context.header('content-length', String(program.bytes));
    context.header('content-disposition', `attachment; filename*=UTF-8''${name}`);
    context.header('cache-control', 'no-cache');
    if (context.req.method === 'HEAD') return context.body(null);
    return context.body(Readable.toWeb(createReadStream(program.file)) as ReadableStream);
  });

  return routes;
}
