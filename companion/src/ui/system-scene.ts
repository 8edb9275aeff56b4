import type { AskedLine } from '../system/system-question.ts';
import { Canvas } from './canvas.ts';
import type { Glyphs } from './glyphs.ts';
import { drawButton, drawFocus, drawLines, type Button, type Scene } from './scene.ts';
import { saidAbove, type SystemFacts } from './system-question-text.ts';
import type { ProgramWords } from './words.ts';

const width = 680;
const left = 24;
const room = width - 2 * left;
const valueLeft = 270;
const valueRoom = width - left - 12 - valueLeft;
const lineHeight = 22;
const gap = 6;

/** What would be said of the computer: each line with a box to strike it out, and two buttons below. */
export function systemScene(
  glyphs: Glyphs,
  words: ProgramWords,
  facts: SystemFacts,
  focus: number,
): Scene {
  const { system } = words;
  const said = saidAbove(words, facts);
  const measure = new Canvas(width, 1, glyphs);
  const above = said.reduce((sum, text) => sum + measure.lines(text, 'text', room).length, 0);
  const below = measure.lines(system.never, 'text', room).length;
  const rows = facts.lines.map(({ value }) => measure.lines(value, 'strong', valueRoom));
  const top = 76 + lineHeight * above + gap * said.length;
  const under = top + rows.reduce((sum, row) => sum + heightOf(row), 0);
  const canvas = new Canvas(width, under + lineHeight * below + 92, glyphs);
  drawHead(canvas, system.heading);
  let y = 72;
  for (const text of said) y = drawLines(canvas, text, { x: left, y, width: room, height: 0 }) - 10;
  let rowTop = top;
  const boxes = facts.lines.map((line, at) => {
    const row = rows[at] ?? [];
    const button = drawLine(canvas, system.kinds[line.kind], line, { rows: row, y: rowTop });
    rowTop += heightOf(row);
    return button;
  });
  drawLines(
    canvas,
    system.never,
    { x: left, y: under + 4, width: room, height: 0 },
    canvas.colors.soft,
  );
  const buttons = [...boxes, ...drawAnswers(canvas, words, facts)];
  drawFocus(canvas, { buttons, focus });
  return { canvas, buttons };
}

/** All of a value is shown: nobody agrees to what they have not seen. */
function heightOf(rows: readonly string[]): number {
  return 26 + lineHeight * rows.length;
}

/** The stripe at the top of a sheet. */
export function drawHead(canvas: Canvas, heading: string): void {
  canvas.fill({ x: 0, y: 0, width: canvas.width, height: 54 }, canvas.colors.bank);
  canvas.text(heading, 'title', left, 35, canvas.colors.onBank);
}

function drawLine(
  canvas: Canvas,
  name: string,
  { kind, isStruck }: AskedLine,
  { rows, y }: { rows: readonly string[]; y: number },
): Button {
  const box = { x: left, y: y + 2, width: room, height: heightOf(rows) - 6 };
  canvas.fill(box, isStruck ? canvas.colors.quiet : canvas.colors.paper);
  canvas.frame(box, 1, canvas.colors.line);
  drawTick(canvas, box.x + 12, box.y + 12, !isStruck);
  const ink = isStruck ? canvas.colors.soft : canvas.colors.ink;
  canvas.text(name, 'text', box.x + 44, box.y + 27, ink);
  rows.forEach((row, at) => {
    const base = box.y + 27 + at * lineHeight;
    const end = canvas.text(row, 'strong', valueLeft, base, ink);
    if (isStruck) {
      canvas.fill({ x: valueLeft, y: base - 6, width: end - valueLeft, height: 2 }, ink);
    }
  });
  return { press: `strike:${kind}`, box };
}

/** A box with a tick, or an empty one. */
export function drawTick(canvas: Canvas, x: number, y: number, isOn: boolean): void {
  const box = { x, y, width: 18, height: 18 };
  canvas.fill(box, isOn ? canvas.colors.bank : canvas.colors.paper);
  canvas.frame(box, 2, isOn ? canvas.colors.bank : canvas.colors.line);
  if (!isOn) return;
  for (let step = 0; step < 4; step += 1)
    canvas.fill({ x: x + 4 + step, y: y + 8 + step, width: 2, height: 3 }, canvas.colors.onBank);
  for (let step = 0; step < 7; step += 1)
    canvas.fill({ x: x + 7 + step, y: y + 11 - step, width: 2, height: 3 }, canvas.colors.onBank);
}

function drawAnswers(canvas: Canvas, { system }: ProgramWords, { lines }: SystemFacts): Button[] {
  const count = lines.filter(({ isStruck }) => !isStruck).length;
  const y = canvas.height - 54;
  const refuse = drawButton(canvas, 'refuseSystem', system.no, { x: left, y });
  if (count === 0) return [refuse];
  const x = refuse.box.x + refuse.box.width + 12;
  return [refuse, drawButton(canvas, 'sendSystem', system.yes(count), { x, y }, 'main')];
}
