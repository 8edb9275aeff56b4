import { readTypedNumber, type NumberProblem } from '../../src/protocol/session-number.ts';
import type { Locale } from '../../src/protocol/states.ts';
import { mainMonitor, shownMonitor, type Desktop } from './desktop.ts';
import type { Program } from './program.ts';
import { barScene } from './ui/bar-scene.ts';
import type { Box } from './ui/canvas.ts';
import type { Glyphs } from './ui/glyphs.ts';
import { pressAt, type Press, type Scene } from './ui/scene.ts';
import { startScene, type StartStep } from './ui/start-scene.ts';
import { wordsIn } from './ui/words.ts';
import type { ProgramWindow, WindowSystem } from './window.ts';

/** What the program's windows need. */
export interface WindowsOptions {
  readonly program: Program;
  readonly desktop: Desktop;
  readonly system: WindowSystem;
  readonly glyphs: Glyphs;
  readonly bank: string;
  readonly locale: Locale;
  /** The number that the file's name brought along: it is filled in, and nothing more. */
  readonly prefilled: string;
}

const longest = 12;
/** How long after a click its hand may be told of. */
const handMs = 100;
/** Where windows stand on a desktop that does not tell of any monitor. */
const smallest: Box = { x: 0, y: 0, width: 1024, height: 768 };

/** The program's two windows: the first with the number, and the bar from the customer's yes to the end. */
export class Windows {
  readonly #options: WindowsOptions;
  readonly #start: ProgramWindow;
  readonly #bar: ProgramWindow;
  readonly #clock: ReturnType<typeof setInterval>;
  #typed: string;
  #problem: NumberProblem | null = null;
  #scene: Scene | null = null;
  #shown: 'start' | 'bar' | null = null;

  constructor(options: WindowsOptions) {
    const { system, bank, program, locale, prefilled } = options;
    this.#options = options;
    this.#typed = prefilled;
    const title = `${bank} · ${wordsIn(locale).title}`;
    const onClick = (x: number, y: number) => this.#click(x, y);
    this.#start = system.open('dialog', title, {
      onClick,
      onDigit: (digit) => this.#type(digit),
      onPaste: (text) => this.#paste(text),
      onErase: () => this.#erase(),
      onEnter: () => this.#press('connect'),
      onClose: () => program.actor.send({ type: 'customer.closedWindow' }),
    });
    const nothing = () => undefined;
    this.#bar = system.open('bar', title, {
      onClick,
      onDigit: nothing,
      onPaste: nothing,
      onErase: nothing,
      onEnter: nothing,
      onClose: nothing,
    });
    this.#clock = setInterval(() => this.#shown === 'bar' && this.draw(), 1_000);
  }

  /** Shows what is so now. */
  draw(): void {
    const { snapshot } = this.#options.program;
    if (snapshot.status !== 'active') return this.close();
    const wanted = snapshot.hasTag('isBound') ? 'bar' : 'start';
    if (wanted !== this.#shown) (wanted === 'bar' ? this.#start : this.#bar).hide();
    this.#shown = wanted;
    const monitor = wanted === 'bar' ? this.#sharedMonitor() : this.#mainMonitor();
    this.#scene = wanted === 'bar' ? this.#barScene(monitor) : this.#startScene();
    (wanted === 'bar' ? this.#bar : this.#start).show(this.#scene.canvas, monitor);
  }

  close(): void {
    clearInterval(this.#clock);
    this.#start.hide();
    this.#bar.hide();
    this.#shown = null;
  }

  #startScene(): Scene {
    const { glyphs, bank, locale } = this.#options;
    return startScene(glyphs, wordsIn(locale), bank, this.#step());
  }

  #step(): StartStep {
    const { snapshot } = this.#options.program;
    if (snapshot.hasTag('isConnecting')) return { step: 'connecting' };
    if (snapshot.hasTag('showsCheck')) return { step: 'compare', check: snapshot.context.check };
    const { trouble } = snapshot.context;
    return { step: 'number', typed: this.#typed, problem: this.#problem, trouble };
  }

  /** The bar is in the shared picture too: it stands on the monitor that is shown. */
  #sharedMonitor(): Box {
    const { program, desktop } = this.#options;
    const shown = program.snapshot.context.session?.shown;
    return (shown && shownMonitor(desktop.monitors, shown)) ?? this.#mainMonitor();
  }

  #mainMonitor(): Box {
    return mainMonitor(this.#options.desktop.monitors) ?? smallest;
  }

  #barScene({ width }: Box): Scene {
    const { glyphs, locale, program } = this.#options;
    const { snapshot } = program;
    const { session } = snapshot.context;
    const facts = {
      session,
      control: controlOf(program),
      lineIsLost: snapshot.hasTag('lineIsLost'),
      asksBeforeEnd: snapshot.hasTag('asksBeforeEnd'),
      now: Date.now(),
    };
    return barScene(glyphs, wordsIn(session?.locale ?? locale), facts, width);
  }

  #click(x: number, y: number): void {
    const press = this.#scene === null ? null : pressAt(this.#scene, x, y);
    if (press !== null) this.#press(press);
  }

  #press(press: Press): void {
    if (press === 'connect') return this.#connect();
    if (press === 'allow') return this.#allow();
    this.#options.program.actor.send({ type: events[press] });
  }

  /** What allows control must be clicked by a hand: a program's click is none. */
  #allow(): void {
    const allow = () => {
      const { program, desktop } = this.#options;
      if (desktop.wasJustTouched) program.actor.send({ type: 'customer.allowedControl' });
    };
    // Windows tells of the click in one thread and of the hand in another one, which may be the later.
    if (this.#options.desktop.wasJustTouched) allow();
    else setTimeout(allow, handMs);
  }

  #connect(): void {
    const { program } = this.#options;
    if (!program.snapshot.hasTag('asksForNumber')) return;
    const read = readTypedNumber(this.#typed);
    this.#problem = 'problem' in read ? read.problem : null;
    if ('digits' in read) program.connect(read.digits);
    this.draw();
  }

  #type(digit: string): void {
    if (!this.#options.program.snapshot.hasTag('asksForNumber')) return;
    if (this.#typed.length < longest) this.#typed += digit;
    this.#problem = null;
    this.draw();
  }

  /** A pasted number takes the place of what stands there; its spaces and dashes are left out. */
  #paste(text: string): void {
    if (!this.#options.program.snapshot.hasTag('asksForNumber')) return;
    const read = readTypedNumber(text);
    if ('digits' in read) this.#typed = read.digits;
    this.#problem = 'problem' in read ? read.problem : null;
    this.draw();
  }

  #erase(): void {
    this.#typed = this.#typed.slice(0, -1);
    this.#problem = null;
    this.draw();
  }
}

const events = {
  refuse: 'customer.refusedControl',
  takeBack: 'customer.tookControlBack',
  stopSharing: 'customer.stoppedSharing',
  askToEnd: 'customer.askedToEnd',
  end: 'customer.ended',
  keep: 'customer.keptSession',
} as const satisfies Record<Exclude<Press, 'connect' | 'allow'>, string>;

function controlOf({ snapshot }: Program): 'off' | 'asked' | 'allowed' {
  if (snapshot.hasTag('adviserHasControl')) return 'allowed';
  return snapshot.hasTag('asksForControl') ? 'asked' : 'off';
}
