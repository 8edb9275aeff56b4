/**
 * What the saved page runs when it is opened: it checks each signature and each text's digest, and shows what the signed
 * record says, not what stands around it. It asks nothing of any network.
 */
export const receiptScript = `
const { words, locale, receipts } = JSON.parse(document.getElementById('receipts').textContent);
const bytes = (text) => Uint8Array.from(atob(text.replaceAll('-', '+').replaceAll('_', '/')), (c) => c.charCodeAt(0));
const utf8 = (text) => new TextEncoder().encode(text);
const base64 = (buffer) => btoa(String.fromCharCode(...new Uint8Array(buffer))).replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', '');
const isWhole = async ({ body, signature, key, text }) => {
  const publicKey = await crypto.subtle.importKey('raw', bytes(key), 'Ed25519', false, ['verify']);
  if (!(await crypto.subtle.verify('Ed25519', publicKey, bytes(signature), utf8('remote-help-receipt-1\\n' + body)))) return false;
  return text === null || base64(await crypto.subtle.digest('SHA-256', utf8(text))) === JSON.parse(body).textHash;
};
const show = (section, { body, text }) => {
  const said = JSON.parse(body);
  const time = (at) => new Date(at).toLocaleString(locale);
  const shown = {
    ...said,
    question: words.questions[said.question],
    answer: words.answers[said.answer],
    adviser: said.adviser.name + ', ' + said.adviser.role,
    answeredAt: time(said.answeredAt),
    shownAt: time(said.shownAt),
  };
  for (const field of section.querySelectorAll('[data-field]')) {
    if (field.dataset.field in shown) field.textContent = shown[field.dataset.field];
  }
  if (text !== null) section.querySelector('blockquote').textContent = text;
};
for (const section of document.querySelectorAll('section')) {
  const receipt = receipts[section.dataset.index];
  const output = section.querySelector('output');
  isWhole(receipt).then(
    (isGood) => {
      if (isGood) show(section, receipt);
      output.textContent = isGood ? words.good : words.bad;
      output.className = isGood ? 'good' : 'bad';
    },
    () => { output.textContent = words.cannotCheck; },
  );
}
`;
