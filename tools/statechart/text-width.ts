/**
 * About how wide a text is, in pixels: a layout is computed where no font is.
 *
 * Rather too wide than too narrow: a label that is wider than its place lies over an arrow.
 */
export function textWidth(text: string, size: 'name' | 'line'): number {
  return Math.ceil(text.length * (size === 'name' ? 8.2 : 6.6));
}
