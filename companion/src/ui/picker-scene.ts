import type { Picker } from '../files/picker.ts';
import { rowsShown } from '../files/picker.ts';
import { Canvas } from './canvas.ts';
import type { Glyphs } from './glyphs.ts';
import { drawButton, drawFocus, drawLines, type Button, type Press, type Scene } from './scene.ts';
import { drawHead, drawTick } from './system-scene.ts';
import { fitted, sizeText } from './texts.ts';
import type { ProgramWords } from './words.ts';

const width = 720;
const left = 24;
const rowHeight = 38;
const listTop = 178;

/** The customer's folders: one of them, row by row, and what can be done with what is picked. */
export function pickerScene(
  glyphs: Glyphs,
  words: ProgramWords,
  picker: Picker,
  shown: { readonly maxBytes: number; readonly buttonAt: number; readonly isSeen: boolean },
): Scene {
  const { files } = words;
  const canvas = new Canvas(width, listTop + rowsShown * rowHeight + 146, glyphs);
  drawHead(canvas, files.picker[picker.mode]);
  canvas.text(
    fitted(canvas, picker.path ?? files.drives, width - 2 * left),
    'strong',
    left,
    84,
    canvas.colors.ink,
  );
  const up = drawButton(canvas, 'pickUp', files.up, { x: left, y: 98 });
  const home = drawButton(canvas, 'pickHome', files.home, {
    x: up.box.x + up.box.width + 8,
    y: 98,
  });
  const beside = home.box.x + home.box.width + 20;
  const found = picker.wanted === '' ? files.find : `${files.found} ${picker.wanted}`;
  canvas.text(
    fitted(canvas, found, width - left - beside),
    'text',
    beside,
    123,
    canvas.colors.soft,
  );
  const note = picker.isShut
    ? files.shut
    : shown.isSeen
      ? words.sheetIsSeen
      : files.note[picker.mode];
  canvas.text(
    fitted(canvas, note, width - 2 * left),
    'text',
    left,
    164,
    picker.isShut ? canvas.colors.danger : canvas.colors.soft,
  );
  const rows = drawRows(canvas, picker, shown.maxBytes);
  if (picker.tree.files.length > 0) {
    const under = { x: left, y: listTop + rowsShown * rowHeight + 6, width: width - 2 * left };
    drawLines(canvas, files.folderMeans, { ...under, height: 0 }, canvas.colors.soft);
  }
  const answers = drawAnswers(canvas, words, picker);
  drawFocus(canvas, { buttons: answers, focus: shown.buttonAt });
  return { canvas, buttons: [up, home, ...rows, ...answers] };
}

function drawRows(canvas: Canvas, picker: Picker, maxBytes: number): Button[] {
  const frame = { x: left, y: listTop, width: width - 2 * left, height: rowsShown * rowHeight };
  const { entries, top } = picker.seen;
  const buttons = entries.map((entry, at) => {
    const box = { ...frame, y: listTop + at * rowHeight, height: rowHeight };
    if (top + at === picker.cursor) canvas.fill(box, canvas.colors.quiet);
    const isTooBig = entry.bytes > maxBytes;
    const ink = isTooBig ? canvas.colors.soft : canvas.colors.ink;
    if (entry.isFolder) drawFolder(canvas, box.x + 14, box.y + 11);
    else if (!isTooBig) drawTick(canvas, box.x + 12, box.y + 10, picker.isChosen(entry.name));
    const size = entry.isFolder ? '' : sizeText(entry.bytes);
    const sizeLeft = box.x + box.width - 24 - canvas.widthOf('text', size);
    canvas.text(
      fitted(canvas, entry.name, sizeLeft - box.x - 60),
      entry.isFolder ? 'strong' : 'text',
      box.x + 44,
      box.y + 25,
      ink,
    );
    canvas.text(size, 'text', sizeLeft, box.y + 25, ink);
    return { press: `row:${top + at}` as const, box };
  });
  canvas.frame(frame, 1, canvas.colors.line);
  drawPosition(canvas, picker, frame);
  return buttons;
}

/** How much of the list is seen, and where. */
function drawPosition(
  canvas: Canvas,
  picker: Picker,
  frame: { x: number; y: number; width: number; height: number },
): void {
  const count = picker.entries.length;
  if (count <= rowsShown) return;
  const height = Math.max(20, Math.round((frame.height * rowsShown) / count));
  const y = frame.y + Math.round(((frame.height - height) * picker.seen.top) / (count - rowsShown));
  canvas.fill({ x: frame.x + frame.width - 10, y, width: 8, height }, canvas.colors.line);
}

function drawFolder(canvas: Canvas, x: number, y: number): void {
  canvas.fill({ x, y, width: 8, height: 4 }, canvas.colors.bank);
  canvas.fill({ x, y: y + 3, width: 18, height: 13 }, canvas.colors.bank);
}

function drawAnswers(canvas: Canvas, { files }: ProgramWords, picker: Picker): Button[] {
  const y = canvas.height - 54;
  let x = left;
  return answersOf(files, picker).map(([press, text]) => {
    const button = drawButton(
      canvas,
      press,
      text,
      { x, y },
      press === 'pickDone' ? 'main' : 'plain',
    );
    x += button.box.width + 10;
    return button;
  });
}

/** What can be done with what is picked, in the order in which the keyboard comes to it. */
export function answersOf(
  files: ProgramWords['files'],
  picker: Picker,
): readonly (readonly [Press, string])[] {
  const cancel = ['pickCancel', files.cancelPicking] as const;
  if (picker.path === null) return [cancel];
  if (picker.mode === 'save') return [['pickDone', files.saveHere], cancel];
  const { chosen, tree } = picker;
  return [
    ...(chosen.length > 0 ? [['pickDone', files.giveChosen(chosen.length)] as const] : []),
    ...(tree.files.length > 0
      ? [['pickFolder', files.showFolder(tree.files.length, tree.isCut)] as const]
      : []),
    cancel,
  ];
}
