import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { seatStore, type KeptSeat } from '../../src/services/line/kept-seat.ts';

const seat: KeptSeat = {
  sessionId: '6f1c7a52-4d0a-4f0e-9a57-0d8f6f0b7a11',
  token: 'a'.repeat(43),
  hasShared: false,
  adviser: { name: 'Ana Novak', role: 'Svetovalka' },
  records: false,
  wordsNeeded: true,
  resumeMs: 60_000,
  seenAt: 1_000,
};
const storage = new Map<string, string>();

beforeEach(() => {
  storage.clear();
  vi.stubGlobal('sessionStorage', {
    getItem: (key: string) => storage.get(key) ?? null,
    setItem: (key: string, value: string) => storage.set(key, value),
    removeItem: (key: string) => storage.delete(key),
  });
});
afterEach(() => vi.unstubAllGlobals());

describe('the seat that a tab keeps', () => {
  it('is given to the next page of the tab', () => {
    seatStore.write(seat);
    expect(seatStore.read(1_000)).toEqual(seat);
  });

  it('is worth nothing after the resume time, or once the session is over', () => {
    seatStore.write(seat);
    expect(seatStore.read(60_999)).toEqual(seat);
    expect(seatStore.read(61_000)).toBeUndefined();
    seatStore.clear();
    expect(seatStore.read(1_000)).toBeUndefined();
  });

  it.each([
    'not JSON',
    '7',
    '[]',
    '{}',
    'null',
    JSON.stringify({ ...seat, token: 'short' }),
    JSON.stringify({ ...seat, adviser: null }),
    JSON.stringify({ ...seat, seenAt: 'now' }),
    JSON.stringify({ ...seat, sessionId: 7 }),
  ])('is not read from %s', (text) => {
    storage.set('remote-help:seat', text);
    expect(seatStore.read(1_000)).toBeUndefined();
  });

  it('is forgotten without a fault where the browser forbids to keep it', () => {
    vi.stubGlobal('sessionStorage', {
      getItem: () => {
        throw new DOMException('forbidden', 'SecurityError');
      },
      setItem: () => {
        throw new DOMException('full', 'QuotaExceededError');
      },
    });
    expect(() => seatStore.write(seat)).not.toThrow();
    expect(seatStore.read(1_000)).toBeUndefined();
  });
});
