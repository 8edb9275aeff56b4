import { readdir, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';

/** What was removed of a recording. */
export interface RemovedFiles {
  readonly count: number;
  readonly bytes: number;
}

/** Where a session's recording lies, encrypted under the session's key. */
export function recordingFolder(dataFolder: string, sessionId: string): string {
  return join(dataFolder, 'recordings', sessionId);
}

/** Removes a session's recording, and makes sure that it is gone. A session without one loses nothing. */
export async function removeRecording(
  dataFolder: string,
  sessionId: string,
): Promise<RemovedFiles> {
  const folder = recordingFolder(dataFolder, sessionId);
  const names = await readdir(folder).catch(noneIfMissing);
  const sizes = await Promise.all(names.map(async (name) => (await stat(join(folder, name))).size));
  await rm(folder, { recursive: true, force: true });
  return { count: names.length, bytes: sizes.reduce((sum, size) => sum + size, 0) };
}

function noneIfMissing(error: NodeJS.ErrnoException): string[] {
  if (error.code === 'ENOENT') return [];
  throw error;
}
