import { expect } from 'chai';
import { sizeInWords } from '../../src/components/download/size.ts';
import type {
  DownloadPhase,
  RemoteHelpDownloadElement,
} from '../../src/components/download/download-element.ts';
import type { IntentEvent } from '../../src/components/intent-event.ts';
import { en } from '../../src/locales/en.ts';
import { opening } from '../../src/locales/opening.ts';
import { clear, putView, textOf } from './mount.ts';

const program = {
  fileName: 'RemoteHelp.exe',
  bytes: 4_312_000,
  publisher: 'Bank plc',
  sha256: '0123abcd'.repeat(8),
  path: '/v1/programs/RemoteHelp.exe',
};

const download = async (phase: DownloadPhase, fileName = program.fileName) => {
  const view = await putView<RemoteHelpDownloadElement>('remote-help-download', {
    words: en,
    phase,
    program: phase === 'none' || phase === 'asking' ? null : { ...program, fileName },
    downloadedBytes: 2_156_000,
  });
  const asked: string[] = [];
  view.addEventListener('remote-help-intent', ({ detail }: IntentEvent) => asked.push(detail.type));
  const buttons = [...view.shadowRoot!.querySelectorAll('button')];
  const press = (label: string) =>
    buttons.find(({ textContent }) => textContent.trim() === label)?.click();
  return { view, asked, press };
};

afterEach(clear);

describe('in download, a customer', () => {
  for (const phase of ['asking', 'fetching', 'saved', 'failed', 'none'] as const) {
    it(`can go on in the browser: ${phase}`, async () => {
      const { asked, press } = await download(phase);
      press(en.download.without);
      expect(asked).to.deep.equal(['customer.wentOnInBrowser']);
    });
  }

  it('sees name, size, publisher and the whole SHA-256 of what is offered', async () => {
    const { view } = await download('saved');
    const text = textOf(view);
    for (const fact of ['RemoteHelp.exe', '4.3 MB', 'Bank plc']) expect(text).to.contain(fact);
    expect(text.replaceAll(' ', '')).to.contain(program.sha256);
  });

  it('sees how much has arrived', async () => {
    const { view } = await download('fetching');
    const progress = view.shadowRoot!.querySelector('progress')!;
    expect(progress.value / progress.max).to.equal(0.5);
    expect(textOf(view)).to.contain('2.2 MB of 4.3 MB');
  });

  it('sees another program by its name and link, with how it is told its number, and goes on to the session’s own', async () => {
    const { view, asked } = await download('none');
    view.other = {
      name: 'ISL Light Client',
      link: 'https://help.bank.example/isl',
      explanation: 'Type the code that the adviser tells you.',
    };
    await view.updateComplete;
    const link = view.shadowRoot!.querySelector<HTMLAnchorElement>('[part="other"]')!;
    expect(link.href).to.equal('https://help.bank.example/isl');
    expect(link.rel).to.contain('noreferrer');
    expect(textOf(view)).to.contain('Type the code that the adviser tells you.');
    view.shadowRoot!.querySelector<HTMLElement>('[part="without"]')!.click();
    expect(asked).to.deep.equal(['customer.wentOnInBrowser']);
  });

  const howTo = {
    'a.exe': 'windows',
    'a.AppImage': 'linux',
    'a.dmg': 'macos',
    'a.zip': 'other',
  } as const;
  for (const [fileName, system] of Object.entries(howTo)) {
    it(`reads how to open ${fileName} on their system`, async () => {
      const { view } = await download('saved', fileName);
      for (const step of opening.en[system]) expect(textOf(view)).to.contain(step);
    });
  }

  it('says that the program is open', async () => {
    const { asked, press } = await download('saved');
    press(en.download.opened);
    expect(asked).to.deep.equal(['customer.openedProgram']);
  });

  it('cannot say so before it is there', async () => {
    const { asked, press } = await download('fetching');
    press(en.download.opened);
    expect(asked).to.deep.equal([]);
  });

  it('tries again after a failure', async () => {
    const { asked, press } = await download('failed');
    press(en.download.retry);
    expect(asked).to.deep.equal(['customer.retriedDownload']);
  });

  it('is told that the bank offers nothing for this system', async () => {
    const { view } = await download('none');
    expect(textOf(view)).to.contain(en.download.none);
  });
});

describe('a size', () => {
  it('is said as people say it, in their language', () => {
    expect(sizeInWords(820_000, 'en')).to.equal('820 kB');
    expect(sizeInWords(4_312_000, 'sl')).to.equal('4,3 MB');
    expect(sizeInWords(9, 'en')).to.equal('0.1 kB');
    expect(sizeInWords(0, 'en')).to.equal('0 kB');
  });
});
