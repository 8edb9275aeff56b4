import { emulateMedia, setViewport } from '@web/test-runner-commands';
import { expect } from 'chai';
import { walkTo } from './journey.ts';
import { allBelow, clear, faultsOf, languages, mount, textOf, type Mounted } from './mount.ts';
import { scenes, type Scene } from './scenes.ts';

async function play(lang: string, { state, options, then }: Scene): Promise<Mounted> {
  const mounted = await mount(lang, options);
  await walkTo(mounted.session, state, options);
  await then?.(mounted.session);
  await mounted.shown();
  return mounted;
}

/** The elements that stick out of the screen sideways. */
function tooWide(root: ParentNode): string[] {
  const width = document.documentElement.clientWidth;
  return allBelow(root)
    .filter((element) => element.getBoundingClientRect().right > width + 1)
    .map(({ outerHTML }) => outerHTML.slice(0, 100));
}

afterEach(async () => {
  await clear();
  await setViewport({ width: 800, height: 600 });
  await emulateMedia({ colorScheme: 'light', forcedColors: 'none' });
});

for (const [lang] of languages) {
  describe(`in ${lang}, everybody can use`, () => {
    for (const [title, scene] of Object.entries(scenes)) {
      it(`${title}: no violation in light, none in dark`, async () => {
        const { element } = await play(lang, scene);
        expect(await faultsOf(element)).to.deep.equal([]);
        await emulateMedia({ colorScheme: 'dark' });
        expect(await faultsOf(element)).to.deep.equal([]);
      });
    }
  });
}

describe('on a screen 320 px wide, or at 400 %', () => {
  for (const [title, scene] of Object.entries(scenes)) {
    it(`${title}: nothing sticks out sideways`, async () => {
      await setViewport({ width: 320, height: 256 });
      const { element } = await play('sl', scene);
      expect(tooWide(element.shadowRoot!)).to.deep.equal([]);
    });
  }
});

describe('with forced colours', () => {
  it('the buttons of the status bar can be told from what is around them', async () => {
    await emulateMedia({ forcedColors: 'active' });
    const { find } = await play('sl', scenes['sharing']!);
    const buttons = [...find('remote-help-status-bar')!.shadowRoot!.querySelectorAll('button')];
    expect(buttons).to.have.length(3);
    for (const button of buttons) {
      const { borderTopWidth, borderTopStyle } = getComputedStyle(button);
      expect([borderTopStyle, Number.parseFloat(borderTopWidth) >= 1]).to.deep.equal([
        'solid',
        true,
      ]);
    }
  });
});

describe('every target', () => {
  for (const title of ['consent', 'connect', 'chat-only with words and a chat', 'the warning']) {
    it(`is at least 44 px high: ${title}`, async () => {
      await setViewport({ width: 320, height: 640 });
      const { element } = await play('en', scenes[title]!);
      const low = allBelow(element.shadowRoot!)
        .filter((target) =>
          target.matches('button, summary, textarea, label:has(input), input[type="text"]'),
        )
        .filter((target) => target.getClientRects().length > 0)
        .filter((target) => target.getBoundingClientRect().height < 43.9)
        .map((target) => target.outerHTML.slice(0, 80));
      expect(low).to.deep.equal([]);
    });
  }
});

describe('a strict policy', () => {
  for (const [title, scene] of Object.entries(scenes)) {
    it(`has nothing to refuse: no style attribute in ${title}`, async () => {
      const { element } = await play('en', scene);
      const styled = allBelow(element.shadowRoot!).filter((inner) => inner.hasAttribute('style'));
      expect(styled).to.deep.equal([]);
      expect(textOf(element)).not.to.equal('');
    });
  }
});
