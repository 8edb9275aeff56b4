import { mkdirSync, mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';

/** Where the demo listens and keeps its data. */
export type DemoSettings = { readonly port: number; readonly dataFolder: string };

/** What is wrong with the environment, in one line for the person who started the demo. */
export class SettingsError extends Error {
  override readonly name = 'SettingsError';
}

/**
 * Reads `PORT` and `DATA_DIR`, and makes the folder.
 *
 * @throws {SettingsError} if one of them cannot be used.
 */
export function readSettings(env: NodeJS.ProcessEnv): DemoSettings {
  return { port: readPort(env['PORT']), dataFolder: readFolder(env['DATA_DIR']) };
}

function readPort(text = ''): number {
  if (text === '') return 8080;
  const port = /^[0-9]{1,5}$/.test(text) ? Number(text) : NaN;
  if (port <= 65_535) return port;
  throw new SettingsError(`PORT must be a number from 0 to 65535, and is ${JSON.stringify(text)}.`);
}

function readFolder(text = ''): string {
  if (text === '') return mkdtempSync(join(tmpdir(), 'remote-help-demo-'));
  const folder = resolve(text);
  try {
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    return folder;
  } catch (cause) {
    throw new SettingsError(`DATA_DIR cannot be used: ${folder}`, { cause });
  }
}
