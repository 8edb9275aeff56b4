import * as v from 'valibot';
import {
  adviserIdentity,
  bits256,
  locale,
  moment,
  sessionId,
  subject,
} from '../../../src/protocol/fields.ts';
import { answers, questions } from '../../../src/protocol/questions.ts';
import type { NewRow } from '../../../src/rules/decision.ts';
import { receiptType } from '../../../src/rules/questions.ts';
import type { Signed, SigningKey } from './signing-key.ts';

const receipt = v.strictObject({
  bank: v.string(),
  sessionId,
  reference: v.string(),
  adviser: adviserIdentity,
  question: v.picklist(questions),
  about: v.exactOptional(subject),
  version: v.string(),
  textHash: bits256,
  locale,
  shownAt: moment,
  answer: v.picklist(answers),
  answeredAt: moment,
});

/** Who asked whom for what, with which text, when, and what the answer was. */
export type Receipt = v.InferOutput<typeof receipt>;

/** What a receipt says; `null` if it is none. */
export function readReceipt({ body }: Pick<Signed, 'body'>): Receipt | null {
  try {
    const read = v.safeParse(receipt, JSON.parse(body));
    return read.success ? read.output : null;
  } catch {
    return null;
  }
}

/** Signs what is to be a receipt, before it gets its place in the log; leaves every other row as it is. */
export function signReceipt(row: NewRow, key: SigningKey, bank: string): NewRow {
  if (row.type !== receiptType) return row;
  const signed = key.sign('receipt', { bank, ...row.facts });
  const { question, answer } = row.facts;
  return { ...row, facts: { question, answer, ...signed, key: key.publicKey } };
}
