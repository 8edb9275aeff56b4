import { accessSync, constants, readFileSync } from 'node:fs';
import { delimiter, join } from 'node:path';

/** Where a program lies by the search path of `env`, or `null`. */
export function findProgram(name: string, env: NodeJS.ProcessEnv = process.env): string | null {
  const folders = (env['PATH'] ?? '').split(delimiter).filter((folder) => folder !== '');
  return folders.map((folder) => join(folder, name)).find(isExecutable) ?? null;
}

/** Whether this file is there and may be run. */
export function isExecutable(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    // Missing and not allowed come to the same: it can't be used.
    return false;
  }
}

/** Whether Debian's packages may be installed here: Debian itself, and as root. */
export function mayInstallDebianPackages(osRelease = readOsRelease()): boolean {
  return (
    process.getuid?.() === 0 &&
    /^ID=("?)debian\1$/m.test(osRelease) &&
    findProgram('apt-get') !== null
  );
}

function readOsRelease(): string {
  try {
    return readFileSync('/etc/os-release', 'utf8');
  } catch {
    // Only Linux has it, and only there the question can be answered by yes.
    return '';
  }
}
