import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Hono, type MiddlewareHandler } from 'hono';
import { refuseRequest } from './cross-origin.ts';
import type { RouteEnvironment, RouteTools } from './environment.ts';

/** Nothing but its own script, style and film; what it makes itself is made by one known policy. */
const policy = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "connect-src 'self'",
  "media-src 'self'",
  'img-src data:',
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
  "require-trusted-types-for 'script'",
  'trusted-types remote-help',
].join('; ');

const markup = `<!doctype html>
<html lang="sl">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Dokazila o oddaljeni pomoči</title>
<link rel="icon" href="data:,">
<link rel="stylesheet" href="evidence.css">
<script type="module" src="evidence.js"></script>
</head>
<body></body>
</html>
`;

const files = new Map([
  ['evidence.js', 'text/javascript; charset=utf-8'],
  ['evidence.css', 'text/css; charset=utf-8'],
]);

/** The page of the complaints department, and the two files that it is made of. */
export function evidencePage(
  { evidenceFolder }: RouteTools,
  paced: MiddlewareHandler<RouteEnvironment>,
): Hono<RouteEnvironment> {
  const routes = new Hono<RouteEnvironment>();
  routes.use('/evidence/*', paced);
  // Without the slash the page's own files would not be found.
  routes.get('/evidence', (context) => context.redirect('/evidence/'));
  routes.get('/evidence/', (context) => {
    context.header('content-security-policy', policy);
    return context.html(markup);
  });
  routes.get('/evidence/:file', async (context) => {
    const name = context.req.param('file');
    const type = files.get(name);
    const bytes =
      type === undefined ? null : await readFile(join(evidenceFolder, name)).catch(() => null);
    if (type === undefined || bytes === null) {
      return refuseRequest(context, 404, 'request.notUnderstood');
    }
    return context.body(bytes, 200, { 'content-type': type, 'cache-control': 'no-cache' });
  });
  return routes;
}
