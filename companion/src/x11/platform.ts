import { connectToX } from './connection.ts';
import { desktopTheme } from './desktop-theme.ts';
import { linuxFiles } from './linux-files.ts';
import { linuxNetworkKind } from './linux-network.ts';
import { XDesktop } from './x-desktop.ts';
import { XWindows } from './x-windows.ts';

/** The program's platform on Linux: one connection to the X server for windows, hand and touches. */
export async function openX() {
  const connection = await connectToX();
  // Without its X server the program has neither a window nor a desktop.
  connection.client.on('end', () => process.exit(0));
  return {
    desktop: await XDesktop.open(connection),
    windows: await XWindows.open(connection),
    networkKind: linuxNetworkKind,
    files: linuxFiles,
    theme: await desktopTheme(connection),
    close: () => connection.client.terminate(),
  };
}
