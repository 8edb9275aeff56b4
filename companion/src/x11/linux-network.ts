import { existsSync, readFileSync } from 'node:fs';

/** The kernel's word for a device without an address of its own, as tunnels are. */
const tunnel = '65534';

/** The kind of network through which Linux reaches others, by its default route. */
export function linuxNetworkKind(): string | null {
  try {
    const device = deviceIn(readFileSync('/proc/net/route', 'utf8'));
    return device === null ? null : kindOf(`/sys/class/net/${device}`);
  } catch {
    // Not every kernel tells it to every program.
    return null;
  }
}

/** The device of the default route that is tried first. */
function deviceIn(table: string): string | null {
  const routes = table
    .split('\n')
    .slice(1)
    .map((row) => row.split('\t'))
    .filter(([, destination, , , , , , mask]) => destination === '00000000' && mask === '00000000')
    .sort((one, other) => Number(one[6]) - Number(other[6]));
  return routes[0]?.[0] ?? null;
}

function kindOf(folder: string): string {
  const says = (file: string) => readFileSync(`${folder}/${file}`, 'utf8');
  if (existsSync(`${folder}/wireless`)) return 'wifi';
  if (says('type').trim() === tunnel) return 'vpn';
  return says('uevent').includes('DEVTYPE=wwan') ? 'mobile' : 'ethernet';
}
