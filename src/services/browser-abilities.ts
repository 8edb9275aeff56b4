import type { System } from '../protocol/http.ts';

/** Whether this browser can show its screen at all: phones, old and insecure pages cannot. */
export function canShareScreen(browser: Pick<Navigator, 'mediaDevices'> = navigator): boolean {
  const devices: Partial<MediaDevices> | undefined = browser.mediaDevices;
  return typeof devices?.getDisplayMedia === 'function' && 'RTCPeerConnection' in globalThis;
}

/** The visitor's system, as far as the browser tells, in the words that the broker uses. */
export function visitorsSystem(browser: Pick<Navigator, 'userAgent'> = navigator): System {
  const agent = browser.userAgent;
  // Browsers on 64-bit ARM Windows say x64 too, and run such programs.
  if (/Windows NT/.test(agent)) return 'windows-x64';
  if (/Android|iPhone|iPad|CrOS/.test(agent)) return 'other';
  if (/Macintosh/.test(agent)) return 'macos';
  return /Linux.*x86_64/.test(agent) ? 'linux-x64' : 'other';
}
