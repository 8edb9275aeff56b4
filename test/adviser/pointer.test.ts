import { expect } from 'chai';
import { Pointer } from '../../src/adviser/picture/pointer.ts';
import type { Mark } from '../../src/protocol/marks.ts';

/** A picture of 1000 × 500 in a place of 400 × 400: it has 200 × above and below nothing of its own. */
const video = {
  videoWidth: 1_000,
  videoHeight: 500,
  getBoundingClientRect: () => new DOMRect(100, 50, 400, 400),
} as HTMLVideoElement;
const at = (clientX: number, clientY: number, button = 0) =>
  new PointerEvent('pointermove', { clientX, clientY, button });
const key = (name: string, shiftKey = false) =>
  new KeyboardEvent('keydown', { key: name, shiftKey });

function pointer(mode: 'point' | 'draw') {
  const given: Mark[] = [];
  const made = new Pointer((mark) => given.push(mark));
  made.switchTo(mode);
  return { made, given };
}

describe('P30 what the adviser does over the picture while pointing', () => {
  it('is a place of the picture, also where it does not fill its element', () => {
    const { made, given } = pointer('point');
    made.move(video, at(100, 150));
    made.move(video, at(300, 250));
    made.move(video, at(500, 350));
    expect(given).to.deep.equal([
      { kind: 'arrow', x: 0, y: 0 },
      { kind: 'arrow', x: 0.5, y: 0.5 },
      { kind: 'arrow', x: 1, y: 1 },
    ]);
  });

  it('is nothing beside the picture, and before there is one', () => {
    const { made, given } = pointer('draw');
    made.move(video, at(300, 149));
    made.press(video, at(300, 400));
    made.move({ ...video, videoWidth: 0 } as HTMLVideoElement, at(300, 250));
    expect(given).to.deep.equal([]);
  });

  it('draws only while the left button is held, each time another line', () => {
    const { made, given } = pointer('draw');
    made.move(video, at(300, 250));
    made.press(video, at(300, 250, 2));
    made.press(video, at(300, 250));
    made.move(video, at(500, 250));
    made.release();
    made.move(video, at(100, 250));
    made.press(video, at(100, 250));
    expect(given.filter(({ kind }) => kind === 'line')).to.deep.equal([
      { kind: 'line', line: 1, x: 0.5, y: 0.5 },
      { kind: 'line', line: 1, x: 1, y: 0.5 },
      { kind: 'line', line: 2, x: 0, y: 0.5 },
    ]);
  });

  it('draws nothing while it only points', () => {
    const { made, given } = pointer('point');
    made.press(video, at(300, 250));
    made.keyDown(key(' '));
    made.move(video, at(500, 250));
    expect(given.map(({ kind }) => kind)).to.deep.equal(['arrow', 'arrow']);
  });

  it('goes by the arrow keys from where it is, with Shift by less, and not over the edge', () => {
    const { made, given } = pointer('point');
    made.move(video, at(300, 250));
    for (const name of ['ArrowRight', 'ArrowDown']) expect(made.keyDown(key(name))).to.equal(true);
    made.keyDown(key('ArrowLeft', true));
    const last = given.at(-1) as { x: number; y: number };
    expect(last.x).to.be.closeTo(0.516, 1e-9);
    expect(last.y).to.be.closeTo(0.52, 1e-9);
    for (let step = 0; step < 60; step += 1) made.keyDown(key('ArrowUp'));
    expect(given.at(-1)).to.include({ kind: 'arrow', y: 0 });
  });

  it('puts the pen down and takes it up by Space, and leaves other keys alone', () => {
    const { made, given } = pointer('draw');
    expect(made.keyDown(key('Enter'))).to.equal(false);
    expect(made.keyDown(key(' '))).to.equal(true);
    made.keyDown(key('ArrowRight'));
    made.keyDown(key(' '));
    made.keyDown(key('ArrowRight'));
    expect(given.map(({ kind }) => kind)).to.deep.equal(['line', 'arrow', 'line', 'arrow']);
  });

  it('takes the arrow away when the pointer leaves, but not in the middle of a line, and when it is over', () => {
    const { made, given } = pointer('draw');
    made.leave();
    made.press(video, at(300, 250));
    made.leave();
    made.release();
    made.switchTo('off');
    const kinds = given.map(({ kind }) => kind);
    expect(kinds).to.deep.equal(['away', 'arrow', 'line', 'away']);
  });
});
