import { emulateMedia, setViewport } from '@web/test-runner-commands';
import { expect } from 'chai';
import { scenes, type Scene } from './scenes.ts';
import { allBelow, clear, faultsOf, hostile, languages, put, textOf } from './stage.ts';

const all = Object.entries(scenes);
const play = ({ tag, shows }: Scene, words: (typeof languages)[number][1]) =>
  put(tag, words, shows as object);

afterEach(async () => {
  clear();
  await emulateMedia({ colorScheme: 'light' });
  await setViewport({ width: 800, height: 600 });
});

for (const [locale, words] of languages) {
  describe(`the console in ${locale}`, () => {
    for (const [title, scene] of all) {
      it(`${title}: everybody can use it, in light and in dark`, async () => {
        const view = await play(scene, words);
        expect(textOf(view)).not.to.equal('');
        expect(await faultsOf(view)).to.deep.equal([]);
        await emulateMedia({ colorScheme: 'dark' });
        expect(await faultsOf(view)).to.deep.equal([]);
      });
    }
  });
}

describe('a strict policy and hostile text', () => {
  for (const [title, scene] of all) {
    it(`${title}: no style attribute, and text stays text`, async () => {
      const view = await play(scene, languages[0]![1]);
      const inner = allBelow(view.shadowRoot!);
      expect(inner.filter((element) => element.hasAttribute('style'))).to.deep.equal([]);
      expect(inner.filter((element) => element.matches('img, a, script, iframe'))).to.deep.equal(
        [],
      );
      if (JSON.stringify(scene.shows).includes('onerror')) {
        expect(textOf(view)).to.include(hostile);
        expect((globalThis as { wasHacked?: boolean }).wasHacked).to.equal(undefined);
      }
    });
  }
});

describe('on a screen 360 px wide', () => {
  for (const [title, scene] of all) {
    it(`${title}: nothing sticks out sideways`, async () => {
      await setViewport({ width: 360, height: 640 });
      const view = await play(scene, languages[0]![1]);
      const wide = allBelow(view.shadowRoot!).filter(
        (element) => element.getBoundingClientRect().right > innerWidth + 1,
      );
      expect(wide.map(({ outerHTML }) => outerHTML.slice(0, 80))).to.deep.equal([]);
    });
  }
});
