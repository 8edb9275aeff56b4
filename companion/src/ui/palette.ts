import type { Color } from './canvas.ts';

/** Whether the desktop is light or dark, or asks for the strongest contrast. */
export type Theme = 'light' | 'dark' | 'contrast';

/** The colours of the program's windows. */
export interface Palette {
  readonly paper: Color;
  readonly ink: Color;
  /** What is said beside. */
  readonly soft: Color;
  readonly line: Color;
  /** A window's stripe, its main button, what is ticked. */
  readonly bank: Color;
  readonly onBank: Color;
  /** Behind what is neither shared nor controlled, and behind a row that is meant. */
  readonly quiet: Color;
  readonly danger: Color;
  /** A button that ends something, which stands on the bar. */
  readonly ending: Color;
  readonly onEnding: Color;
  readonly focus: Color;
  /** The bar while the desktop is shown, and while the adviser has control. */
  readonly shared: Color;
  readonly controlled: Color;
  readonly onBar: Color;
}

/** The bar is known by these, so they are the same on every desktop. */
const bar = {
  shared: [255, 221, 87],
  controlled: [255, 179, 162],
  onBar: [25, 28, 33],
  ending: [165, 24, 24],
  onEnding: [255, 255, 255],
} as const satisfies Partial<Palette>;

export const palettes: Readonly<Record<Theme, Palette>> = {
  light: {
    paper: [255, 255, 255],
    ink: [25, 28, 33],
    soft: [92, 98, 107],
    line: [125, 132, 143],
    bank: [11, 77, 67],
    onBank: [255, 255, 255],
    quiet: [236, 239, 242],
    danger: [165, 24, 24],
    focus: [20, 86, 196],
    ...bar,
  },
  dark: {
    paper: [29, 33, 39],
    ink: [236, 239, 243],
    soft: [176, 184, 195],
    line: [130, 138, 150],
    bank: [126, 209, 191],
    onBank: [10, 30, 26],
    quiet: [46, 52, 60],
    danger: [255, 158, 148],
    focus: [140, 184, 255],
    ...bar,
  },
  contrast: {
    paper: [0, 0, 0],
    ink: [255, 255, 255],
    soft: [255, 255, 255],
    line: [255, 255, 255],
    bank: [26, 235, 255],
    onBank: [0, 0, 0],
    quiet: [56, 56, 56],
    danger: [255, 160, 150],
    focus: [255, 255, 0],
    ...bar,
  },
};
