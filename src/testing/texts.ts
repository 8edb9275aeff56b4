import { en } from '../locales/en.ts';
import { sl } from '../locales/sl.ts';

/** The element's texts, by language. */
export const words = { sl, en } as const;
