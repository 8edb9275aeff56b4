import type { Page } from 'playwright-core';

interface Kept {
  keptConnections: WeakRef<RTCPeerConnection>[];
}

/** Runs in every page before it does: knows its connections, for as long as the page keeps them, so that one can ask which way a picture takes. */
export function keepConnections(): void {
  const kept: WeakRef<RTCPeerConnection>[] = [];
  (globalThis as unknown as Kept).keptConnections = kept;
  const Native = globalThis.RTCPeerConnection;
  globalThis.RTCPeerConnection = class extends Native {
    constructor(configuration?: RTCConfiguration) {
      super(configuration);
      kept.push(new WeakRef(this));
    }
  };
}

/** How this page reaches the relay that its picture takes: `udp`, `tcp` or `tls`; `none` if it takes none. */
export async function relayUsedBy(page: Page): Promise<string> {
  return await page.evaluate(async () => {
    const { keptConnections } = globalThis as unknown as Kept;
    const open = keptConnections
      .map((kept) => kept.deref())
      .find((one) => one?.connectionState === 'connected');
    const stats = new Map<string, Record<string, unknown>>(await open?.getStats());
    const all = [...stats.values()];
    const { selectedCandidatePairId } = all.find(({ type }) => type === 'transport') ?? {};
    const pair = stats.get(String(selectedCandidatePairId));
    const local = stats.get(String(pair?.['localCandidateId']));
    if (local?.['candidateType'] === 'relay') return String(local['relayProtocol']);
    // Who has no relay of their own goes to the other's by UDP.
    const remote = stats.get(String(pair?.['remoteCandidateId']));
    return remote?.['candidateType'] === 'relay' ? 'udp' : 'none';
  });
}
