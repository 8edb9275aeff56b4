import { createActor, type Actor } from 'xstate';
import {
  adviserSessionMachine,
  type AdviserSessionSnapshot,
} from '../machines/adviser-session.machine.ts';
import type { ConsoleTold } from '../machines/adviser-session.events.ts';
import type { AdviserIdentity } from '../protocol/fields.ts';
import type { Input } from '../protocol/input.ts';
import type { Mark } from '../protocol/marks.ts';
import type { PresentColleague, SessionSummary } from '../protocol/http.ts';
import type { EndReason } from '../protocol/reasons.ts';
import type { AdviserDesk } from '../services/desk/adviser-desk.ts';
import type { AdviserNotice } from '../services/desk/adviser-notices.ts';
import type { AdviserSeat, ReceivedSystem } from '../services/desk/adviser-seat.ts';
import type { WriteResult } from '../services/desk/write-chat.ts';
import type { ChatEntry } from '../services/desk/chat-log.ts';
import type { NotesDesk } from '../services/desk/notes-desk.ts';
import type { FileExchange } from '../services/files/file-exchange.ts';
import type { Picture } from '../services/picture/picture-receiver.ts';
import { SessionRecording } from '../services/recording/session-recording.ts';
import type { WordPair } from '../services/words/words.ts';
import { pictureReceiverActor, sessionSeatActor } from './adviser-session.actors.ts';

/** An entry of the chat at the console, with the console's own notices. */
export type AdviserEntry = ChatEntry<AdviserNotice>;

/** A session that runs at the console: its statechart, and what must not be in it. */
export interface RunningSeat {
  readonly actor: Actor<typeof adviserSessionMachine>;
  snapshot(): AdviserSessionSnapshot;
  /** What was said so far, oldest first: a new array after each change. */
  entries(): readonly AdviserEntry[];
  /** Those of the entries that are news, and are spoken. */
  news(): readonly AdviserEntry[];
  /** How many of the customer's messages nobody has looked at. */
  unread(): number;
  markRead(): void;
  /** The two words to say, while the tag `wordsAreReady` stands. */
  words(): WordPair | null;
  /** The customer's desktop, while the tag `pictureIsVisible` stands. */
  picture(): Picture | null;
  /** How long the picture has been recorded, and how far the broker is behind. */
  readonly recording: Pick<SessionRecording, 'since' | 'behindMs'>;
  /** What the customer sent last about their computer. */
  system(): ReceivedSystem | null;
  write(text: string): WriteResult;
  /** Does something on the customer's computer, while the tag `adviserHasControl` stands. */
  give(input: Input): void;
  /** The files that are exchanged. */
  readonly files: FileExchange;
  /** The adviser's notes on the session. */
  readonly notes: NotesDesk;
  /** Asks a colleague to take the session over, while the tag `choosesColleague` stands. */
  askToHandOver(colleague: PresentColleague): void;
  /** Who has the session now, while it is not this adviser's any more; `null` where nobody here can know. */
  successor(): AdviserIdentity | null;
  /** Invites a colleague into the chat, while the tag `choosesSecond` stands. */
  invite(colleague: PresentColleague): void;
  /** Whether something can be pointed at in the picture. */
  canPoint(): boolean;
  /** Points at something in the picture, while the tag `pictureIsVisible` stands. */
  point(mark: Mark): void;
}

/** The sessions that run at the console, one for every open session in the list. */
export class AdviserSeats {
  readonly #desk: AdviserDesk;
  readonly #onChange: () => void;
  readonly #running = new Map<string, RunningSeat>();
  /** Sessions that are not in the list, because they are somebody else's by now. */
  readonly #gone = new Set<string>();

  constructor(desk: AdviserDesk, onChange: () => void) {
    this.#desk = desk;
    this.#onChange = onChange;
  }

  /** The running session of that name; closed ones stay until the console forgets them. */
  get(sessionId: string): RunningSeat | undefined {
    return this.#running.get(sessionId);
  }

  /** Takes the seat of every open session. */
  follow(sessions: readonly SessionSummary[]): void {
    this.#noteGone(sessions);
    for (const { sessionId, state, endReason } of sessions) {
      if (state !== 'closed') this.open(sessionId);
      else this.#noteEnd(sessionId, endReason ?? 'line.lost');
    }
  }

