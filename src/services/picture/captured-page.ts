/** What Chromium knows about a captured tab that says who it is. */
interface CapturedTrack extends MediaStreamTrack {
  getCaptureHandle?(): { readonly handle?: string } | null;
}
/** What a page is captured by, where it can be told who is captured. */
export interface CapturableDevices extends Pick<MediaDevices, 'getDisplayMedia'> {
  setCaptureHandleConfig?(config: {
    readonly handle: string;
    readonly permittedOrigins: readonly string[];
  }): void;
}

let handle: string | undefined;

/**
 * Has this page say who it is to whoever captures it, as long as that is a page of the same origin. Only a top-level
 * page can, and only Chromium does; elsewhere nothing can be drawn over a page, since nobody knows whether it is shown.
 *
 * @see https://www.w3.org/TR/capture-handle-identity/
 */
export function nameThisPage(devices: CapturableDevices): void {
  if (globalThis.top !== globalThis.self) return;
  handle ??= crypto.randomUUID();
  devices.setCaptureHandleConfig?.({ handle, permittedOrigins: [location.origin] });
}

/** Whether what is captured is this very page: another tab, a window or a screen is not. */
export function isThisPage(track: CapturedTrack | undefined): boolean {
  return handle !== undefined && track?.getCaptureHandle?.()?.handle === handle;
}
