import type { Box, Canvas } from './ui/canvas.ts';

/** A key that writes nothing, as a window hears it. */
export type WindowKey =
  | 'erase'
  | 'enter'
  | 'escape'
  | 'space'
  | 'tab'
  | 'backTab'
  | 'up'
  | 'down'
  | 'pageUp'
  | 'pageDown'
  | 'home'
  | 'end';

/** What a person does to a window. */
export interface WindowListener {
  readonly onClick: (x: number, y: number) => void;
  /** One character was typed. */
  readonly onText: (character: string) => void;
  readonly onKey: (key: WindowKey) => void;
  /** The wheel was turned by notches; down is positive. */
  readonly onTurn: (notches: number) => void;
  readonly onPaste: (text: string) => void;
  readonly onClose: () => void;
}

/** Where a window stands on its monitor: in the middle, with a frame, or at the top above all others. */
export type WindowKind = 'dialog' | 'sheet' | 'bar';

/** A window of the program. It shows a picture and says what was done to it. */
export interface ProgramWindow {
  /** Shows a picture on a monitor. */
  show(canvas: Canvas, monitor: Box): void;
  hide(): void;
}

/** How much of its monitor the bar takes from the top. */
const barHeight = 72;

/** Where on its monitor a window of this size stands: in the middle, a bar at the top and others a third down. */
export function placeOf(
  kind: WindowKind,
  { width, height }: Pick<Box, 'width' | 'height'>,
  monitor: Box,
): Box {
  const x = monitor.x + Math.max(0, Math.round((monitor.width - width) / 2));
  const room = Math.max(0, monitor.height - height);
  // The bar's buttons are hidden by nothing, if there is any room below them.
  const least = kind === 'sheet' ? Math.min(room, barHeight) : 0;
  const down = Math.max(least, Math.round(room / 3));
  return { x, y: monitor.y + (kind === 'bar' ? 0 : down), width, height };
}

/** Whether two boxes are one. */
export function isSameBox(one: Box, other: Box | null): boolean {
  return (
    one.x === other?.x &&
    one.y === other.y &&
    one.width === other.width &&
    one.height === other.height
  );
}

/** Makes the program's windows. */
export interface WindowSystem {
  open(kind: WindowKind, title: string, listener: WindowListener): ProgramWindow;
}
