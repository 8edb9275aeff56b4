import type { Routes } from '../front/answers.ts';
import { staticFile } from '../front/static-files.ts';

/**
 * The inspector beside the bank's page, so that it can follow it: browsers let pages of one origin talk to each other.
 *
 * It brings its own policy, which lets it load nothing. The second page may also connect to a relay.
 */
export function inspectorRoutes(): Routes {
  return new Map([
    ['/inspector/', staticFile('tools/inspector/dist/inspector.html').route],
    ['/inspector/relay', staticFile('tools/inspector/dist/inspector-relay.html').route],
  ]);
}
