import type { PageQuestion, Told, WrittenNotice } from '../machines/session.events.ts';
import type { CustomerDesk, ShownText } from '../services/desk/customer-desk.ts';
import type { Late } from './late-desk.ts';

/** A question exactly as it stands before the customer now. */
export type QuestionText = (asked: PageQuestion) => ShownText;

/** What the statechart has the page do: tell the broker, write notices, say goodbye. */
export function sessionActions(late: Late, questionText: QuestionText) {
  return {
    tellBroker: (_: unknown, told: Told) => {
      const { desk } = late.ready();
      if (told.type === 'customer.agreed') void desk.tellAgreement(told.version, told.at);
      else if (told.type === 'customer.wasAsked') tellAsked(desk, told.asked, questionText);
      else if (told.type === 'customer.sentSystem') desk.tell(desk.system.answer(told.kinds));
      else if (told.type === 'customer.refusedSystem') desk.tell(desk.system.answer([]));
      else desk.tell(told);
      if (told.type === 'customer.pickedSurface') desk.noteShared();
    },
    writeNotice: (_: unknown, { notice, adviser }: WrittenNotice) => {
      late.ready().desk.chat.note(notice, Date.now(), adviser);
    },
    leaveSession: (_: unknown, { why }: { why: 'customer.ended' | null }) =>
      late.ready().desk.leave(why),
  };
}

function tellAsked(desk: CustomerDesk, asked: PageQuestion, questionText: QuestionText): void {
  const { question } = asked;
  const shown = questionText(asked);
  if (question === 'show') desk.tellAsked({ question }, shown);
  else if (question === 'system') desk.tellAsked({ question, about: desk.system.ask }, shown);
  else if (question === 'second')
    desk.tellAsked({ question, about: asked.second?.ask ?? '' }, shown);
  else desk.tellAsked({ question, about: `${asked.program.request}` }, shown);
}
