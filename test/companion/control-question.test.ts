import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { controlQuestion, shownControlQuestion } from '../../companion/src/ui/control-question.ts';
import { wordsIn } from '../../companion/src/ui/words.ts';
import { decodeCompanionMessage } from '../../src/protocol/decode.ts';

describe.each(['sl', 'en'] as const)('the question for control in %s', (locale) => {
  const asked = shownControlQuestion(locale, { name: 'Ana Novak', returnSeconds: 0 });

  it('P26 is told with the digest of the very sentences and buttons that the bar draws', () => {
    const { strong, text, buttons } = controlQuestion(wordsIn(locale), {
      name: 'Ana Novak',
      returnSeconds: 0,
    });
    expect(asked.text.split('\n')).toEqual([strong, text, ...buttons.map(([, said]) => said)]);
    expect(strong).toContain('Ana Novak');
    expect(asked.textHash).toBe(createHash('sha256').update(asked.text).digest('base64url'));
  });

  it('P26 is a message of the protocol, whatever the adviser is called', () => {
    const id = crypto.randomUUID();
    const long = shownControlQuestion(locale, { name: 'Ž'.repeat(200), returnSeconds: 60 });
    const message = { type: 'companion.wasAsked', id, ask: id, ...long };
    expect(decodeCompanionMessage(JSON.stringify(message))).toEqual(message);
  });
});
