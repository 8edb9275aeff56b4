import { expect } from 'chai';
import type { RemoteHelpAdviserPictureElement } from '../../src/adviser/picture/picture-element.ts';
import type { Mark } from '../../src/protocol/marks.ts';
import { clear, inside, languages, put } from './stage.ts';

const [english] = languages.filter(([locale]) => locale === 'en');
const words = english![1];
const { pointing } = words.helping;

/** The picture of the customer's own page, 400 × 200, and what is pointed at in it. */
async function shown(differs: Partial<RemoteHelpAdviserPictureElement> = {}) {
  const canvas = Object.assign(document.createElement('canvas'), { width: 400, height: 200 });
  canvas.getContext('2d')?.fillRect(0, 0, 400, 200);
  const stream = canvas.captureStream();
  const element = await put<RemoteHelpAdviserPictureElement>('remote-help-adviser-picture', words, {
    surface: 'browser',
    canPoint: true,
    picture: { stream, epoch: 1 } as never,
    ...differs,
  });
  Object.assign(element.style, { display: 'block', width: '600px', height: '500px' });
  const marks: Mark[] = [];
  element.addEventListener('remote-help-adviser-mark', ({ detail }) => marks.push(detail));
  const video = inside<HTMLVideoElement>(element, 'video');
  if (video.videoWidth === 0) {
    await new Promise((resolve) => video.addEventListener('resize', resolve, { once: true }));
  }
  return { element, marks, video, stage: inside(element, '.stage') };
}

const tool = (element: Element, name: string) => {
  const buttons = [...element.shadowRoot!.querySelectorAll('[part="pointing"] button')];
  const found = buttons.find(({ textContent }) => textContent?.trim() === name);
  if (found === undefined) throw new Error(`No button says ${name}`);
  return found as HTMLButtonElement;
};
const isPressed = (element: Element, name: string) =>
  tool(element, name).getAttribute('aria-pressed') === 'true';
const press = async (element: RemoteHelpAdviserPictureElement, name: string) => {
  tool(element, name).click();
  await element.updateComplete;
};
const key = (name: string) => new KeyboardEvent('keydown', { key: name, cancelable: true });

describe('pointing in the picture', () => {
  afterEach(clear);

  it('begins with “Point”, goes over to “Draw”, and ends with the same button', async () => {
    const { element, stage, marks } = await shown();
    await press(element, pointing.point);
    expect(isPressed(element, pointing.point)).to.equal(true);
    expect(element.shadowRoot!.activeElement).to.equal(stage);
    await press(element, pointing.draw);
    expect(isPressed(element, pointing.point)).to.equal(false);
    expect(isPressed(element, pointing.draw)).to.equal(true);
    expect(marks).to.deep.equal([]);
    await press(element, pointing.draw);
    expect(isPressed(element, pointing.draw)).to.equal(false);
    expect(marks).to.deep.equal([{ kind: 'away' }]);
  });

  it('points where the mouse is in the picture, which does not fill its place', async () => {
    const { element, stage, marks, video } = await shown();
    const box = video.getBoundingClientRect();
    expect(box.height).to.be.greaterThan(box.width / 2);
    const over = (x: number, y: number) =>
      stage.dispatchEvent(
        new PointerEvent('pointermove', { clientX: box.left + x, clientY: box.top + y }),
      );
    over(box.width / 2, box.height / 2);
    expect(marks).to.deep.equal([]);
    await press(element, pointing.point);
    over(box.width / 2, box.height / 2);
    over(box.width, box.height / 2 + box.width / 4);
    over(box.width / 2, 1);
    expect(marks).to.deep.equal([
      { kind: 'arrow', x: 0.5, y: 0.5 },
      { kind: 'arrow', x: 1, y: 1 },
    ]);
  });

  it('goes by the keyboard, and Escape is the way out', async () => {
    const { element, stage, marks } = await shown();
    stage.dispatchEvent(key('ArrowRight'));
    expect(marks).to.deep.equal([]);
    await press(element, pointing.point);
    const arrow = key('ArrowRight');
    stage.dispatchEvent(arrow);
    expect(arrow.defaultPrevented).to.equal(true);
    stage.dispatchEvent(key('Escape'));
    await element.updateComplete;
    expect(isPressed(element, pointing.point)).to.equal(false);
    expect(marks.map(({ kind }) => kind)).to.deep.equal(['arrow', 'away']);
  });

  it('is over when the customer’s page is not what is shown any more, which is said', async () => {
    const { element, marks } = await shown();
    await press(element, pointing.draw);
    element.canPoint = false;
    await element.updateComplete;
    expect(marks).to.deep.equal([{ kind: 'away' }]);
    expect(element.shadowRoot!.querySelector('[part="pointing"]')).to.equal(null);
    expect(inside(element, '.cannot').textContent).to.equal(pointing.cannot);
  });
});
