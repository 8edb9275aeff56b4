import { expect } from 'chai';
import type { RemoteHelpClosedElement } from '../../src/components/closed/closed-element.ts';
import { endReasons } from '../../src/protocol/reasons.ts';
import { clear, languages, putView, textOf } from './mount.ts';

afterEach(clear);

for (const [lang, words] of languages) {
  describe(`closed, in ${lang}`, () => {
    for (const reason of endReasons) {
      it(`says why, that all is released, and that the number is of no more use: ${reason}`, async () => {
        const view = await putView<RemoteHelpClosedElement>('remote-help-closed', {
          words,
          reason,
        });
        const { closed } = words;
        for (const sentence of [closed.reasons[reason], closed.released, closed.numberIsDead]) {
          expect(textOf(view)).to.contain(sentence);
        }
        expect(view.shadowRoot!.querySelector('button')).to.be.null;
      });
    }

    for (const reason of ['customer.raisedAlarm', 'alarm.notReported'] as const) {
      it(`says what to do next after an alarm: ${reason}`, async () => {
        const view = await putView<RemoteHelpClosedElement>('remote-help-closed', {
          words,
          reason,
        });
        for (const step of words.closed.afterAlarm) expect(textOf(view)).to.contain(step);
      });
    }
  });
}
