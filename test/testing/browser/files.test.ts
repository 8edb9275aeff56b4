import { expect } from 'chai';
import { en } from '../../../src/locales/en.ts';
import { until } from '../../../src/testing/until.ts';
import { BankPage } from './bank-page.ts';

let page: BankPage;
afterEach(() => page.close());

const { heading, phases, whys, acts } = en.helping.file;
const content = 'Vsebina s č, š in ž. '.repeat(10_000);
const file = (name: string) => new File([content], name);
const view = () => page.element.shadowRoot!.querySelector('remote-help-files')!;

/** Picks files as the browser's own picker does. */
function picks(...files: File[]): void {
  const input = view().shadowRoot!.querySelector<HTMLInputElement>('input')!;
  const chosen = new DataTransfer();
  for (const one of files) chosen.items.add(one);
  input.files = chosen.files;
  input.dispatchEvent(new Event('change'));
}

describe('files', () => {
  it('a file that a customer picks arrives whole at the adviser, by its name', async () => {
    page = BankPage.open({ locale: 'en' });
    const { customer, adviser } = page;
    await page.meet();
    picks(file('račun.pdf'));
    await customer.sees(phases.customer.offered);
    const received = await adviser.receivesFile('račun.pdf');
    expect(await received.text()).to.equal(content);
    await customer.sees(phases.customer.kept);
    await customer.sees(en.chat.notices.fileGiven);
  });

  it('a file that an adviser offers comes only after the customer has taken it, and can be saved', async () => {
    page = BankPage.open({ locale: 'en' });
    const { customer, adviser } = page;
    await page.meet();
    await adviser.offersFile(file('navodila.txt'));
    await customer.sees(en.chat.notices.fileOffered);
    await customer.takesFile('navodila.txt');
    await adviser.seesFileArrive('navodila.txt');
    await customer.sees(phases.adviser.kept);
    const save = await until(
      'the button',
      () =>
        view().shadowRoot!.querySelector<HTMLElement>(
          `[aria-label="${acts.save}: navodila.txt"]`,
        ) ?? undefined,
    );
    expect(save.textContent).to.contain(acts.save);
  });

  it('a file goes on after the line was lost in the middle of it', async () => {
    page = BankPage.open({ locale: 'en' });
    const { adviser, broker } = page;
    await page.meet();
    picks(file('velika.txt'));
    const lost = broker.faults.hold('customer.gaveFilePiece');
    const received = adviser.receivesFile('velika.txt');
    await adviser.hears('broker.stored');
    broker.cutLines();
    lost.release();
    expect(await (await received).text()).to.equal(content);
  });

  it('a refused file and one that was broken off are said so, and nothing of them comes', async () => {
    page = BankPage.open({ locale: 'en' });
    const { customer, adviser } = page;
    await page.meet();
    await adviser.offersFile(file('a.txt'));
    await customer.refusesFile('a.txt');
    await adviser.hears('customer.refusedFile');
    await customer.sees(phases.adviser.refused);
    picks(file('b.txt'));
    await customer.breaksFileOff('b.txt');
    await adviser.hears('customer.cancelledFile');
    await customer.sees(whys['file.notWanted']);
  });

  it('a file over the bank’s limit is not offered, and where there is no exchange there is no list', async () => {
    page = BankPage.open({ locale: 'en', maxFileBytes: 1_000 });
    const { customer, adviser } = page;
    await page.meet();
    picks(file('prevelika.txt'));
    await customer.sees(en.helping.file.problems.tooBig('1 kB'));
    expect(adviser.heard.some(({ type }) => type === 'customer.offeredFile')).to.equal(false);
    page.close();
    page = BankPage.open({ locale: 'en', maxFileBytes: 0 });
    await page.meet();
    expect(view().shadowRoot!.textContent).not.to.contain(heading);
  });
});
