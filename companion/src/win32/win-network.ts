import type { Koffi } from './addon.ts';

/** Where things stand in MIB_IFROW, in bytes. */
const row = { bytes: 860, index: 512, type: 516 };
/** An address on the internet: nothing is sent to it, Windows only says which way it would go. */
const somewhere = 0x08080808;
/** The types of interfaces, as IANA numbers them. */
const kinds: Readonly<Record<number, string>> = {
  6: 'ethernet',
  23: 'vpn',
  71: 'wifi',
  131: 'vpn',
  243: 'mobile',
  244: 'mobile',
};

/** Says the kind of network through which Windows reaches others. */
export function winNetworkKind(koffi: Koffi): () => string | null {
  const library = koffi.load('iphlpapi.dll');
  const bestInterface = library.func(
    'uint32 __stdcall GetBestInterface(uint32 address, void *index)',
  );
  const interfaceEntry = library.func('uint32 __stdcall GetIfEntry(void *row)');
  return () => {
    const index = Buffer.alloc(4);
    if (bestInterface(somewhere, index) !== 0) return null;
    const entry = Buffer.alloc(row.bytes);
    index.copy(entry, row.index);
    if (interfaceEntry(entry) !== 0) return null;
    return kinds[entry.readUInt32LE(row.type)] ?? null;
  };
}
