import type { NumberTrouble } from '../../../src/machines/companion.events.ts';
import type { NumberProblem } from '../../../src/protocol/session-number.ts';
import { Canvas } from './canvas.ts';
import type { Glyphs } from './glyphs.ts';
import { drawButton, drawLines, type Button, type Scene } from './scene.ts';
import type { ProgramWords } from './words.ts';

/** What the first window shows: the number's field, that it connects, or the two digits to compare. */
export type StartStep =
  | {
      readonly step: 'number';
      readonly typed: string;
      readonly problem: NumberProblem | null;
      readonly trouble: NumberTrouble | null;
    }
  | { readonly step: 'connecting' }
  | { readonly step: 'compare'; readonly check: string };

export const startSize = { width: 540, height: 320 };

/** The first window: whose program this is, and the number. */
export function startScene(
  glyphs: Glyphs,
  words: ProgramWords,
  bank: string,
  shown: StartStep,
): Scene {
  const canvas = new Canvas(startSize.width, startSize.height, glyphs);
  canvas.fill({ x: 0, y: 0, width: canvas.width, height: 58 }, canvas.colors.bank);
  canvas.text(`${bank} · ${words.title}`, 'title', 24, 37, canvas.colors.onBank);
  return { canvas, buttons: drawStep(canvas, words, shown) };
}

function drawStep(canvas: Canvas, words: ProgramWords, shown: StartStep): readonly Button[] {
  const column = { x: 24, y: 76, width: canvas.width - 48, height: 0 };
  if (shown.step === 'connecting') {
    drawLines(canvas, words.connecting, column);
    return [];
  }
  if (shown.step === 'compare') {
    drawLines(canvas, words.compare, column, canvas.colors.ink, 'strong');
    const width = canvas.widthOf('large', shown.check);
    canvas.text(
      shown.check,
      'large',
      Math.round((canvas.width - width) / 2),
      200,
      canvas.colors.ink,
    );
    drawLines(canvas, words.compareHint, { ...column, y: 250 }, canvas.colors.soft);
    return [];
  }
  const under = drawLines(canvas, words.lead, column, canvas.colors.soft);
  canvas.text(words.field, 'strong', 24, under + 18, canvas.colors.ink);
  const field = { x: 24, y: under + 30, width: 220, height: 42 };
  canvas.frame(field, 2, canvas.colors.bank);
  const digits = shown.typed.replace(/^(\d{4})(\d)/, '$1 $2');
  const pen = canvas.text(digits, 'title', field.x + 12, field.y + 28, canvas.colors.ink);
  canvas.fill({ x: pen + 2, y: field.y + 10, width: 2, height: 22 }, canvas.colors.ink);
  const place = { x: field.x + field.width + 14, y: field.y + 2 };
  const button = drawButton(canvas, 'connect', words.connect, place, 'main');
  const sentence = sentenceOf(words, shown);
  if (sentence !== null)
    drawLines(canvas, sentence, { ...column, y: field.y + 54 }, canvas.colors.danger);
  return [button];
}

function sentenceOf(
  { problems, troubles }: ProgramWords,
  { problem, trouble }: Extract<StartStep, { step: 'number' }>,
): string | null {
  if (problem !== null) return problems[problem];
  if (trouble === null) return null;
  return troubles[trouble as keyof typeof troubles] ?? troubles.other;
}
