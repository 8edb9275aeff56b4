import type { SystemKind, SystemLine } from '../protocol/system.ts';
import { clockValue, safeValue, zoneValue } from '../protocol/system-values.ts';

/** What some browsers say about themselves and others do not. */
interface NavigatorFacts extends Navigator {
  readonly deviceMemory?: number;
  readonly connection?: { readonly effectiveType?: string; readonly type?: string };
  readonly userAgentData?: {
    readonly brands: readonly { brand: string; version: string }[];
    readonly platform: string;
    getHighEntropyValues(hints: readonly string[]): Promise<{
      readonly platformVersion?: string;
      readonly architecture?: string;
      readonly fullVersionList?: readonly { brand: string; version: string }[];
    }>;
  };
}

/** Where a reading is taken from. */
export interface SystemSources {
  readonly navigator: Navigator;
  readonly screen: Pick<Screen, 'width' | 'height'>;
  readonly devicePixelRatio: number;
  /** How far this computer's clock is ahead of the bank's, in milliseconds; `null` if nobody knows. */
  readonly clockAheadMs: number | null;
}

/**
 * Reads of this computer what its browser tells any page, and nothing else: what a browser does not say is left out.
 * The values are the same in every language.
 */
export async function readSystem(sources: SystemSources): Promise<readonly SystemLine[]> {
  const { screen, devicePixelRatio, clockAheadMs } = sources;
  const navigator: NavigatorFacts = sources.navigator;
  const exact = await exactFactsOf(navigator);
  const read: readonly (readonly [SystemKind, string | undefined])[] = [
    ['system', exact.system ?? systemIn(navigator.userAgent)],
    ['browser', exact.browser ?? browserIn(navigator.userAgent)],
    ['screens', `${screen.width} × ${screen.height}, ${Math.round(devicePixelRatio * 100)} %`],
    ['memory', navigator.deviceMemory === undefined ? undefined : `≈ ${navigator.deviceMemory} GB`],
    ['network', networkOf(navigator)],
    ['zone', zoneValue(new Date())],
    ['clock', clockAheadMs === null ? undefined : clockValue(clockAheadMs)],
    ['cookies', yesOrNo(navigator.cookieEnabled)],
    ['storage', yesOrNo(canStore())],
    ['picture', yesOrNo('RTCPeerConnection' in globalThis)],
    ['capture', yesOrNo(typeof navigator.mediaDevices?.getDisplayMedia === 'function')],
  ];
  return read.flatMap(([kind, value]) => (value ? [{ kind, value: safeValue(value) }] : []));
}

/** Chromium says on request which system and version it is; its user agent has been frozen. */
async function exactFactsOf({ userAgentData }: NavigatorFacts) {
  if (userAgentData === undefined) return {};
  const hints = ['platformVersion', 'architecture', 'fullVersionList'];
  const { platform, brands } = userAgentData;
  const facts = await userAgentData.getHighEntropyValues(hints).catch(() => null);
  const known = (facts?.fullVersionList ?? brands).filter(
    ({ brand }) => !/not.?a.?brand/i.test(brand),
  );
  const version = versionOf(platform, facts?.platformVersion ?? '');
  const named = known.find(({ brand }) => brand !== 'Chromium') ?? known[0];
  return {
    system: [platform, version, facts?.architecture].filter(Boolean).join(' ') || undefined,
    browser: named && `${named.brand} ${named.version}`,
  };
}

/**
 * Windows says 13 and more for what everybody calls 11, and 1 to 10 for what everybody calls 10.
 *
 * @see https://learn.microsoft.com/microsoft-edge/web-platform/how-to-detect-win11
 */
function versionOf(platform: string, told: string): string {
  if (platform !== 'Windows') return told;
  const major = Number.parseInt(told, 10);
  if (major >= 13) return '11';
  return major > 0 ? '10' : told;
}

function systemIn(userAgent: string): string | undefined {
  return /\(([^)]+)\)/.exec(userAgent)?.[1];
}

function browserIn(userAgent: string): string | undefined {
  return /(Firefox|Version|Chrome)\/[\d.]+/
    .exec(userAgent)?.[0]
    .replace('Version', 'Safari')
    .replace('/', ' ');
}

function networkOf({ connection, onLine }: NavigatorFacts): string | undefined {
  if (!onLine) return undefined;
  return [connection?.type, connection?.effectiveType].filter(Boolean).join(', ') || undefined;
}

function canStore(): boolean {
  try {
    const key = 'remote-help:try';
    localStorage.setItem(key, '1');
    localStorage.removeItem(key);
    return true;
  } catch {
    // A browser that keeps nothing throws already at the look: that is the answer.
    return false;
  }
}

function yesOrNo(is: boolean): 'yes' | 'no' {
  return is ? 'yes' : 'no';
}
