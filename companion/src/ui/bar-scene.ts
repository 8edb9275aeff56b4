import type { DescribedSession } from '../../../src/machines/companion.events.ts';
import { controlQuestion } from './control-question.ts';
import { Canvas, type Box, type Color } from './canvas.ts';
import type { Glyphs } from './glyphs.ts';
import { buttonWidth, colors, drawButton, type Button, type Press, type Scene } from './scene.ts';
import type { ProgramWords } from './words.ts';

/** What the bar says. */
export interface BarFacts {
  readonly session: DescribedSession | null;
  readonly control: 'off' | 'asked' | 'allowed';
  readonly lineIsLost: boolean;
  readonly asksBeforeEnd: boolean;
  /** Whether files are exchanged by the program. */
  readonly hasFiles: boolean;
  readonly now: number;
}

const margin = 14;
const height = 72;
const questionHeight = 76;

/**
 * The bar: who is there, what they see, whether they control, whether it is recorded, how long; and its three
 * buttons, always in the same places. A question stands below them, and takes nothing away.
 */
export function barScene(
  glyphs: Glyphs,
  words: ProgramWords,
  facts: BarFacts,
  screenWidth: number,
): Scene {
  const asks = facts.control === 'asked' || facts.asksBeforeEnd;
  const width = Math.min(1120, screenWidth);
  const canvas = new Canvas(width, asks ? height + questionHeight : height, glyphs);
  canvas.fill({ x: 0, y: 0, width, height: canvas.height }, colorOf(facts));
  canvas.frame({ x: 0, y: 0, width, height: canvas.height }, 2, colors.ink);
  const buttons = drawRow(canvas, 17, [
    ...(facts.hasFiles ? ([['openFiles', words.files.button]] as const) : []),
    ['takeBack', words.takeBack],
    ['stopSharing', words.stopSharing],
    ['askToEnd', words.endSession],
  ]);
  const room = Math.min(...buttons.map(({ box }) => box.x)) - 2 * margin;
  drawFacts(canvas, words, facts, room);
  return { canvas, buttons: asks ? [...buttons, ...drawQuestion(canvas, words, facts)] : buttons };
}

function colorOf({ control, session }: BarFacts): Color {
  if (control === 'allowed') return colors.controlled;
  return session?.shown ? colors.shared : colors.quiet;
}

/** Says what is so beside the buttons, in as many lines as it takes: none of it may be under them. */
function drawFacts(canvas: Canvas, words: ProgramWords, facts: BarFacts, room: number): void {
  const { session, control, lineIsLost, now } = facts;
  const who = session === null ? words.title : `${session.adviser.name}, ${session.adviser.role}`;
  const away = session?.adviserIsPresent === false ? ` (${words.adviserAway})` : '';
  const said = lineIsLost
    ? words.lineLost
    : [
        words.sees[session?.shown ? 'desktop' : 'nothing'],
        words.control[control],
        session?.shown && session.records ? words.recorded : words.notRecorded,
        ...(session === null ? [] : [elapsed(now - session.joinedAt)]),
      ].join(' · ');
  const place = { x: margin, y: 0, width: room, height };
  drawBeside(canvas, place, [
    ['strong', `${who}${away}`],
    ['text', said],
  ]);
}

/** Sentences one under the other in the middle of a place, each in as many lines as it takes. */
function drawBeside(
  canvas: Canvas,
  place: Box,
  said: readonly (readonly [face: 'strong' | 'text', sentence: string])[],
): void {
  const lines = said.flatMap(([face, sentence]) =>
    canvas.lines(sentence, face, place.width).map((text) => [face, text] as const),
  );
  const step = Math.min(24, (place.height - 10) / lines.length);
  const first = place.y + Math.round((place.height - step * lines.length) / 2 + step * 0.75);
  lines.forEach(([face, text], index) => {
    canvas.text(text, face, place.x, Math.round(first + step * index), colors.ink);
  });
}

function drawQuestion(canvas: Canvas, words: ProgramWords, facts: BarFacts): readonly Button[] {
  canvas.fill({ x: 0, y: height, width: canvas.width, height: 1 }, colors.ink);
  const asked = controlQuestion(words, facts.session?.adviser.name ?? '');
  const buttons = drawRow(
    canvas,
    height + 18,
    facts.asksBeforeEnd
      ? [
          ['end', words.end],
          ['keep', words.keep],
        ]
      : asked.buttons,
  );
  const width = Math.min(...buttons.map(({ box }) => box.x)) - 2 * margin;
  const place = { x: margin, y: height, width, height: questionHeight };
  drawBeside(
    canvas,
    place,
    facts.asksBeforeEnd
      ? [['strong', words.endQuestion]]
      : [
          ['strong', asked.strong],
          ['text', asked.text],
        ],
  );
  return buttons;
}

/** Buttons from the right edge, in the order in which they are read. */
function drawRow(
  canvas: Canvas,
  y: number,
  row: readonly (readonly [press: Press, text: string])[],
): readonly Button[] {
  let x = canvas.width - margin;
  return [...row]
    .reverse()
    .map(([press, text]) => {
      x -= buttonWidth(canvas, text);
      const button = drawButton(
        canvas,
        press,
        text,
        { x, y },
        press === 'end' ? 'danger' : 'plain',
      );
      x -= 8;
      return button;
    })
    .reverse();
}

/** A length of time as `12:05`, or `1:02:05`. */
export function elapsed(ms: number): string {
  const seconds = Math.max(0, Math.floor(ms / 1000));
  const two = (value: number) => String(value).padStart(2, '0');
  const [hours, minutes] = [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60];
  const clock = `${two(minutes)}:${two(seconds % 60)}`;
  return hours > 0 ? `${hours}:${clock}` : clock;
}
