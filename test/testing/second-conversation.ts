import { meet } from './meeting.ts';
import type { Party, Stage } from './world/party.ts';

const id = () => crypto.randomUUID();
const bits = 'A'.repeat(43);

/** A second adviser who is let in, comes back, and is sent away (rule P42). */
export async function secondComesAndGoes(stage: Stage): Promise<Record<string, Party>> {
  const { letter, adviser, customer } = await meet(stage);
  const { desk, name, comes } = await stage.colleague();
  const { sessionId } = letter;
  const isTold = async (at: 'customer' | 'in' | null, isPresent = false) => {
    for (;;) {
      const { second } = await customer.hears('broker.describedSecond');
      if ((second?.at ?? null) === at && (second?.isPresent ?? false) === isPresent) return;
    }
  };
  const invites = async (accepts: boolean) => {
    const ask = id();
    adviser.say({ type: 'adviser.invitedSecond', id: ask, to: name });
    await adviser.hears('broker.stored');
    const type = accepts ? 'adviser.acceptedInvitation' : 'adviser.declinedInvitation';
    desk.say({ type, sessionId, ask });
    if (accepts) await isTold('customer');
    else await adviser.hears('broker.describedSecond');
    return ask;
  };
  await invites(false);
  const ask = await invites(true);
  const asked = { version: '1', textHash: bits, locale: 'sl', shownAt: 1 } as const;
  customer.say({ type: 'customer.allowedSecond', id: id(), ask });
  await customer.hears('broker.refused');
  customer.say({ type: 'customer.wroteChat', id: id(), text: 'Prej.' });
  customer.say({ type: 'customer.wasAsked', id: id(), question: 'second', about: ask, ...asked });
  customer.say({ type: 'customer.allowedSecond', id: id(), ask });
  await isTold('in');
  const second = await comes(sessionId, 'second');
  await second.hears('broker.seatedSecond');
  await isTold('in', true);
  customer.say({ type: 'customer.wroteChat', id: id(), text: 'Zdaj.' });
  await second.hears('customer.wroteChat');
  second.say({ type: 'second.wroteChat', id: id(), text: 'Dober dan.' });
  await adviser.hears('second.wroteChat');
  await customer.hears('second.wroteChat');
  second.say({ type: 'adviser.ended', id: id() });
  await second.hears('broker.refused');
  second.drop();
  await isTold('in');
  const back = await comes(sessionId, 'second');
  await back.hears('second.wroteChat');
  await isTold('in', true);
  customer.say({ type: 'customer.dismissedSecond', id: id(), ask });
  await back.closed;
  await customer.pings();
  await adviser.pings('adviser');
  const late = await comes(sessionId, 'second');
  await late.closed;
  return { adviser, customer, second, back, late };
}
