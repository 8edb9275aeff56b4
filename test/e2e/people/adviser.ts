import type { Locator, Page } from 'playwright-core';
import type { AdviserWords } from '../../../src/locales/adviser-words.ts';

/** A place on the customer's desktop, and the desktop's size. */
type Place = { readonly x: number; readonly y: number };
type Desktop = { readonly width: number; readonly height: number };

/** A bank's adviser at the console. */
export class Adviser {
  readonly page: Page;
  readonly words: AdviserWords;
  readonly element: Locator;

  constructor(page: Page, words: AdviserWords) {
    this.page = page;
    this.words = words;
    this.element = page.locator('remote-help-adviser');
  }

  async signsIn(name: string): Promise<void> {
    await this.presses(this.words.signIn.button);
    await this.page.getByRole('button', { name }).click();
    await this.button(this.words.queue.newSession).first().waitFor();
  }

  async sees(text: string | RegExp, timeout?: number): Promise<void> {
    const shown = this.element.getByText(text).filter({ visible: true }).first();
    await shown.waitFor(timeout === undefined ? {} : { timeout });
  }

  async presses(name: string): Promise<void> {
    await this.button(name).first().click();
  }

  button(name: string): Locator {
    return this.element.getByRole('button', { name }).filter({ visible: true });
  }

  async opensSession(email: string, language: 'sl' | 'en'): Promise<void> {
    await this.presses(this.words.queue.newSession);
    await this.element.getByLabel(this.words.invitation.email).fill(email);
    await this.choosesLanguage(this.words.languages[language]);
    await this.presses(this.words.invitation.send);
  }

  /** Loads the console anew, and goes back to a session. */
  async comesBackTo(email: string): Promise<void> {
    await this.page.reload();
    await this.presses(email);
  }

  async choosesLanguage(name: string): Promise<void> {
    await this.element.getByLabel(name, { exact: true }).check();
  }

  /** The two words to say on the phone. */
  async wordsToSay(): Promise<[string, string]> {
    const said = await this.element.locator('[part~="words"]').first().innerText();
    const [first, second] = said.split(/[\s·]+/).filter((word) => word !== '');
    if (first === undefined || second === undefined) throw new Error(`Not two words: ${said}`);
    return [first, second];
  }

  async writes(text: string): Promise<void> {
    await this.element.getByRole('textbox', { name: this.words.chat.message }).fill(text);
    await this.presses(this.words.chat.send);
    await this.sees(text);
  }

  async ends(): Promise<void> {
    await this.presses(this.words.session.end);
    await this.yesToEnd.click();
  }

  /** What ends the session in the question whether to end it. */
  get yesToEnd(): Locator {
    const { end } = this.words.session;
    return this.element.getByRole('dialog').getByRole('button', { name: end });
  }

  /** Waits until the customer's desktop is on the screen, and says how large it is. */
  async seesDesktop(): Promise<{ width: number; height: number }> {
    // A handle that is not let go would keep a picture that the page has dropped.
    await using video = await this.element.locator('video').elementHandle();
    await using size = await this.page.waitForFunction((element) => {
      const { videoWidth: width, videoHeight: height, readyState } = element as HTMLVideoElement;
      return readyState >= 2 && width > 0 ? { width, height } : null;
    }, video);
    return (await size.jsonValue()) ?? { width: 0, height: 0 };
  }

  /** Clicks on a place of the customer's desktop, which is of this size. */
  async clicksAt(place: Place, desktop: Desktop): Promise<void> {
    await this.movesTo(place, desktop);
    await this.page.mouse.down();
    await this.page.mouse.up();
  }

  /** Holds the mouse's button down on a place of the customer's desktop. */
  async holdsAt(place: Place, desktop: Desktop): Promise<void> {
    await this.movesTo(place, desktop);
    await this.page.mouse.down();
  }

  /** Moves the pointer about, until it is enough. */
  async movesOn(desktop: Desktop, enough: AbortSignal): Promise<void> {
    for (let step = 0; !enough.aborted; step += 1) {
      await this.movesTo({ x: 500 + (step % 40) * 10, y: 600 }, desktop);
    }
  }

  async movesTo({ x, y }: Place, { width, height }: Desktop): Promise<void> {
    const { left, top, scale } = await this.element.locator('video').evaluate(
      (element, of) => {
        const box = element.getBoundingClientRect();
        const fits = Math.min(box.width / of.width, box.height / of.height);
        return {
          left: box.left + (box.width - of.width * fits) / 2,
          top: box.top + (box.height - of.height * fits) / 2,
          scale: fits,
        };
      },
      { width, height },
    );
    await this.page.mouse.move(left + (x + 0.5) * scale, top + (y + 0.5) * scale);
  }

  /** Types over the picture as on a keyboard that has all these letters. */
  async types(text: string): Promise<void> {
    const keyboard = await this.page.context().newCDPSession(this.page);
    for (const letter of text) {
      await keyboard.send('Input.dispatchKeyEvent', { type: 'keyDown', key: letter, text: letter });
      await keyboard.send('Input.dispatchKeyEvent', { type: 'keyUp', key: letter });
    }
    await keyboard.detach();
  }

  /** Waits until the customer's desktop is of this colour, up on the left: in its middle rests the pointer. */
  async seesColour(wanted: 'red' | 'notRed'): Promise<void> {
    await using video = await this.element.locator('video').elementHandle();
    await using _ = await this.page.waitForFunction(
      ([element, colour]) => {
        const picture = element as HTMLVideoElement;
        if (picture.videoWidth === 0) return false;
        const canvas = new OffscreenCanvas(picture.videoWidth, picture.videoHeight);
        const drawing = canvas.getContext('2d')!;
        drawing.drawImage(picture, 0, 0);
        const [x, y] = [canvas.width / 4, canvas.height / 4];
        const [red = 0, green = 0, blue = 0] = drawing.getImageData(x, y, 1, 1).data;
        return (colour === 'red') === (red > 200 && green < 60 && blue < 60);
      },
      [video, wanted] as const,
    );
  }
}
