import { comesToConsole } from '../../broker/world/colleagues.ts';
import { takesPart } from '../../broker/world/seconds.ts';
import { Client } from '../../broker/world/client.ts';
import { consoleOrigin, pageOrigin, World } from '../../broker/world/world.ts';
import type { Stage } from './party.ts';

/** The real broker, with its disk and its mail. */
export async function realStage(): Promise<Stage> {
  // There is nobody in the simulation who records.
  const world = await World.open({ REMOTE_HELP_RECORDING: 'off' });
  const seat = world.signIn();
  const ticket = async () => {
    const answer = await world.request(seat, 'POST', '/v1/tickets');
    return ((await answer.json()) as { ticket: string }).ticket;
  };
  return {
    async invites() {
      const { session, number, handle = '' } = await world.invite(seat);
      await world.logs('mail.sent');
      return { sessionId: session.sessionId, number, handle };
    },
    stranger: () => Client.open(world.origin, pageOrigin),
    async customer() {
      const party = await Client.open(world.origin, pageOrigin);
      party.say({ type: 'customer.greeted', protocol: 1, locale: 'sl' });
      const { nonce = '' } = await party.hears('broker.greeted');
      return { party, nonce };
    },
    async adviser(sessionId, lastSeq = 0, pairing) {
      const party = await Client.open(world.origin, consoleOrigin);
      const session = { sessionId, lastSeq, ...(pairing && { pairing }) };
      party.say({ type: 'adviser.greeted', protocol: 1, ticket: await ticket(), session });
      await party.hears('broker.greeted');
      return party;
    },
    async colleague() {
      const list = await world.adviser(seat);
      const boris = world.signIn('boris', 'Boris Kranjc', 'Svetovalec');
      const { desk, name } = await comesToConsole(world, list, boris);
      const comes = (sessionId: string, as?: 'second') =>
        as === 'second' ? takesPart(world, boris, sessionId) : world.adviser(boris, sessionId);
      return { desk, name, comes };
    },
    passes: (ms) => world.clock.advance(ms),
    close: () => world.close(),
  };
}
