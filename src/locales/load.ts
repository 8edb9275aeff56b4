import type { Words } from './words.ts';

const loaders = {
  sl: () => import('./sl.ts').then(({ sl }) => sl),
  en: () => import('./en.ts').then(({ en }) => en),
} satisfies Record<string, () => Promise<Words>>;

/** The languages that there are texts in. The first is the one to fall back to. */
export type Language = keyof typeof loaders;

/** The language to speak to someone whose page says `lang`: `en` for `en-GB`, the first one for any other. */
export function languageFor(lang: string): Language {
  const [primary = ''] = lang.toLowerCase().split('-');
  return primary === 'en' ? 'en' : 'sl';
}

/** Loads all texts of one language; each language is a chunk of its own. */
export function loadWords(language: Language): Promise<Words> {
  return loaders[language]();
}
