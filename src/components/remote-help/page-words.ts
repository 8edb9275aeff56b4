import type { ReactiveController, ReactiveControllerHost } from 'lit';
import { languageFor, loadWords, type Language } from '../../locales/load.ts';
import type { Words } from '../../locales/words.ts';

/** The texts in the language that the page speaks around an element; when that changes, they change. */
export class PageWords implements ReactiveController {
  readonly #host: ReactiveControllerHost & HTMLElement;
  readonly #onFailed: () => void;
  readonly #observer = new MutationObserver(() => this.#host.requestUpdate());
  #words: Words | undefined;
  #asked: Language | undefined;

  constructor(host: ReactiveControllerHost & HTMLElement, onFailed: () => void) {
    this.#host = host;
    this.#onFailed = onFailed;
    host.addController(this);
  }

  /** The language to speak now. */
  get language(): Language {
    return languageFor(langAround(this.#host));
  }

  /** The texts, once they are loaded. */
  get words(): Words | undefined {
    return this.#words;
  }

  hostConnected(): void {
    this.#observer.observe(document, {
      attributes: true,
      attributeFilter: ['lang'],
      subtree: true,
    });
  }

  hostDisconnected(): void {
    this.#observer.disconnect();
  }

  hostUpdate(): void {
    const { language } = this;
    if (language === this.#asked) return;
    this.#asked = language;
    loadWords(language).then(
      (words) => {
        // The page may have changed its language meanwhile.
        if (language === this.#asked) this.#words = words;
        this.#host.requestUpdate();
      },
      () => {
        this.#asked = undefined;
        this.#onFailed();
      },
    );
  }
}

/** The nearest `lang`, also outside of the shadow trees that the element stands in. */
function langAround(element: Element): string {
  const lang = element.closest('[lang]')?.getAttribute('lang');
  if (lang) return lang;
  const root = element.getRootNode();
  return root instanceof ShadowRoot ? langAround(root.host) : '';
}
