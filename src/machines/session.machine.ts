import type { SnapshotFrom } from 'xstate';
import { consent, download } from './session.before-joining.ts';
import { connect } from './session.connecting.ts';
import { joined } from './session.joined.ts';
import { freshContext, sessionSetup } from './session.setup.ts';

/**
 * A session on the customer's side, from the agreement to the end.
 *
 * The seven states of the product are tags of its states: `consent`, `download` and `connect` come before a
 * session, `chat-only`, `sharing` and `stopped` are one, `closed` is after it and has no way out. It holds
 * facts only; the number, what people write and the captured picture live outside.
 */
export const sessionMachine = sessionSetup.createMachine({
  id: 'session',
  context: ({ input }) => freshContext(input),
  initial: 'consent',
  states: {
    consent,
    download,
    connect,
    joined,
    closed: { type: 'final', tags: 'closed' },
  },
});

/** A session at one moment. */
export type SessionSnapshot = SnapshotFrom<typeof sessionMachine>;
