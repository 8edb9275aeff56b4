import { createActor, fromCallback, type Actor } from 'xstate';
import {
  secondMachine,
  type SecondEvent,
  type SecondSnapshot,
} from '../machines/second.machine.ts';
import type { AskedInvitation } from '../protocol/http.ts';
import { closeCodes } from '../protocol/reasons.ts';
import type { AdviserDesk } from '../services/desk/adviser-desk.ts';
import type { WriteResult } from '../services/desk/write-chat.ts';
import type { SecondSeat } from '../services/desk/second-seat.ts';
import type { AdviserEntry } from './adviser-seats.ts';

/** A colleague's session in whose chat this adviser takes part. */
export interface RunningSecond {
  readonly invitation: AskedInvitation;
  snapshot(): SecondSnapshot;
  /** What was said since the customer's yes, oldest first. */
  entries(): readonly AdviserEntry[];
  write(text: string): WriteResult;
  /** Leaves the session. */
  leave(): void;
}

interface Running extends RunningSecond {
  readonly actor: Actor<typeof secondMachine>;
}

/** The sessions in whose chats this adviser takes part as the second one. */
export class SecondSeats {
  readonly #desk: AdviserDesk;
  readonly #onChange: () => void;
  /** By the session's name; of one that is over too, until there is another invitation into it. */
  readonly #running = new Map<string, Running>();

  constructor(desk: AdviserDesk, onChange: () => void) {
    this.#desk = desk;
    this.#onChange = onChange;
  }

  get(sessionId: string): RunningSecond | undefined {
    return this.#running.get(sessionId);
  }

  get all(): readonly RunningSecond[] {
    return [...this.#running.values()];
  }

  /** Takes part in all that this adviser has accepted; what is not listed any more is over. */
  follow(invitations: readonly AskedInvitation[]): void {
    const accepted = invitations.filter(({ at }) => at !== 'colleague');
    for (const invitation of accepted) {
      const { actor } = this.#open(invitation);
      if (invitation.at === 'in') actor.send({ type: 'broker.letSecondIn' });
    }
    for (const [sessionId, { actor }] of this.#running) {
      if (accepted.some((one) => one.sessionId === sessionId)) continue;
      const why = actor.getSnapshot().hasTag('customerIsAsked') ? 'notLetIn' : 'sentAway';
      actor.send({ type: 'broker.endedSecond', why });
    }
  }

  /** Leaves all seats, as when nobody is signed in any more; the broker waits a while. */
  release(): void {
    for (const { actor } of this.#running.values()) actor.stop();
    this.#running.clear();
  }

  #open(invitation: AskedInvitation): Running {
    const { sessionId, ask } = invitation;
    const known = this.#running.get(sessionId);
    if (known?.invitation.ask === ask) return known;
    known?.actor.stop();
    const seat = this.#desk.secondSeat(invitation);
    const actor = createActor(
      secondMachine.provide({
        actors: { secondLine: secondLineActor(seat) },
        actions: { tellLeaving: () => seat.leave() },
      }),
    );
    const running = {
      ...{ invitation, actor },
      snapshot: () => actor.getSnapshot(),
      entries: () => seat.chat.entries,
      write: (text: string) => seat.write(text),
      leave: () => actor.send({ type: 'second.left' }),
    };
    this.#running.set(sessionId, running);
    seat.chat.addEventListener('change', this.#onChange);
    actor.subscribe(this.#onChange);
    actor.start();
    return running;
  }
}

/** Keeps the line, for as long as the statechart wants it. */
function secondLineActor(seat: SecondSeat) {
  return fromCallback<SecondEvent>(({ sendBack }) => {
    const leaving = new AbortController();
    const tell = (event: SecondEvent) => sendBack(event);
    seat.take(
      {
        onSeated: () => tell({ type: 'broker.seatedSecond' }),
        onLost: () => tell({ type: 'browser.lostLine' }),
        onOver: (code) => tell({ type: 'broker.endedSecond', why: whyOver(code) }),
      },
      leaving.signal,
    );
    return () => leaving.abort();
  });
}

function whyOver(code: number): 'elsewhere' | 'sessionOver' | 'sentAway' {
  if (code === closeCodes.openedElsewhere) return 'elsewhere';
  return code === closeCodes.sessionClosed ? 'sessionOver' : 'sentAway';
}
