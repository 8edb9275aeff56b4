import { basename } from 'node:path';
import { getAsset } from 'node:sea';
import type { Locale } from '../../src/protocol/states.ts';
import { Program, type ProgramPlatform } from './program.ts';
import { Glyphs } from './ui/glyphs.ts';
import type { Theme } from './ui/palette.ts';
import type { WindowSystem } from './window.ts';
import { Windows } from './windows.ts';

/** A platform: the desktop that it touches and the windows that it shows. */
interface Platform extends ProgramPlatform {
  readonly windows: WindowSystem;
  /** In which colours the desktop is. */
  readonly theme: Theme;
  close(): void;
}

/** How long the program may take to end before it ends itself: a system that hangs must not keep it. */
const endMs = 2_000;

/** Runs the program from the first window to the end of the session. */
async function main(): Promise<void> {
  const platform = await openPlatform();
  const { desktop } = platform;
  const program = new Program(REMOTE_HELP_BROKER, platform, REMOTE_HELP_CONTROL_RETURN_SECONDS);
  const windows = new Windows({
    program,
    desktop,
    system: platform.windows,
    glyphs: new Glyphs(new Uint8Array(getAsset('glyphs.bin.gz')), platform.theme),
    bank: REMOTE_HELP_BANK,
    locale: systemLocale(),
    prefilled: numberInName(basename(process.execPath)),
  });
  const end = async () => {
    setTimeout(() => process.exit(0), endMs).unref();
    windows.close();
    await program.close();
    platform.close();
    process.exit(0);
  };
  program.onFiles = () => windows.draw();
  program.actor.subscribe({ next: () => windows.draw(), complete: () => void end() });
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const)
    process.on(signal, () => void end());
  program.actor.start();
  windows.draw();
}

async function openPlatform(): Promise<Platform> {
  if (process.platform === 'win32') return (await import('./win32/platform.ts')).openWindows();
  return (await import('./x11/platform.ts')).openX();
}

/** The number in a file's name such as `RemoteHelp_12345678.exe`, with the browser's ` (1)` or without. */
function numberInName(name: string): string {
  return /[_-](\d{8})(?!\d)/.exec(name)?.[1] ?? '';
}

function systemLocale(): Locale {
  return Intl.DateTimeFormat().resolvedOptions().locale.startsWith('sl') ? 'sl' : 'en';
}

main().catch(() => process.exit(1));
