import { createActor, fromCallback, fromPromise, type Actor } from 'xstate';
import type { AdviserEvent, SignInAnswer } from '../machines/adviser.events.ts';
import { adviserMachine } from '../machines/adviser.machine.ts';
import type {
  AskedHandOver,
  AskedInvitation,
  PresentColleague,
  SessionSummary,
} from '../protocol/http.ts';
import { AdviserDesk, type TypedInvitation } from '../services/desk/adviser-desk.ts';
import { SecondSeats, type RunningSecond } from './second-seats.ts';
import { AdviserSeats, type RunningSeat } from './adviser-seats.ts';

export type { AdviserEntry, RunningSeat } from './adviser-seats.ts';
export type { RunningSecond } from './second-seats.ts';
export type { TypedInvitation } from '../services/desk/adviser-desk.ts';
export type { AdviserNotice } from '../services/desk/adviser-notices.ts';
export type { ReceivedSystem } from '../services/desk/adviser-seat.ts';
export type { WriteResult } from '../services/desk/write-chat.ts';
export type { NotesDesk, NotesStatus } from '../services/desk/notes-desk.ts';
export type { Fetch, SeenFolder } from '../services/files/folder-to-fetch-from.ts';
export type { FileExchange, OfferProblem, Transfer } from '../services/files/file-exchange.ts';
export { saveFile } from '../services/files/save-file.ts';
export type { Picture } from '../services/picture/picture-receiver.ts';
export type { WordPair } from '../services/words/words.ts';

/** What a console needs to know of the page that it stands in. */
export interface AdviserConsoleOptions {
  /** The broker's origin, such as `https://help.bank.example`. */
  readonly broker: string;
  /** Whether the way through the bank's sign-in has just failed. */
  readonly signInFailed: boolean;
  /** Leaves the page for the bank's sign-in. */
  readonly goTo: (address: string) => void;
}

/** A console that runs: its statechart, and what must not be in it. */
export interface RunningConsole {
  readonly actor: Actor<typeof adviserMachine>;
  /** The adviser's own sessions, newest first. */
  sessions(): readonly SessionSummary[];
  /** What runs of a session; nothing of one that was closed before the console was opened. */
  seat(sessionId: string): RunningSeat | undefined;
  /** The colleagues who can be asked to take a session over. */
  colleagues(): readonly PresentColleague[];
  /** The sessions that this adviser is asked to take over. */
  handOvers(): readonly AskedHandOver[];
  /** Answers such a question; whoever accepts is led to the session. */
  answerHandOver(asked: AskedHandOver, accepts: boolean): void;
  /** The sessions into whose chat this adviser is invited, or in which they take part. */
  invitations(): readonly AskedInvitation[];
  /** Answers an invitation; whoever accepts is led to the chat. */
  answerInvitation(asked: AskedInvitation, accepts: boolean): void;
  /** What runs of a colleague's session in which this adviser takes part, or did. */
  second(sessionId: string): RunningSecond | undefined;
  /** All of them. */
  seconds(): readonly RunningSecond[];
  /** Invites a customer, with the address as typed. */
  invite(typed: TypedInvitation): void;
  /** Calls back after each change of anything, until `signal` aborts. */
  onChange(callback: () => void, signal: AbortSignal): void;
  /** Stops everything, as when the element is taken off the page. */
  release(): void;
}

/** Starts a console, which first asks who is signed in. */
export function startConsole(options: AdviserConsoleOptions): RunningConsole {
  const desk = new AdviserDesk(options);
  const changes = new EventTarget();
  const changed = () => changes.dispatchEvent(new Event('change'));
  const seats = new AdviserSeats(desk, changed);
  const seconds = new SecondSeats(desk, changed);
  const actor = createActor(
    adviserMachine.provide({
      actors: consoleActors(desk, seats, seconds),
      actions: {
        goToSignIn: () => options.goTo(desk.requests.signInAddress),
        forgetSessions: () => desk.forget(),
      },
    }),
    { input: { signInFailed: options.signInFailed } },
  );
  desk.addEventListener('change', changed);
  actor.subscribe(({ context }) => {
    if (context.selected !== null) seats.open(context.selected);
    changed();
  });
  actor.start();
  return {
    actor,
    sessions: () => desk.sessions,
    seat: (sessionId) => seats.get(sessionId),
    colleagues: () => desk.colleagues,
    handOvers: () => desk.handOvers,
    answerHandOver: (asked, accepts) => {
      desk.answerHandOver(asked, accepts);
      if (accepts) actor.send({ type: 'adviser.choseSession', sessionId: asked.sessionId });
    },
    invitations: () => desk.invitations,
    answerInvitation: (asked, accepts) => {
      desk.answerInvitation(asked, accepts);
      if (accepts) actor.send({ type: 'adviser.choseSession', sessionId: asked.sessionId });
    },
    second: (sessionId) => seconds.get(sessionId),
    seconds: () => seconds.all,
    invite: (typed) => {
      const isWellFormed = desk.putInvitation(typed);
      actor.send({ type: 'adviser.invitedCustomer', isWellFormed });
    },
    onChange: (callback, signal) => changes.addEventListener('change', callback, { signal }),
    release: () => {
      actor.stop();
      seats.release();
      seconds.release();
    },
  };
}

function consoleActors(desk: AdviserDesk, seats: AdviserSeats, seconds: SecondSeats) {
  return {
    signInCheck: fromPromise<SignInAnswer>(({ signal }) => desk.requests.whoIsSignedIn(signal)),
    signOut: fromPromise<void>(({ signal }) => desk.requests.signOut(signal)),
    invitation: fromPromise<string>(({ signal }) => desk.openSession(signal)),
    numberRenewal: fromPromise<void, { sessionId: string }>(({ input, signal }) =>
      desk.sendNumberAgain(input.sessionId, signal),
    ),
    sessionWatch: sessionWatchActor(desk),
    sessionSeats: fromCallback<AdviserEvent>(() => {
      const follow = () => seats.follow(desk.sessions);
      const followSeconds = () => seconds.follow(desk.invitations);
      desk.addEventListener('change', follow);
      desk.addEventListener('invitations', followSeconds);
      return () => {
        desk.removeEventListener('change', follow);
        desk.removeEventListener('invitations', followSeconds);
        seats.release();
        seconds.release();
      };
    }),
  };
}

/** Hears of the adviser's sessions, for as long as somebody is signed in. */
function sessionWatchActor(desk: AdviserDesk) {
  return fromCallback<AdviserEvent>(({ sendBack }) => {
    const leaving = new AbortController();
    const { signal } = leaving;
    const tell = (event: AdviserEvent) => sendBack(event);
    const isOpen = ({ state }: SessionSummary) => state !== 'closed';
    desk.addEventListener('signedOut', () => tell({ type: 'broker.endedSignIn' }), { signal });
    desk.watch(
      () =>
        tell({
          type: 'broker.listedSessions',
          openCount: desk.sessions.filter(isOpen).length,
        }),
      () => tell({ type: 'browser.lostLine' }),
      signal,
    );
    return () => leaving.abort();
  });
}
