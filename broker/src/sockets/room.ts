import { doors } from '../limits.ts';
import type { ProgramAdmission } from '../sessions/program-admission.ts';

/**
 * How many sockets the broker takes. A full one lets nobody new into a session; beyond its measure it keeps a tenth
 * of its places for those who are in one already and have lost their line.
 */
export class Room {
  readonly #maxSockets: number;
  #taken = 0;

  constructor(maxSockets: number) {
    this.#maxSockets = maxSockets;
  }

  /** Whether there is no place for anybody new. */
  get isFull(): boolean {
    return this.#taken > this.#maxSockets;
  }

  /** Whether there is no place at all. */
  get isCrammed(): boolean {
    const kept = Math.max(doors.fewestKept, Math.ceil(this.#maxSockets / 10));
    return this.#taken >= this.#maxSockets + kept;
  }

  /** Takes a place; answers how to give it back. */
  take(): () => void {
    this.#taken += 1;
    let isHeld = true;
    return () => {
      if (isHeld) this.#taken -= 1;
      isHeld = false;
    };
  }
}

/** What programs ask of their admission. */
export type Programs = Pick<ProgramAdmission, 'ask' | 'resume'>;

/** Lets new programs ask only where there is room; those who come back, always. */
export function programsWithin(room: Room, admission: ProgramAdmission): Programs {
  return {
    ask: async (...asked) => (room.isFull ? 'broker.busy' : admission.ask(...asked)),
    resume: (...asked) => admission.resume(...asked),
  };
}
