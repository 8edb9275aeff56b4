import type { ComputerKind } from '../system/computer-facts.ts';
import type { Box, Canvas, Color } from './canvas.ts';

/** What the customer can press in the first window and in the bar. */
export type BarPress =
  | 'connect'
  | 'allow'
  | 'refuse'
  | 'takeBack'
  | 'stopSharing'
  | 'askToEnd'
  | 'end'
  | 'keep'
  | 'openFiles';

/** What the customer can press in the sheet. */
export type SheetPress =
  | 'sendSystem'
  | 'refuseSystem'
  | `strike:${ComputerKind}`
  | 'giveFiles'
  | 'closeFiles'
  | 'closeFolder'
  | `takeFile:${string}`
  | `refuseFile:${string}`
  | `cancelFile:${string}`
  | 'pickUp'
  | 'pickHome'
  | 'pickFolder'
  | 'pickDone'
  | 'pickCancel'
  | `row:${number}`;

/** What the customer can press in the program's windows. */
export type Press = BarPress | SheetPress;

/** A button, and where it is. */
export interface Button {
  readonly press: Press;
  readonly box: Box;
}

/** One of the program's windows, as it looks now. */
export interface Scene {
  readonly canvas: Canvas;
  readonly buttons: readonly Button[];
}

const padding = 14;

/** How wide a button with this text is. */
export function buttonWidth(canvas: Canvas, text: string): number {
  return canvas.widthOf('strong', text) + 2 * padding;
}

/** Draws a button, and says where it is. */
export function drawButton(
  canvas: Canvas,
  press: Press,
  text: string,
  place: Pick<Box, 'x' | 'y'>,
  kind: 'plain' | 'main' | 'danger' = 'plain',
): Button {
  const box = { ...place, width: buttonWidth(canvas, text), height: 38 };
  const { colors } = canvas;
  const [face, ink] = {
    plain: [colors.paper, colors.ink],
    main: [colors.bank, colors.onBank],
    danger: [colors.ending, colors.onEnding],
  }[kind] as [Color, Color];
  canvas.fill(box, face);
  canvas.frame(box, 1, kind === 'plain' ? colors.ink : face);
  canvas.text(text, 'strong', box.x + padding, box.y + 25, ink);
  return { press, box };
}

/** Draws text in as many lines as it needs; answers the base line after the last. */
export function drawLines(
  canvas: Canvas,
  text: string,
  at: Box,
  color: Color = canvas.colors.ink,
  face: 'text' | 'strong' = 'text',
): number {
  let y = at.y + 16;
  for (const line of canvas.lines(text, face, at.width)) {
    canvas.text(line, face, at.x, y, color);
    y += 22;
  }
  return y;
}

/** Which button is at a point. */
export function pressAt(scene: Scene, x: number, y: number): Press | null {
  const hit = scene.buttons.find(
    ({ box }) => x >= box.x && x < box.x + box.width && y >= box.y && y < box.y + box.height,
  );
  return hit?.press ?? null;
}

/** Draws a frame around the button that the keyboard is on. */
export function drawFocus(
  canvas: Canvas,
  { buttons, focus }: { buttons: readonly Button[]; focus: number },
): void {
  const box = buttons[focus]?.box;
  if (box === undefined) return;
  const around = { x: box.x - 3, y: box.y - 3, width: box.width + 6, height: box.height + 6 };
  canvas.frame(around, 3, canvas.colors.focus);
}
