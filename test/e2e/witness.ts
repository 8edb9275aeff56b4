import type { BrowserContext, Page } from 'playwright-core';

/** Writes down all that anyone but the two people could get to see: addresses, titles, consoles, the broker's log. */
export class Witness {
  readonly #seen: string[] = [];
  readonly #faults: string[] = [];
  readonly #pages = new Set<Page>();

  /** Watches every page of a browser's context, from the first on. */
  watch(context: BrowserContext): void {
    context.on('page', (page) => this.#watchPage(page));
    context.on('weberror', (error) => this.#faults.push(String(error.error())));
  }

  /** Notes a line that something outside the browsers wrote. */
  note(line: string): void {
    this.#seen.push(line);
  }

  /** Notes that something happened that must not. */
  noteFault(fault: string): void {
    this.#faults.push(fault);
  }

  /** All that was seen until now, and the titles of the pages that are open. */
  async everything(): Promise<string[]> {
    const open = [...this.#pages].filter((page) => !page.isClosed());
    const titles = await Promise.all(open.map((page) => page.title()));
    return [...this.#seen, ...titles, ...open.map((page) => page.url())];
  }

  /** Errors of pages, and violations of their policy. */
  get faults(): readonly string[] {
    return this.#faults;
  }

  #watchPage(page: Page): void {
    this.#pages.add(page);
    page.on('request', (request) => this.note(request.url()));
    page.on('websocket', (socket) => this.note(socket.url()));
    page.on('framenavigated', (frame) => {
      this.note(frame.url());
      // A navigated page may be gone again before its title is read: then there is no title to keep.
      page.title().then(
        (title) => this.note(title),
        () => this.note(''),
      );
    });
    page.on('console', (message) => {
      this.note(message.text());
      if (/Content Security Policy|TrustedScript|TrustedHTML/.test(message.text())) {
        this.noteFault(message.text());
      }
    });
  }
}
