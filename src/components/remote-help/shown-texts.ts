import type { SessionOptions } from '../../actors/session-actor.ts';
import type { LaterElements } from './later-loader.ts';
import type { View } from './view.ts';

/** What the receipts are about: the texts exactly as the customer saw them, and since when. */
export class ShownTexts {
  #agreement = '';
  #since = 0;

  /** The agreement stands before the customer. */
  show(): void {
    this.#since ||= Date.now();
  }

  /** The customer agrees to what the agreement says at this moment. */
  agree(root: ParentNode): void {
    this.#agreement = root.querySelector('remote-help-consent')?.agreementText ?? '';
  }

  /** What a session asks for when it tells the broker. */
  optionsWith(
    now: () => readonly [LaterElements | undefined, View | undefined],
  ): Pick<SessionOptions, 'agreementText' | 'agreementShownAt' | 'questionText'> {
    return {
      agreementText: () => this.#agreement,
      agreementShownAt: () => this.#since,
      questionText: (asked) => {
        const [elements, view] = now();
        if (elements === undefined || view === undefined) return { version: '', text: '' };
        return elements.questionText(view, asked);
      },
    };
  }
}
