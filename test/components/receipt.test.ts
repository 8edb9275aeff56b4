import { expect } from 'chai';
import { receiptPage, unsignedPage } from '../../src/components/receipt/receipt-page.ts';
import { receiptWords } from '../../src/locales/receipt.ts';

const base64 = (bytes: ArrayBuffer) =>
  btoa(String.fromCharCode(...new Uint8Array(bytes)))
    .replaceAll('+', '-')
    .replaceAll('/', '_')
    .replaceAll('=', '');
const utf8 = (text: string) => new TextEncoder().encode(text);
const text = 'Banka sme <b>gledati</b> namizje.</script>';

/** A receipt as a broker would give it. */
async function signedReceipt() {
  const { privateKey, publicKey } = (await crypto.subtle.generateKey('Ed25519', true, [
    'sign',
    'verify',
  ])) as CryptoKeyPair;
  const textHash = base64(await crypto.subtle.digest('SHA-256', utf8(text)));
  const adviser = { name: 'Ana Novak', role: 'Svetovalka' };
  const times = { shownAt: 1_795_775_026_000, answeredAt: 1_795_775_027_000 };
  const said = { reference: 'ACDE-FGHJ', adviser, question: 'show', version: '1', textHash };
  const body = JSON.stringify({ ...said, ...times, locale: 'sl', answer: 'yes' });
  const signed = utf8(`remote-help-receipt-1\n${body}`);
  const signature = base64(await crypto.subtle.sign('Ed25519', privateKey, signed));
  return { body, signature, key: base64(await crypto.subtle.exportKey('raw', publicKey)), text };
}

/** Opens a saved page as a browser opens a file, and waits until it has checked itself. */
async function opened(html: string): Promise<{ page: Document; says: string; close: () => void }> {
  const frame = document.createElement('iframe');
  const address = URL.createObjectURL(new Blob([html], { type: 'text/html' }));
  frame.src = address;
  const loaded = new Promise((resolve) => frame.addEventListener('load', resolve, { once: true }));
  document.body.append(frame);
  await loaded;
  const page = frame.contentDocument!;
  const output = page.querySelector('output');
  const says = await new Promise<string>((resolve) => {
    if (output === null) return resolve('');
    const said = () => output.textContent ?? '';
    if (!Object.values(receiptWords).some(({ checking }) => said() === checking)) resolve(said());
    new MutationObserver(() => resolve(said())).observe(output, { childList: true });
  });
  const close = () => {
    frame.remove();
    URL.revokeObjectURL(address);
  };
  return { page, says, close };
}

describe('a saved receipt', () => {
  for (const words of Object.values(receiptWords)) {
    it(`checks itself, and shows what was asked and answered (${words.language})`, async () => {
      const { page, says, close } = await opened(receiptPage(words, [await signedReceipt()]));
      expect(says).to.equal(words.good);
      expect(page.querySelector('blockquote')!.textContent).to.equal(text);
      expect(page.body.textContent).to.include(words.answers.yes);
      expect(page.body.textContent).to.include('Ana Novak, Svetovalka');
      expect(page.documentElement.lang).to.equal(words.language);
      close();
    });
  }

  it('shows the signed answer, whatever somebody has written around it', async () => {
    const words = receiptWords.sl;
    const html = receiptPage(words, [await signedReceipt()]);
    const { page, says, close } = await opened(html.replaceAll('>Da<', '>Ne<'));
    expect(says).to.equal(words.good);
    expect(page.querySelector('[data-field="answer"]')!.textContent).to.equal(words.answers.yes);
    close();
  });

  it('says so when the record or the text was changed', async () => {
    const words = receiptWords.en;
    const receipt = await signedReceipt();
    for (const changed of [
      { ...receipt, body: receipt.body.replace('"yes"', '"no"') },
      { ...receipt, text: 'Something else' },
    ]) {
      const { says, close } = await opened(receiptPage(words, [changed]));
      expect(says).to.equal(words.bad);
      close();
    }
  });

  it('names nothing outside itself', async () => {
    const html = receiptPage(receiptWords.sl, [await signedReceipt()]);
    expect(html).not.to.match(/https?:|src=|@import|url\(/);
    expect(unsignedPage(receiptWords.sl, text)).not.to.include('<b>gledati');
  });
});
