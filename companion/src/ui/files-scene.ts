import type { Transfer } from '../../../src/services/files/file-exchange.ts';
import { Canvas } from './canvas.ts';
import type { Glyphs } from './glyphs.ts';
import {
  buttonWidth,
  drawButton,
  drawFocus,
  drawLines,
  type Button,
  type Press,
  type Scene,
} from './scene.ts';
import { drawHead } from './system-scene.ts';
import { fitted, sizeText } from './texts.ts';
import type { ProgramWords } from './words.ts';

/** What the window of files shows. */
export interface FilesFacts {
  readonly adviserName: string;
  readonly maxBytes: number;
  readonly transfers: readonly (Transfer & { readonly place: string | null })[];
  /** The folder that the adviser sees. */
  readonly shown: { readonly name: string; readonly files: number; readonly isCut: boolean } | null;
  /** Names of files that could not be offered. */
  readonly failed: readonly string[];
}

const width = 780;
const left = 24;
const room = width - 2 * left;
const rowHeight = 64;
const mostRows = 6;

/** The files of the session: what was given and taken, how far it is, and what can be done about each. */
export function filesScene(
  glyphs: Glyphs,
  words: ProgramWords,
  facts: FilesFacts,
  focus: number,
): Scene {
  const { files } = words;
  // Questions stand first, and then what is newest.
  const rows = [...facts.transfers]
    .reverse()
    .sort((one, other) => Number(isAsked(other)) - Number(isAsked(one)))
    .slice(0, mostRows);
  const canvas = new Canvas(
    width,
    186 +
      rows.length * rowHeight +
      (facts.failed.length > 0 ? 30 : 0) +
      (facts.shown === null ? 0 : rowHeight),
    glyphs,
  );
  drawHead(canvas, files.heading);
  let y =
    drawLines(
      canvas,
      files.lead(facts.adviserName, sizeText(facts.maxBytes)),
      { x: left, y: 66, width: room, height: 0 },
      canvas.colors.soft,
    ) - 4;
  if (facts.failed.length > 0) {
    canvas.text(
      fitted(canvas, `${files.failed} ${facts.failed.join(', ')}`, room),
      'text',
      left,
      y + 14,
      canvas.colors.danger,
    );
    y += 30;
  }
  const asked = rows.flatMap((row, at) => drawRow(canvas, words, row, y + at * rowHeight));
  const below = y + rows.length * rowHeight;
  const folder = facts.shown === null ? [] : drawFolder(canvas, words, facts.shown, below);
  const give = drawButton(
    canvas,
    'giveFiles',
    files.give,
    { x: left, y: canvas.height - 54 },
    'main',
  );
  const close = drawButton(canvas, 'closeFiles', files.close, {
    x: give.box.x + give.box.width + 10,
    y: canvas.height - 54,
  });
  const buttons = [...asked, ...folder, give, close];
  drawFocus(canvas, { buttons, focus });
  return { canvas, buttons };
}

/** The folder that the adviser sees, and how to take it back. */
function drawFolder(
  canvas: Canvas,
  { files }: ProgramWords,
  { name, files: count, isCut }: NonNullable<FilesFacts['shown']>,
  y: number,
): Button[] {
  const box = { x: left, y, width: room, height: rowHeight - 6 };
  canvas.fill(box, canvas.colors.quiet);
  canvas.fill({ ...box, width: 6 }, canvas.colors.shared);
  canvas.frame(box, 1, canvas.colors.line);
  const buttonLeft = left + room - 10 - buttonWidth(canvas, files.closeFolder);
  const place = { x: buttonLeft, y: y + 10 };
  const button = drawButton(canvas, 'closeFolder', files.closeFolder, place);
  const beside = buttonLeft - left - 24;
  const lines = canvas.lines(files.folderShown(name, count, isCut), 'strong', beside).slice(0, 2);
  lines.forEach((line, at) => {
    const base = y + (lines.length === 1 ? 34 : 24) + at * 21;
    canvas.text(fitted(canvas, line, beside), 'strong', left + 18, base, canvas.colors.ink);
  });
  return [button];
}

function isAsked({ phase, from }: Transfer): boolean {
  return phase === 'offered' && from === 'adviser';
}

function drawRow(
  canvas: Canvas,
  { files }: ProgramWords,
  row: FilesFacts['transfers'][number],
  y: number,
): Button[] {
  const { name, bytes, done, from, phase, why, place } = row;
  canvas.frame(
    { x: left, y, width: room, height: rowHeight - 6 },
    isAsked(row) ? 2 : 1,
    isAsked(row) ? canvas.colors.bank : canvas.colors.line,
  );
  let x = left + room - 10;
  const buttons = actsOf(row).map(([act, press]): Button => {
    const text = files.acts[act];
    x -= buttonWidth(canvas, text);
    const button = drawButton(
      canvas,
      press,
      text,
      { x, y: y + 10 },
      act === 'take' ? 'main' : 'plain',
    );
    x -= 8;
    return button;
  });
  const beside = x - left - 16;
  const size = ` · ${sizeText(bytes)}`;
  const nameRoom = beside - canvas.widthOf('strong', size);
  canvas.text(
    `${fitted(canvas, name, nameRoom)}${size}`,
    'strong',
    left + 12,
    y + 23,
    canvas.colors.ink,
  );
  const said =
    place === null
      ? why === null
        ? files.phases[from][phase]
        : files.whys[why]
      : `${files.savedIn} ${place}`;
  canvas.text(fitted(canvas, said, beside), 'text', left + 12, y + 46, canvas.colors.soft);
  if (phase === 'moving') {
    const bar = { x: left + 1, y: y + rowHeight - 12, width: room - 2, height: 5 };
    canvas.fill(bar, canvas.colors.quiet);
    canvas.fill(
      { ...bar, width: Math.round((bar.width * done) / Math.max(1, bytes)) },
      canvas.colors.bank,
    );
  }
  return buttons;
}

function actsOf(transfer: Transfer): readonly (readonly ['take' | 'refuse' | 'cancel', Press])[] {
  const { id, phase } = transfer;
  if (isAsked(transfer))
    return [
      ['take', `takeFile:${id}`],
      ['refuse', `refuseFile:${id}`],
    ];
  return phase === 'offered' || phase === 'moving' ? [['cancel', `cancelFile:${id}`]] : [];
}
