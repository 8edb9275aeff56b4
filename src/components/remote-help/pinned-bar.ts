/**
 * Keeps the status bar at the top of the screen, above everything, and the page clear of it.
 *
 * As long as there is a bar, one style sheet of the page's moves the page down by the bar's height and says that
 * height as `--remote-help-bar-height`. Any rule of the page wins over it. Nothing else outside of the element is
 * touched, and nothing of it stays.
 */
export class PinnedBar {
  #bar: HTMLElement | null = null;
  readonly #sheet = new CSSStyleSheet();
  readonly #measuring = new ResizeObserver(() => this.#makeRoom());

  /** Pins the layer that the bar stands in, and lets the page have its place back when the bar has gone. */
  follow(layer: HTMLElement | null, bar: HTMLElement | null): void {
    if (bar !== this.#bar) {
      this.#measuring.disconnect();
      this.#bar = bar;
      if (bar !== null) this.#measuring.observe(bar);
      this.#makeRoom();
    }
    // An element that was moved in the page has lost its place in the top layer.
    if (layer?.isConnected && !layer.matches(':popover-open')) layer.showPopover();
  }

  #makeRoom(): void {
    const others = document.adoptedStyleSheets.filter((sheet) => sheet !== this.#sheet);
    document.adoptedStyleSheets = this.#bar === null ? others : [...others, this.#sheet];
    if (this.#bar === null) return;
    this.#sheet.replaceSync(`:where(:root) {
      --remote-help-bar-height: ${String(this.#bar.offsetHeight)}px;
      padding-block-start: var(--remote-help-bar-height);
      scroll-padding-block-start: var(--remote-help-bar-height);
    }`);
  }
}
