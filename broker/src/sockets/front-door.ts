import type { Sessions } from '../sessions/sessions.ts';
import type { Admission } from '../sessions/admission.ts';
import type { Alarms } from '../sessions/alarms.ts';
import type { SessionArchive } from '../sessions/session-archive.ts';
import type { AdviserSessions } from '../sign-in/adviser-sessions.ts';
import type { Tickets } from '../sign-in/tickets.ts';
import type { Clock } from '../clock.ts';
import type { Log } from '../log.ts';
import type { Lobby } from './lobby.ts';
import type { Programs, Room } from './room.ts';
import type { WaitingRoom } from './waiting-room.ts';

/** What conversations on sockets work with. */
export interface FrontDoor {
  clock: Clock;
  log: Log;
  sessions: Sessions;
  archive: SessionArchive;
  admission: Admission;
  programs: Programs;
  room: Room;
  waitingRoom: WaitingRoom;
  alarms: Alarms;
  adviserSessions: AdviserSessions;
  tickets: Tickets;
  lobby: Lobby;
  /** The STUN and TURN servers' addresses, for pages that want to know whether they reach them. */
  iceUrls: readonly string[];
  /** Whether what is shown is recorded. */
  records: boolean;
  /** How large a file may be that is exchanged, in bytes. */
  maxFileBytes: number;
  pageOrigins: ReadonlySet<string>;
  consoleOrigin: string;
}

/** Waits until `ms` have passed since `since`: a refusal's time must not say what it was about (rule P5). */
export function waitUntil(clock: Clock, since: number, ms: number): Promise<void> {
  return new Promise((resolve) => {
    clock.after(Math.max(0, since + ms - clock.elapsed()), resolve);
  });
}
