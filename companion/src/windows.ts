import { readTypedNumber, type NumberProblem } from '../../src/protocol/session-number.ts';
import type { Locale } from '../../src/protocol/states.ts';
import { mainMonitor, shownMonitor, type Desktop } from './desktop.ts';
import type { Program } from './program.ts';
import { byHand } from './by-hand.ts';
import { FilesView, PickerView } from './sheet/files-view.ts';
import { Sheet } from './sheet/sheet.ts';
import { SystemView } from './sheet/system-view.ts';
import { barScene, type BarFacts } from './ui/bar-scene.ts';
import type { Box } from './ui/canvas.ts';
import type { Glyphs } from './ui/glyphs.ts';
import { pressAt, type BarPress, type Press, type Scene } from './ui/scene.ts';
import { startScene, type StartStep } from './ui/start-scene.ts';
import { wordsIn, type ProgramWords } from './ui/words.ts';
import { isSameBox, type ProgramWindow, type WindowKey, type WindowSystem } from './window.ts';

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
/** Where windows stand on a desktop that does not tell of any monitor. */
const smallest: Box = { x: 0, y: 0, width: 1024, height: 768 };

/** The program's windows: the first with the number, the bar from the customer's yes to the end, and the sheet beside it. */
export class Windows {
  readonly #options: WindowsOptions;
  readonly #start: ProgramWindow;
  readonly #bar: ProgramWindow;
  readonly #sheet: Sheet;
  readonly #files: FilesView;
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
    const nothing = () => undefined;
    const onClick = (x: number, y: number) => this.#click(x, y);
    this.#start = system.open('dialog', title, {
      onClick,
      onText: (character) => this.#type(character),
      onPaste: (text) => this.#paste(text),
      onKey: (key) => this.#hearKey(key),
      onTurn: nothing,
      onClose: () => program.actor.send({ type: 'customer.closedWindow' }),
    });
    this.#bar = system.open('bar', title, {
      onClick,
      onText: nothing,
      onPaste: nothing,
      onKey: nothing,
      onTurn: nothing,
      onClose: nothing,
    });
    const viewing = { program, glyphs: options.glyphs, words: () => this.#words };
    const picking = new PickerView(viewing);
    this.#files = new FilesView(viewing, picking);
    this.#sheet = new Sheet({
      system,
      desktop: options.desktop,
      title,
      views: [new SystemView(viewing), picking, this.#files],
      monitor: () => this.#hiddenMonitor(),
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
    this.#sheet.draw();
  }

  close(): void {
    clearInterval(this.#clock);
    this.#start.hide();
    this.#bar.hide();
    this.#sheet.close();
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

  /** What is decided in the sheet is shown where the adviser does not see it, if there is such a place. */
  #hiddenMonitor(): Box {
    const shown = this.#sharedMonitor();
    return this.#options.desktop.monitors.find((one) => !isSameBox(one, shown)) ?? shown;
  }

  /** In the session's language, or before there is one in the system's. */
  get #words(): ProgramWords {
    const { program, locale } = this.#options;
    return wordsIn(program.snapshot.context.session?.locale ?? locale);
  }

  #mainMonitor(): Box {
    return mainMonitor(this.#options.desktop.monitors) ?? smallest;
  }

  #barScene({ width }: Box): Scene {
    const { glyphs, program } = this.#options;
    const { snapshot } = program;
    const { session } = snapshot.context;
    const facts = {
      session,
      control: controlOf(program),
      returnSeconds: snapshot.context.returnSeconds,
      restSeconds: snapshot.context.restSeconds,
      lineIsLost: snapshot.hasTag('lineIsLost'),
      asksBeforeEnd: snapshot.hasTag('asksBeforeEnd'),
      hasFiles: program.files.maxBytes > 0,
      now: Date.now(),
    };
    return barScene(glyphs, this.#words, facts, width);
  }

  #click(x: number, y: number): void {
    const press = this.#scene === null ? null : pressAt(this.#scene, x, y);
    if (press !== null) this.#press(press);
  }

  #press(press: Press): void {
    const { program, desktop } = this.#options;
    if (press === 'connect') return this.#connect();
    if (press === 'openFiles') {
      return byHand(desktop, () => {
        this.#files.open();
        this.#sheet.draw();
      });
    }
    // What allows control must be clicked by a hand.
    if (press === 'allow') {
      return byHand(desktop, () => program.actor.send({ type: 'customer.allowedControl' }));
    }
    const type = events[press as keyof typeof events];
    if (type !== undefined) program.actor.send({ type });
  }

  #hearKey(key: WindowKey): void {
    if (key === 'erase') this.#erase();
    if (key === 'enter') this.#press('connect');
    if (key === 'escape') this.#options.program.actor.send({ type: 'customer.closedWindow' });
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
    if (!/[0-9]/.test(digit)) return;
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
} as const satisfies Record<Exclude<BarPress, 'connect' | 'allow' | 'openFiles'>, string>;

function controlOf({ snapshot }: Program): BarFacts['control'] {
  if (snapshot.hasTag('controlRests')) return 'rests';
  if (snapshot.hasTag('adviserHasControl')) return 'allowed';
  return snapshot.hasTag('asksForControl') ? 'asked' : 'off';
}
