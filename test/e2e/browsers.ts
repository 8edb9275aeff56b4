import { chromium, type Browser } from 'playwright-core';

/** What happens when a page asks for the screen: the whole one is picked, a tab is, or the person cancels. */
export type Picker = 'screen' | 'cancelled' | { readonly tabTitled: string };

/** Whether the screen that is shared is real, or a picture that the browser makes up. */
export const screenIsReal = (process.env['TEST_SCREEN'] ?? 'real') === 'real';

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

/** How a browser is started. Without `picker`, asking for the screen would wait for ever. */
export type BrowserOptions = {
  readonly picker?: Picker;
  /** Whether its window is on the screen, and all of it. */
  readonly window?: 'none' | 'onScreen' | 'wholeScreen';
  /** Whether it keeps pages that are left, and brings them back as they were: Playwright forbids it otherwise. */
  readonly keepsPages?: boolean;
  /** What is started in place of Chromium itself, and with what more. */
  readonly program?: string;
  readonly flags?: readonly string[];
};

/** Starts a Chromium on an X display. */
export async function startBrowser(
  display: string | undefined,
  { picker, window = 'none', keepsPages = false, program, flags = [] }: BrowserOptions = {},
): Promise<Browser> {
  return await chromium.launch({
    executablePath: program ?? process.env['CHROMIUM'] ?? '/usr/bin/chromium',
    headless: window === 'none',
    env: { ...process.env, ...(display !== undefined && { DISPLAY: display }) },
    ignoreDefaultArgs: keepsPages ? ['--disable-back-forward-cache'] : [],
    args: [...always, ...(picker ? pickerFlags(picker) : []), ...windowFlags[window], ...flags],
  });
}

const windowFlags = {
  none: [],
  // Without a place and a size: a floating status bar would get the same ones.
  onScreen: ['--hide-scrollbars'],
  wholeScreen: ['--kiosk', '--window-position=0,0', '--window-size=1920,1080'],
};

function pickerFlags(picker: Picker): string[] {
  if (typeof picker === 'object') {
    return [`--auto-select-tab-capture-source-by-title=${picker.tabTitled}`];
  }
  if (picker === 'cancelled') {
    return [screenIsReal ? '--auto-reject-capture' : '--use-fake-ui-for-media-stream=deny'];
  }
  if (screenIsReal) return ['--auto-select-desktop-capture-source=Entire screen'];
  return [
    '--use-fake-ui-for-media-stream',
    '--use-fake-device-for-media-stream=display-media-type=monitor,fps=15',
  ];
}
