import { isDeviceName } from '../../../src/protocol/file-names.ts';
import { isEntryName } from '../files/folder.ts';

/** What Windows gives no meaning of a name to: streams, patterns, quotes, and characters that are none. */
const noName = /[:*?"<>|\p{Cc}]/u;
/** What Windows drops at the end of a name: without it the name is another one. */
const dropped = /[. ]$/;

/**
 * Whether a name can be a file's or a folder's in a folder of Windows: no path, no alternate stream, no device, nothing
 * that Windows reads as another name.
 */
export function isWindowsName(name: string): boolean {
  return isEntryName(name) && !noName.test(name) && !dropped.test(name) && !isDeviceName(name);
}

/** Whether a path begins at a drive's letter: none of a network, of a device, or past Windows' own reading of names. */
export function isDrivePath(path: string): boolean {
  if (!/^[A-Z]:\\/i.test(path)) return false;
  const names = path.slice(3).split('\\');
  return path.length === 3 || names.every(isWindowsName);
}

const literal = '\\\\?\\';

/** A path that Windows takes letter by letter, of whatever length. */
export function literalPath(path: string): string {
  return `${literal}${path}`;
}

/** A path as people write it out of the one that Windows gives of what is open; `null` if it is not on a drive. */
export function plainPath(final: string): string | null {
  const path = final.startsWith(literal) ? final.slice(literal.length) : final;
  return isDrivePath(path) ? path : null;
}

/** How what is right in a folder is called in full. */
export function inFolder(folder: string, name: string): string {
  return folder.endsWith('\\') ? `${folder}${name}` : `${folder}\\${name}`;
}

export const attributes = { hidden: 0x2, system: 0x4, folder: 0x10, device: 0x40, reparse: 0x400 };

/** Of files that Windows keeps in another manner and that are still themselves: of a cloud, compressed, or without doubles. */
const ownTags: ReadonlySet<number> = new Set([0x9000001a, 0x80000017, 0x80000013]);
/** Clouds number their kinds in these bits. */
const kindsOfCloud = 0x0000f000;

/** Whether what has these attributes is, or may be, something else than itself: a link, a junction, a mounted disk, a socket. */
export function leadsElsewhere(its: number, tag: number): boolean {
  if ((its & attributes.device) !== 0) return true;
  if ((its & attributes.reparse) === 0) return false;
  return !ownTags.has(tag) && !ownTags.has((tag & ~kindsOfCloud) >>> 0);
}

/** What Windows itself and its programs leave out of what they show. */
export function isHidden(name: string, its: number): boolean {
  return name.startsWith('.') || (its & (attributes.hidden | attributes.system)) !== 0;
}
