import { savePage, type HeldReceipt } from '../../actors/saved-page.ts';
import { receiptWords } from '../../locales/receipt.ts';
import { receiptPage, unsignedPage } from './receipt-page.ts';

/** Saves a customer's receipts as a page. */
export function saveReceipts(language: 'sl' | 'en', receipts: readonly HeldReceipt[]): void {
  const words = receiptWords[language];
  savePage(receiptPage(words, receipts), words.fileName);
}

/** Saves a text that nobody has signed yet. */
export function saveText(language: 'sl' | 'en', text: string): void {
  const words = receiptWords[language];
  savePage(unsignedPage(words, text), words.unsigned.fileName);
}
