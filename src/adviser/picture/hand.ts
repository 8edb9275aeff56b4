import type { Input, PointerButton } from '../../protocol/input.ts';

const buttons: Readonly<Record<number, PointerButton>> = { 0: 'left', 1: 'middle', 2: 'right' };
const pixelsANotch = 100;
const linesANotch = 3;

/** Where on the shown monitor a point of the page is, 0 to 1; `null` beside the picture. */
export function placeOn(
  video: HTMLVideoElement,
  { clientX, clientY }: Pick<MouseEvent, 'clientX' | 'clientY'>,
): { x: number; y: number } | null {
  const { videoWidth, videoHeight } = video;
  const box = video.getBoundingClientRect();
  if (videoWidth === 0 || box.width === 0) return null;
  // The picture keeps its shape inside of the element.
  const scale = Math.min(box.width / videoWidth, box.height / videoHeight);
  const [width, height] = [videoWidth * scale, videoHeight * scale];
  const x = (clientX - box.left - (box.width - width) / 2) / width;
  const y = (clientY - box.top - (box.height - height) / 2) / height;
  return x < 0 || x > 1 || y < 0 || y > 1 ? null : { x, y };
}

/** Whether this is the way out of the picture for who has no mouse: Ctrl+Shift+F1. */
export function isWayOut(event: Pick<KeyboardEvent, 'code' | 'ctrlKey' | 'shiftKey'>): boolean {
  return event.code === 'F1' && event.ctrlKey && event.shiftKey;
}

/**
 * Turns what the adviser does over the picture into inputs. Characters become text, since the two keyboards differ;
 * other keys, and letters together with Ctrl, Alt or Meta, keep their names. What is held is released when the picture
 * loses the focus.
 */
export class Hand {
  readonly #give: (input: Input) => void;
  readonly #keys = new Set<string>();
  readonly #buttons = new Set<PointerButton>();
  #place = { x: 0.5, y: 0.5 };

  constructor(give: (input: Input) => void) {
    this.#give = give;
  }

  move(video: HTMLVideoElement, event: PointerEvent): void {
    const place = placeOn(video, event);
    if (place === null) return;
    this.#place = place;
    this.#give({ kind: 'move', ...place });
  }

  press(video: HTMLVideoElement, event: PointerEvent): void {
    const place = placeOn(video, event);
    const button = buttons[event.button];
    if (place === null || button === undefined) return;
    this.#place = place;
    this.#buttons.add(button);
    this.#give({ kind: 'button', button, isDown: true, ...place });
  }

  release(video: HTMLVideoElement, event: PointerEvent): void {
    const button = buttons[event.button];
    if (button === undefined || !this.#buttons.delete(button)) return;
    this.#place = placeOn(video, event) ?? this.#place;
    this.#give({ kind: 'button', button, isDown: false, ...this.#place });
  }

  turn(video: HTMLVideoElement, event: WheelEvent): void {
    const place = placeOn(video, event);
    if (place === null) return;
    const size = event.deltaMode === WheelEvent.DOM_DELTA_PIXEL ? pixelsANotch : linesANotch;
    const notches = (delta: number) =>
      Math.sign(delta) * Math.min(20, Math.ceil(Math.abs(delta) / size));
    const [across, down] = [notches(event.deltaX), notches(event.deltaY)];
    if (across !== 0 || down !== 0) this.#give({ kind: 'wheel', ...place, across, down });
  }

  /** A key goes down. A dead key writes nothing yet: what it makes comes with the next one. */
  keyDown(event: KeyboardEvent): void {
    if (event.isComposing || event.key === 'Dead') return;
    const isCharacter = [...event.key].length === 1;
    const isAltGr = event.getModifierState('AltGraph');
    const isCommand = !isAltGr && (event.ctrlKey || event.altKey || event.metaKey);
    if (isCharacter && !isCommand) return this.#give({ kind: 'text', text: event.key });
    if (isAltGr && event.key === 'AltGraph') return;
    const code = isCharacter ? codeOf(event) : event.code;
    if (code === '') return;
    this.#keys.add(code);
    this.#give({ kind: 'key', code, isDown: true });
  }

  keyUp(event: KeyboardEvent): void {
    for (const code of new Set([event.code, codeOf(event)])) this.#letGo(code);
  }

  /** Lets everything go that is held. */
  letAllGo(): void {
    for (const code of [...this.#keys]) this.#letGo(code);
    for (const button of [...this.#buttons]) {
      this.#buttons.delete(button);
      this.#give({ kind: 'button', button, isDown: false, ...this.#place });
    }
  }

  #letGo(code: string): void {
    if (this.#keys.delete(code)) this.#give({ kind: 'key', code, isDown: false });
  }
}

/** The key that bears this letter or digit, wherever it lies on the adviser's keyboard: Ctrl+Z means the Z. */
function codeOf({ key, code }: KeyboardEvent): string {
  if (/^[a-z]$/i.test(key)) return `Key${key.toUpperCase()}`;
  return /^[0-9]$/.test(key) ? `Digit${key}` : code;
}
