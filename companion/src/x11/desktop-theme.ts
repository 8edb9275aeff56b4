import { readFileSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';
import type { Theme } from '../ui/palette.ts';
import { ask, type XConnection } from './connection.ts';

/** Settings of a desktop are a few kilobytes; in units of four bytes. */
const longest = 16_384;

/**
 * Whether this desktop is a dark one. Asked in this order, and the first that says anything counts: the environment
 * (`GTK_THEME`), the desktop's settings daemon (XSETTINGS), the person's own file of GTK.
 */
export async function desktopTheme(
  connection: XConnection,
  environment: NodeJS.ProcessEnv = process.env,
): Promise<Theme> {
  const isDark =
    darkInName(environment['GTK_THEME']) ??
    darkInSettings(readSettings(await settingsOf(connection))) ??
    darkInFile(fileOf(environment)) ??
    false;
  return isDark ? 'dark' : 'light';
}

/** What a theme's name says: `Adwaita-dark`, `Yaru-blue-dark`, `Adwaita:dark`. */
export function darkInName(name: string | undefined): boolean | null {
  if (name === undefined || name === '') return null;
  if (/contrast/i.test(name)) return /inverse/i.test(name);
  return /[-:_ ]dark(?:er)?\b/i.test(name);
}

/** What the desktop's settings say. */
export function darkInSettings(settings: ReadonlyMap<string, number | string>): boolean | null {
  if (settings.get('Gtk/ApplicationPreferDarkTheme') === 1) return true;
  const name = settings.get('Net/ThemeName');
  return typeof name === 'string' ? darkInName(name) : null;
}

/** What the file of GTK says (`~/.config/gtk-3.0/settings.ini`). */
export function darkInFile(text: string): boolean | null {
  const [, prefers] = /^\s*gtk-application-prefer-dark-theme\s*=\s*(\w+)/m.exec(text) ?? [];
  if (prefers === '1' || prefers === 'true') return true;
  const [, name] = /^\s*gtk-theme-name\s*=\s*(.+?)\s*$/m.exec(text) ?? [];
  return darkInName(name);
}

/**
 * The numbers and texts of an XSETTINGS property (https://specifications.freedesktop.org/xsettings-spec/). Whoever holds
 * the selection wrote it, so what is not as it should be is left out.
 */
export function readSettings(bytes: Uint8Array): ReadonlyMap<string, number | string> {
  const settings = new Map<string, number | string>();
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (bytes.byteLength < 12) return settings;
  const isLittle = view.getUint8(0) === 0;
  const padded = (length: number) => Math.ceil(length / 4) * 4;
  const text = (at: number, length: number) =>
    Buffer.from(bytes.subarray(at, at + length)).toString('utf8');
  let at = 12;
  for (let left = view.getUint32(8, isLittle); left > 0 && at + 12 <= bytes.byteLength; left -= 1) {
    const type = view.getUint8(at);
    const nameLength = view.getUint16(at + 2, isLittle);
    const name = text(at + 4, nameLength);
    at += 4 + padded(nameLength) + 4;
    if (at + 4 > bytes.byteLength) break;
    if (type === types.number) settings.set(name, view.getInt32(at, isLittle));
    const length = type === types.text ? view.getUint32(at, isLittle) : 0;
    if (type === types.text) settings.set(name, text(at + 4, length));
    at += type === types.color ? 8 : 4 + padded(length);
  }
  return settings;
}

const types = { number: 0, text: 1, color: 2 } as const;

/** The property of the desktop's settings daemon; empty where there is none. */
async function settingsOf({ client }: XConnection): Promise<Uint8Array> {
  const atom = (name: string) => ask<number>((reply) => client.InternAtom(false, name, reply));
  const selection = await atom('_XSETTINGS_S0');
  const owner = await ask<number>((reply) => client.GetSelectionOwner(selection, reply));
  if (owner === 0) return new Uint8Array();
  const property = await atom('_XSETTINGS_SETTINGS');
  try {
    const { data } = await ask<{ data: Uint8Array }>((reply) =>
      client.GetProperty(0, owner, property, 0, 0, longest, reply),
    );
    return data;
  } catch {
    // The daemon went in this very moment: then nobody says anything.
    return new Uint8Array();
  }
}

function fileOf(environment: NodeJS.ProcessEnv): string {
  const folder = environment['XDG_CONFIG_HOME'] || join(homedir(), '.config');
  try {
    return readFileSync(join(folder, 'gtk-3.0', 'settings.ini'), 'utf8');
  } catch {
    // Most people have none.
    return '';
  }
}
