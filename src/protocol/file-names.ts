/** Names that Windows takes for devices, with any ending: opening one would open no file. */
const devices = /^(?:con|prn|aux|nul|conin\$|conout\$|com[0-9¹²³]|lpt[0-9¹²³]) *(?:\.|$)/i;

/** What turns the direction of writing, or cannot be seen: with it `exe.txt` is shown as something else. */
const unseen =
  /[\p{Cc}\p{Zl}\p{Zp}\p{Default_Ignorable_Code_Point}\p{Bidi_Control}\u2800\ufff9-\ufffb]/gu;
/** Spaces that are wider or narrower than the usual one, or that look like nothing at all. */
const otherSpaces = /[^\P{Zs} ]/gu;
const forbidden = /[/\\:*?"<>|]/g;

/** The longest name that every file system takes, even in UTF-8. */
const maxCharacters = 120;

/**
 * Whether a name can be shown to a person and saved as a file: no path, no control character, no turned direction, no
 * device, no alternate stream, nothing that a file system drops at its end.
 */
export function isFileName(name: string): boolean {
  return name === safeFileName(name);
}

/** Whether Windows takes a name for a device's. */
export function isDeviceName(name: string): boolean {
  return devices.test(name);
}

/** Makes a name that can be shown and saved out of any: the last part of a path, without what is dangerous in it. */
export function safeFileName(name: string): string {
  const last = name.toWellFormed().split(/[/\\]/).at(-1) ?? '';
  const plain = last.replace(unseen, '').replace(otherSpaces, ' ').normalize('NFC');
  const kept = plain.replace(forbidden, '_');
  const bare = shortened(kept.replace(/^[\s]+|[\s.]+$/gu, ''));
  if (bare === '') return 'datoteka';
  return devices.test(bare) ? `_${bare}` : bare;
}

/** Keeps the ending, since it says what a file is. */
function shortened(name: string): string {
  const characters = [...name];
  if (name.length <= maxCharacters) return name;
  const ending = /\.[^.\s]{1,12}$/u.exec(name)?.[0] ?? '';
  let kept = '';
  for (const character of characters) {
    if (kept.length + character.length + ending.length > maxCharacters) break;
    kept += character;
  }
  return `${kept.replace(/[\s.]+$/u, '')}${ending}`;
}
