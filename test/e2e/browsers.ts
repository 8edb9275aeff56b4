import { chromium, type Browser } from 'playwright-core';

/** What happens when a page asks for the screen: the whole one is picked, a tab is, or the person cancels. */
export type Picker = 'screen' | 'cancelled' | { readonly tabTitled: string };

/** Whether the screen that is shared is real, or a picture that the browser makes up. */
export const screenIsReal = (process.env['REMOTE_HELP_SCREEN'] ?? 'real') === 'real';

const always = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--disable-renderer-backgrounding',
  '--disable-backgrounding-occluded-windows',
  '--disable-background-timer-throttling',
];

/** Starts a Chromium on an X display; without `picker`, asking for the screen would wait for ever. */
export async function startBrowser(
  display: string | undefined,
  options: { readonly picker?: Picker; readonly kiosk?: boolean } = {},
): Promise<Browser> {
  const { picker, kiosk = false } = options;
  return await chromium.launch({
    executablePath: process.env['CHROMIUM'] ?? '/usr/bin/chromium',
    headless: !kiosk,
    env: { ...process.env, ...(display !== undefined && { DISPLAY: display }) },
    args: [...always, ...(picker ? pickerFlags(picker) : []), ...(kiosk ? wholeScreen : [])],
  });
}

const wholeScreen = ['--kiosk', '--window-position=0,0', '--window-size=1920,1080'];

function pickerFlags(picker: Picker): string[] {
  if (typeof picker === 'object') {
    return [`--auto-select-tab-capture-source-by-title=${picker.tabTitled}`];
  }
  if (picker === 'cancelled') return ['--auto-reject-capture'];
  if (screenIsReal) return ['--auto-select-desktop-capture-source=Entire screen'];
  return [
    '--use-fake-ui-for-media-stream',
    '--use-fake-device-for-media-stream=display-media-type=monitor,fps=15',
  ];
}
