import type { AdviserIdentity } from '../../src/protocol/fields.ts';
import type { SessionState } from '../../src/protocol/states.ts';
import type { FakeOptions, FakeSession } from './fake-session.ts';

/** Who helps in the tests. */
export const adviser: AdviserIdentity = { name: 'Ana Novak', role: 'Svetovalka' };

/** Lets promises that are already settled have their say. */
export const settled = () => new Promise<void>((resolve) => queueMicrotask(() => resolve()));

/** Takes a session from `consent` to one of the seven states. */
export async function walkTo(
  session: FakeSession,
  state: SessionState,
  { records = false, wordsNeeded = true }: FakeOptions = {},
): Promise<void> {
  const { actor } = session;
  const steps: Record<Exclude<SessionState, 'consent'>, () => Promise<void> | void> = {
    download: async () => {
      actor.send({ type: 'customer.agreed', version: 'test', at: 1 });
      while (actor.getSnapshot().context.offer.kind === 'unknown') await settled();
    },
    connect: () => actor.send({ type: 'customer.wentOnInBrowser' }),
    'chat-only': async () => {
      session.giveNumber('12345678');
      const admission = { adviser, adviserIsPresent: true, records, wordsNeeded, resumeMs: 60_000 };
      session.answerNumber({ admitted: true, admission });
      while (!actor.getSnapshot().hasTag('canEnd')) await settled();
    },
    sharing: () => {
      actor.send({ type: 'adviser.openedWords' });
      actor.send({ type: 'customer.choseWords', matched: true });
      show(session);
    },
    stopped: () => actor.send({ type: 'customer.stoppedSharing' }),
    closed: () => actor.send({ type: 'customer.ended' }),
  };
  for (const [name, step] of Object.entries(steps)) {
    if (state === 'consent') return;
    await step();
    if (name === state) return;
  }
}

/** Start, Show, and a picked screen. */
export function show({ actor }: FakeSession): void {
  actor.send({ type: 'customer.askedToStart' });
  actor.send({ type: 'customer.confirmedShow' });
  actor.send({ type: 'customer.pickedSurface', surface: 'monitor', width: 1920, height: 1080 });
}
