import type { Server } from 'node:http';
import { say, type Routes } from './answers.ts';

/** Serves everything that a person opens: the bank's pages, the adviser's desk and the mailbox. */
export function serveRoutes(server: Server, routes: Routes): void {
  server.on('request', (request, response) => {
    const { pathname } = new URL(request.url ?? '/', 'http://front.invalid');
    const route = routes.get(pathname);
    if (route === undefined) return say(response, 404, 'There is no such page.');
    void Promise.resolve(route(request, response)).catch((error: unknown) => {
      console.error(error);
      response.destroy();
    });
  });
}
