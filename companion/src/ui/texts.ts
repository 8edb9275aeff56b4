import type { Canvas } from './canvas.ts';

/** Text that fits beside others; of what is too long the end is kept, since it says most of a path and of a file's kind. */
export function fitted(canvas: Canvas, text: string, room: number): string {
  if (canvas.widthOf('strong', text) <= room) return text;
  const kept = [...text.normalize('NFC')];
  while (kept.length > 0 && canvas.widthOf('strong', `…${kept.join('')}`) > room) kept.shift();
  return `…${kept.join('')}`;
}

/** A size as people say it, the same in every language. */
export function sizeText(bytes: number): string {
  if (bytes < 1_000) return `${bytes} B`;
  if (bytes < 1_000_000) return `${Math.round(bytes / 1_000)} kB`;
  return `${Math.round(bytes / 100_000) / 10} MB`;
}
