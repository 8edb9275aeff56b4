import type { Canvas } from './ui/canvas.ts';

/** What a person does to a window. */
export interface WindowListener {
  readonly onClick: (x: number, y: number) => void;
  readonly onDigit: (digit: string) => void;
  readonly onErase: () => void;
  readonly onEnter: () => void;
  readonly onClose: () => void;
}

/** Where a window stands: in the middle, with a frame, or at the top of the screen above all others. */
export type WindowKind = 'dialog' | 'bar';

/** A window of the program. It shows a picture and says what was done to it. */
export interface ProgramWindow {
  show(canvas: Canvas): void;
  hide(): void;
}

/** Makes the program's windows. */
export interface WindowSystem {
  readonly screenWidth: number;
  open(kind: WindowKind, title: string, listener: WindowListener): ProgramWindow;
}
