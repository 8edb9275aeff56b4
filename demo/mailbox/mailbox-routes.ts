import { page, type Route } from '../front/answers.ts';
import { html } from '../front/html.ts';
import { strictHeaders } from '../front/policy.ts';
import { staticFile } from '../front/static-files.ts';
import type { MailStore } from '../mail/mail-store.ts';

const markup = html`<html lang="sl">
  <head>
    <meta charset="utf-8" />
    <meta name="viewport" content="width=device-width, initial-scale=1" />
    <title>Nabiralnik</title>
    <link rel="icon" href="/bank.svg" type="image/svg+xml" />
    <link rel="stylesheet" href="/mailbox/mailbox.css" />
    <script type="module" src="/mailbox/mailbox.js"></script>
  </head>
  <body>
    <header>
      <h1>Nabiralnik <span lang="en">Mailbox</span></h1>
      <p id="count" role="status"></p>
    </header>
    <main>
      <nav aria-label="Sporočila"><ul id="list"></ul></nav>
      <article id="mail" tabindex="-1"></article>
    </main>
  </body>
</html>`;

/** The customer's mailbox: a page, and a stream of all e-mails whenever one is new. */
export function mailboxRoutes(store: MailStore, closing: AbortSignal): [string, Route][] {
  return [
    ['/mailbox/', page(markup, strictHeaders({ connectTo: ["'self'"] }))],
    ['/mailbox/mailbox.css', staticFile('demo/mailbox/mailbox.css').route],
    ['/mailbox/mailbox.js', staticFile('demo/mailbox/mailbox.js').route],
    ['/mailbox/mails', mailStream(store, closing)],
  ];
}

function mailStream(store: MailStore, closing: AbortSignal): Route {
  return (request, response) => {
    const gone = new AbortController();
    const tell = () => response.write(`data: ${JSON.stringify(store.all())}\n\n`);
    response.writeHead(200, { 'content-type': 'text/event-stream', 'cache-control': 'no-store' });
    request.once('close', () => gone.abort());
    closing.addEventListener('abort', () => response.end(), { once: true, signal: gone.signal });
    store.listen(tell, gone.signal);
    tell();
  };
}
