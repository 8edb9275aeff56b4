import { statfsSync } from 'node:fs';
import { arch, homedir, release, totalmem } from 'node:os';
import type { SystemKind } from '../../../src/protocol/system.ts';
import { clockValue, safeValue, zoneValue } from '../../../src/protocol/system-values.ts';
import type { Desktop } from '../desktop.ts';

/** What the program says of a computer; what the browser says, the page knows. */
const kinds = [
  'system',
  'screens',
  'memory',
  'disk',
  'network',
  'zone',
  'clock',
] as const satisfies readonly SystemKind[];
export type ComputerKind = (typeof kinds)[number];

/** One thing that the program says of the computer. */
export interface ComputerLine {
  readonly kind: ComputerKind;
  readonly value: string;
}

/** Where the program reads what it says of the computer. */
export interface ComputerSources {
  readonly desktop: Pick<Desktop, 'system' | 'monitors' | 'scalePercent'>;
  /** The kind of network through which the computer reaches others, in one word; `null` if it does not say. */
  readonly networkKind: () => string | null;
  /** How far this computer's clock is ahead of the bank's, in milliseconds; `null` if nobody knows. */
  readonly clockAheadMs: number | null;
}

/**
 * Reads of this computer what helps to find a fault, and nothing else: no serial number, no name of a person or a
 * device, nothing that runs here. No other program is started for it. What the system does not say is left out.
 */
export function readComputer(sources: ComputerSources): readonly ComputerLine[] {
  const { desktop, networkKind, clockAheadMs } = sources;
  const read: Record<ComputerKind, string | null> = {
    system: systemValue(desktop.system),
    screens: screensValue(desktop),
    memory: gigabytes(totalmem()),
    disk: diskValue(),
    network: networkKind(),
    zone: zoneValue(new Date()),
    clock: clockAheadMs === null ? null : clockValue(clockAheadMs),
  };
  return kinds.flatMap((kind) => {
    const value = safeValue(read[kind] ?? '').trim();
    return value === '' ? [] : [{ kind, value }];
  });
}

function systemValue(name: string): string {
  const kernel = process.platform === 'linux' ? `Linux ${release()}` : release();
  return `${name}, ${kernel}, ${arch()}`;
}

function screensValue({ monitors, scalePercent }: ComputerSources['desktop']): string {
  const sizes = monitors.map(({ width, height }) => `${width} × ${height}`);
  return [...sizes, ...(scalePercent === null ? [] : [`${scalePercent} %`])].join(', ');
}

/** What is free of the disk with the customer's own folder, and how large it is. */
function diskValue(): string | null {
  try {
    const { bsize, bavail, blocks } = statfsSync(homedir());
    return `${gigabytes(bsize * bavail)} / ${gigabytes(bsize * blocks)}`;
  } catch {
    // A folder on a network that is away has no size to tell.
    return null;
  }
}

function gigabytes(bytes: number): string {
  const size = bytes / 2 ** 30;
  return `${size < 10 ? size.toFixed(1) : Math.round(size)} GB`;
}
