import type { ReactiveController, ReactiveControllerHost } from 'lit';
import { languageFor, type Language } from '../../locales/load.ts';

/** Which language the page speaks around an element; a change of it renders the element anew. */
export class PageLanguage implements ReactiveController {
  readonly #host: ReactiveControllerHost & HTMLElement;
  readonly #observer = new MutationObserver(() => this.#host.requestUpdate());

  constructor(host: ReactiveControllerHost & HTMLElement) {
    this.#host = host;
    host.addController(this);
  }

  /** The language to speak now. */
  get language(): Language {
    return languageFor(langAround(this.#host));
  }

  hostConnected(): void {
    this.#observer.observe(document, { attributes: true, attributeFilter: ['lang'], subtree: true });
  }

  hostDisconnected(): void {
    this.#observer.disconnect();
  }
}

/** The nearest `lang`, also outside of the shadow trees that the element stands in. */
function langAround(element: Element): string {
  const lang = element.closest('[lang]')?.getAttribute('lang');
  if (lang) return lang;
  const root = element.getRootNode();
  return root instanceof ShadowRoot ? langAround(root.host) : '';
}
