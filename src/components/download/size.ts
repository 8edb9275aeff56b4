import { sizeIn } from '../../locales/sizes.ts';

/** A file's size as people say it: `820 kB`, `4,2 MB`. */
export function sizeInWords(bytes: number, language: string): string {
  return sizeIn(language)(bytes);
}
