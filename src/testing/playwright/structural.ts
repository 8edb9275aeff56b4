import type { SimulatedScreen } from '../simulated-screen.ts';

/**
 * The parts of Playwright that are used here, by their shape: `remote-help` depends on no test framework, and a page of
 * any version of Playwright that has them will do.
 */

/** What Playwright calls a locator. */
export interface PlaywrightLocator {
  getByRole(
    role: 'button' | 'checkbox' | 'radio' | 'textbox',
    options?: NameOptions,
  ): PlaywrightLocator;
  getByLabel(text: string, options?: { exact?: boolean }): PlaywrightLocator;
  getByText(text: string | RegExp): PlaywrightLocator;
  filter(options: { visible?: boolean }): PlaywrightLocator;
  first(): PlaywrightLocator;
  last(): PlaywrightLocator;
  check(): Promise<void>;
  uncheck(): Promise<void>;
  click(): Promise<void>;
  fill(text: string): Promise<void>;
  waitFor(): Promise<void>;
}

interface NameOptions {
  name?: string;
  exact?: boolean;
}

/** A page. */
export interface PlaywrightPage extends PlaywrightNetwork {
  locator(selector: string): PlaywrightLocator;
}

/** A page, or a context with all its pages, whose network can be answered. */
export interface PlaywrightNetwork {
  route(
    address: (url: URL) => boolean,
    answer: (route: PlaywrightRoute) => Promise<void>,
  ): Promise<unknown>;
  routeWebSocket(
    address: (url: URL) => boolean,
    answer: (socket: PlaywrightSocket) => void,
  ): Promise<unknown>;
}

/** A page, or a context with all its pages, in which something can be run before all else. */
export interface PlaywrightScripts {
  addInitScript(
    script: (screen: SimulatedScreen) => void,
    screen: SimulatedScreen,
  ): Promise<unknown>;
}

/** A request that is to be answered. */
export interface PlaywrightRoute {
  request(): { method(): string; url(): string };
  fulfill(answer: {
    status: number;
    headers: Record<string, string>;
    /** Text, or a buffer of Node's, which no type without Node's can name. */
    body: string;
  }): Promise<void>;
  abort(problem?: string): Promise<void>;
}

/** A page's socket that is to be answered. */
export interface PlaywrightSocket {
  onMessage(hear: (frame: string | Uint8Array) => void): void;
  onClose(leave: () => void): void;
  send(frame: string): void;
  close(options?: { code?: number }): Promise<void>;
}

/** A context, in which a page of the adviser's can be opened. */
export interface PlaywrightContext {
  pages(): { bringToFront(): Promise<void> }[];
  newPage(): Promise<PlaywrightEvaluatingPage>;
}

/** A page in which functions can be run. */
export interface PlaywrightEvaluatingPage {
  evaluateHandle<Made>(make: () => Promise<Made>): Promise<PlaywrightHandle<Made>>;
}

/** Something that lives in a page. */
export interface PlaywrightHandle<Held> {
  evaluate<Argument, Result>(
    use: (held: Held, argument: Argument) => Promise<Result>,
    argument: Argument,
  ): Promise<Result>;
}
