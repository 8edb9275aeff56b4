import { vi } from 'vitest';

/** Stands in for what only a browser has: its storage, which is given back, and certificates. */
export function stubPage(): Map<string, string> {
  const storage = new Map<string, string>();
  const kept = {
    getItem: (key: string) => storage.get(key) ?? null,
    setItem: (key: string, value: string) => storage.set(key, value),
    removeItem: (key: string) => storage.delete(key),
  };
  vi.stubGlobal('localStorage', kept);
  vi.stubGlobal('sessionStorage', kept);
  vi.stubGlobal('RTCPeerConnection', {
    generateCertificate: async () => ({
      getFingerprints: () => [{ algorithm: 'sha-256', value: Array(32).fill('AB').join(':') }],
    }),
  });
  return storage;
}
