import { receiptType } from '../../../src/rules/questions.ts';
import type { LogOf, PlacedRow } from '../sessions/log-row.ts';
import type { KeyChain } from './key-succession.ts';
import { readReceipt } from './receipt.ts';

/** Whether a row of a log has a customer's receipt in it. */
export function isReceiptRow({ type }: PlacedRow): boolean {
  return type === receiptType;
}

/**
 * Whether the receipt in a row, which was written at that moment by the broker's clock, was signed by a key of the bank that
 * might then, and is about this session and the answer that the row tells.
 */
export function isSignedReceipt(
  { question, answer, body, signature }: Readonly<Record<string, unknown>>,
  at: number,
  { bank, session }: LogOf,
  keys: KeyChain,
): boolean {
  if (typeof body !== 'string' || typeof signature !== 'string') return false;
  const receipt = readReceipt({ body });
  if (receipt?.bank !== bank || receipt.sessionId !== session) return false;
  if (receipt.question !== question || receipt.answer !== answer) return false;
  return keys.signerOf('receipt', { body, signature }, at) !== null;
}
