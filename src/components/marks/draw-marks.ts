import type { ShownMarks } from '../../actors/session-actor.ts';

/** What is to be drawn at one moment. */
export interface Drawn {
  readonly arrow: ReturnType<ShownMarks['arrow']>;
  readonly lines: ReturnType<ShownMarks['lines']>;
  /** Whose arrow it is. */
  readonly name: string;
  /** Pixels of the canvas for one of the page. */
  readonly scale: number;
}

const color = '#c2185b';
const edge = '#fff';

/** Draws lines and the arrow with its name, in one colour with a white edge that is seen on any page. */
export function drawMarks(context: CanvasRenderingContext2D, drawn: Drawn): void {
  const { width, height } = context.canvas;
  const at = ({ x, y }: { x: number; y: number }) => [x * width, y * height] as const;
  context.clearRect(0, 0, width, height);
  context.lineCap = context.lineJoin = 'round';
  for (const { points, strength } of drawn.lines) {
    const path = new Path2D();
    for (const [place, point] of points.entries()) {
      // A point alone is a dot: a line to itself.
      if (place === 0) path.moveTo(...at(point));
      path.lineTo(...at(point));
    }
    context.globalAlpha = strength;
    stroke(context, path, 5 * drawn.scale);
  }
  context.globalAlpha = 1;
  if (drawn.arrow !== null) drawArrow(context, at(drawn.arrow), drawn);
}

function stroke(context: CanvasRenderingContext2D, path: Path2D, lineWidth: number): void {
  for (const [strokeStyle, more] of [
    [edge, 1.8],
    [color, 1],
  ] as const) {
    Object.assign(context, { strokeStyle, lineWidth: lineWidth * more });
    context.stroke(path);
  }
}

function drawArrow(
  context: CanvasRenderingContext2D,
  [x, y]: readonly [number, number],
  { name, scale }: Drawn,
): void {
  context.save();
  context.translate(x, y);
  context.scale(scale, scale);
  const arrow = new Path2D('M0 0 L0 26 L7 19.5 L11.5 30 L16.5 28 L12 17.5 L21 17 Z');
  Object.assign(context, { fillStyle: color, strokeStyle: edge, lineWidth: 3 });
  context.stroke(arrow);
  context.fill(arrow);
  if (name !== '') drawName(context, name, { x: x / scale, y: y / scale, scale });
  context.restore();
}

/** The name stands below the arrow, and on its other side where the screen ends. */
function drawName(
  context: CanvasRenderingContext2D,
  name: string,
  { x, y, scale }: { x: number; y: number; scale: number },
): void {
  context.font = '600 14px system-ui, sans-serif';
  const width = context.measureText(name).width + 16;
  const left = x + 14 + width > context.canvas.width / scale ? -width : 14;
  const top = y + 54 > context.canvas.height / scale ? -30 : 28;
  context.fillStyle = color;
  context.beginPath();
  context.roundRect(left, top, width, 24, 6);
  context.fill();
  context.fillStyle = edge;
  context.textBaseline = 'middle';
  context.fillText(name, left + 8, top + 12.5);
}
