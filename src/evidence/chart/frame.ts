/** A part of the chart, in its own pixels. */
export interface Frame {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

export type Corners = readonly [x: number, y: number, width: number, height: number];

/** The smallest frame around all of these. */
export function around(boxes: readonly Corners[]): Frame | null {
  if (boxes.length === 0) return null;
  const x = Math.min(...boxes.map((box) => box[0]));
  const y = Math.min(...boxes.map((box) => box[1]));
  const right = Math.max(...boxes.map((box) => box[0] + box[2]));
  const bottom = Math.max(...boxes.map((box) => box[1] + box[3]));
  return { x, y, width: right - x, height: bottom - y };
}

/** A view of that part, with room around it, in the proportions of the panel. */
export function viewOf(
  part: Frame,
  panel: { readonly width: number; readonly height: number },
  { room = 40, maxScale = 1.15, minScale = 0 } = {},
): Frame {
  const fits = Math.min(
    panel.width / (part.width + 2 * room),
    panel.height / (part.height + 2 * room),
  );
  const scale = Math.max(Math.min(fits, maxScale), minScale);
  const [width, height] = [panel.width / scale, panel.height / scale];
  return {
    x: part.x + part.width / 2 - width / 2,
    y: part.y + part.height / 2 - height / 2,
    width,
    height,
  };
}

/** A frame made larger or smaller around a point of it. */
export function zoomed(frame: Frame, factor: number, at?: { x: number; y: number }): Frame {
  const { x, y } = at ?? { x: frame.x + frame.width / 2, y: frame.y + frame.height / 2 };
  return {
    x: x - (x - frame.x) / factor,
    y: y - (y - frame.y) / factor,
    width: frame.width / factor,
    height: frame.height / factor,
  };
}

/** A frame on the way from one to another. */
export function between(from: Frame, to: Frame, share: number): Frame {
  const along = (side: keyof Frame) => from[side] + (to[side] - from[side]) * share;
  return { x: along('x'), y: along('y'), width: along('width'), height: along('height') };
}
