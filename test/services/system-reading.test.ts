import { expect, it } from 'vitest';
import { readSystem } from '../../src/services/system-reading.ts';

const screen = { width: 1920, height: 1080 };
const chromium = {
  userAgent: 'Mozilla/5.0 (Windows NT 10.0; Win64; x64) Chrome/140.0.0.0 Safari/537.36',
  cookieEnabled: true,
  onLine: true,
  deviceMemory: 8,
  connection: { effectiveType: '4g' },
  mediaDevices: { getDisplayMedia: async () => undefined },
  userAgentData: {
    platform: 'Windows',
    brands: [{ brand: 'Chromium', version: '140' }],
    getHighEntropyValues: async () => ({
      platformVersion: '15.0.0',
      architecture: 'x86',
      fullVersionList: [
        { brand: 'Not=A?Brand', version: '24' },
        { brand: 'Chromium', version: '140.0.7339.80' },
        { brand: 'Google Chrome', version: '140.0.7339.80' },
      ],
    }),
  },
};
const firefox = {
  userAgent: 'Mozilla/5.0 (X11; Linux x86_64; rv:143.0) Gecko/20100101 Firefox/143.0',
  cookieEnabled: false,
  onLine: true,
};

async function read(navigator: object, clockAheadMs: number | null = null) {
  const sources = { screen, devicePixelRatio: 1.25, clockAheadMs };
  const lines = await readSystem({ ...sources, navigator: navigator as Navigator });
  return Object.fromEntries(lines.map(({ kind, value }) => [kind, value]));
}

it('an adviser reads what a Chromium says of itself: Windows 11 by its real name, and the exact browser', async () => {
  expect(await read(chromium, -75_400)).toMatchObject({
    system: 'Windows 11 x86',
    browser: 'Google Chrome 140.0.7339.80',
    screens: '1920 × 1080, 125 %',
    memory: '≈ 8 GB',
    network: '4g',
    clock: '−75 s',
    cookies: 'yes',
    capture: 'yes',
  });
});

it('what a browser does not say is left out, and nothing is made up for it', async () => {
  const lines = await read(firefox);
  expect(lines).toMatchObject({
    system: 'X11; Linux x86_64; rv:143.0',
    browser: 'Firefox 143.0',
    cookies: 'no',
    capture: 'no',
  });
  for (const kind of ['memory', 'network', 'clock', 'disk']) expect(lines).not.toHaveProperty(kind);
});

it('a browser that refuses to say more is read by what it says to anybody', async () => {
  const getHighEntropyValues = async () => Promise.reject(new Error('NotAllowedError'));
  const userAgentData = { ...chromium.userAgentData, getHighEntropyValues };
  const lines = await read({ ...chromium, userAgentData });
  expect(lines).toMatchObject({ system: 'Windows', browser: 'Chromium 140' });
});

it('no value has a line break in it, or is longer than the wire takes', async () => {
  const lines = await read({ ...firefox, userAgent: `Mozilla (a\nb${'c'.repeat(500)}) x` });
  expect(lines.system).toHaveLength(200);
  expect(lines.system).not.toContain('\n');
});
