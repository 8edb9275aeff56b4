import type { PlayerWords } from '../../../../src/locales/evidence-words.ts';
import type { PlainEvent, StepLine, TraceLine } from '../../../../src/trace/format.ts';
import { whatIf, type Change } from '../../../../src/trace/what-if.ts';
import type { Way } from '../../../statechart/shortest-ways.ts';
import type { Carrier } from '../live/carrier.ts';
import { Following } from '../live/following.ts';
import { comingNext, type NextArrow } from './coming-next.ts';
import { loadTrace } from './load-trace.ts';
import { bundleProblem, EvidenceShelf, unpacked } from './evidence-shelf.ts';
import { Playback } from './playback.ts';
import { savedTrace } from './saving.ts';
import { TakenArrows } from './taken-arrows.ts';
import type { Tab, Told } from './told.ts';
import { Trace } from './trace.ts';
import { Verification, verificationOf } from './verification.ts';
import { wayTrace } from './way-trace.ts';

/** How many rows fill a screen: with these a trace can be shown. */
const enoughRows = 60;

/** Everything the inspector knows: which trace is shown, where in it, and how far it agrees. */
export class Inspector {
  trace: Trace | null = null;
  /** The trace that a "what if" was made from; `null` while none is shown. */
  original: { readonly trace: Trace; readonly at: number } | null = null;
  /** What the "what if" changed, and at which place among the steps. */
  change: { readonly made: Change; readonly at: number } | null = null;
  /** The place of the step that is shown; −1 before the first. */
  at = -1;
  /** The row of the log that is shown: the step's, or one of another kind after it. */
  row = -1;
  verification = new Verification(0);
  tab: Tab = 'context';
  told: Told | null = null;
  isLoading = false;
  /** What a bank exported, if that is what was opened. */
  readonly evidence: EvidenceShelf;
  /** The pages that are followed, if any. */
  following: Following | null = null;
  readonly playback: Playback;
  readonly arrows = new TakenArrows();
  readonly #onChange: () => void;
  #remarks = new Map<number, TraceLine[]>();
  #loading = new AbortController();
  #next: { readonly step: StepLine; readonly arrows: NextArrow[] } | null = null;
  #quiet: ReturnType<typeof setTimeout> | undefined;

  constructor(onChange: () => void, playerWords: () => PlayerWords) {
    this.#onChange = onChange;
    this.evidence = new EvidenceShelf(playerWords, () => this.changed());
    this.playback = new Playback(this, () => this.changed());
  }

  /** Has everything drawn anew. */
  changed(): void {
    this.#onChange();
  }

  get last(): number {
    return (this.trace?.steps.length ?? 0) - 1;
  }

  get step(): StepLine | undefined {
    return this.trace?.steps[this.at];
  }

  /** The step before the one that is shown, if none is missing in between. */
  get previous(): StepLine | undefined {
    const before = this.trace?.steps[this.at - 1];
    return before && before.i + 1 === this.step?.i ? before : undefined;
  }

  /** What could come after the step that is shown. */
  get next(): NextArrow[] {
    const { step } = this;
    const machine = this.trace?.machine;
    if (step === undefined || machine === undefined) return [];
    if (this.#next?.step !== step) this.#next = { step, arrows: comingNext(machine, step) };
    return this.#next.arrows;
  }

  timeOf(step: number): number {
    return this.trace?.steps[step]?.t ?? 0;
  }

  /** Shows a step. */
  goTo(step: number): void {
    this.at = Math.min(Math.max(step, Math.min(0, this.last)), this.last);
    this.row = this.trace?.rowOfStep[this.at] ?? -1;
    this.#jump();
    this.changed();
  }

  /** Shows a row of the log, and with it the last step before it. */
  goToRow(row: number): void {
    if (this.trace === null || this.trace.rows.length === 0) return;
    this.playback.pause();
    this.row = Math.min(Math.max(row, 0), this.trace.rows.length - 1);
    this.at = this.trace.stepAtRow(this.row);
    this.#jump();
    this.changed();
  }

  /** Reads a file and shows it; the one that is being read already is given up. */
  async open(file: File): Promise<void> {
    this.#loading.abort();
    this.#loading = new AbortController();
    const { signal } = this.#loading;
    this.isLoading = true;
    this.changed();
    try {
      const { text, bundle } = await unpacked(file);
      const trace = await loadTrace(text, signal, (part) => this.#showPart(part));
      if (this.trace !== trace) this.#begin(trace);
      this.verify();
      this.evidence.open(trace.lines, bundle);
      this.say(trace.rows.length === 0 ? 'notATrace' : 'opened', file.name);
      if (trace.head === undefined) this.openTab('faults');
    } catch (error) {
      const problem = bundleProblem(error);
      if (problem !== null) this.say('notABundle', `${file.name}: ${problem}`);
      // Else another file was chosen meanwhile.
      else if (!signal.aborted) throw error;
    } finally {
      if (!signal.aborted) this.isLoading = false;
      this.changed();
    }
  }

  /** Shows a way through the statechart as if it had been recorded. */
  showWay(way: Way): void {
    const { trace } = this;
    if (trace?.machine === undefined) return;
    const shown = wayTrace(trace.machine, way, trace.name);
    this.#branch(shown, null);
    this.goTo(this.last);
  }

  /** Follows the pages that show themselves on a carrier. */
  follow(carrier: Carrier): void {
    this.unfollow();
    this.evidence.clear();
    this.trace = null;
    this.following = new Following(carrier, {
      onTrace: (trace) => this.#showFollowed(trace),
      onLine: (trace) => this.#grow(trace),
      onRefusal: (why) => this.say('refused', why),
      onGone: () => this.say('lostPage', ''),
    });
    this.say('searching', '');
  }

  /** A followed trace is shown unless a file was opened meanwhile. */
  #showFollowed(trace: Trace): void {
    if (this.trace?.source) return;
    this.show(trace);
    this.goTo(this.last);
    this.say('followed', '');
  }

  unfollow(): void {
    this.following?.close();
    this.following = null;
    this.changed();
  }

  /** Whether the page shows this trace instead of its own session. */
  get isReplaying(): boolean {
    return this.following?.isReplaying === true;
  }

  /** Whether this event may be sent to the page: one of the customer's own, on the page. */
  maySend({ type }: PlainEvent): boolean {
    const mayControl = this.following?.page?.canControl === true;
    return mayControl && !this.isReplaying && type.startsWith('customer.');
  }

  send(event: PlainEvent): void {
    if (this.maySend(event)) this.following?.send(event);
  }

  /** Has the page show this trace, step by step, or its own session again. */
  toggleReplay(): void {
    const { following, trace } = this;
    if (following === null || trace === null) return;
    if (following.isReplaying) following.leave();
    else following.replay(trace.lines);
    this.#jump();
    this.changed();
  }

  #jump(): void {
    if (this.step !== undefined) this.following?.jump(this.step.i);
  }

