import type { Notice, Told } from '../machines/session.events.ts';
import type { Late } from './late-services.ts';

/** What the statechart has the page do: tell the broker, write notices, say goodbye. */
export function sessionActions(late: Late) {
  return {
    tellBroker: (_: unknown, told: Told) => {
      const { desk } = late.ready();
      if (told.type === 'customer.agreed') void desk.tellAgreement(told.version, told.at);
      else if (told.type === 'customer.wasAsked') void desk.tellAsked();
      else if (told.type === 'customer.sentSystem') desk.seat?.tell(desk.system.answer(told.kinds));
      else if (told.type === 'customer.refusedSystem') desk.seat?.tell(desk.system.answer([]));
      else desk.seat?.tell(told);
      if (told.type === 'customer.pickedSurface') desk.noteShared();
    },
    writeNotice: (_: unknown, { notice }: { notice: Notice }) => {
      late.ready().desk.chat.note(notice, Date.now());
    },
    leaveSession: (_: unknown, { why }: { why: 'customer.ended' | null }) =>
      late.ready().desk.leave(why),
  };
}
