import type { SessionState } from '../protocol/states.ts';
import type { Hands } from './hands.ts';
import { allBelow, isVisible, nameOf, ownTextOf } from './page-reading.ts';
import { until } from './until.ts';

/**
 * Hands in the page itself, through all shadow trees, for tests that run in the browser. Their clicks are a script's:
 * a browser's own picker does not open on them.
 */
export class PageHands implements Hands {
  readonly #element: HTMLElement;

  constructor(element: HTMLElement) {
    this.#element = element;
  }

  async press(name: string): Promise<void> {
    const button = await this.#find(`the button “${name}”`, 'button', name);
    button.click();
  }

  async check(role: 'checkbox' | 'radio', name?: string): Promise<void> {
    const what = name === undefined ? `the ${role}` : `the ${role} “${name}”`;
    const box = await this.#find(what, `input[type="${role}"]`, name);
    if (!(box as HTMLInputElement).checked) box.click();
  }

  async uncheck(name: string): Promise<void> {
    const box = await this.#find(`the checkbox “${name}”`, 'input[type="checkbox"]', name);
    if ((box as HTMLInputElement).checked) box.click();
  }

  async fill(name: string, text: string): Promise<void> {
    const fields = 'textarea, input:not([type="checkbox"], [type="radio"])';
    const field = await this.#find(`the field “${name}”`, fields, name);
    (field as HTMLInputElement | HTMLTextAreaElement).value = text;
    field.dispatchEvent(new Event('input', { bubbles: true, composed: true }));
  }

  async see(text: string): Promise<void> {
    const shows = () =>
      allBelow(this.#element).find(
        (element) => ownTextOf(element).includes(text) && isVisible(element),
      );
    await until(`the text “${text}”`, shows);
  }

  async waitFor(state: SessionState): Promise<void> {
    const element = this.#element;
    await until(
      `the state “${state}”`,
      () => element.getAttribute('state') === state || undefined,
      () => `it is in “${String(element.getAttribute('state'))}”`,
    );
  }

  #find(what: string, selector: string, name: string | undefined): Promise<HTMLElement> {
    return until(what, () =>
      allBelow(this.#element)
        .filter((element): element is HTMLElement => element instanceof HTMLElement)
        .filter((element) => element.matches(selector) && isVisible(element))
        .findLast((element) => name === undefined || nameOf(element) === name),
    );
  }
}