  #grow(trace: Trace): void {
    if (this.trace !== trace) return;
    const wasAtEnd = this.at >= this.last - 1 && !this.playback.isPlaying;
    if (wasAtEnd) this.goTo(this.last);
    clearTimeout(this.#quiet);
    this.#quiet = setTimeout(() => this.verify(), 400);
    this.changed();
  }

  /** Shows the beginning of a trace while the rest is still being read. */
  #showPart(trace: Trace): void {
    if (this.trace === trace) this.changed();
    else if (trace.rows.length >= enoughRows) this.#begin(trace);
  }

  /** Shows a trace from its beginning, and compares it. */
  show(trace: Trace): void {
    this.#begin(trace);
    this.verify();
  }

  #begin(trace: Trace): void {
    this.playback.pause();
    this.evidence.clear();
    this.original = this.change = null;
    this.#remarks = new Map();
    this.trace = trace;
    this.verification.stop();
    this.verification = new Verification(0);
    this.goTo(0);
  }

  /** Compares the trace with the statechart of today, from the start. */
  verify(): void {
    this.verification.stop();
    this.verification = verificationOf(this.trace, () => this.changed());
  }

  openTab(tab: Tab): void {
    this.tab = tab;
    this.changed();
  }

  say(what: Told['what'], of: string): void {
    this.told = { what, of };
    this.changed();
  }

  /** Writes a remark behind the row that is shown. */
  remark(text: string): void {
    if (this.trace === null || this.row < 0) return;
    // A page that is followed writes it into its own trace, where everybody who follows it finds it.
    if (this.following?.page?.trace === this.trace) return this.following.mark(text);
    const line = { k: 'mark' as const, t: this.step?.t ?? 0, text };
    const number = this.trace.remark(this.row, line);
    this.#remarks.set(number, [...(this.#remarks.get(number) ?? []), line]);
    this.row += 1;
    this.say('remarked', text);
  }

  /** The trace as a file. */
  saved(): Promise<Blob> {
    if (this.trace === null) throw new Error('There is no trace to save');
    return savedTrace(this.trace, this.#remarks);
  }

  /** Shows what would have happened without the step that is shown. */
  drop(): void {
    if (this.step !== undefined) this.#change({ drop: this.step.i }, this.at);
  }

  /** Shows what would have happened if something else had come after the step that is shown. */
  insert(event: PlainEvent): void {
    if (this.step !== undefined) this.#change({ before: this.step.i + 1, event }, this.at + 1);
  }

  /** Shows the trace again that a "what if" was made from. */
  backToOriginal(): void {
    if (this.original === null) return;
    const [{ trace, at }, remarks] = [this.original, this.#remarks];
    this.show(trace);
    this.#remarks = remarks;
    this.goTo(at);
  }

  #change(change: Change, at: number): void {
    const { trace } = this;
    if (trace?.machine === undefined) return;
    const changed = new Trace(trace.name);
    for (const line of whatIf(trace.machine.traced, trace.lines, change)) changed.append(line);
    this.#branch(changed, { made: change, at });
    this.goTo(at);
  }

  /** Shows something that was made from a trace, to which there is a way back. */
  #branch(shown: Trace, change: Inspector['change']): void {
    if (this.trace === null) return;
    const original = this.original ?? { trace: this.trace, at: this.at };
    const remarks = this.#remarks;
    this.show(shown);
    this.original = original;
    this.change = change;
    this.#remarks = remarks;
  }
}
