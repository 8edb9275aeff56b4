import type { DescribedSession } from '../../../src/machines/companion.events.ts';
import { controlQuestion } from './control-question.ts';
import { Canvas, type Box, type Color } from './canvas.ts';
import type { Glyphs } from './glyphs.ts';
import { buttonWidth, drawButton, type Button, type Press, type Scene } from './scene.ts';
import type { ProgramWords } from './words.ts';

/** What the bar says. */
export interface BarFacts {
  readonly session: DescribedSession | null;
  readonly control: 'off' | 'asked' | 'allowed' | 'rests';
  /** After how long a rest control comes back by the question that stands; 0 for never. */
  readonly returnSeconds: number;
  /** How many seconds of the rest are left. */
  readonly restSeconds: number;
  readonly lineIsLost: boolean;
  readonly asksBeforeEnd: boolean;
  /** Whether files are exchanged by the program. */
  readonly hasFiles: boolean;
  readonly now: number;
}

const margin = 14;
const gap = 8;
const lineStep = 24;
const height = 72;
/** Where the buttons stand below what is said, and how high the bar is then. */
const narrow = { facts: 80, height: 134 };
/** What is said needs this much room beside all four buttons, whether the first is there or not. */
const leastRoom = 480;
const questionHeight = 76;

/**
 * The bar: who is there, what they see, whether they control, whether it is recorded, how long; and its three
 * buttons, always in the same places: where these are depends on the screen's width and the language, and on nothing that
 * happens. A question stands below them, and takes nothing away.
 */
export function barScene(
  glyphs: Glyphs,
  words: ProgramWords,
  facts: BarFacts,
  screenWidth: number,
): Scene {
  const asks = facts.control === 'asked' || facts.asksBeforeEnd;
  const width = Math.min(1120, screenWidth);
  const all = [
    ['openFiles', words.files.button],
    ['takeBack', words.takeBack],
    ['stopSharing', words.stopSharing],
    ['askToEnd', words.endSession],
  ] as const;
  const row = facts.hasFiles ? all : all.slice(1);
  const room = roomBeside(glyphs, width, row);
  const isNarrow = roomBeside(glyphs, width, all) < leastRoom;
  const top = isNarrow ? narrow.height : height;
  const question = asks ? questionOf(glyphs, words, facts, width) : null;
  const canvas = new Canvas(width, top + (question?.height ?? 0), glyphs);
  const { under, ink } = colorsOf(canvas, facts);
  canvas.fill({ x: 0, y: 0, width, height: canvas.height }, under);
  canvas.frame({ x: 0, y: 0, width, height: canvas.height }, 2, ink);
  const buttons = drawRow(canvas, isNarrow ? narrow.facts : 17, row);
  const place = isNarrow
    ? { width: width - 2 * margin, height: narrow.facts }
    : { width: room, height };
  drawFacts(canvas, words, facts, { x: margin, y: 0, ...place });
  if (question === null) return { canvas, buttons };
  return { canvas, buttons: [...buttons, ...drawQuestion(canvas, { top, ink, ...question })] };
}

type Row = readonly (readonly [press: Press, text: string])[];
type Said = readonly (readonly [face: 'strong' | 'text', sentence: string])[];

/** How much room there is to the left of a row of buttons. */
function roomBeside(glyphs: Glyphs, width: number, row: Row): number {
  const canvas = new Canvas(1, 1, glyphs);
  const widths = row.map(([, text]) => buttonWidth(canvas, text) + gap);
  return width - 3 * margin + gap - widths.reduce((sum, one) => sum + one, 0);
}

/** The bar's colour, and that of what is written on it. */
function colorsOf(
  { colors }: Canvas,
  { control, session }: BarFacts,
): { readonly under: Color; readonly ink: Color } {
  if (control === 'allowed') return { under: colors.controlled, ink: colors.onBar };
  if (session?.shown) return { under: colors.shared, ink: colors.onBar };
  return { under: colors.quiet, ink: colors.ink };
}

/** Says what is so beside the buttons, in as many lines as it takes: none of it may be under them. */
function drawFacts(canvas: Canvas, words: ProgramWords, facts: BarFacts, place: Box): void {
  const { session, control, lineIsLost, now } = facts;
  const away = (isPresent: boolean) => (isPresent ? '' : ` (${words.adviserAway})`);
  const { adviser, adviserIsPresent, second } = session ?? {};
  const who = adviser && `${adviser.name}, ${adviser.role}${away(adviserIsPresent === true)}`;
  const said = lineIsLost
    ? words.lineLost
    : [
        words.sees[session?.shown ? 'desktop' : 'nothing'],
        control === 'rests' ? words.controlRests(facts.restSeconds) : words.control[control],
        session?.shown && session.records ? words.recorded : words.notRecorded,
        ...(session === null ? [] : [elapsed(now - session.joinedAt)]),
      ].join(' · ');
  drawBeside(
    canvas,
    place,
    [
      ['strong', who ?? words.title],
      ['text', said],
      ...(second && !lineIsLost
        ? ([['text', `${words.alsoInChat(second.name)}${away(second.isPresent)}`]] as const)
        : []),
    ],
    colorsOf(canvas, facts).ink,
  );
}

/** Sentences one under the other in the middle of a place, each in as many lines as it takes. */
function drawBeside(canvas: Canvas, place: Box, said: Said, ink: Color): void {
  const lines = said.flatMap(([face, sentence]) =>
    canvas.lines(sentence, face, place.width).map((text) => [face, text] as const),
  );
  const step = Math.min(lineStep, (place.height - 10) / lines.length);
  const first = place.y + Math.round((place.height - step * lines.length) / 2 + step * 0.75);
  lines.forEach(([face, text], index) => {
    canvas.text(text, face, place.x, Math.round(first + step * index), ink);
  });
}

/** What is asked below the bar's row, its answers, and how high that is: more than three lines make it higher. */
function questionOf(glyphs: Glyphs, words: ProgramWords, facts: BarFacts, width: number) {
  const { asksBeforeEnd, returnSeconds, session } = facts;
  const asked = controlQuestion(words, { name: session?.adviser.name ?? '', returnSeconds });
  const row: Row = asksBeforeEnd
    ? [
        ['end', words.end],
        ['keep', words.keep],
      ]
    : asked.buttons;
  const said: Said = asksBeforeEnd
    ? [['strong', words.endQuestion]]
    : [
        ['strong', asked.strong],
        ['text', asked.text],
      ];
  const room = roomBeside(glyphs, width, row);
  const canvas = new Canvas(1, 1, glyphs);
  const lines = said.flatMap(([face, sentence]) => canvas.lines(sentence, face, room)).length;
  return { row, said, room, height: lines > 3 ? lines * lineStep + 14 : questionHeight };
}

function drawQuestion(
  canvas: Canvas,
  {
    row,
    said,
    room,
    height: high,
    top,
    ink,
  }: ReturnType<typeof questionOf> & { readonly top: number; readonly ink: Color },
): readonly Button[] {
  canvas.fill({ x: 0, y: top, width: canvas.width, height: 1 }, ink);
  const buttons = drawRow(canvas, top + 18, row);
  drawBeside(canvas, { x: margin, y: top, width: room, height: high }, said, ink);
  return buttons;
}

/** Buttons from the right edge, in the order in which they are read. */
function drawRow(canvas: Canvas, y: number, row: Row): readonly Button[] {
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
      x -= gap;
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
