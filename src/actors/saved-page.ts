import { saveFile } from '../services/files/save-file.ts';

export { saveFile } from '../services/files/save-file.ts';
export type { HeldReceipt } from '../services/receipt-box.ts';

/** Hands a page of ours to the browser's downloads. */
export function savePage(html: string, fileName: string): void {
  saveFile(new Blob([html], { type: 'text/html' }), fileName);
}