  /** Takes the seat of a session; of one that is over, only to read what was said. */
  open(sessionId: string): void {
    if (!this.#running.has(sessionId)) this.#start(sessionId);
  }

  /** A session that was handed over is not in the list any more; should it come back, everything of it is new. */
  #noteGone(sessions: readonly SessionSummary[]): void {
    const listed = new Set(sessions.map(({ sessionId }) => sessionId));
    for (const [sessionId, { actor }] of this.#running) {
      const snapshot = actor.getSnapshot();
      const isLeft = snapshot.hasTag('handedOver') || snapshot.hasTag('seatIsRefused');
      if (!listed.has(sessionId)) this.#gone.add(sessionId);
      else if (this.#gone.delete(sessionId) && isLeft) this.#forget(sessionId, actor);
    }
  }

  #forget(sessionId: string, actor: RunningSeat['actor']): void {
    actor.stop();
    this.#running.delete(sessionId);
    this.#desk.forgetSeat(sessionId);
  }

  /** Leaves all seats. The sessions go on without the adviser for as long as the broker waits. */
  release(): void {
    for (const { actor } of this.#running.values()) actor.stop();
    this.#running.clear();
  }

  /** A seat that this window does not have hears of the end by the list alone. */
  #noteEnd(sessionId: string, reason: EndReason): void {
    const actor = this.#running.get(sessionId)?.actor;
    const snapshot = actor?.getSnapshot();
    if (!snapshot?.hasTag('seatIsElsewhere') && !snapshot?.hasTag('seatIsRefused')) return;
    actor?.send({ type: 'broker.closed', reason });
  }

  #start(sessionId: string): void {
    const seat = this.#desk.seat(sessionId);
    if (seat === undefined) return;
    let picture: Picture | null = null;
    const recording = new SessionRecording(this.#desk.broker, sessionId);
    const show = (shown: Picture | null) => {
      picture = shown;
      recording.follow(seat.records ? shown : null);
      this.#onChange();
    };
    const actor = createActor(
      adviserSessionMachine.provide({
        actors: {
          sessionSeat: sessionSeatActor(seat),
          pictureReceiver: pictureReceiverActor(seat, this.#desk.certificate, show),
        },
        actions: sessionActions(seat),
      }),
    );
    this.#running.set(
      sessionId,
      runningSeat(seat, actor, recording, () => picture),
    );
    seat.chat.addEventListener('change', this.#onChange);
    seat.notes.addEventListener('change', this.#onChange);
    actor.subscribe(this.#onChange);
    actor.start();
  }
}

function sessionActions(seat: AdviserSeat) {
  return {
    tellBroker: (_: unknown, told: ConsoleTold) => {
      if (told.type === 'adviser.ended') seat.tellEnd();
      else if (told.type === 'adviser.sawPicture') seat.tellPictureSeen(told.epoch);
      else if (told.type === 'adviser.askedForSystem') seat.tellAsk(told.type, told.of);
      else if (told.type === 'adviser.askedToHandOver') seat.handOver.tellAsk();
      else if (told.type === 'adviser.withdrewHandOver') seat.handOver.tellWithdrawal();
      else if (told.type === 'adviser.invitedSecond') seat.invitation.tellInvitation();
      else if (told.type === 'adviser.withdrewInvitation') seat.invitation.tellWithdrawal();
      else seat.tellAsk(told.type);
    },
    writeNotice: (_: unknown, { notice }: { notice: AdviserNotice }) =>
      seat.chat.note(notice, Date.now()),
  };
}

function runningSeat(
  seat: AdviserSeat,
  actor: RunningSeat['actor'],
  recording: SessionRecording,
  picture: () => Picture | null,
): RunningSeat {
  return {
    actor,
    picture,
    recording,
    snapshot: () => actor.getSnapshot(),
    entries: () => seat.chat.entries,
    news: () => seat.news,
    unread: () => seat.unread,
    markRead: () => seat.markRead(),
    words: () => seat.words.words,
    system: () => seat.system,
    write: (text) => seat.write(text),
    files: seat.files,
    notes: seat.notes,
    askToHandOver: (colleague) => {
      const { name, role } = colleague;
      seat.handOver.choose(colleague);
      actor.send({ type: 'adviser.askedToHandOver', to: { name, role } });
    },
    successor: () => actor.getSnapshot().context.handOverTo ?? seat.handOver.mayHaveIt,
    invite: (colleague) => {
      const { name, role } = colleague;
      seat.invitation.choose(colleague);
      actor.send({ type: 'adviser.invitedSecond', to: { name, role } });
    },
    canPoint: () => seat.canPoint,
    point: (mark) => {
      if (actor.getSnapshot().hasTag('pictureIsVisible')) seat.point(mark);
    },
    give: (input) => {
      const snapshot = actor.getSnapshot();
      if (snapshot.hasTag('adviserHasControl')) seat.give(input, snapshot.context.grant);
    },
  };
}
