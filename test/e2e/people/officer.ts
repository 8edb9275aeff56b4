import type { Locator, Page } from 'playwright-core';
import type { EvidenceWords } from '../../../src/locales/evidence-words.ts';

/** Somebody of the bank's complaints department, at the page for evidence. */
export class Officer {
  readonly page: Page;
  readonly words: EvidenceWords;

  constructor(page: Page, words: EvidenceWords) {
    this.page = page;
    this.words = words;
  }

  async signsIn(name: string): Promise<void> {
    await this.page.getByRole('link', { name: this.words.signIn.button }).click();
    await this.page.getByRole('button', { name }).click();
    await this.page.getByRole('heading', { name: this.words.find.heading }).waitFor();
  }

  async givesReason(reason: string): Promise<void> {
    await this.page.getByLabel(this.words.reason.label).fill(reason);
  }

  async searches(by: { adviser?: string; reference?: string }): Promise<void> {
    const { find } = this.words;
    await this.page.getByLabel(find.adviser, { exact: true }).fill(by.adviser ?? '');
    await this.page.getByLabel(find.reference).fill(by.reference ?? '');
    await this.presses(find.button);
  }

  async opens(reference: string): Promise<void> {
    await this.presses(this.words.find.open(reference));
    await this.page.getByRole('heading', { name: reference }).waitFor();
  }

  async presses(name: string): Promise<void> {
    await this.page.getByRole('button', { name, exact: true }).click();
  }

  async sees(text: string | RegExp): Promise<void> {
    await this.page.getByText(text).filter({ visible: true }).first().waitFor();
  }

  /** Goes to a row of the log, by what it says. */
  async goesTo(row: string): Promise<void> {
    await this.page.locator('.player .log-row', { hasText: row }).first().click();
  }

  /** The states that are lit in the statechart. */
  async litStates(): Promise<string[]> {
    const lit = this.page.locator('.player .chart .state.is-active');
    return lit.evaluateAll((all) => all.map((one) => one.getAttribute('data-state') ?? ''));
  }

  get video(): Locator {
    return this.page.locator('.player video');
  }

  /** Waits until the film has got so far, in seconds. */
  async watchesUntil(seconds: number): Promise<void> {
    const video = await this.video.elementHandle();
    await this.page.waitForFunction(
      ([element, until]) => (element as HTMLVideoElement).currentTime >= until,
      [video, seconds] as const,
    );
  }
}
