import { systemFactsOf } from '../../../src/protocol/system.ts';
import type { ComputerKind, ComputerLine } from './computer-facts.ts';

/** A line as the customer sees it. */
export interface AskedLine extends ComputerLine {
  readonly isStruck: boolean;
}

/** What this computer says of itself, from the adviser's question to the customer's answer; forgotten with it. */
export class SystemQuestion {
  #lines: readonly ComputerLine[] = [];
  #struck: ReadonlySet<ComputerKind> = new Set();

  /** What would be sent, in the order in which it is shown, and whether the customer has struck it out. */
  get lines(): readonly AskedLine[] {
    return this.#lines.map((line) => ({ ...line, isStruck: this.#struck.has(line.kind) }));
  }

  /** Takes what was read for a question. */
  begin(lines: readonly ComputerLine[]): void {
    this.#lines = lines;
    this.#struck = new Set();
  }

  /** Strikes a line out, or takes it in again. */
  strike(kind: ComputerKind): void {
    const struck = new Set(this.#struck);
    if (!struck.delete(kind)) struck.add(kind);
    this.#struck = struck;
  }

  /** The lines that the customer left in, as they travel. */
  get left(): ReturnType<typeof systemFactsOf> {
    return systemFactsOf(this.#lines.filter(({ kind }) => !this.#struck.has(kind)));
  }
}
