import { execFile } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';

const run = promisify(execFile);

/**
 * Makes the blob that Node reads its program from (Node's "single executable applications").
 *
 * @param node - A Node of exactly the version that the blob is for; without caches one system's can make another's.
 */
export async function makeBlob(
  node: string,
  script: string,
  assets: Readonly<Record<string, string>>,
  folder: string,
): Promise<string> {
  const output = join(folder, 'program.blob');
  const configuration = join(folder, 'program.json');
  const options = { disableExperimentalSEAWarning: true, useSnapshot: false, useCodeCache: false };
  writeFileSync(configuration, JSON.stringify({ main: script, output, assets, ...options }));
  await run(node, ['--experimental-sea-config', configuration]);
  return output;
}

/** The mark in a Node that says whether it has a program inside; its last character is turned from 0 to 1. */
export const fuse = 'NODE_SEA_FUSE_fce680ab2cc467b6e072b8b5df1996b2';
