import { loadAddon } from './addon.ts';
import { bindUser32 } from './user32.ts';
import { winTheme } from './win-theme.ts';
import { WinDesktop } from './win-desktop.ts';
import { winFiles } from './win-files.ts';
import { winNetworkKind } from './win-network.ts';
import { WinWindows } from './win-windows.ts';

/** The program's platform on Windows. */
export async function openWindows() {
  const addon = loadAddon();
  const user = bindUser32(addon.koffi);
  const windows = new WinWindows(user);
  return {
    desktop: await WinDesktop.open(user, addon),
    windows,
    files: winFiles(addon.koffi),
    networkKind: winNetworkKind(addon.koffi),
    theme: winTheme(addon.koffi),
    close: () => windows.close(),
  };
}
