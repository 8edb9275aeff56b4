import type { Locator, Page } from 'playwright-core';
import type { Words } from '../../../src/locales/words.ts';
import type { SessionState } from '../../../src/protocol/states.ts';

/** A bank's customer on the bank's page. Does and sees what a person can, by what is written there. */
export class Customer {
  readonly page: Page;
  readonly words: Words;
  readonly element: Locator;

  constructor(page: Page, words: Words) {
    this.page = page;
    this.words = words;
    this.element = page.locator('remote-help');
  }

  /** Waits until the session is in this state, and says so on the element. */
  async isIn(state: SessionState): Promise<void> {
    await this.page.locator(`remote-help[state="${state}"]`).waitFor();
  }

  async sees(text: string | RegExp): Promise<void> {
    await this.element.getByText(text).filter({ visible: true }).first().waitFor();
  }

  async presses(name: string): Promise<void> {
    await this.button(name).click();
  }

  /** The button of this name that a person would press: the one in front, if a question stands over the page. */
  button(name: string): Locator {
    return this.element.getByRole('button', { name, exact: true }).last();
  }

  async agrees(): Promise<void> {
    await this.isIn('consent');
    await this.element.getByRole('checkbox').check();
    await this.presses(this.words.actions.download);
    await this.isIn('download');
  }

  async goesOnInBrowser(): Promise<void> {
    await this.presses(this.words.download.without);
    await this.isIn('connect');
  }

  async types(number: string): Promise<void> {
    await this.element.getByLabel(this.words.connect.field).fill(number);
    await this.presses(this.words.actions.connect);
  }

  /** From the agreement to the chat. */
  async comesInWith(number: string): Promise<void> {
    await this.agrees();
    await this.goesOnInBrowser();
    await this.types(number);
    await this.isIn('chat-only');
  }

  /** Chooses the words that were heard on the phone. */
  async heard(first: string, second: string): Promise<void> {
    await this.choosesWords(this.words.compared.pair(first, second));
    await this.sees(this.words.compared.matched);
  }

  /** Hears words that are not on the page. */
  async heardOthers(): Promise<void> {
    await this.choosesWords(this.words.compared.noneOfThese);
    await this.sees(this.words.compared.differed.heading);
  }

  async choosesWords(label: string): Promise<void> {
    await this.element.getByRole('radio', { name: label, exact: true }).check();
    await this.presses(this.words.compared.confirm);
  }

  async writes(text: string): Promise<void> {
    await this.element.getByRole('textbox', { name: this.words.chat.field }).fill(text);
    await this.presses(this.words.chat.send);
    await this.sees(text);
  }

  /** "Start", and the warning is there. */
  async starts(): Promise<void> {
    await this.presses(this.words.actions.start);
    await this.sees(this.words.warning.called.heading);
  }

  async shows(): Promise<void> {
    await this.starts();
    await this.presses(this.words.actions.show);
    await this.isIn('sharing');
  }

  async stopsSharing(): Promise<void> {
    await this.presses(this.words.actions.stopSharing);
    await this.isIn('stopped');
  }

  async ends(): Promise<void> {
    await this.presses(this.words.actions.endSession);
    await this.presses(this.words.ending.end);
    await this.isIn('closed');
  }
}
