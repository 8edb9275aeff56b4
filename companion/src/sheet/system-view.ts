import type { Program } from '../program.ts';
import type { Glyphs } from '../ui/glyphs.ts';
import type { Press, Scene } from '../ui/scene.ts';
import { systemScene } from '../ui/system-scene.ts';
import type { ComputerKind } from '../system/computer-facts.ts';
import type { ProgramWords } from '../ui/words.ts';
import type { SheetView } from './sheet.ts';

/** What the views of a sheet work with. */
export interface ViewOptions {
  readonly program: Program;
  readonly glyphs: Glyphs;
  readonly words: () => ProgramWords;
}

/** The adviser's question for information about the computer. */
export class SystemView implements SheetView {
  readonly #options: ViewOptions;

  constructor(options: ViewOptions) {
    this.#options = options;
  }

  get isWanted(): boolean {
    return this.#options.program.snapshot.hasTag('asksAboutSystem');
  }

  scene(focus: number): Scene {
    const { program, glyphs, words } = this.#options;
    const { session } = program.snapshot.context;
    const facts = {
      adviserName: session?.adviser.name ?? '',
      isShown: session?.shown?.surface === 'monitor',
      lines: program.system.lines,
    };
    return systemScene(glyphs, words(), facts, focus);
  }

  press(press: Press): void {
    const { actor, system } = this.#options.program;
    if (press === 'sendSystem') actor.send({ type: 'customer.sentSystem' });
    if (press === 'refuseSystem') this.close();
    if (press.startsWith('strike:')) system.strike(press.slice('strike:'.length) as ComputerKind);
  }

  close(): void {
    this.#options.program.actor.send({ type: 'customer.refusedSystem' });
  }
}
