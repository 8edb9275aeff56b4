import type { HttpBindings } from '@hono/node-server';
import type { Context } from 'hono';
import type { Clock } from '../clock.ts';
import type { EvidenceDesk } from '../evidence/evidence-desk.ts';
import type { Log } from '../log.ts';
import type { Recordings } from '../recordings/recordings.ts';
import type { SessionArchive } from '../sessions/session-archive.ts';
import type { Sessions } from '../sessions/sessions.ts';
import type { AdviserSessions, SignedIn } from '../sign-in/adviser-sessions.ts';
import type { IdentityProvider } from '../sign-in/identity-provider.ts';
import type { Tickets } from '../sign-in/tickets.ts';
import type { Networks } from '../sockets/network.ts';
import type { LiveShelf } from './live-shelf.ts';

/** What every route sees of a request. */
export interface RouteEnvironment {
  Bindings: HttpBindings;
  Variables: { signedIn: SignedIn; cookie: string };
}

/** A request in a route. */
export type RouteContext = Context<RouteEnvironment>;

/** What the routes work with. */
export interface RouteTools {
  clock: Clock;
  log: Log;
  sessions: Sessions;
  archive: SessionArchive;
  recordings: Recordings;
  /** Whether what is shown is recorded. */
  records: boolean;
  adviserSessions: AdviserSessions;
  /** Who is signed in for the complaints department. */
  officerSessions: AdviserSessions;
  evidence: EvidenceDesk;
  /** Where the built page of the complaints department lies. */
  evidenceFolder: string;
  tickets: Tickets;
  identityProvider: IdentityProvider;
  programs: LiveShelf;
  networks: Networks;
  publicOrigin: string;
  pageOrigins: ReadonlySet<string>;
  consoleUrl: string;
  consoleOrigin: string;
  /** What keeps the broker from working, if anything. */
  missing: () => Promise<string[]>;
  isDraining: () => boolean;
}
