import type { ShortcutWords } from '../locales/adviser-words.ts';

/** What the keyboard can do at the console. */
export type Shortcut = Exclude<keyof ShortcutWords, 'heading'>;

/**
 * With Alt, by the key's place on the keyboard: with it alone the letters of some layouts are never lost
 * (AltGr comes with Ctrl), and no browser keeps these for itself.
 */
const keys: Readonly<Record<Shortcut, { code: string; shown: string }>> = {
  newSession: { code: 'KeyN', shown: 'Alt+N' },
  message: { code: 'KeyM', shown: 'Alt+M' },
  nextSession: { code: 'ArrowDown', shown: 'Alt+↓' },
  previousSession: { code: 'ArrowUp', shown: 'Alt+↑' },
  size: { code: 'KeyS', shown: 'Alt+S' },
  fullScreen: { code: 'KeyU', shown: 'Alt+U' },
  end: { code: 'KeyX', shown: 'Alt+X' },
};

/** All shortcuts, in the order in which they are shown, with their keys. */
export const shortcuts = Object.entries(keys).map(([name, { shown }]) => ({
  name: name as Shortcut,
  shown,
}));

/** The keys of a shortcut as `aria-keyshortcuts` wants them. */
export function keyShortcut(name: Shortcut): string {
  return keys[name].shown.replace('↓', 'ArrowDown').replace('↑', 'ArrowUp');
}

/** Which shortcut was pressed, if any. */
export function shortcutOf(
  event: Pick<KeyboardEvent, 'altKey' | 'ctrlKey' | 'metaKey' | 'shiftKey' | 'code'>,
): Shortcut | null {
  if (!event.altKey || event.ctrlKey || event.metaKey || event.shiftKey) return null;
  const found = Object.entries(keys).find(([, { code }]) => code === event.code);
  return found === undefined ? null : (found[0] as Shortcut);
}
