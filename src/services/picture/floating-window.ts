/** What a floating window is opened with. */
export interface FloatingWindowOptions {
  readonly width: number;
  readonly height: number;
  /** How its content looks. */
  readonly styles: string;
  readonly language: string;
  readonly title: string;
  /** Closes the window when it aborts. */
  readonly signal: AbortSignal;
}

/**
 * Opens a small window that floats above all others, where the browser has such windows (Document
 * Picture-in-Picture), and gives the element to fill; `null` where it has none or will not open one.
 *
 * It has to be called in a click, and before the screen's picker: a click counts for five seconds only, and
 * people take longer than that to pick. Closing the window means nothing.
 */
export async function openFloatingWindow(
  options: FloatingWindowOptions,
  browser: FloatingBrowser = globalThis as never,
): Promise<HTMLElement | null> {
  const { width, height, styles, language, title, signal } = options;
  // Firefox has such windows too, but one of them uses the click up, and then refuses the picker.
  if (browser.CaptureController === undefined) return null;
  const floating = await browser.documentPictureInPicture
    ?.requestWindow({ width, height })
    // A browser that will not float a window has shown the customer why; the page's own bar is there.
    .catch(() => null);
  if (!floating) return null;
  if (signal.aborted) floating.close();
  signal.addEventListener('abort', () => floating.close(), { once: true });
  // A document takes a constructed style sheet of its own window only.
  const sheet = new floating.CSSStyleSheet();
  sheet.replaceSync(styles);
  floating.document.adoptedStyleSheets = [sheet];
  floating.document.documentElement.lang = language;
  floating.document.title = title;
  return floating.document.body;
}

/** What a browser needs to have: the windows, and a picker that one click opens as well. */
export interface FloatingBrowser {
  readonly documentPictureInPicture?: PictureInPicture;
  readonly CaptureController?: unknown;
}

/** The part of the browser that opens such windows; no TypeScript library knows it yet. */
export interface PictureInPicture {
  requestWindow(size: { width: number; height: number }): Promise<Window & typeof globalThis>;
}
