import type { ReceiptWords } from '../../locales/receipt.ts';
import type { HeldReceipt } from '../../actors/saved-page.ts';
import { receiptScript } from './receipt-script.ts';

interface SignedRecord {
  readonly reference: string;
  readonly adviser: { readonly name: string; readonly role: string };
  readonly question: keyof ReceiptWords['questions'];
  readonly version: string;
  readonly textHash: string;
  readonly shownAt: number;
  readonly answer: keyof ReceiptWords['answers'];
  readonly answeredAt: number;
}

const style = `body{font:1rem/1.5 system-ui,sans-serif;max-width:46rem;margin:2rem auto;padding:0 1rem;color:#1b1b1f;background:#fff}
section{border:1px solid #8a8a94;border-radius:.5rem;padding:1rem;margin:1.5rem 0}
dt{font-weight:600}dd{margin:0 0 .5rem;overflow-wrap:anywhere}
blockquote{white-space:pre-line;margin:.5rem 0;padding:0 1rem;border-inline-start:.25rem solid #8a8a94}
output{display:block;font-weight:600}.good{color:#0b6b2f}.bad{color:#b3261e}
@media (prefers-color-scheme:dark){body{color:#eee;background:#17171a}.good{color:#7bd99a}.bad{color:#ffb4ab}}`;

/** The page with a customer's receipts: one file, readable in any browser, which checks itself. */
export function receiptPage(words: ReceiptWords, receipts: readonly HeldReceipt[]): string {
  const { language, questions, answers, good, bad, cannotCheck } = words;
  const known = {
    words: { questions, answers, good, bad, cannotCheck },
    locale: language,
    receipts,
  };
  // Within a script's text only this sign could end it.
  const json = JSON.stringify(known).replaceAll('<', '\\u003c');
  return page(
    words.language,
    words.title,
    `<p>${escape(words.lead)}</p>
${receipts.map((receipt, index) => section(words, receipt, index)).join('\n')}
<p>${escape(words.howToCheck)}</p>
<script type="application/json" id="receipts">${json}</script>
<script>${receiptScript}</script>`,
  );
}

/** The page with a text as it was shown, which nobody has signed. */
export function unsignedPage({ language, unsigned }: ReceiptWords, text: string): string {
  return page(
    language,
    unsigned.title,
    `<p>${escape(unsigned.lead)}</p>\n<blockquote>${escape(text)}</blockquote>`,
  );
}

function section(words: ReceiptWords, { body, key, text }: HeldReceipt, index: number): string {
  const said = JSON.parse(body) as SignedRecord;
  const { adviser, reference, version, textHash } = said;
  const time = (at: number) => new Date(at).toLocaleString(words.language);
  const values: { [Field in keyof ReceiptWords['fields']]: string } = {
    question: words.questions[said.question],
    answer: words.answers[said.answer],
    answeredAt: time(said.answeredAt),
    shownAt: time(said.shownAt),
    adviser: `${adviser.name}, ${adviser.role}`,
    reference,
    version,
    textHash,
    key,
  };
  const rows = Object.entries(values).map(
    ([field, value]) =>
      `<dt>${escape(words.fields[field as keyof typeof values])}</dt><dd data-field="${field}">${escape(value)}</dd>`,
  );
  return `<section data-index="${index}">
<output>${escape(words.checking)}</output>
<dl>${rows.join('')}</dl>
<h2>${escape(words.textHeading)}</h2>
<blockquote>${escape(text ?? words.noText)}</blockquote>
</section>`;
}

function page(language: string, title: string, content: string): string {
  return `<!doctype html>
<html lang="${language}">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<title>${escape(title)}</title>
<style>${style}</style>
<h1>${escape(title)}</h1>
${content}
</html>
`;
}

const signs: Readonly<Record<'&' | '<' | '>' | '"', string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
};

function escape(text: string): string {
  return text.replace(/[&<>"]/g, (sign) => signs[sign as keyof typeof signs]);
}
