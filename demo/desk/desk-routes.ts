import { page, type Route } from '../front/answers.ts';
import { html } from '../front/html.ts';
import { socketOrigin, strictHeaders } from '../front/policy.ts';
import { staticFile } from '../front/static-files.ts';

/** The adviser's desk: a page with `<remote-help-adviser>` on it, and nothing else. */
export function deskRoutes(broker: string): [string, Route][] {
  const element = staticFile('dist/remote-help-adviser.js');
  const headers = strictHeaders({ connectTo: [broker, socketOrigin(broker)] });
  const markup = html`<html lang="en">
    <head>
      <meta charset="utf-8" />
      <meta name="viewport" content="width=device-width, initial-scale=1" />
      <title>Remote help – adviser</title>
      <link rel="icon" href="/bank.svg" type="image/svg+xml" />
      <link rel="stylesheet" href="/adviser/desk.css" />
      <script type="module" src="/remote-help-adviser.js" integrity="${element.integrity}"></script>
    </head>
    <body>
      <remote-help-adviser broker="${broker}"></remote-help-adviser>
    </body>
  </html>`;
  return [
    ['/adviser/', page(markup, headers)],
    ['/adviser/desk.css', staticFile('demo/desk/desk.css').route],
    ['/remote-help-adviser.js', element.route],
    ['/remote-help-adviser.js.map', staticFile('dist/remote-help-adviser.js.map').route],
  ];
}
